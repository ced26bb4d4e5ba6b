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
    ];
}
