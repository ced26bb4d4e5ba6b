// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Desk;

/// <summary>The log is read by who, what, organisation and period, page by page; what is asked stands in the address.</summary>
public sealed class AuditReadingTests : IDisposable
{
    private readonly TestSite _site = TestSite.With(("Desk:AuditLinesPerPage", "3"));

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<(Guid Claire, Guid Gaillette, DateOnly Today)> FillAsync()
    {
        await using var db = _site.OpenDb();
        var claire = await db.Users.Where(u => u.UserName == "claire.hennebelle").Select(u => u.Id).SingleAsync(Stop);
        var hugo = await db.Users.Where(u => u.UserName == "hugo.lemaire").Select(u => u.Id).SingleAsync(Stop);
        var gaillette = (await db.Organisations.ToListAsync(Stop)).Single(o => o.Name.StartsWith("Groupe", StringComparison.Ordinal)).Id;
        var today = ParisTime.DayOf(_site.Clock.GetUtcNow());
        for (var day = 0; day < 4; day++)
        {
            var noon = ParisTime.Start(today.AddDays(-day)).AddHours(12);
            db.Add(new AuditRow { At = noon, PersonId = claire, Action = "document.downloaded", Subject = $"BQ-{day}", OrganisationId = gaillette });
            db.Add(new AuditRow { At = noon, PersonId = hugo, Action = "roster.imported", Subject = hugo.ToString("N") });
        }

        await db.SaveChangesAsync(Stop);
        return (claire, gaillette, today);
    }

    [Fact]
    public async Task Filters_narrow_and_meet()
    {
        var (_, gaillette, today) = await FillAsync();
        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        Assert.Equal("8 lignes", await CountAsync(agnes, ""));
        Assert.Equal("4 lignes", await CountAsync(agnes, "?who=Claire.Hennebelle"));
        Assert.Equal("4 lignes", await CountAsync(agnes, "?what=document"));
        Assert.Equal("4 lignes", await CountAsync(agnes, "?what=roster.imported"));
        Assert.Equal("4 lignes", await CountAsync(agnes, $"?organisation={gaillette:N}"));
        Assert.Equal("4 lignes", await CountAsync(agnes, $"?from={today.AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal("2 lignes", await CountAsync(agnes, $"?from={today.AddDays(-2):yyyy-MM-dd}&to={today.AddDays(-2):yyyy-MM-dd}"));
        Assert.Equal("1 ligne", await CountAsync(agnes, $"?who=claire.hennebelle&what=document&to={today.AddDays(-3):yyyy-MM-dd}&from={today.AddDays(-3):yyyy-MM-dd}"));
        Assert.Equal("0 ligne", await CountAsync(agnes, $"?who=claire.hennebelle&what=roster"));
        Assert.Equal("8 lignes", await CountAsync(agnes, "?from=2026-99-99&organisation=x&page=zz"));
    }

    [Fact]
    public async Task Pages_hold_the_filters_and_the_latest_comes_first()
    {
        await FillAsync();
        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync($"{Addresses.DeskAudit}?who=claire.hennebelle");
        Assert.Equal(3, agnes.Page.QuerySelectorAll("tbody tr").Length);
        Assert.Equal("BQ-0", agnes.Text("tbody tr td:nth-child(4)").Split('\n')[0][..4]);
        Assert.Null(agnes.Page.QuerySelector("a[rel=prev]"));
        await agnes.GoAsync(agnes.Page.QuerySelector("a[rel=next]")!.GetAttribute("href")!);
        Assert.Contains("who=claire.hennebelle", agnes.Path, StringComparison.Ordinal);
        Assert.Single(agnes.Page.QuerySelectorAll("tbody tr"));
        Assert.Null(agnes.Page.QuerySelector("a[rel=next]"));
        await agnes.GoAsync($"{Addresses.DeskAudit}?page=99");
        Assert.Equal(2, agnes.Page.QuerySelectorAll("tbody tr").Length);
    }

    [Fact]
    public async Task Identities_are_read_as_names()
    {
        await FillAsync();
        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync($"{Addresses.DeskAudit}?what=roster");
        Assert.Contains("Hugo Lemaire", agnes.Text("tbody tr td:nth-child(4)"), StringComparison.Ordinal);
    }

    private static async Task<string> CountAsync(Visitor agnes, string query)
    {
        await agnes.GoAsync(Addresses.DeskAudit + query);
        return agnes.Text(".reg > header .soft").Replace('\u00a0', ' ');
    }
}
