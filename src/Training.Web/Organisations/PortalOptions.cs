// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Organisations;

/// <summary>Limits of the portal, under <c>Portal</c> in the settings.</summary>
internal sealed class PortalOptions
{
    public const string Section = "Portal";

    /// <summary>People on a page of the table.</summary>
    public int PeoplePerPage { get; set; } = 50;

    /// <summary>Columns that stand side by side on a wide screen; with more, each person is a card there too.</summary>
    public int ColumnsSideBySide { get; set; } = 6;
}
