// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Frozen;
using System.Collections.Immutable;
using Microsoft.Extensions.Options;
using Training.Modules;

namespace Training.Web.Modules;

/// <summary>What is served at one moment: whole, immutable, swapped at once.</summary>
/// <param name="Modules">Modules that read without error, by identity, drafts included.</param>
/// <param name="Paths">Paths that read without error, by identity.</param>
/// <param name="Diagnostics">What the reader said of all files.</param>
internal sealed record CatalogueContent(
    FrozenDictionary<string, Module> Modules, FrozenDictionary<string, LearningPath> Paths, ImmutableArray<Diagnostic> Diagnostics)
{
    public static readonly CatalogueContent Empty = new(FrozenDictionary<string, Module>.Empty, FrozenDictionary<string, LearningPath>.Empty, []);

    /// <summary>What learners see, in the order of the paths, then by title.</summary>
    public ImmutableArray<Module> Published { get; } =
    [
        .. Modules.Values.Where(m => m.Status == ModuleStatus.Published)
            .OrderBy(m => Paths.Values.Select(p => p.Modules.IndexOf(m.Id)).Where(i => i >= 0).DefaultIfEmpty(int.MaxValue).Min())
            .ThenBy(m => m.Title, StringComparer.CurrentCulture),
    ];

    /// <summary>Paths all of whose modules are published, by title.</summary>
    public ImmutableArray<LearningPath> OpenPaths { get; } =
        [.. Paths.Values.Where(p => p.Modules.All(Modules.ContainsKey)).OrderBy(p => p.Title, StringComparer.CurrentCulture)];

    public Module? FindPublished(string id) => Modules.GetValueOrDefault(id) is { Status: ModuleStatus.Published } module ? module : null;

    /// <summary>Published estimated minutes of a path.</summary>
    public int MinutesOf(LearningPath path) => path.Modules.Sum(id => (int)Modules[id].Duration.TotalMinutes);
}

/// <summary>Reads the content folder; a file with an error keeps its last good version and touches no other.</summary>
internal sealed class Catalogue(IOptions<ContentOptions> options, IHostEnvironment environment, ILogger<Catalogue> log)
{
    private CatalogueContent _current = CatalogueContent.Empty;

    public string Folder { get; } = ContentFolder.Find(options.Value.Folder, environment.ContentRootPath);

    public CatalogueContent Current => Volatile.Read(ref _current);

    public bool IsReady { get; private set; }

    /// <summary>Reads everything again and swaps it in whole.</summary>
    public void Load()
    {
        var before = Current;
        var diagnostics = ImmutableArray.CreateBuilder<Diagnostic>();
        var modules = new Dictionary<string, Module>();
        foreach (var folder in Directory.EnumerateDirectories(Path.Combine(Folder, "modules")).Order(StringComparer.Ordinal))
        {
            var result = ModuleReader.Read(ModuleFiles.In(folder, Folder));
            diagnostics.AddRange(result.Diagnostics);
            var module = result.Module ?? before.Modules.GetValueOrDefault(Path.GetFileName(folder));
            if (module is not null) modules[module.Id] = module;
        }

        var paths = ReadPaths(modules.Keys.ToHashSet(), before, diagnostics);
        foreach (var diagnostic in diagnostics) Say(diagnostic);
        Volatile.Write(ref _current, new CatalogueContent(modules.ToFrozenDictionary(), paths, diagnostics.ToImmutable()));
        IsReady = true;
    }

    private FrozenDictionary<string, LearningPath> ReadPaths(
        IReadOnlySet<string> modules, CatalogueContent before, ImmutableArray<Diagnostic>.Builder diagnostics)
    {
        var paths = new Dictionary<string, LearningPath>();
        var folder = Path.Combine(Folder, "paths");
        if (!Directory.Exists(folder)) return paths.ToFrozenDictionary();
        foreach (var file in Directory.EnumerateFiles(folder, "*.md").Order(StringComparer.Ordinal))
        {
            var result = PathReader.Read(new SourceFile(Path.GetRelativePath(Folder, file), File.ReadAllText(file)), modules);
            diagnostics.AddRange(result.Diagnostics);
            var path = result.Path ?? before.Paths.GetValueOrDefault(Path.GetFileNameWithoutExtension(file));
            if (path is not null) paths[path.Id] = path;
        }

        return paths.ToFrozenDictionary();
    }

    private void Say(Diagnostic diagnostic)
    {
        if (diagnostic.Severity == Severity.Error) log.LogError("{Diagnostic}", diagnostic);
        else log.LogWarning("{Diagnostic}", diagnostic);
    }
}
