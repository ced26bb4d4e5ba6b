// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Claims;
using Training.Web.Accounts;
using Training.Web.Shared;

namespace Training.Web.Layout;

/// <summary>An entry of the main navigation; <paramref name="Word"/> is a key of <see cref="LayoutWords"/>.</summary>
public sealed record Tab(string Address, string Icon, string Word)
{
    /// <summary>The claim that shows the portal's navigation.</summary>
    public const string HrClaim = "hr";

    private static readonly Tab[] Learner =
    [
        new(Addresses.Home, "today", "today"),
        new(Addresses.Modules, "path", "paths"),
        new(Addresses.Battles, "battle", "battles"),
        new(Addresses.Documents, "doc", "documents"),
    ];

    private static readonly Tab[] HrPartner =
    [
        new(Addresses.Portal, "people", "employees"),
        new(Addresses.Modules, "path", "paths"),
        new(Addresses.Documents, "doc", "documents"),
        new(Addresses.VerifyAny, "check", "verify"),
    ];

    private static readonly Tab[] Trainer =
    [
        new(Addresses.Workshop, "book", "workshop"),
        new(Addresses.Questions, "info", "questions"),
        new(Addresses.Modules, "path", "paths"),
        new(Addresses.Battles, "battle", "battles"),
    ];

    private static readonly Tab[] Administrator =
    [
        new(Addresses.Desk, "key", "desk"),
        new(Addresses.Workshop, "book", "workshop"),
        new(Addresses.Modules, "path", "paths"),
        new(Addresses.Battles, "battle", "battles"),
    ];

    // One person may be both: the two rooms that only they have, then what everybody has.
    private static readonly Tab[] TrainerAndHrPartner = [HrPartner[0], Trainer[0], Trainer[2], Trainer[3]];

    private static readonly Tab[] AdministratorAndHrPartner = [Administrator[0], HrPartner[0], Administrator[1], Administrator[2]];

    /// <summary>The four entries of a person's navigation.</summary>
    public static IReadOnlyList<Tab> For(ClaimsPrincipal? user)
    {
        var isHr = user?.HasClaim(HrClaim, "true") == true;
        var trains = user is not null && (user.IsInRole(Roles.Trainer) || user.IsInRole(Roles.Administrator));
        return (isHr, trains) switch
        {
            (true, _) when user!.IsInRole(Roles.Administrator) => AdministratorAndHrPartner,
            (false, _) when user?.IsInRole(Roles.Administrator) == true => Administrator,
            (true, true) => TrainerAndHrPartner,
            (true, false) => HrPartner,
            (false, true) => Trainer,
            _ => Learner,
        };
    }

    /// <summary>The entry where the page at <paramref name="path"/> belongs, the nearest one; null for none.</summary>
    public static Tab? Of(IReadOnlyList<Tab> tabs, string path) => tabs.Where(t => t.Holds(path)).MaxBy(t => t.Address.Length);

    /// <summary>Whether this entry is where the page at <paramref name="path"/> (starting with a slash) belongs.</summary>
    public bool Holds(string path) =>
        Address == Addresses.Home
            ? path == Addresses.Home
            : path.Equals(Address, StringComparison.OrdinalIgnoreCase) || path.StartsWith(Address + "/", StringComparison.OrdinalIgnoreCase);
}
