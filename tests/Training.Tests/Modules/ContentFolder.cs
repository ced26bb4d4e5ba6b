// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;
using Training.Sites;

namespace Training.Tests.Modules;

/// <summary>The repository's own content, found by walking up to the solution.</summary>
internal static class ContentFolder
{
    public static string Root { get; } = Find();

    public static IEnumerable<string> ModuleIds() =>
        Directory.Exists(Path.Combine(Root, "modules")) ? Directory.EnumerateDirectories(Path.Combine(Root, "modules")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal) : [];

    public static IEnumerable<string> PathFiles() =>
        Directory.Exists(Path.Combine(Root, "paths")) ? Directory.EnumerateFiles(Path.Combine(Root, "paths"), "*.md").Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal) : [];

    public static IReadOnlyList<string> SiteIds() =>
        Directory.Exists(Path.Combine(Root, "sites")) ? [.. Directory.EnumerateFiles(Path.Combine(Root, "sites"), "*.md").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)] : [];

    /// <summary>All cards of the content.</summary>
    public static IEnumerable<SiteReadResult> Sites()
    {
        var (sites, modules) = (SiteIds().ToHashSet(), ModuleIds().ToHashSet());
        return SiteIds().Select(id => SiteReader.Read(new SourceFile($"content/sites/{id}.md", File.ReadAllText(Path.Combine(Root, "sites", id + ".md"))), sites, modules));
    }

    public static IReadOnlyList<SourceFile> Module(string id)
    {
        var folder = Path.Combine(Root, "modules", id);
        return
        [
            .. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal).Select(f =>
                new SourceFile($"content/modules/{id}/{Path.GetRelativePath(folder, f).Replace('\\', '/')}", Path.GetDirectoryName(f) == folder ? File.ReadAllText(f) : null)),
        ];
    }

    /// <summary>All modules of the content, as written first.</summary>
    public static IEnumerable<Module> Modules() => ModuleIds().Select(id =>
    {
        var result = ModuleReader.Read(Module(id));
        return result.Module ?? throw new InvalidDataException($"{id}: {string.Join('\n', result.Diagnostics)}");
    });

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "Training.sln"))) folder = folder.Parent ?? throw new DirectoryNotFoundException("Training.sln");
        return Path.Combine(folder.FullName, "content");
    }
}
