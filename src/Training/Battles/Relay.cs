// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>Where a relay stands.</summary>
public enum RelayState
{
    /// <summary>The first side has yet to finish; while its lobby is open both may still play at once.</summary>
    Open,

    /// <summary>The other side may play, until it is due.</summary>
    Waiting,

    /// <summary>The other side plays.</summary>
    UnderWay,

    /// <summary>Both have played.</summary>
    Decided,

    /// <summary>The other side could not come in time: a draw by absence.</summary>
    Expired,

    /// <summary>The first side never began.</summary>
    Cancelled,
}

/// <summary>
/// What is known of a relay: one side plays, the other plays the same questions later against its recorded answers. Where it stands follows from this
/// and the present instant; nothing has to happen for it to expire.
/// </summary>
/// <param name="First">Phase of the first side's battle.</param>
/// <param name="IsLive">Both sides played that one.</param>
/// <param name="Second">Phase of the other side's battle; null: it was never opened.</param>
/// <param name="DueAt">Until when the other side may begin; null while the first side plays.</param>
public sealed record Relay(BattlePhase First, bool IsLive, BattlePhase? Second, DateTimeOffset? DueAt)
{
    /// <summary>Where it stands.</summary>
    /// <param name="now">The present instant.</param>
    public RelayState At(DateTimeOffset now) => (First, Second) switch
    {
        (BattlePhase.Cancelled, _) => RelayState.Cancelled,
        (not BattlePhase.Finished, _) => RelayState.Open,
        _ when IsLive => RelayState.Decided,
        (_, BattlePhase.Finished) => RelayState.Decided,
        // Begun in time is in time, however long it takes; a lobby in which nobody began leaves things as they were.
        (_, not (null or BattlePhase.Cancelled)) => RelayState.UnderWay,
        _ => now < DueAt ? RelayState.Waiting : RelayState.Expired,
    };

    /// <summary>How it ended for a side that has these figures; null before its end. Who never came has lost nothing, and neither has who waited.</summary>
    /// <param name="mine">What the side has; null: it did not play to its end.</param>
    /// <param name="theirs">What the other one has; null: it did not play to its end.</param>
    /// <param name="now">The present instant.</param>
    public DuelOutcome? Outcome(DuelSide? mine, DuelSide? theirs, DateTimeOffset now) => At(now) switch
    {
        RelayState.Expired => DuelOutcome.Draw,
        RelayState.Decided => mine is { } one && theirs is { } other ? one.Against(other) : DuelOutcome.Absent,
        _ => null,
    };
}
