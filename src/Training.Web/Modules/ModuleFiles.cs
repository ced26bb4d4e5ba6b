// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Web.Modules;

/// <summary>The disk side of the pure reader: texts of the Markdown files, mere existence of everything else.</summary>
internal static class ModuleFiles
{
    public static IReadOnlyList<SourceFile> In(string moduleFolder, string contentFolder) =>
    [
        .. Directory.EnumerateFiles(moduleFolder, "*", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(file => new SourceFile(
                Path.GetRelativePath(contentFolder, file).Replace(Path.DirectorySeparatorChar, '/'),
                IsText(file) ? File.ReadAllText(file) : null)),
    ];

    private static bool IsText(string file) => Path.GetExtension(file) is ".md" or ".lock";
}
