// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Accounts;

/// <summary>Platform-wide roles. What HR may see is not a role but a list of <see cref="Training.Organisations.HrScope"/>.</summary>
internal static class Roles
{
    public const string Trainer = "trainer";
    public const string Administrator = "administrator";

    public static readonly string[] All = [Trainer, Administrator];
}

/// <summary>Names of the authorization policies.</summary>
internal static class Policies
{
    /// <summary>Holds at least one HR scope. Which rows are seen is decided by the query, each time.</summary>
    public const string HumanResources = "human-resources";

    /// <summary>
    /// Keeps at least one organisation, rather than only reading: its list of people, its codes, its documents. Asked of the file at each request;
    /// which organisation is decided by the query.
    /// </summary>
    public const string OrganisationKeeper = "organisation-keeper";

    public const string Trainer = "trainer";

    /// <summary>Administers today. Asked of the file at each request: who was removed cannot put themselves back.</summary>
    public const string Administrator = "administrator";

    /// <summary>Keeps documents, or reads their life: an HR partner or an administrator. Which ones, and whether they may act, is decided by the query.</summary>
    public const string DocumentKeeper = "document-keeper";
}
