// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

internal static class CertificatesAccess
{
    public static readonly AccessRow[] Rows =
    [
        Page("/documents", Who.SignedIn),
        Page("/documents/{number}", Who.Holder | Who.HrOfTheDay, s => Addresses.DocumentPage(s.Document)),
        Get("/documents/{number}.pdf", Who.Holder | Who.HrOfTheDay, s => Addresses.Document(s.Document)),
        Page("/v", Who.Everybody),
        Page("/v/{number}", Who.Everybody, s => Addresses.Verify(s.Document)),
    ];
}
