// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Frozen;
using System.Collections.Immutable;
using Training.Modules;
using Training.Sites;

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

    /// <summary>Ids of the cards of sites there are, well written or not, sorted.</summary>
    public ImmutableArray<string> SiteIds(ImmutableArray<string> before)
    {
        try
        {
            return [.. SheetsIn("sites").Select(f => Path.GetFileNameWithoutExtension(f)!).Order(StringComparer.Ordinal)];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return before;
        }
    }

    /// <summary>Reads modules: those asked for, else those whose marks changed; the others stay the objects they were, unless they may link to other sites than before.</summary>
    public ImmutableSortedDictionary<string, ModuleFolder> Modules(IReadOnlyList<string> ids, Func<string, bool> look, IReadOnlySet<string> siteIds, bool sameSites, ImmutableSortedDictionary<string, ModuleFolder> before)
    {
        var read = new ModuleFolder?[ids.Count];
        Parallel.For(0, ids.Count, i => read[i] = Module(ids[i], look(ids[i]), siteIds, sameSites, before.GetValueOrDefault(ids[i])));
        return before.RemoveRange(ids).AddRange(ids.Zip(read).Where(m => m.Second is not null).Select(m => KeyValuePair.Create(m.First, m.Second!)));
    }

    private ModuleFolder? Module(string id, bool look, IReadOnlySet<string> siteIds, bool sameSites, ModuleFolder? before)
    {
        try
        {
            var place = Path.Combine(ModulesFolder, id);
            if (ModuleFiles.Marks(place) is not { } marks) return null;
            if (before is not null && sameSites && !look && before.Marks == marks) return before;
            var (files, hash) = ModuleFiles.Read(place, folder, heaviest);
            if (before is not null && sameSites && before.Hash == hash) return before.Marks == marks ? before : before with { Marks = marks };
            var result = ModuleReader.Read(files, today, heaviest, siteIds);
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

    public SheetFolder<LearningPath> Paths(ImmutableArray<string> moduleIds, bool look, SheetFolder<LearningPath> before)
    {
        var known = moduleIds.ToHashSet();
        return Sheets("paths", moduleIds, look, before, PathReader.Gather, files => PathReader.Read(files, known) is var read ? (read.Path, read.Diagnostics) : default);
    }

    public SheetFolder<SiteCard> Sites(ImmutableArray<string> siteIds, ImmutableArray<string> moduleIds, bool look, SheetFolder<SiteCard> before)
    {
        var (sites, modules) = (siteIds.ToHashSet(), moduleIds.ToHashSet());
        return Sheets("sites", [.. siteIds, "", .. moduleIds], look, before, files => files.Select(f => ImmutableArray.Create(f)), files => SiteReader.Read(files[0], sites, modules) is var read ? (read.Site, read.Diagnostics) : default);
    }

    public CommunesFile Communes(CommunesFile before)
    {
        const string Name = "communes.csv";
        try
        {
            var file = Path.Combine(folder, Name);
            var text = File.Exists(file) ? File.ReadAllText(file) : "";
            return text == before.Text ? before : new CommunesFile(text, Training.Sites.Communes.Read(new SourceFile(Name, text)));
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return before;
        }
    }

    /// <summary>Reads the files of a folder again, those of one thing together, when one changed or when what they may name is no longer the same.</summary>
    private SheetFolder<T> Sheets<T>(
        string name, ImmutableArray<string> known, bool look, SheetFolder<T> before, Func<IEnumerable<SourceFile>, IEnumerable<ImmutableArray<SourceFile>>> gather,
        Func<ImmutableArray<SourceFile>, (T? Thing, ImmutableArray<Diagnostic> Diagnostics)> read) where T : class
    {
        try
        {
            var marks = ModuleFiles.Marks(Path.Combine(folder, name)) ?? "";
            var sameNames = known.SequenceEqual(before.Known);
            if (!look && sameNames && marks == before.Marks) return before;
            var files = ImmutableSortedDictionary.CreateBuilder<string, Sheet<T>>(StringComparer.Ordinal);
            foreach (var sheet in gather(SheetsIn(name).Select(f => new SourceFile($"{name}/{Path.GetFileName(f)}", File.ReadAllText(f))))) files[sheet[0].Path] = Read(sheet, before.Files.GetValueOrDefault(sheet[0].Path));
            return new SheetFolder<T>(marks, known, files.ToImmutable());

            Sheet<T> Read(ImmutableArray<SourceFile> sheet, Sheet<T>? old)
            {
                var text = string.Join('\0', sheet.Select(f => $"{f.Path}\0{f.Text}"));
                if (old is not null && sameNames && old.Text == text) return old;
                var (thing, diagnostics) = read(sheet);
                return new Sheet<T>(text, thing ?? old?.Served, diagnostics);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            log.LogWarning(problem, "The folder {Name} cannot be read just now", name);
            return before with { Marks = "" };
        }
    }

    private IEnumerable<string> SheetsIn(string name) => Path.Combine(folder, name) is var place && Directory.Exists(place)
        ? Directory.EnumerateFiles(place, "*.md").Where(f => Path.GetFileName(f)[0] != '.')
        : [];
}
