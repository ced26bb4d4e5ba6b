// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>What a move gives: a <see cref="Turn"/> or a <see cref="Refusal"/>.</summary>
public abstract record Played;

/// <summary>The move was made.</summary>
/// <param name="Battle">The battle afterwards.</param>
/// <param name="Events">What happened, in order, what the passing of time brought included.</param>
public sealed record Turn(Battle Battle, System.Collections.Immutable.ImmutableArray<BattleEvent> Events) : Played;

/// <summary>The move was not made, and nothing changed. A closed set.</summary>
public abstract record Refusal : Played
{
    private Refusal() { }

    /// <summary>The battle has ended.</summary>
    public sealed record Over : Refusal;

    /// <summary>Not in this battle, or left it.</summary>
    public sealed record NotAPlayer : Refusal;

    /// <summary>Was removed and cannot come back.</summary>
    public sealed record WasRemoved : Refusal;

    /// <summary>Nobody new may come in.</summary>
    public sealed record IsLocked : Refusal;

    /// <summary>No place left.</summary>
    public sealed record IsFull : Refusal;

    /// <summary>The name is empty or too long.</summary>
    public sealed record BadName : Refusal;

    /// <summary>Not enough players present to start.</summary>
    /// <param name="Needed">How many it takes.</param>
    public sealed record TooFew(int Needed) : Refusal;

    /// <summary>The move has no meaning in this phase.</summary>
    /// <param name="Phase">The phase it met.</param>
    public sealed record NotNow(BattlePhase Phase) : Refusal;

    /// <summary>That question is not, or no longer, open to this player.</summary>
    public sealed record NotOpen : Refusal;

    /// <summary>With a guest: come back first.</summary>
    public sealed record IsParked : Refusal;

    /// <summary>Not a response to this question.</summary>
    public sealed record DoesNotFit : Refusal;

    /// <summary>Another answer stands.</summary>
    /// <param name="First">The receipt of the one that counts.</param>
    public sealed record AlreadyAnswered(Receipt First) : Refusal;

    /// <summary>Only the host may.</summary>
    public sealed record NotTheHost : Refusal;

    /// <summary>Who asks to host, or is to host, may not.</summary>
    public sealed record MayNotHost : Refusal;

    /// <summary>There is a host already.</summary>
    public sealed record HasHost : Refusal;

    /// <summary>Closed to people without an account.</summary>
    public sealed record NoGuests : Refusal;

    /// <summary>The team's label is too long or shows nothing.</summary>
    public sealed record BadTeam : Refusal;

    /// <summary>There is nothing to ask.</summary>
    public sealed record NoQuestions : Refusal;

    /// <summary>Not one of the values that a setting can take.</summary>
    public sealed record OutOfRange : Refusal;

    /// <summary>Nobody of that identity ever came in.</summary>
    public sealed record NoSuchPlayer : Refusal;

    /// <summary>Not on a side of this relay that is still to play.</summary>
    public sealed record NotYourSide : Refusal;

    /// <summary>The other side plays now: theirs is the same, later.</summary>
    public sealed record NotYourTurn : Refusal;

    /// <summary>Nobody of the side that challenges is there to start.</summary>
    public sealed record NeedsFirstSide : Refusal;

    /// <summary>The host and the creator cannot be removed.</summary>
    public sealed record CannotRemove : Refusal;
}
