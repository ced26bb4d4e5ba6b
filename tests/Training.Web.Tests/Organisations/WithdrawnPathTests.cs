// SPDX-License-Identifier: AGPL-3.0-or-later
using System.IO.Compression;
using System.Net;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Training.Progress;
using Training.Web.Certificates;
using Training.Web.Progress;
using Training.Web.Tests.Certificates;

namespace Training.Web.Tests.Organisations;

/// <summary>What proves an action, and what was done, stays available when its authors have withdrawn or rewritten it.</summary>
public sealed class WithdrawnPathTests : IDisposable
{
    private const string Path = "parcours-retire", Module = "module-retire";
    private readonly DocumentsHost _host = new();

    public void Dispose() => _host.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>As if a path of that name, and a module in it, had been followed and withdrawn since.</summary>
    private async Task WithdrawAsync(string path, string module)
    {
        await using var db = _host.Db();
        await db.Set<PathCompletionRow>().ExecuteUpdateAsync(c => c.SetProperty(r => r.PathId, Path), Stop);
        await db.Set<DocumentRow>().ExecuteUpdateAsync(d => d.SetProperty(r => r.TrainingId, Path), Stop);
        await db.Set<ModuleCompletionRow>().Where(c => c.ModuleId == module).ExecuteUpdateAsync(c => c.SetProperty(r => r.ModuleId, Module), Stop);
        foreach (var row in await db.Set<EditionRow>().AsNoTracking().ToListAsync(Stop))
        {
            if (row.Of == EditionOf.Path && row.Id == path)
            {
                var edition = JsonSerializer.Deserialize<PathEdition>(row.Json)!;
                edition = edition with { Id = Path, Title = "Le parcours d’alors", Modules = [.. edition.Modules.Select(id => id == module ? Module : id)] };
                db.Add(new EditionRow { Of = row.Of, Id = Path, Hash = row.Hash, Json = JsonSerializer.Serialize(edition) });
            }
            else if (row.Of == EditionOf.Module && row.Id == module)
            {
                var edition = JsonSerializer.Deserialize<ModuleEdition>(row.Json)! with { Id = Module, Title = "Le module d’alors" };
                db.Add(new EditionRow { Of = row.Of, Id = Module, Hash = row.Hash, Json = JsonSerializer.Serialize(edition) });
            }
        }

        await db.SaveChangesAsync(Stop);
    }

    [Fact]
    public async Task Its_evidence_is_offered_and_tells_what_was_followed()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var (person, hr) = (await _host.AddPersonAsync(), await _host.AddHrAsync(organisation));
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        var path = await Learning.FinishPathAsync(_host, person);
        await _host.Get<Entitlements>().IssueDueAsync(person);
        await WithdrawAsync(path.Id, path.Modules[0]);

        var visitor = await _host.Visit(hr).GoAsync($"/portal/people/{person}");
        var link = visitor.Page.QuerySelector($"a[href*='evidence.zip?path={Path}']");
        Assert.Equal("Le parcours d’alors", link?.TextContent.Trim());
        var answer = await _host.Browser(hr).GetAsync(link!.GetAttribute("href"), Stop);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        await using var archive = new ZipArchive(await answer.Content.ReadAsStreamAsync(Stop));
        using var json = await JsonDocument.ParseAsync(await archive.GetEntry("evidence.json")!.OpenAsync(Stop), cancellationToken: Stop);
        var sheet = json.RootElement;
        await using var db = _host.Db();
        var completion = await db.Set<PathCompletionRow>().SingleAsync(Stop);
        Assert.Equal(
            ("Le parcours d’alors", completion.PathVersion, completion.Minutes),
            (sheet.GetProperty("action").GetString(), sheet.GetProperty("actionVersion").GetString(), sheet.GetProperty("publishedMinutes").GetInt32()));
        Assert.Equal(path.Summary, sheet.GetProperty("shownBefore").GetString());
        var activity = sheet.GetProperty("activities").EnumerateArray().Single(a => a.GetProperty("id").GetString() == Module);
        Assert.Equal("Le module d’alors", activity.GetProperty("title").GetString());
        Assert.NotEqual(JsonValueKind.Null, activity.GetProperty("completedAt").ValueKind);
        Assert.Contains(sheet.GetProperty("evaluations").EnumerateArray(), e => e.GetProperty("result").GetString() == "Acquired");
        Assert.Equal(
            ["positioning", "assistance-asked", "reminders", "satisfaction", "complaints", "working-time"],
            sheet.GetProperty("notCollected").EnumerateArray().Select(w => w.GetString()));
        Assert.Single(sheet.GetProperty("documents").EnumerateArray());
    }

    [Fact]
    public async Task A_module_that_is_no_longer_served_stays_on_the_person_s_page_with_its_hours()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        var (person, hr) = (await _host.AddPersonAsync(), await _host.AddHrAsync(organisation));
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        var path = await Learning.FinishPathAsync(_host, person);
        await _host.Get<Entitlements>().IssueDueAsync(person);
        var before = await ShownAsync();
        await WithdrawAsync(path.Id, path.Modules[0]);
        var after = await ShownAsync();
        Assert.Equal(before.Facts, after.Facts);
        Assert.Equal("Le module d’alors 14\u00a0mars 2026", Assert.Single(after.Modules, m => m.Contains("alors", StringComparison.Ordinal)));

        // Completions older than what is kept of modules have only the name that addresses use.
        await using (var db = _host.Db()) await db.Set<EditionRow>().Where(e => e.Id == Module).ExecuteDeleteAsync(Stop);
        Assert.Contains($"{Module} 14\u00a0mars 2026", (await ShownAsync()).Modules);

        async Task<(string Facts, string[] Modules)> ShownAsync()
        {
            var page = (await _host.Visit(hr).GoAsync($"/portal/people/{person}")).Page;
            var facts = page.QuerySelectorAll("main .facts div").Skip(1).Take(2).Select(d => d.QuerySelector("dd")!.TextContent);
            var rows = page.QuerySelectorAll("section[aria-labelledby=modules] tbody tr");
            return (string.Join(' ', facts), [.. rows.Select(r => $"{r.QuerySelector("th")!.TextContent} {r.QuerySelector("td")!.TextContent.Trim()}")]);
        }
    }
}
