// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using Training.Load.Shared;
using Training.Modules;
using Training.Web.Shared;
using static Training.Load.Report;

namespace Training.Load.Content;

/// <summary>
/// How long a large content folder takes to be served, how long one saved file takes, and what it all weighs. The floor of each is the same
/// site with a single module.
/// </summary>
internal static class ContentBenchmark
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (modules, saves, json, site) = (arguments.Number("modules", 1000), arguments.Number("saves", 20), arguments.Text("json"), arguments.Text("site"));
        arguments.AllKnown();
        site = await PublishedSite.FolderAsync(site);
        using var scratch = new ScratchFolder();
        var (small, large) = (scratch["small"], scratch["large"]);
        ModuleWriter.Write(small, 1);
        ModuleWriter.Write(large, modules);
        DemandSilence(large, modules);

        var floor = await MeasureAsync(site, scratch["small-data"], small, 1, saves);
        var ours = await MeasureAsync(site, scratch["large-data"], large, modules, saves);
        Table($"Content: {modules} modules, {modules * ModuleWriter.Questions} questions (in brackets: one module)",
        [
            ("process start to served", Say(ours.LoadSeconds, "s", 2), Say(floor.LoadSeconds, "s", 2)),
            ("file saved to served, median", Say(Statistics.Median(ours.ReloadMilliseconds), "ms"), Say(Statistics.Median(floor.ReloadMilliseconds), "ms")),
            ("file saved to served, slowest", Say(ours.ReloadMilliseconds.Max(), "ms"), Say(floor.ReloadMilliseconds.Max(), "ms")),
            ("resident memory once loaded", Say(ours.LoadedMegabytes, "MB"), Say(floor.LoadedMegabytes, "MB")),
            ("resident memory after the saves", Say(ours.FinalMegabytes, "MB"), Say(floor.FinalMegabytes, "MB")),
        ]);
        await WriteAsync(json, Keyed(
        [
            new("load_s", Round(ours.LoadSeconds, 3)),
            new("reload_ms", Round(Statistics.Median(ours.ReloadMilliseconds), 1)),
            new("rss_mb", Round(Math.Max(ours.LoadedMegabytes, ours.FinalMegabytes), 1)),
        ]));
        return 0;
    }

    private static async Task<Measured> MeasureAsync(string site, string data, string content, int modules, int saves)
    {
        var watch = Stopwatch.StartNew();
        await using var server = await Server.StartSiteAsync(site, data, null, ("Content:Folder", content));
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        await UntilAsync(client, modules - 1, ModuleWriter.Title);
        var load = watch.Elapsed;
        var loaded = server.ResidentMegabytes;
        var reloads = new List<double>();
        for (var save = 1; save <= saves; save++)
        {
            var changed = save * 7919 % modules;
            var mark = $"Passage {save}";
            // A pause, so that each save meets a site at rest; the page is warm, as it is for whoever just read it.
            await UntilAsync(client, changed, ModuleWriter.Title);
            await Task.Delay(300);
            var from = Stopwatch.GetTimestamp();
            ModuleWriter.WriteOne(content, changed, mark);
            await UntilAsync(client, changed, mark);
            reloads.Add(Stopwatch.GetElapsedTime(from).TotalMilliseconds);
        }

        return new Measured(load.TotalSeconds, loaded, server.ResidentMegabytes, reloads);
    }

    /// <summary>Asks for a module's first lesson until it says this.</summary>
    private static async Task UntilAsync(HttpClient client, int module, string text)
    {
        var from = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(from) < TimeSpan.FromSeconds(60))
        {
            using var response = await client.GetAsync(Addresses.Lesson(ModuleWriter.Id(module), ModuleWriter.FirstLesson));
            if (response.IsSuccessStatusCode && (await response.Content.ReadAsStringAsync()).Contains(text, StringComparison.Ordinal)) return;
            await Task.Delay(2);
        }

        throw new TimeoutException($"Module {module} never said « {text} ».");
    }

    /// <summary>A module that the reader finds fault with would not be loaded, and the figures would flatter.</summary>
    private static void DemandSilence(string content, int modules)
    {
        foreach (var i in Enumerable.Range(0, modules).Where(i => i % 50 == 0))
        {
            var path = ModuleWriter.PathOf(i);
            var read = ModuleReader.Read([new SourceFile(path, File.ReadAllText(Path.Combine(content, path)))]);
            if (read.Diagnostics.Length > 0) throw new InvalidOperationException($"The generated content has a fault: {read.Diagnostics[0]}");
            if (read.Module!.AllQuestions.Count() != ModuleWriter.Questions) throw new InvalidOperationException("The generated content lacks questions.");
        }
    }

    private sealed record Measured(double LoadSeconds, double LoadedMegabytes, double FinalMegabytes, List<double> ReloadMilliseconds);
}
