// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Security.Cryptography;
using Training.Load.Shared;
using Training.Modules;
using Training.Web.Modules;
using Training.Web.Shared;
using static Training.Load.Report;

namespace Training.Load.Portal;

/// <summary>How long the pages of the portal take when an employer has many people, and how fast the register comes as a table.</summary>
internal static class PortalBenchmark
{
    private const int WarmUps = 20;

    /// <summary>Bytes of a document's file, as one with its fonts weighs.</summary>
    private const int FileSize = 40_000;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (learners, pages, exports) = (arguments.Number("learners", 10_000), arguments.Number("pages", 200), arguments.Number("exports", 5));
        var (json, site) = (arguments.Text("json"), arguments.Text("site"));
        arguments.AllKnown();
        site = await PublishedSite.FolderAsync(site);
        using var scratch = new ScratchFolder();
        var file = RandomNumberGenerator.GetBytes(FileSize);
        var people = await PreparedPeople.WriteAsync(scratch["data"], ModulesOf(site, PreparedPeople.Path), learners, (_, _) => file);
        await using var server = await Server.StartSiteAsync(site, scratch["data"], Cores.Server);
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(server.Address) };
        client.DefaultRequestHeaders.Add("Cookie", people.Cookie);

        var views = Views(people);
        var times = views.Select(_ => new List<double>()).ToArray();
        for (var i = 0; i < WarmUps * views.Length; i++) await AskAsync(client, views[i % views.Length].Address);
        for (var i = 0; i < pages; i++) times[i % views.Length].Add((await AskAsync(client, views[i % views.Length].Address)).TotalMilliseconds);
        var rates = new List<double>();
        for (var i = 0; i <= exports; i++) rates.Add(await ExportAsync(client, learners));
        var (p95, rate) = (Statistics.Quantile(times.SelectMany(t => t), 0.95), Statistics.Median(rates.Skip(1)));
        Table($"Portal: {learners} people, {pages} pages, {exports} exports of the register",
        [
            ("page, 95 of 100 within", Say(p95, "ms"), ""),
            .. views.Zip(times, (view, spent) => ($"  {view.What}, median", Say(Statistics.Median(spent), "ms"), "")),
            ("register as a table", Say(rate, "lines/s", 0), ""),
        ]);
        await WriteAsync(json, Keyed([new("page_p95_ms", Round(p95, 1)), new("csv_rows_per_s", Round(rate, 0))]));
        return 0;
    }

    /// <summary>What an HR partner looks at: each as often as the others.</summary>
    private static (string What, string Address)[] Views(PreparedPeople people) =>
    [
        ("first page", Addresses.Portal), ("a later page", $"{Addresses.Portal}?page=150"), ("one path", $"{Addresses.Portal}?path={PreparedPeople.Path}"),
        ("under way", $"{Addresses.Portal}?path={PreparedPeople.Path}&status=UnderWay"), ("all paths, done", $"{Addresses.Portal}?path=all&status=Done"),
        ("a name", $"{Addresses.Portal}?q=eleve 99"), ("a person", Addresses.PortalPerson(people.Person)), ("the register", Addresses.PortalDocuments),
    ];

    private static async Task<TimeSpan> AskAsync(HttpClient client, string address)
    {
        var start = Stopwatch.GetTimestamp();
        using var answer = await client.GetAsync(address);
        answer.EnsureSuccessStatusCode();
        await answer.Content.ReadAsByteArrayAsync();
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Lines a second, from the asking to the last byte.</summary>
    private static async Task<double> ExportAsync(HttpClient client, int learners)
    {
        var start = Stopwatch.GetTimestamp();
        var bytes = await client.GetByteArrayAsync(Addresses.DocumentsCsv);
        var took = Stopwatch.GetElapsedTime(start);
        var lines = bytes.AsSpan().Count((byte)'\n') - 1;
        return lines == learners ? lines / took.TotalSeconds : throw new InvalidOperationException($"The register has {lines} lines instead of {learners}.");
    }

    private static string[] ModulesOf(string site, string path)
    {
        var content = Path.Combine(site, "content");
        var known = Directory.EnumerateDirectories(Path.Combine(content, "modules")).Select(f => Path.GetFileName(f)!).ToHashSet();
        var file = Path.Combine(content, "paths", $"{path}.md");
        return [.. PathReader.Read(new SourceFile($"paths/{path}.md", File.ReadAllText(file)), known).Path!.Modules];
    }
}
