// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

/// <summary>The desk is for administrators alone, whatever the organisation. The posts here are such as change nothing.</summary>
internal static class DeskAccess
{
    public static readonly AccessRow[] Rows =
    [
        Page(Addresses.Desk, Who.Administrator),
        Page(Addresses.DeskPartners, Who.Administrator),
        Page(Addresses.DeskTeam, Who.Administrator),
        Page(Addresses.DeskPassword, Who.Administrator),
        Page(Addresses.DeskAudit, Who.Administrator),
        Page("/desk/organisations/{id:guid}", Who.Administrator, s => Addresses.DeskOrganisation(s.Organisation)),
        Page("/desk/organisations/{id:guid}/close", Who.Administrator, s => Addresses.DeskClosing(s.Organisation)),
        Post(Addresses.NewOrganisation, Who.Administrator),
        Post("/desk/organisations/{id:guid}/rename", Who.Administrator, s => Addresses.DeskOrganisation(s.Organisation, "rename")),
        Post("/desk/organisations/{id:guid}/closing", Who.Administrator, s => Addresses.DeskOrganisation(s.Organisation, "closing")),
        Post("/desk/organisations/{id:guid}/establishments", Who.Administrator, s => Addresses.DeskOrganisation(s.Organisation, "establishments")),
        Post("/desk/organisations/{id:guid}/partners", Who.Administrator, s => Addresses.DeskOrganisation(s.Organisation, "partners"), ("user", "nobody")),
        // Nobody is named: the answer is « not there » to all, and that strangers are turned away before stands in DeskTests.
        Post("/desk/organisations/{id:guid}/partners/end", Who.Nobody, s => Addresses.DeskOrganisation(s.Organisation, "partners/end")),
        Post("/desk/establishments/{id:guid}/change", Who.Administrator, s => Addresses.DeskEstablishment(s.Establishment, "change")),
        Post("/desk/establishments/{id:guid}/code", Who.Administrator, s => Addresses.DeskEstablishment(s.Establishment, "code")),
        Post("/desk/establishments/{id:guid}/close", Who.Administrator, s => Addresses.DeskEstablishment(s.Establishment, "close")),
        Post("/desk/organisations/{id:guid}/fundings", Who.Administrator, s => Addresses.DeskOrganisation(s.Organisation, "fundings")),
        Post("/desk/fundings/{id:guid}/payment", Who.Administrator, s => Addresses.DeskFunding(s.Funding, "payment")),
        Post("/desk/fundings/{id:guid}/change", Who.Administrator, s => Addresses.DeskFunding(s.Funding, "change")),
        Post("/desk/fundings/{id:guid}/remove", Who.Administrator, s => Addresses.DeskFunding(s.Funding, "remove")),
        Post(Addresses.Appoint, Who.Administrator, null, ("user", "nobody"), ("role", "trainer")),
        Post(Addresses.RemoveRole, Who.Administrator, null, ("role", "trainer")),
    ];
}
