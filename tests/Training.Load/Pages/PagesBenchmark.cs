// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Load.Shared;
using Training.Web.Shared;
using static Training.Load.Report;

namespace Training.Load.Pages;

/// <summary>How many lessons a second one processor serves, beside a bare endpoint that serves the same bytes; and what a first visit weighs.</summary>
internal static class PagesBenchmark
{
    private const int Connections = 32;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (pairs, json, site) = (arguments.Number("pairs", 10), arguments.Text("json"), arguments.Text("site"));
        var length = TimeSpan.FromMilliseconds(arguments.Number("milliseconds", 1500));
        var lesson = arguments.Text("lesson") ?? Addresses.Lesson("bassin-minier", "inscription");
        arguments.AllKnown();
        site = await PublishedSite.FolderAsync(site);
        using var scratch = new ScratchFolder();
        await using var server = await Server.StartSiteAsync(site, scratch["data"], Cores.Server);
        await using var bare = await Server.StartFloorAsync(LessonFloor.Role, Cores.Server, server.Address + lesson);

        var (ours, floor) = (new Lane(server, new Uri(server.Address + lesson)), new Lane(bare, new Uri(bare.Address + "/")));
        await ours.RunAsync(length * 2);
        await floor.RunAsync(length * 2);
        var measured = new List<(Pace Ours, Pace Floor)>();
        for (var pair = 0; pair < pairs; pair++)
        {
            // Whoever goes second finds the machine warmer: they take turns.
            if (pair % 2 == 0) measured.Add((await ours.RunAsync(length), await floor.RunAsync(length)));
            else
            {
                var first = await floor.RunAsync(length);
                measured.Add((await ours.RunAsync(length), first));
            }
        }

        var visits = await FirstVisit.MeasureAsync(server.Address, [Addresses.Home, Addresses.Modules, lesson]);
        return await TellAsync(json, measured, visits);
    }

    private static async Task<int> TellAsync(string? json, List<(Pace Ours, Pace Floor)> measured, IReadOnlyList<(string Page, double Kilobytes)> visits)
    {
        double Of(Func<(Pace Ours, Pace Floor), double> figure) => Statistics.Median(measured.Select(figure));
        var (lessons, floors, ratio) = (Of(m => m.Ours.PerSecond), Of(m => m.Floor.PerSecond), Of(m => m.Ours.PerSecond / m.Floor.PerSecond));
        Table($"Pages: {measured.Count} pairs, {Connections} connections (in brackets: bare endpoint, same bytes)",
        [
            ("lessons a second, median", Say(lessons, "/s", 0), Say(floors, "/s", 0)),
            ("processor time a lesson", Say(Of(m => m.Ours.Microseconds), "µs"), Say(Of(m => m.Floor.Microseconds), "µs")),
            ("ratio, median of the pairs", Say(ratio, "", 3), ""),
            .. visits.Select(v => ($"first visit, {v.Page}", Say(v.Kilobytes, "kB"), "")),
        ]);
        await WriteAsync(json, Keyed(
        [
            new("lesson_rps", Round(lessons, 0)), new("floor_rps", Round(floors, 0)), new("ratio", Round(ratio, 3)),
            new("first_visit_kb", Round(visits.Max(v => v.Kilobytes), 1)),
        ]));
        return 0;
    }

    /// <summary>One server under the load of all connections.</summary>
    private sealed class Lane(Server server, Uri address)
    {
        public async Task<Pace> RunAsync(TimeSpan length)
        {
            var clients = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => RawClient.ConnectAsync(address, "")));
            var processor = server.Processor;
            using var stop = new CancellationTokenSource(length);
            var answered = (await Task.WhenAll(clients.Select(c => Task.Run(() => c.RunAsync(stop.Token))))).Sum();
            var spent = server.Processor - processor;
            foreach (var client in clients) client.Dispose();
            return new Pace(answered / length.TotalSeconds, spent.TotalMicroseconds / answered);
        }
    }

    private sealed record Pace(double PerSecond, double Microseconds);
}
