// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Frozen;
using System.Collections.Immutable;
using Training.Modules;

namespace Training.Web.Modules;

/// <summary>A module's folder as last read.</summary>
/// <param name="Marks">Sizes and times of its files; empty: to be read again whatever they are.</param>
/// <param name="Hash">Of all its bytes.</param>
/// <param name="Bench">What the reader made of it.</param>
internal sealed record ModuleFolder(string Marks, string Hash, WorkbenchModule Bench);

/// <summary>A path's file as last read.</summary>
internal sealed record PathFile(string Text, LearningPath? Served, ImmutableArray<Diagnostic> Diagnostics);

/// <summary>The folder of paths as last read, which says too of modules that they exist.</summary>
internal sealed record PathFolder(string Marks, ImmutableArray<string> ModuleIds, ImmutableSortedDictionary<string, PathFile> Files);

/// <summary>Everything that was read, from which what is served is made.</summary>
internal sealed record ContentReading(ImmutableSortedDictionary<string, ModuleFolder> Modules, PathFolder Paths)
{
    public static readonly ContentReading Empty = new(
        ImmutableSortedDictionary.Create<string, ModuleFolder>(StringComparer.Ordinal),
        new PathFolder("", [], ImmutableSortedDictionary.Create<string, PathFile>(StringComparer.Ordinal)));

    /// <summary>Ids of modules that read well, sorted.</summary>
    public ImmutableArray<string> Ids => [.. Modules.Where(m => m.Value.Bench.Served is not null).Select(m => m.Key)];

    public ImmutableArray<WorkbenchModule> Workbench => [.. Modules.Values.Select(m => m.Bench)];

    public CatalogueContent Content => new(
        Modules.Values.Select(m => m.Bench.Served).OfType<Module>().ToFrozenDictionary(m => m.Id),
        Paths.Files.Values.Select(f => f.Served).OfType<LearningPath>().ToFrozenDictionary(p => p.Id),
        [.. Modules.Values.SelectMany(m => m.Bench.Diagnostics), .. Paths.Files.Values.SelectMany(f => f.Diagnostics)]);
}
