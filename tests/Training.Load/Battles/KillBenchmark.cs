// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using Training.Battles;
using Training.Load.Shared;
using Training.Shared;
using Training.Web.Shared;

namespace Training.Load.Battles;

/// <summary>One death of the server.</summary>
/// <param name="Question">In which question, from 0.</param>
/// <param name="At">Timestamp of the kill.</param>
/// <param name="Start">From the new process's first instruction to its listening.</param>
internal sealed record Kill(int Question, long At, TimeSpan Start);

/// <summary>
/// A battle whose server is killed as <c>kill -9</c> does in the middle of every other question, while answers come in, and is started again on the same address and folder.
/// The devices are told nothing: they notice, come back, and send what has no receipt.
/// </summary>
internal static class KillBenchmark
{
    /// <summary>Longest time to the tap; the server dies within it.</summary>
    private const int ThinkMilliseconds = 1000;

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (times, players, json, site) = (arguments.Number("times", 20), arguments.Number("players", 200), arguments.Text("json"), arguments.Text("site"));
        var seed = (ulong)arguments.Number("seed", 1);
        arguments.AllKnown();
        site = await PublishedSite.FolderAsync(site);
        using var scratch = new ScratchFolder();
        // A quiet question after each death: everybody's next receipt can come before the next one.
        var prepared = await PreparedBattle.WriteAsync(scratch["data"], Path.Combine(site, "content"), players, times * 2, Pace(players));
        var address = Server.FixedAddress();
        Task<Server> StartAsync() => Server.StartSiteAsync(site, scratch["data"], Cores.Server, ("urls", address));
        var server = await StartAsync();
        try
        {
            await using var room = new DeviceRoom(prepared, new Uri(address + Addresses.BattleHub), ThinkMilliseconds, seed);
            await room.EnteredAsync().WaitAsync(Patience);
            var started = await room.First.CallAsync("Start");
            if (started.GetProperty("refusal").GetString() is { } why) throw new InvalidOperationException($"The battle did not start: {why}");
            var (kills, luck) = (new List<Kill>(), new Luck(seed));
            for (var question = 0; question < times * 2; question += 2)
            {
                await room.OpenedAsync(question).WaitAsync(Patience);
                await Task.Delay(100 + luck.Below(ThinkMilliseconds - 300));
                var at = Stopwatch.GetTimestamp();
                await server.KillAsync();
                await server.DisposeAsync();
                server = await StartAsync();
                kills.Add(new Kill(question, at, server.StartTime));
            }

            await room.AllAcknowledgedAsync((times * 2) - 1, Patience);
            var result = new KillResult(players, kills, room, await PreparedBattle.CommittedAsync(scratch["data"]));
            result.Show();
            await Report.WriteAsync(json, result.Figures);
            return result.HasLostNothing ? 0 : 1;
        }
        finally
        {
            await server.DisposeAsync();
        }
    }

    /// <summary>Short of waiting: between two receipts of a player lie the others' answers, the answer shown, the next question read, and the tap.</summary>
    private static BattleSettings Pace(int players) => new()
    {
        MaxPlayers = players, MinPlayers = 1, ReadingMin = TimeSpan.FromSeconds(0.5), ReadingMax = TimeSpan.FromSeconds(0.5), Reveal = TimeSpan.FromSeconds(0.5),
    };
}
