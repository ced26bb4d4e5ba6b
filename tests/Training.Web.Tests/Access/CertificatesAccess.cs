// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

internal static class CertificatesAccess
{
    private const Who Keepers = Who.HrOfTheDay | Who.Administrator;

    public static readonly AccessRow[] Rows =
    [
        Page("/documents", Who.SignedIn),
        Page("/documents/{number}", Who.Holder | Who.HrOfTheDay, s => Addresses.DocumentPage(s.Document)),
        Get("/documents/{number}.pdf", Who.Holder | Who.HrOfTheDay, s => Addresses.Document(s.Document)),
        Post(Addresses.AskForModule, Who.SignedIn, null, ("module", "nulle-part")),
        Page(Addresses.PortalDocuments, Who.Hr),
        Page("/portal/documents/give", Who.Hr, _ => Addresses.Give("EndOfTraining")),
        Page("/portal/documents/{number}", Keepers, s => Addresses.PortalDocument(s.Document)),
        Page("/portal/documents/{number}/revoke", Keepers, s => Addresses.ActOn(s.Document, "revoked")),
        Page("/portal/documents/{number}/replace", Keepers, s => Addresses.ActOn(s.Document, "replaced")),
        Page("/portal/documents/{number}/withdraw", Who.Administrator, s => Addresses.ActOn(s.Document, "withdrawn")),
        // Without a reason nothing is done; what has no kind of that name gives nothing.
        Post("/portal/documents/{number}/{act:regex(^(revoked|replaced|withdrawn)$)}", Keepers, s => Addresses.ActDone(s.Document, "revoke"), ("reason", "")),
        Post(Addresses.GiveDocuments, Who.Nobody, null, ("kind", "Participation")),
        Page(Addresses.PortalOrganisation, Who.Hr | Who.Administrator),
        Get("/portal/organisation/{organisation:guid}/stamp", Who.Nobody, s => Addresses.Stamp(s.Organisation)),
        Page("/v", Who.Everybody),
        Page("/v/{number}", Who.Everybody, s => Addresses.Verify(s.Document)),
    ];
}
