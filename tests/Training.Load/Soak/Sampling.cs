// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Training.Load.Shared;

namespace Training.Load.Soak;

/// <summary>What a server holds at one moment.</summary>
/// <param name="At">Since the beginning.</param>
/// <param name="Megabytes">Resident memory.</param>
/// <param name="Handles">Open files and sockets.</param>
/// <param name="Threads">Of the process.</param>
internal sealed record Sample(TimeSpan At, double Megabytes, int Handles, int Threads);

/// <summary>Looks at a server every ten seconds.</summary>
internal static class Sampling
{
    private static readonly TimeSpan Every = TimeSpan.FromSeconds(10);

    public static async Task<List<Sample>> RunAsync(Server server, Func<string> told, CancellationToken end)
    {
        var (samples, from) = (new List<Sample>(), DateTime.UtcNow);
        using var timer = new PeriodicTimer(Every);
        try
        {
            while (await timer.WaitForNextTickAsync(end))
            {
                var sample = new Sample(DateTime.UtcNow - from, server.ResidentMegabytes, server.Handles, server.Threads);
                samples.Add(sample);
                if (samples.Count % 6 == 0)
                    Console.WriteLine(string.Create(CultureInfo.InvariantCulture,
                        $"{sample.At.TotalMinutes,5:0} min {sample.Megabytes,7:0.0} MB {sample.Handles,6} handles {sample.Threads,4} threads   {told()}"));
            }
        }
        catch (OperationCanceledException)
        {
            // The time is over.
        }

        return samples;
    }
}
