// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Frozen;
using System.Collections.Immutable;
using Training.Modules;
using Training.Sites;

namespace Training.Web.Modules;

/// <summary>A module's folder as last read.</summary>
/// <param name="Marks">Sizes and times of its files; empty: to be read again whatever they are.</param>
/// <param name="Hash">Of all its bytes.</param>
/// <param name="Bench">What the reader made of it.</param>
internal sealed record ModuleFolder(string Marks, string Hash, WorkbenchModule Bench);

/// <summary>What holds one thing as last read, a path with its translations or a site's card: names and texts of its files, and what they say.</summary>
internal sealed record Sheet<T>(string Text, T? Served, ImmutableArray<Diagnostic> Diagnostics) where T : class;

/// <summary>A folder of such files as last read.</summary>
/// <param name="Marks">Sizes and times of its files; empty: to be read again whatever they are.</param>
/// <param name="Known">Ids that its files may name, which say too of those things that they exist.</param>
/// <param name="Files">By name.</param>
internal sealed record SheetFolder<T>(string Marks, ImmutableArray<string> Known, ImmutableSortedDictionary<string, Sheet<T>> Files) where T : class
{
    public static readonly SheetFolder<T> Empty = new("", [], ImmutableSortedDictionary.Create<string, Sheet<T>>(StringComparer.Ordinal));

    public IEnumerable<T> Served => Files.Values.Select(f => f.Served).OfType<T>();

    public IEnumerable<Diagnostic> Diagnostics => Files.Values.SelectMany(f => f.Diagnostics);
}

/// <summary>Where communes lie, with the text that says so.</summary>
internal sealed record CommunesFile(string Text, Communes Communes);

/// <summary>Everything that was read, from which what is served is made.</summary>
internal sealed record ContentReading(
    ImmutableSortedDictionary<string, ModuleFolder> Modules, SheetFolder<LearningPath> Paths, SheetFolder<SiteCard> Sites, ImmutableArray<string> SiteIds, CommunesFile Communes)
{
    public static readonly ContentReading Empty = new(
        ImmutableSortedDictionary.Create<string, ModuleFolder>(StringComparer.Ordinal), SheetFolder<LearningPath>.Empty, SheetFolder<SiteCard>.Empty, [], new CommunesFile("", Training.Sites.Communes.None));

    /// <summary>Ids of modules that read well, sorted.</summary>
    public ImmutableArray<string> Ids => [.. Modules.Where(m => m.Value.Bench.Served is not null).Select(m => m.Key)];

    public ImmutableArray<WorkbenchModule> Workbench => [.. Modules.Values.Select(m => m.Bench)];

    public CatalogueContent Content => new(
        Modules.Values.Select(m => m.Bench.Served).OfType<Module>().ToFrozenDictionary(m => m.Id),
        Paths.Served.ToFrozenDictionary(p => p.Id),
        [.. Modules.Values.SelectMany(m => m.Bench.Diagnostics), .. Paths.Diagnostics, .. Sites.Diagnostics, .. Communes.Communes.Diagnostics])
    {
        Sites = Sites.Served.ToFrozenDictionary(s => s.Id),
        Communes = Communes.Communes,
    };
}
