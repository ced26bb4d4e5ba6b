// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

internal static class OrganisationsAccess
{
    public static readonly AccessRow[] Rows =
    [
        Page(Addresses.Portal, Who.Reader),
        Page("/portal/people/{id:guid}", Who.ReaderOfOrganisation, s => Addresses.PortalPerson(s.Person)),
        // While they work there.
        Page("/portal/people/{id:guid}/password", Who.HrOfTheDay, s => Addresses.PortalPassword(s.Person)),
        Get("/portal/people/{id:guid}/evidence.zip", Who.ReaderOfOrganisation, s => Addresses.PortalEvidence(s.Person, "premiers-pas")),
        Post("/portal/people/{id:guid}/number", Who.HrOfOrganisation, s => Addresses.PortalPersonNumber(s.Person)) with { FormOf = s => [("house", s.Establishment.ToString("N")), ("number", "")] },
        Page("/portal/roster", Who.Hr),
        // Whoever's file it is; only the first subject's is that of the partner who asks. Others are led back to the upload.
        Page("/portal/roster/{id:guid}", Who.HrOfTheDay, s => Addresses.PortalRosterTried(s.Roster)),
        Get("/portal/roster/template.csv", Who.Hr),
        Post("/portal/roster/try", Who.Hr),
        Page("/portal/codes", Who.Hr),
        Page("/portal/codes/sheet", Who.Hr),
        Post("/portal/codes/{id:guid}/until", Who.HrOfOrganisation, s => Addresses.PortalCode(s.Establishment, "until")),
        // Of an establishment that no other row joins by its code.
        Post("/portal/codes/{id:guid}/revoke", Who.HrOfOrganisation, s => Addresses.PortalCode(s.SpareEstablishment, "revoke")),
        Post("/portal/codes/{id:guid}/renew", Who.HrOfOrganisation, s => Addresses.PortalCode(s.SpareEstablishment, "renew")),
        Page("/portal/nothing", Who.Reader),
        Get("/portal/documents.zip", Who.Reader),
        Get("/portal/documents-merged.pdf", Who.Reader),
        Get("/portal/documents.csv", Who.Reader),
        // A faulty file is shown again, and goes on waiting; « gone » leads elsewhere.
        Post("/portal/roster/{id:guid}/confirm", Who.HrOfTheDay, s => Addresses.PortalRosterConfirm(s.Roster)) with { LeadsTo = $"{Addresses.PortalRoster}/" },
    ];
}
