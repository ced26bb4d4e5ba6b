// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Certificates;
using Training.Web.Progress;

namespace Training.Web.Organisations;

/// <summary>How far a person is with a module or a path: all that HR may know.</summary>
public enum RosterState
{
    ToDo,
    UnderWay,
    Done,
}

/// <summary>A column of the table: a path, or a module.</summary>
/// <param name="Key">As the query string names it: <c>p.</c> or <c>m.</c>, then the identity.</param>
/// <param name="Title">In the reader's language.</param>
/// <param name="PathId">The path; null for a module.</param>
/// <param name="Modules">The modules that it stands for.</param>
/// <param name="Lang">Of the title, where it is not the reader's.</param>
public sealed record RosterColumn(string Key, string Title, string? PathId, ImmutableArray<string> Modules, string? Lang = null)
{
    /// <summary>Whether a document is of this very path or module.</summary>
    public bool IsOf(RosterDocument document) =>
        PathId is { } path ? document.TrainingOf == EditionOf.Path && document.TrainingId == path : document.TrainingOf == EditionOf.Module && document.TrainingId == Modules[0];
}

/// <summary>A column for one person.</summary>
/// <param name="State">How far.</param>
/// <param name="On">The day on which it was done.</param>
public sealed record RosterCell(RosterState State, DateOnly? On);

/// <summary>A document of a person, as a link; a module and a path may have one identity.</summary>
public sealed record RosterDocument(string Number, CertificateKind Kind, EditionOf TrainingOf, string TrainingId);

/// <summary>One person as HR sees them: no answer, score, rank, streak or battle fits in here.</summary>
/// <param name="Minutes">Published minutes of what was done of the modules shown.</param>
/// <param name="LeftOn">The last day in the places asked for; null for who is there today.</param>
public sealed record RosterRow(
    Guid PersonId, string Name, string Service, string Establishment, ImmutableArray<RosterCell> Cells, int Minutes, ImmutableArray<RosterDocument> Documents,
    DateOnly? LeftOn);

/// <summary>What stands above the table, for the establishments, trades, services and days asked for; what was done by who has left since counts.</summary>
public sealed record RosterFacts(int Finished, int Minutes, int Documents);

/// <summary>An establishment that an HR account may ask for.</summary>
public sealed record RosterPlace(Guid Id, string Name, Trade Trade, string Organisation);

/// <summary>One page of the people of an HR account.</summary>
/// <param name="Title">The path's title; null when columns were chosen or all paths asked for.</param>
/// <param name="Columns">The columns shown.</param>
/// <param name="Choice">All columns that can be shown: paths, then modules.</param>
/// <param name="Total">People found, on all pages.</param>
/// <param name="Pages">Number of pages, 1 or more.</param>
/// <param name="Page">This one, from 1.</param>
public sealed record RosterSheet(
    ImmutableArray<RosterPlace> Places, ImmutableArray<string> Services, string? Title, ImmutableArray<RosterColumn> Columns, ImmutableArray<RosterColumn> Choice,
    ImmutableArray<RosterRow> Rows, int Total, int Page, int Pages, RosterFacts Facts)
{
    /// <summary>Of what the documents of this table are.</summary>
    internal ImmutableArray<TrainingKey> Trainings { get; init; } = [];

    public IEnumerable<string> Organisations => Places.Select(p => p.Organisation).Distinct();
}
