// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>Who challenges, or who is challenged.</summary>
public enum RelaySide
{
    First,
    Second,
}

/// <summary>A relay as one person sees it.</summary>
/// <param name="Id">Its page's address.</param>
/// <param name="State">At this instant.</param>
/// <param name="Side">On which they play or played; null: on none.</param>
/// <param name="IsIn">They have a seat in one of its battles.</param>
/// <param name="First">Label of who challenges.</param>
/// <param name="Second">Label of who is challenged.</param>
/// <param name="House">Establishment of who challenges; null: somebody who works nowhere.</param>
/// <param name="Challenger">Name under which the challenger played; null: they did not, or are no longer known.</param>
/// <param name="IsMine">This person challenged.</param>
/// <param name="IsByCode">Whoever has the code may play.</param>
/// <param name="Questions">How many; 0 while they are not drawn.</param>
/// <param name="DueAt">Until when the other side may begin; null while the first one plays.</param>
/// <param name="EndedAt">When both had played.</param>
/// <param name="Phase">Of the battle that is played now, else of the last one.</param>
/// <param name="Code">Of that battle.</param>
/// <param name="Seat">The battle in which they played, for its results; null: they did not.</param>
/// <param name="EntryCode">Of the first battle: it leads to this relay as long as it can be played.</param>
/// <param name="Ours">What their side made of it; null: nothing yet, or so few played that the figures are for those who did.</param>
/// <param name="Theirs">The other side likewise.</param>
/// <param name="Outcome">For their side, at the end.</param>
public sealed record RelayCard(
    Guid Id, RelayState State, RelaySide? Side, bool IsIn, string First, string Second, string? House, string? Challenger, bool IsMine, bool IsByCode, int Questions,
    DateTimeOffset? DueAt, DateTimeOffset? EndedAt, BattlePhase Phase, string Code, Guid? Seat, string EntryCode, DuelSide? Ours, DuelSide? Theirs, DuelOutcome? Outcome)
{
    /// <summary>The other side by its label.</summary>
    public string Other => Side == RelaySide.Second ? First : Second;

    /// <summary>Nobody has begun to play it: both sides may still come.</summary>
    public bool IsGathering => State == RelayState.Open && Phase == BattlePhase.Lobby;

    /// <summary>It is their turn.</summary>
    public bool MayAnswer => Side == RelaySide.Second && State is RelayState.Waiting or RelayState.UnderWay || (Side is not null && IsGathering);

    /// <summary>It waits for them, and they have yet to come.</summary>
    public bool Waits => MayAnswer && !(IsGathering && (IsIn || IsMine));
}
