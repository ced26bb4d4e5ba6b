// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Modules;
using Training.Web.Certificates;
using Training.Web.Modules;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>The columns of a table: those chosen, or those of a path.</summary>
/// <param name="Title">Title of the path whose modules are shown; null for any other choice.</param>
/// <param name="Shown">In order.</param>
/// <param name="Choice">All that can be chosen.</param>
/// <param name="Paths">Paths whose ends and documents are counted.</param>
internal sealed record RosterColumns(string? Title, ImmutableArray<RosterColumn> Shown, ImmutableArray<RosterColumn> Choice, ImmutableArray<string> Paths)
{
    /// <summary>Modules that the columns stand for.</summary>
    public ImmutableArray<string> Modules { get; } = [.. Shown.SelectMany(c => c.Modules).Distinct()];

    /// <summary>Modules that are columns themselves, whose documents stand beside those of <see cref="Paths"/>.</summary>
    public ImmutableArray<string> Single { get; } = [.. Shown.Where(c => c.PathId is null).SelectMany(c => c.Modules)];

    /// <summary>All that the documents shown are of.</summary>
    public ImmutableArray<TrainingKey> Trainings => [.. Paths.Select(p => new TrainingKey(EditionOf.Path, p)), .. Single.Select(m => new TrainingKey(EditionOf.Module, m))];

    /// <summary>Whether the table shows a document.</summary>
    public bool Shows(RosterDocument document) => (document.TrainingOf == EditionOf.Path ? Paths : Single).Contains(document.TrainingId);

    public static RosterColumns For(RosterFilter filter, CatalogueContent content)
    {
        var open = content.OpenPaths;
        ImmutableArray<RosterColumn> paths = [.. open.Select(p => new RosterColumn($"p.{p.Id}", p.Title, p.Id, p.Modules, Words.Foreign(p.Lang)))];
        ImmutableArray<RosterColumn> choice = [.. paths, .. content.Published.Select(Of)];
        ImmutableArray<RosterColumn> chosen = [.. choice.Where(c => filter.Columns.Contains(c.Key))];
        if (chosen.Length > 0) return new RosterColumns(null, chosen, choice, [.. chosen.Select(c => c.PathId).OfType<string>()]);
        if (filter.Path == RosterFilter.AllPaths) return new RosterColumns(null, paths, choice, [.. open.Select(p => p.Id)]);
        var path = open.FirstOrDefault(p => p.Id == filter.Path) ?? open.FirstOrDefault();
        return path is null ? new RosterColumns(null, [], choice, []) : new RosterColumns(path.Title, [.. path.Modules.Select(id => Of(content.Modules[id]))], choice, [path.Id]);
    }

    private static RosterColumn Of(Module module) => new($"m.{module.Id}", module.Title, null, [module.Id], Words.Foreign(module.Lang));
}
