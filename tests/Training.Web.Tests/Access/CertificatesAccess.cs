// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

internal static class CertificatesAccess
{
    private const Who Keepers = Who.HrOfTheDay | Who.Administrator;

    public static readonly AccessRow[] Rows =
    [
        Page("/documents", Who.SignedIn),
        Page("/documents/{number}", Who.Holder | Who.ReaderOfTheDay, s => Addresses.DocumentPage(s.Document)),
        Get("/documents/{number}.pdf", Who.Holder | Who.ReaderOfTheDay, s => Addresses.Document(s.Document)),
        // Nothing is asked for by name: nothing is given. That strangers get nothing stands in EntitlementTests.
        Post(Addresses.AskForModule, Who.SignedIn),
        Page(Addresses.PortalDocuments, Who.Reader),
        Page($"{Addresses.PortalDocuments}/give", Who.Hr),
        Post(Addresses.GiveDocuments, Who.Hr, null, ("kind", "EndOfTraining")),
        Page("/portal/documents/{number}", Who.ReaderOfTheDay | Who.Administrator, s => Addresses.PortalDocument(s.Document)),
        Page("/portal/documents/{number}/revoke", Keepers, s => Addresses.ActOn(s.Document, "revoke")),
        Page("/portal/documents/{number}/replace", Keepers, s => Addresses.ActOn(s.Document, "replace")),
        Page("/portal/documents/{number}/withdraw", Who.Administrator, s => Addresses.ActOn(s.Document, "withdraw")),
        // Without a reason these lead back to the page that asks for one.
        Post("/portal/documents/{number}/revoked", Keepers, s => Addresses.ActDone(s.Document, "revoke")),
        Post("/portal/documents/{number}/replaced", Keepers, s => Addresses.ActDone(s.Document, "replace")),
        Post("/portal/documents/{number}/withdrawn", Who.Administrator, s => Addresses.ActDone(s.Document, "withdraw")),
        Page(Addresses.PortalOrganisation, Who.HrOfOrganisation | Who.Administrator, s => Addresses.PortalOrganisationOf(s.Organisation)),
        Get("/portal/organisation/{organisation:guid}/stamp", Who.HrOfOrganisation | Who.Administrator, s => Addresses.Stamp(s.Organisation)) with
        {
            Answers = HttpStatusCode.NoContent,
        },
        Page("/v", Who.Everybody),
        Page("/v/{number}", Who.Everybody, s => Addresses.Verify(s.Document)),
    ];
}
