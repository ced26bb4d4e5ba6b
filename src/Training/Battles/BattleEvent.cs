// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>What happened in a turn. A closed set.</summary>
public abstract record BattleEvent
{
    private BattleEvent() { }

    /// <summary>All are told, in order and without holes.</summary>
    /// <param name="Seq">One more than the one before.</param>
    /// <param name="What">What changed.</param>
    /// <param name="Battle">The battle right then: a late tick may go through several phases at once.</param>
    public sealed record Staged(long Seq, Stage What, Battle Battle) : BattleEvent;

    /// <summary>Somebody came, went, was parked or returned.</summary>
    /// <param name="Player">As they are now.</param>
    /// <param name="IsNew">Never seen in this battle before.</param>
    public sealed record RosterChanged(Player Player, bool IsNew) : BattleEvent;

    /// <summary>Somebody was taken out and may not come back; follows the <see cref="RosterChanged"/> that says so to the disk.</summary>
    /// <param name="Player">As they are now.</param>
    public sealed record Removed(Player Player) : BattleEvent;

    /// <summary>An answer has its receipt.</summary>
    /// <param name="Answer">The one that counts.</param>
    /// <param name="IsFirst">False when the same answer was sent again.</param>
    public sealed record Received(Answer Answer, bool IsFirst) : BattleEvent;
}

/// <summary>Kinds of <see cref="BattleEvent.Staged"/>.</summary>
public enum Stage
{
    /// <summary>A stem is shown.</summary>
    Shown,

    /// <summary>Its choices are shown.</summary>
    Opened,

    /// <summary>The right answer is shown.</summary>
    Revealed,

    /// <summary>The comeback has begun.</summary>
    CameBack,

    /// <summary>Time stands still.</summary>
    Paused,

    /// <summary>Time goes on.</summary>
    Resumed,

    /// <summary>After an outage every instant moved.</summary>
    Shifted,

    /// <summary>The host ended the time to answer: the deadline is now.</summary>
    Closing,

    /// <summary>Nobody new may come in.</summary>
    Locked,

    /// <summary>People may come in again.</summary>
    Unlocked,

    /// <summary>Somebody else hosts, or nobody any more.</summary>
    HostChanged,

    /// <summary>The host is not heard: the battle paces itself.</summary>
    HostLost,

    /// <summary>The host is heard again.</summary>
    HostBack,

    /// <summary>The time to answer, or what speed counts, is another.</summary>
    SettingsChanged,

    /// <summary>Over.</summary>
    Finished,

    /// <summary>Over before a question was asked.</summary>
    Cancelled,
}
