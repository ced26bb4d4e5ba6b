// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

internal static class LayoutAccess
{
    public static readonly AccessRow[] Rows =
    [
        Page("/", Who.Everybody),
        Page(Addresses.Help, Who.Everybody),
        Page(Addresses.Accessibility, Who.Everybody),
        Page(Addresses.Legal, Who.Everybody),
        Page(Addresses.NotFound, Who.Everybody),
        Page(Addresses.Error, Who.Everybody),
        Page(Addresses.Styleguide, Who.Everybody),
        Post(Addresses.Theme, Who.Everybody) with { NeedsNoToken = true },
        Post(Addresses.Language, Who.Everybody) with { NeedsNoToken = true },
        new("ANY /healthz", Who.Everybody, null),
    ];
}
