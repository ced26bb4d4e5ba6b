// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>Counts that everybody sees; newest wins.</summary>
/// <param name="Players">On the list.</param>
/// <param name="Present">Heard and not parked.</param>
/// <param name="Answered">Of the current question; null once the deadline is over and fewer than three answers are awaited.</param>
/// <param name="Parked">With a guest.</param>
/// <param name="Lost">Whose link is lost.</param>
/// <param name="IsAwaitingLast">The deadline is over, and last answers are awaited.</param>
/// <param name="Host">Whether somebody hosts.</param>
/// <param name="Teams">In the lobby the largest twelve without a score; then the first ones with theirs, never the last. Scores wait for the reveal.</param>
/// <param name="Names">Who, while they are few enough to be named: in the lobby up to forty, in play up to six; empty otherwise.</param>
public sealed record Tally(
    int Players, int Present, int? Answered, int Parked, int Lost, bool IsAwaitingLast, HostState Host, ImmutableArray<TeamLine> Teams, ImmutableArray<NamedPlayer> Names);

/// <summary>Whether somebody hosts.</summary>
public enum HostState
{
    /// <summary>Nobody does.</summary>
    None,

    /// <summary>Somebody does, and is heard.</summary>
    There,

    /// <summary>Somebody does, and is not heard: the battle paces itself.</summary>
    Lost,
}

/// <summary>A player as the others see them.</summary>
/// <param name="Name">Under which they play.</param>
/// <param name="IsParked">With a guest.</param>
/// <param name="IsLost">Not heard for too long.</param>
/// <param name="Team">In the lobby their team; null without teams and in play.</param>
public sealed record NamedPlayer(string Name, bool IsParked, bool IsLost, string? Team);

/// <summary>A team as it is shown.</summary>
/// <param name="Label">The team.</param>
/// <param name="Members">On the list.</param>
/// <param name="Place">From 1; null where it is not told.</param>
/// <param name="Score">Of the closed questions, to one decimal; null in the lobby.</param>
public sealed record TeamLine(string Label, int Members, int? Place, decimal? Score);
