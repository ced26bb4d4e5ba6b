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

    /// <summary>Bytes of a roster file at most.</summary>
    public int RosterBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>People of a roster file at most.</summary>
    public int RosterLines { get; set; } = 50_000;

    /// <summary>How long a file that was tried out waits to be confirmed; it is only kept in memory.</summary>
    public TimeSpan RosterKept { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Files that wait at the same time, whoever sent them.</summary>
    public int RostersWaiting { get; set; } = 20;

    /// <summary>Problems and changes shown of each kind; the rest is counted.</summary>
    public int RosterShown { get; set; } = 200;

    /// <summary>Documents of a merged file at most: more is for an archive, which nobody needs to print or leaf through.</summary>
    public int MergedDocuments { get; set; } = 1000;
}
