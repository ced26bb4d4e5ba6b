// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;

namespace Training.Load.Shared;

/// <summary>What an operator would run: the site's published files.</summary>
internal static class PublishedSite
{
    /// <summary>The folder that was named, or the build of this run, published.</summary>
    public static async Task<string> FolderAsync(string? named)
    {
        if (named is not null) return Path.GetFullPath(named);
        var target = Path.Combine(AppContext.BaseDirectory, "site");
        using var publish = Process.Start(new ProcessStartInfo(
            "dotnet", ["publish", Path.Combine(Repository, "src", "Training.Web"), "-c", "Release", "--no-build", "-o", target, "--nologo", "-v", "q"]))!;
        await publish.WaitForExitAsync();
        return publish.ExitCode == 0 ? target : throw new InvalidOperationException("The site could not be published. Run with -c Release.");
    }

    private static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Training.sln"))) folder = folder.Parent;
            return folder?.FullName ?? throw new DirectoryNotFoundException("Training.sln was not found above this program.");
        }
    }
}
