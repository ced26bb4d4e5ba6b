// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Shared;

namespace Training.Web.Layout;

/// <summary>The style sheets of a page: everybody's, and those of its part of the house, so that a first lesson carries neither battles nor tables of staff.</summary>
internal static class Sheets
{
    private const string Everyones = "dist/styles.css", Battles = "dist/battles.css", Staffs = "dist/staff.css";

    private static readonly (string Start, string[] Sheets)[] Parts =
    [
        (Addresses.Battles, [Battles]),
        ("/guest", [Battles]),
        (Addresses.Away, [Battles]),
        (Addresses.Portal, [Staffs]),
        (Addresses.Workshop, [Staffs]),
        ("/desk", [Staffs]),
        (Addresses.Styleguide, [Battles, Staffs]),
    ];

    public static IEnumerable<string> For(HttpContext? http) =>
        Parts.Where(p => http?.Request.Path.StartsWithSegments(p.Start) == true).SelectMany(p => p.Sheets).Prepend(Everyones);
}
