// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>What a battle's creator, or the house, decides. Every duration is positive.</summary>
public sealed record BattleSettings
{
    /// <summary>Values of <see cref="TimeFactor"/>.</summary>
    public static readonly ImmutableArray<int> TimeFactors = [0, 1, 2, 5, 10];

    /// <summary>What is usual for a format: an open battle takes two to forty players, a relay's from one to forty, a hosted one from one to a thousand.</summary>
    public static BattleSettings For(BattleFormat format) => format switch
    {
        BattleFormat.Hosted => new() { Format = format, MinPlayers = 1, MaxPlayers = 1000 },
        BattleFormat.Relay => new() { Format = format, MinPlayers = 1, Teams = TeamKind.Sides },
        _ => new(),
    };

    /// <summary>Who paces.</summary>
    public BattleFormat Format { get; init; } = BattleFormat.Open;

    /// <summary>Players needed to start.</summary>
    public int MinPlayers { get; init; } = 2;

    /// <summary>Players at most, those who left not counted.</summary>
    public int MaxPlayers { get; init; } = 40;

    /// <summary>T, the time to answer a question that says nothing of its own.</summary>
    public TimeSpan AnswerTime { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Who scores together.</summary>
    public TeamKind Teams { get; init; }

    /// <summary>Who may play a relay's battle; null in any other.</summary>
    public Sides? Sides { get; init; }

    /// <summary>Where its questions come from.</summary>
    public QuestionSource Source { get; init; }

    /// <summary>How many questions are wanted, where they are dealt at the start; not read otherwise.</summary>
    public int Wanted { get; init; }

    /// <summary>People without an account may play.</summary>
    public bool AllowsGuests { get; init; }

    /// <summary>Multiplies T: 1, 2, 5 or 10; 0 for no limit.</summary>
    public int TimeFactor { get; init; } = 1;

    /// <summary>s, the share of the points that speed decides: 0 to 0.2.</summary>
    public decimal Speed { get; init; }

    /// <summary>Reading time before the first character.</summary>
    public TimeSpan ReadingBase { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Reading time a character.</summary>
    public TimeSpan ReadingPerCharacter { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>Shortest reading time.</summary>
    public TimeSpan ReadingMin { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Longest reading time.</summary>
    public TimeSpan ReadingMax { get; init; } = TimeSpan.FromSeconds(12);

    /// <summary>How long the right answer is shown.</summary>
    public TimeSpan Reveal { get; init; } = TimeSpan.FromSeconds(8);

    /// <summary>How long after the deadline answers in flight are still taken.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Somebody heard longer ago than this is absent.</summary>
    public TimeSpan Presence { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>A host heard longer ago than this is lost, and the battle paces itself.</summary>
    public TimeSpan HostSilence { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>By how much a device's elapsed time may undercut the server's.</summary>
    public TimeSpan ElapsedTolerance { get; init; } = TimeSpan.FromSeconds(1.5);

    /// <summary>Time of the comeback for each question of the longest queue, before <see cref="TimeFactor"/>.</summary>
    public TimeSpan ComebackPerQuestion { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>Longest comeback, before <see cref="TimeFactor"/>.</summary>
    public TimeSpan ComebackMax { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>Somebody silent for this long in the lobby is taken off the list; coming back is free.</summary>
    public TimeSpan LobbySilence { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>A battle where nobody was heard for this long ends; one of a relay or against a ghost only in its lobby.</summary>
    public TimeSpan AbandonAfter { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>A battle older than this ends, whatever happens in it.</summary>
    public TimeSpan Lifetime { get; init; } = TimeSpan.FromHours(12);

    /// <summary>Whether what ended at an instant ended because of <see cref="Lifetime"/>.</summary>
    /// <param name="createdAt">When it was made.</param>
    /// <param name="endedAt">When it ended.</param>
    public bool IsSpent(DateTimeOffset createdAt, DateTimeOffset endedAt) => endedAt >= createdAt + Lifetime;

    /// <summary>Fewest answers of which the distribution is shown.</summary>
    public int DistributionFrom { get; init; } = 5;

    /// <summary>How long a stem is shown alone.</summary>
    /// <param name="characters">Length of its plain text.</param>
    public TimeSpan ReadingTime(int characters)
    {
        var wanted = ReadingBase + (ReadingPerCharacter * characters);
        return wanted < ReadingMin ? ReadingMin : wanted > ReadingMax ? ReadingMax : wanted;
    }

    /// <summary>The time to answer a question; null for no limit.</summary>
    /// <param name="own">Seconds that the question itself asks for; null: <see cref="AnswerTime"/>.</param>
    public TimeSpan? TimeToAnswer(int? own) =>
        TimeFactor == 0 ? null : (own is { } seconds ? TimeSpan.FromSeconds(seconds) : AnswerTime) * TimeFactor;

    /// <summary>How long the comeback lasts for all; null for no limit.</summary>
    /// <param name="longest">Questions in the longest queue.</param>
    public TimeSpan? TimeToComeBack(int longest) => TimeFactor == 0 ? null : UsualComeback(longest) * TimeFactor;

    /// <summary>The comeback where the time is the usual one: no longer is anybody waited for who is with a guest.</summary>
    /// <param name="longest">Questions in the longest queue.</param>
    public TimeSpan UsualComeback(int longest)
    {
        var wanted = ComebackPerQuestion * longest;
        return wanted < ComebackMax ? wanted : ComebackMax;
    }
}

/// <summary>How the players of a battle are grouped.</summary>
public enum TeamKind
{
    /// <summary>Everybody plays alone.</summary>
    None,

    /// <summary>By trade, as the shell knows it.</summary>
    Trade,

    /// <summary>By establishment, as the shell knows it.</summary>
    Establishment,

    /// <summary>Everybody says in whose team they are.</summary>
    SelfFormed,

    /// <summary>The sides of a relay, as the shell knows them.</summary>
    Sides,
}

/// <summary>Where a battle's questions come from.</summary>
public enum QuestionSource
{
    /// <summary>Chosen modules.</summary>
    Modules,

    /// <summary>All modules of a territory.</summary>
    Territory,

    /// <summary>What the players who are there at the start know least: dealt by <see cref="Move.Start"/>.</summary>
    WeakSpots,
}
