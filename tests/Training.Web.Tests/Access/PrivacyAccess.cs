// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

internal static class PrivacyAccess
{
    public static readonly AccessRow[] Rows =
    [
        Page(Addresses.Data, Who.Everybody),
        Page("/donnees/{version:int}", Who.Everybody, _ => Addresses.NoticeVersion(1)),
        Page(Addresses.Notice, Who.SignedIn),
        Post(Addresses.NoticeRead, Who.SignedIn, null, ("version", "1")),
        Page(Addresses.Rights, Who.SignedIn),
        Post(Addresses.Export, Who.SignedIn),
        Post("/profile/rights/{id:guid}/withdraw", Who.Holder, s => Addresses.WithdrawRequest(s.SpareRequest)),
        // Whoever holds a receipt reads what became of the request; it names nobody.
        Page("/demandes/{receipt}", Who.Everybody, s => Addresses.Receipt(s.Receipt)),
        Page(Addresses.DeskRequests, Who.Administrator),
        Page("/desk/requests/{id:guid}", Who.Administrator, s => Addresses.DeskRequest(s.Request)),
        Page(Addresses.DeskRetention, Who.Administrator),
        Post(Addresses.LiftHold, Who.Administrator, _ => Addresses.LiftHold) with { FormOf = s => [("hold", s.Hold.ToString())] },
    ];
}
