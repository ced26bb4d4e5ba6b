// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Web.Modules;

/// <summary>Where the authors' files are. They hold the keys: never under wwwroot, never served.</summary>
internal sealed class ContentOptions
{
    public const string Section = "Content";

    /// <summary>Folder with <c>modules</c> and <c>paths</c>; empty: the nearest <c>content</c> folder from the content root upwards.</summary>
    public string Folder { get; set; } = "";

    /// <summary>A saved burst of files counts as one change after this silence.</summary>
    public TimeSpan Settle { get; set; } = TimeSpan.FromMilliseconds(30);

    /// <summary>Bytes that a picture of a module may have; a module that shows a heavier one is not published.</summary>
    public long HeaviestPicture { get; set; } = Picture.DefaultLimit;

    /// <summary>How often sizes and times of all files are looked at, for changes that the system did not tell.</summary>
    public TimeSpan Sweep { get; set; } = TimeSpan.FromSeconds(20);
}

internal static class ContentFolder
{
    public static string Find(string configured, string contentRoot)
    {
        if (configured.Length > 0) return Path.GetFullPath(configured, contentRoot);
        for (var folder = new DirectoryInfo(contentRoot); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "content");
            if (Directory.Exists(Path.Combine(candidate, "modules"))) return candidate;
        }

        throw new DirectoryNotFoundException($"Aucun dossier « content/modules » depuis {contentRoot}. Donnez-le dans le réglage Content:Folder.");
    }
}
