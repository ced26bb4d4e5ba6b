// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Runtime.CompilerServices;

namespace Training.Web.Tests;

/// <summary>The web project's sources, for tests that read what was written.</summary>
internal static class SourceFolder
{
    public static string Web { get; } = Path.GetFullPath(Path.Combine(Here(), "../../src/Training.Web"));

    /// <summary>Files of ours: neither built, nor fetched.</summary>
    public static IEnumerable<string> Files(string pattern) => Directory.EnumerateFiles(Web, pattern, SearchOption.AllDirectories)
        .Where(file => !Path.GetRelativePath(Web, file).Split(Path.DirectorySeparatorChar).Any(part => part is "bin" or "obj" or "node_modules" or "wwwroot"));

    public static string Name(string file) => Path.GetRelativePath(Web, file).Replace('\\', '/');

    private static string Here([CallerFilePath] string file = "") => Path.GetDirectoryName(file)!;
}
