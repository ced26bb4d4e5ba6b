// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

internal static class AccountsAccess
{
    public static readonly AccessRow[] Rows =
    [
        Page("/sign-in", Who.Everybody),
        Page("/join", Who.Everybody),
        Page("/join/{code}", Who.Everybody, s => Addresses.JoinEstablishment(s.JoinCode)),
        Page("/profile", Who.SignedIn),
        // Its link dies with the first account.
        Page("/first-administrator", Who.Nobody),
        // Without its seal it opens nothing, and says so to all alike.
        Page("/password/{person:guid}", Who.Everybody, s => Addresses.NewPassword(s.Person, Guid.Empty, "")),
        Post(Addresses.SignOut, Who.Everybody),
        Post("/password/{person:guid}/chosen", Who.Everybody, s => Addresses.ChosenPassword(s.Person)),
        Post(Addresses.ChangePassword, Who.SignedIn),
        Post(Addresses.Needs, Who.SignedIn, null, ("time", "1")),
    ];
}
