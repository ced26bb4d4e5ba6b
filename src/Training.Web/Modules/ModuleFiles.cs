// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Training.Modules;

namespace Training.Web.Modules;

/// <summary>The disk side of the pure reader: texts of the Markdown files, and what the bytes of everything else say.</summary>
internal static class ModuleFiles
{
    // What editors leave beside a file while they save it begins with a dot or ends with a tilde.
    private static readonly EnumerationOptions Visible = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.Hidden | FileAttributes.System };

    /// <summary>The files of one folder, with a hash of all their bytes.</summary>
    /// <param name="folder">The module's.</param>
    /// <param name="contentFolder">To which the paths of the files are relative.</param>
    /// <param name="heaviest">Bytes above which a picture is not read.</param>
    /// <exception cref="IOException">A file went away or cannot be read just now.</exception>
    public static (IReadOnlyList<SourceFile> Files, string Hash) Read(string folder, string contentFolder, long heaviest)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        List<SourceFile> files = [];
        foreach (var file in In(folder))
        {
            var path = Path.GetRelativePath(contentFolder, file.FullName).Replace(Path.DirectorySeparatorChar, '/');
            var text = IsText(file) ? File.ReadAllText(file.FullName) : null;
            var picture = text is null ? Picture(file, heaviest) : null;
            hash.AppendData(Encoding.UTF8.GetBytes(picture is null ? path : $"{path}\0{picture}"));
            hash.AppendData(MemoryMarshal.AsBytes(text.AsSpan()));
            files.Add(new SourceFile(path, text, picture));
        }

        return (files, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Names, sizes and times of the files of a folder, in one word: another one means that a file should be read again. Null: no file.</summary>
    public static string? Marks(string folder)
    {
        var marks = new StringBuilder();
        foreach (var file in In(folder)) marks.Append(CultureInfo.InvariantCulture, $"{file.FullName} {file.Length} {file.LastWriteTimeUtc.Ticks}\n");
        return marks.Length == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(marks.ToString())).AsSpan(0, 16));
    }

    private static Picture Picture(FileInfo file, long heaviest) =>
        file.Length > heaviest ? Training.Modules.Picture.Unread(file.Length) : Training.Modules.Picture.Read(file.Name, File.ReadAllBytes(file.FullName));

    private static IEnumerable<FileInfo> In(string folder) => Directory.Exists(folder)
        ? new DirectoryInfo(folder).EnumerateFiles("*", Visible).Where(f => !f.Name.EndsWith('~')).OrderBy(f => f.FullName, StringComparer.Ordinal)
        : [];

    private static bool IsText(FileInfo file) => file.Extension is ".md" or ".lock";
}
