// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

internal static class OrganisationsAccess
{
    public static readonly AccessRow[] Rows =
    [
        Page(Addresses.Portal, Who.Hr),
        Page("/portal/people/{id:guid}", Who.HrOfOrganisation, s => Addresses.PortalPerson(s.Person)),
        Get("/portal/people/{id:guid}/evidence.zip", Who.HrOfOrganisation, s => Addresses.PortalEvidence(s.Person, "premiers-pas")),
        Page("/portal/roster", Who.Hr),
        // Nothing waits under a drawn identity: who may ask is led back to the upload.
        Page("/portal/roster/{id:guid}", Who.Hr, s => Addresses.PortalRosterTried(s.Person)) with { LeadsTo = Addresses.PortalRoster },
        Get("/portal/roster/template.csv", Who.Hr),
        Post("/portal/roster/try", Who.Hr),
        Page("/portal/codes", Who.Hr),
        Page("/portal/codes/sheet", Who.Hr),
        Post("/portal/codes/{id:guid}/until", Who.HrOfOrganisation, s => Addresses.PortalCode(s.Establishment, "until")),
        // Of an establishment that no other row joins by its code: none is drawn, so nobody may.
        Post("/portal/codes/{id:guid}/revoke", Who.Nobody, s => Addresses.PortalCode(s.Person, "revoke")),
        Post("/portal/codes/{id:guid}/renew", Who.Nobody, s => Addresses.PortalCode(s.Person, "renew")),
        Page("/portal/nothing", Who.Hr),
        Get("/portal/documents.zip", Who.Hr),
        Get("/portal/documents-merged.pdf", Who.Hr),
        Get("/portal/documents.csv", Who.Hr),
        Post("/portal/roster/{id:guid}/confirm", Who.Hr, s => Addresses.PortalRosterConfirm(s.Person)),
    ];
}
