// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>Where a battle stands.</summary>
public enum BattlePhase
{
    /// <summary>People come in; nothing is asked yet.</summary>
    Lobby,

    /// <summary>The question is shown without its choices.</summary>
    Reading,

    /// <summary>The choices are shown and answers are taken.</summary>
    Answering,

    /// <summary>The right answer and its reason are shown.</summary>
    Reveal,

    /// <summary>Each player walks through what they missed.</summary>
    Comeback,

    /// <summary>Time stands still; <see cref="Pause.From"/> tells in which phase.</summary>
    Paused,

    /// <summary>Over, with standings.</summary>
    Finished,

    /// <summary>Over before a question was asked.</summary>
    Cancelled,
}

/// <summary>Who paces a battle.</summary>
public enum BattleFormat
{
    /// <summary>« Libre » : nobody hosts, phases follow each other by themselves.</summary>
    Open,

    /// <summary>« Animée » : a host paces.</summary>
    Hosted,

    /// <summary>« Relais » : nobody hosts; one side plays, the other the same questions later, or at once when both are there.</summary>
    Relay,
}

/// <summary>A battle whose time stands still.</summary>
/// <param name="From">The phase that goes on afterwards: Reading, Answering, Reveal or Comeback.</param>
/// <param name="At">Since when.</param>
/// <param name="ByHost">The host wanted it; else nobody was there.</param>
public sealed record Pause(BattlePhase From, DateTimeOffset At, bool ByHost = false);
