// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using System.Globalization;
using System.Text.RegularExpressions;
using Training.Load.Battles;
using Training.Load.Shared;
using Training.Shared;
using Training.Web.Shared;

namespace Training.Load.Soak;

/// <summary>A working half-hour: people read and answer at their own pace, and in turns leave that for a battle. What the server holds must not grow.</summary>
internal static partial class SoakBenchmark
{
    private const int ThinkMilliseconds = 6000;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (minutes, people, battles) = (arguments.Number("minutes", 30), arguments.Number("people", 300), arguments.Number("battles", 20));
        var (json, site, seed) = (arguments.Text("json"), arguments.Text("site"), (ulong)arguments.Number("seed", 1));
        arguments.AllKnown();
        site = await PublishedSite.FolderAsync(site);
        using var scratch = new ScratchFolder();
        var cookies = await PreparedBattle.WritePeopleAsync(scratch["data"], people);
        // All come from one address here, which is no reason to count their forms together.
        await using var server = await Server.StartSiteAsync(site, scratch["data"], Cores.Server, ("Accounts:FormsPerMinute", "1000000"));
        var (deeds, luck) = (new Deeds(), new Luck(seed));
        var readers = cookies.Select(cookie => new Reader(new Uri(server.Address), cookie, luck.Next(), deeds)).ToArray();
        var (lessons, modules) = await AddressesAsync(readers[0]);
        var (length, receipts, played) = (TimeSpan.FromMinutes(minutes), new ConcurrentQueue<HeldByRoom>(), 0);
        using var end = new CancellationTokenSource(length);
        var sampling = Sampling.RunAsync(server, () => $"{deeds.Pages.Count} pages, {deeds.Answers} answers, {played} battles, {deeds.Problems.Count} problems", end.Token);
        var reading = readers.Select(r => r.RunAsync(lessons, modules, end.Token)).ToArray();
        // The last one begins early enough to end.
        var playing = Enumerable.Range(0, battles).Select(async i =>
        {
            await Task.Delay(length * 0.85 * i / battles);
            var group = readers.Where((_, r) => r % battles == i).ToArray();
            if (await PlayAsync(group, server, luck.Next(), receipts, length, modules)) Interlocked.Increment(ref played);
        }).ToArray();
        await Task.WhenAll([.. reading, .. playing]);
        var result = new SoakResult(minutes, people, played, battles, await sampling, deeds, receipts, await PreparedBattle.CommittedAsync(scratch["data"]));
        foreach (var reader in readers) reader.Dispose();
        result.Show();
        await Report.WriteAsync(json, result.Figures);
        return result.IsSound ? 0 : 1;
    }

    /// <summary>What the catalogue leads to.</summary>
    private static async Task<(List<string> Lessons, List<string> Modules)> AddressesAsync(Reader reader)
    {
        var modules = Module().Matches((await reader.GoAsync(Addresses.Modules)).Html).Select(m => m.Groups[1].Value).Distinct().ToList();
        var lessons = new List<string>();
        foreach (var module in modules)
            lessons.AddRange(Lesson().Matches((await reader.GoAsync(Addresses.Module(module))).Html).Where(m => m.Groups[1].Value == module && m.Groups[2].Value != "quiz").Select(m => m.Groups[0].Value[6..^1]).Distinct());
        return lessons.Count > 0 ? (lessons, modules) : throw new InvalidOperationException($"No lesson was found in the catalogue. {string.Join(", ", reader.Problems)}");
    }

    /// <summary>One of a group opens a battle and starts it once all are in; true when it came to its end.</summary>
    private static async Task<bool> PlayAsync(Reader[] group, Server server, ulong seed, ConcurrentQueue<HeldByRoom> receipts, TimeSpan patience, IReadOnlyList<string> modules)
    {
        foreach (var reader in group) reader.IsBusy = true;
        try
        {
            var (_, form) = await group[0].GoAsync(Addresses.Battles);
            var (address, _) = await group[0].SendAsync(form, Addresses.NewBattle, [("questions", "5"), .. modules.Select(m => ("modules", m))]);
            if (address.Split('/') is not [_, "battles", var code]) throw new InvalidOperationException($"No battle was opened: {address}");
            foreach (var reader in group) await reader.GoAsync(address);
            await using var room = new DeviceRoom(new PreparedBattle(code, [.. group.Select(r => r.Cookie)]), new Uri(server.Address + Addresses.BattleHub), ThinkMilliseconds, seed);
            var finished = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            room.First.Staged += stage =>
            {
                if (stage == "finished") finished.TrySetResult();
            };
            await room.EnteredAsync().WaitAsync(patience);
            await room.First.CallAsync("Start");
            var isOver = await Task.WhenAny(finished.Task, Task.Delay(TimeSpan.FromMinutes(8))) == finished.Task;
            foreach (var receipt in room.Receipts) receipts.Enqueue(new HeldByRoom(code, receipt.Player, receipt.Question, receipt.AnswerId));
            await group[0].GoAsync(address);
            return isOver;
        }
        finally
        {
            foreach (var reader in group) reader.IsBusy = false;
        }
    }

    [GeneratedRegex("href=\"/modules/([a-z0-9-]+)\"")]
    private static partial Regex Module();

    [GeneratedRegex("href=\"/modules/([a-z0-9-]+)/([a-z0-9-]+)\"")]
    private static partial Regex Lesson();
}

/// <summary>A receipt that a device of some battle holds.</summary>
internal sealed record HeldByRoom(string Code, int Player, int Question, Guid AnswerId);
