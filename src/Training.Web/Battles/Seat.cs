// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Claims;
using Training.Web.Accounts;

namespace Training.Web.Battles;

/// <summary>As what a connection sits before a battle.</summary>
internal enum SeatKind
{
    /// <summary>One player, on one of their devices.</summary>
    Player,

    /// <summary>Somebody who hosts or may host.</summary>
    Host,

    /// <summary>The big screen: shown what all are shown, and nobody.</summary>
    Screen,
}

/// <summary>Who knocks, from the sign-in alone: a person with an account, or a guest of one battle.</summary>
/// <param name="Id">A person's identity, or a guest's.</param>
/// <param name="IsTrainer">May host.</param>
/// <param name="GuestOf">The one battle for which a guest's token was given; null for a person.</param>
internal sealed record Caller(Guid Id, bool IsTrainer, Guid? GuestOf)
{
    public bool IsGuest => GuestOf is not null;

    public bool MayEnter(Room room) => GuestOf is null || GuestOf == room.Battle.Id;

    public static Caller Of(ClaimsPrincipal user) => GuestPass.Of(user) is { } pass
        ? new Caller(pass.Guest, false, pass.Battle)
        : new Caller(user.RequirePersonId(), user.IsTrainer(), null);
}

/// <summary>One connection: who sits there, and before which battle.</summary>
internal sealed class Seat(Caller caller, string lang, RateBudget budget)
{
    public Caller Caller => caller;
    public string Lang => lang;
    public RateBudget Budget => budget;
    public Room? Room { get; set; }
    public SeatKind Kind { get; set; }
}
