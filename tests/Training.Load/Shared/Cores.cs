// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;

namespace Training.Load.Shared;

/// <summary>Who runs where, so that what sends and what answers do not take each other's time.</summary>
internal static class Cores
{
    /// <summary>The processor of the servers that are measured.</summary>
    public const int Server = 0;

    /// <summary>The processor of whoever asks them.</summary>
    private const int Generator = 1;

    private const string Mark = "BRIQUET_LOAD_PINNED";

    /// <summary>Runs this program again on the generator's processor alone; null when it is there already, or when this system knows no such thing.</summary>
    public static async Task<int?> MoveAsync(string[] arguments)
    {
        if (!OperatingSystem.IsLinux() || Environment.GetEnvironmentVariable(Mark) is not null || Environment.ProcessorCount < 2) return null;
        var start = new ProcessStartInfo("taskset", ["-c", $"{Generator}", "dotnet", typeof(Cores).Assembly.Location, .. arguments]);
        start.Environment[Mark] = "1";
        using var again = Process.Start(start)!;
        await again.WaitForExitAsync();
        return again.ExitCode;
    }
}
