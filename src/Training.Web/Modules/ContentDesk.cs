// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Frozen;
using System.Collections.Immutable;
using Training.Modules;

namespace Training.Web.Modules;

/// <summary>Reads again what changed on the disk and keeps the rest, object by object.</summary>
/// <param name="folder">The content folder.</param>
/// <param name="heaviest">Bytes that a picture may have.</param>
/// <param name="today">The day, to say what was last reviewed too long ago.</param>
/// <param name="log">Told of files that cannot be read just now.</param>
internal sealed class ContentDesk(string folder, long heaviest, DateOnly today, ILogger log)
{
    private string ModulesFolder => Path.Combine(folder, "modules");

    /// <summary>Ids of the folders there are, sorted; null when the content itself is gone, as when a disk is not mounted.</summary>
    public ImmutableArray<string>? Ids()
    {
        try
        {
            ImmutableArray<string> ids = [.. Directory.EnumerateDirectories(ModulesFolder).Select(f => Path.GetFileName(f)).Where(f => f[0] != '.').Order(StringComparer.Ordinal)];
            return ids.IsEmpty ? null : ids;
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>Reads modules: those asked for, else those whose marks changed; the others stay the objects they were.</summary>
    public ImmutableSortedDictionary<string, ModuleFolder> Modules(IReadOnlyList<string> ids, Func<string, bool> look, ImmutableSortedDictionary<string, ModuleFolder> before)
    {
        var read = new ModuleFolder?[ids.Count];
        Parallel.For(0, ids.Count, i => read[i] = Module(ids[i], look(ids[i]), before.GetValueOrDefault(ids[i])));
        return before.RemoveRange(ids).AddRange(ids.Zip(read).Where(m => m.Second is not null).Select(m => KeyValuePair.Create(m.First, m.Second!)));
    }

    private ModuleFolder? Module(string id, bool look, ModuleFolder? before)
    {
        try
        {
            var place = Path.Combine(ModulesFolder, id);
            if (ModuleFiles.Marks(place) is not { } marks) return null;
            if (before is not null && !look && before.Marks == marks) return before;
            var (files, hash) = ModuleFiles.Read(place, folder, heaviest);
            if (before is not null && before.Hash == hash) return before.Marks == marks ? before : before with { Marks = marks };
            var result = ModuleReader.Read(files, today, heaviest);
            return new ModuleFolder(marks, hash, new WorkbenchModule(id, result.Module ?? before?.Bench.Served, result.Module, result.Diagnostics) { Pictures = Pictures(id, files) });
        }
        catch (Exception problem)
        {
            // Replaced or half written just now: the next look finds it whole. A slip of the reader itself stays with this module too.
            log.LogWarning(problem, "Module {Module} cannot be read just now", id);
            return before is null ? null : before with { Marks = "" };
        }
    }

    /// <summary>What of a folder may be served, by name.</summary>
    private static FrozenDictionary<string, Picture> Pictures(string id, IReadOnlyList<SourceFile> files) => files
        .Where(f => f.Picture is { HasSize: true } && Path.GetDirectoryName(f.Path) == Path.Combine("modules", id, "img"))
        .ToFrozenDictionary(f => Path.GetFileName(f.Path), f => f.Picture!, StringComparer.Ordinal);

    /// <summary>Reads the paths again when one changed or when the modules are no longer the same.</summary>
    public PathFolder Paths(ImmutableArray<string> moduleIds, bool look, PathFolder before)
    {
        var place = Path.Combine(folder, "paths");
        try
        {
            var marks = ModuleFiles.Marks(place) ?? "";
            var sameModules = moduleIds.SequenceEqual(before.ModuleIds);
            if (!look && sameModules && marks == before.Marks) return before;
            var known = moduleIds.ToHashSet();
            var files = ImmutableSortedDictionary.CreateBuilder<string, PathFile>(StringComparer.Ordinal);
            if (marks.Length > 0) foreach (var file in Directory.EnumerateFiles(place, "*.md").Where(f => Path.GetFileName(f)[0] != '.'))
            {
                var name = Path.GetFileName(file);
                files[name] = Read(name, File.ReadAllText(file), known, sameModules, before.Files.GetValueOrDefault(name));
            }

            return new PathFolder(marks, moduleIds, files.ToImmutable());
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(problem, "The paths cannot be read just now");
            return before with { Marks = "" };
        }
    }

    private static PathFile Read(string name, string text, HashSet<string> moduleIds, bool sameModules, PathFile? before)
    {
        if (before is not null && sameModules && before.Text == text) return before;
        var result = PathReader.Read(new SourceFile($"paths/{name}", text), moduleIds);
        return new PathFile(text, result.Path ?? before?.Served, result.Diagnostics);
    }
}
