// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tool;

/// <summary>The content folder on the disk, as the reader wants it.</summary>
internal sealed class ContentFiles(string folder, string shown)
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    /// <summary>Opens a content folder, or one module's own.</summary>
    /// <exception cref="MisuseException">There is none.</exception>
    public static ContentFiles Open(string root, string shown)
    {
        var folder = Path.GetFullPath(Path.Combine(root, shown));
        return Directory.Exists(folder) ? new ContentFiles(folder, shown.TrimEnd('/', '\\')) : throw new MisuseException($"Dossier introuvable : {shown}");
    }

    public bool IsOneModule => File.Exists(Path.Combine(folder, "module.md"));

    /// <summary>Folder and name as told of each module.</summary>
    public IEnumerable<(string Folder, string Shown)> Modules()
    {
        if (IsOneModule) return [(folder, shown)];
        var modules = Path.Combine(folder, "modules");
        return Directory.Exists(modules)
            ? Directory.EnumerateDirectories(modules).Order(StringComparer.Ordinal).Select(f => (f, $"{shown}/modules/{Path.GetFileName(f)}"))
            : [];
    }

    public IEnumerable<SourceFile> Paths() => Sheets("paths").Select(Open);

    /// <summary>Cards of sites; null for one module's own folder, which knows nothing of them.</summary>
    public IReadOnlyList<SourceFile>? Sites => IsOneModule ? null : [.. Sheets("sites").Select(Open)];

    /// <summary>Where communes lie; null when there is no such file.</summary>
    public SourceFile? Communes
    {
        get
        {
            var file = Path.Combine(folder, "communes.csv");
            return File.Exists(file) ? Open((file, $"{shown}/communes.csv")) : null;
        }
    }

    /// <summary>Every Markdown file that authors write, with its name as told.</summary>
    public IEnumerable<(string File, string Shown)> Written()
        => Modules().SelectMany(m => Directory.EnumerateFiles(m.Folder, "module*.md").Select(f => (f, $"{m.Shown}/{Path.GetFileName(f)}")))
            .Concat(Sheets("paths")).Concat(Sheets("sites"));

    /// <summary>The Markdown files of a folder of sheets, by name.</summary>
    private IEnumerable<(string File, string Shown)> Sheets(string name)
    {
        var sheets = Path.Combine(folder, name);
        return IsOneModule || !Directory.Exists(sheets)
            ? []
            : Directory.EnumerateFiles(sheets, "*.md").Order(StringComparer.Ordinal).Select(f => (f, $"{shown}/{name}/{Path.GetFileName(f)}"));
    }

    private static SourceFile Open((string File, string Shown) file) => new(file.Shown, File.ReadAllText(file.File));

    public static IReadOnlyList<SourceFile> Read((string Folder, string Shown) module) =>
    [
        .. new DirectoryInfo(module.Folder).EnumerateFiles("*", Everything).Where(f => !f.Name.EndsWith('~')).OrderBy(f => f.FullName, StringComparer.Ordinal).Select(f =>
        {
            var path = $"{module.Shown}/{Path.GetRelativePath(module.Folder, f.FullName).Replace('\\', '/')}";
            return f.DirectoryName == module.Folder ? new SourceFile(path, File.ReadAllText(f.FullName)) : new SourceFile(path, null, Picture(f));
        }),
    ];

    private static Picture Picture(FileInfo file) => file.Length > Training.Modules.Picture.DefaultLimit
        ? Training.Modules.Picture.Unread(file.Length)
        : Training.Modules.Picture.Read(file.Name, File.ReadAllBytes(file.FullName));
}
