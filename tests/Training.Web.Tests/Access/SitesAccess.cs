// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

internal static class SitesAccess
{
    public static readonly AccessRow[] Rows =
    [
        Page("/sites", Who.Everybody),
        Page("/sites/{id}", Who.Everybody, _ => Addresses.SiteCard("louvre-lens")),
    ];
}
