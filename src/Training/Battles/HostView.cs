// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>What the host is shown beside what all are shown. It holds solutions, so it goes to no player before the reveal: to a host who plays they are null.</summary>
/// <param name="Rules">As they stand.</param>
/// <param name="IsLocked">Nobody new may come in.</param>
/// <param name="Underlying">The phase, or the one that a pause interrupts.</param>
/// <param name="Solution">Of the current question, with the distribution from the first answer on once it is revealed; null between questions.</param>
/// <param name="Next">What is asked next; null after the last.</param>
public sealed record HostView(RulesView Rules, bool IsLocked, BattlePhase Underlying, SolutionView? Solution, PreviewView? Next);

/// <summary>A question before it is asked.</summary>
/// <param name="Stem">What is asked.</param>
/// <param name="Solution">Choices in the drawn order, what is right, and why.</param>
public sealed record PreviewView(StemView Stem, SolutionView Solution);

/// <summary>Some of the players, for the host.</summary>
/// <param name="Page">From 0.</param>
/// <param name="Pages">1 or more.</param>
/// <param name="Total">Players on the list.</param>
/// <param name="Players">In the order of their names.</param>
public sealed record RosterPage(int Page, int Pages, int Total, ImmutableArray<RosterLine> Players);

/// <summary>A player as the host sees them. Whether they have answered is not told: it would tell who has more time.</summary>
/// <param name="Id">To remove them, or to hand over to them.</param>
/// <param name="Name">Under which they play.</param>
/// <param name="Team">Label; null: none.</param>
/// <param name="IsParked">With a guest.</param>
/// <param name="IsLost">Not heard for too long.</param>
/// <param name="IsGuest">Without an account.</param>
public sealed record RosterLine(Guid Id, string Name, string? Team, bool IsParked, bool IsLost, bool IsGuest);

/// <summary>What the big screen shows: nothing personal, and no solution before the reveal.</summary>
/// <param name="Format">Who paces.</param>
/// <param name="Scene">As to everybody.</param>
/// <param name="Tally">As to everybody.</param>
public sealed record ScreenView(BattleFormat Format, Scene Scene, Tally Tally);
