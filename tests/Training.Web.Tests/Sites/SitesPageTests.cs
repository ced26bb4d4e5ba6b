// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Extensions.DependencyInjection;
using Training.Sites;
using Training.Web.Modules;
using Training.Web.Shared;
using Training.Web.Sites;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Sites;

/// <summary>A receptionist finds what to recommend with a guest in front, by links alone, and keeps the address.</summary>
public sealed class SitesPageTests : IDisposable
{
    private readonly TestSite _site = new();

    private CatalogueContent Content => _site.Services.GetRequiredService<Catalogue>().Current;

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Three_taps_lead_from_home_to_a_sentence_to_say()
    {
        using var desk = await _site.Visit().GoAsync("/");
        await desk.GoAsync(desk.Page.QuerySelector($"main a.row[href='{Addresses.Sites}']")!.GetAttribute("href")!);
        await desk.GoAsync(desk.Page.QuerySelectorAll(".chip").Single(c => c.TextContent == "Familles").GetAttribute("href")!);
        Assert.Equal("Familles", desk.Text(".chip[aria-current=true]"));
        await desk.GoAsync(desk.Page.QuerySelector("main .rows a")!.GetAttribute("href")!);
        Assert.Contains("«", desk.Text(".sayit .prose"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_answer_is_added_to_the_others_and_taken_back_by_the_same_link()
    {
        using var desk = await _site.Visit().GoAsync("/sites?for=families");
        var all = desk.Page.QuerySelectorAll("main .rows a").Length;
        await desk.GoAsync(desk.Page.QuerySelectorAll(".chip").Single(c => c.TextContent == "Il pleut").GetAttribute("href")!);
        Assert.EndsWith("/sites?for=families&weather=rain", desk.Path, StringComparison.Ordinal);
        Assert.InRange(desk.Page.QuerySelectorAll("main .rows a").Length, 1, all - 1);
        await desk.GoAsync(desk.Page.QuerySelectorAll(".chip").Single(c => c.TextContent == "Il pleut").GetAttribute("href")!);
        Assert.EndsWith("/sites?for=families", desk.Path, StringComparison.Ordinal);
        Assert.Equal(all, desk.Page.QuerySelectorAll("main .rows a").Length);
    }

    [Fact]
    public async Task A_search_keeps_the_answers_given()
    {
        using var desk = await _site.Visit().GoAsync("/sites?territory=mining-basin");
        await desk.GoAsync("/sites?" + string.Join('&', desk.Page.QuerySelectorAll("form.asks__q input[type=hidden]").Select(i => $"{i.GetAttribute("name")}={i.GetAttribute("value")}")) + "&q=louvre");
        Assert.Equal(["Hôtel Louvre-Lens", "Louvre-Lens"], desk.Page.QuerySelectorAll("main .rows .row__t").Select(t => t.TextContent));
        Assert.Equal("louvre", desk.Page.QuerySelector("#q")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Words_that_nobody_asks_are_not_asked_and_nothing_found_says_what_to_do()
    {
        using var desk = await _site.Visit().GoAsync("/sites?for=martians");
        Assert.Equal(Content.Sites.Count, desk.Page.QuerySelectorAll("main .rows a").Length);
        await desk.GoAsync("/sites?q=introuvable");
        Assert.Contains("office de tourisme", desk.Text("main .soft.measure:not(.lead)"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_card_names_its_commune_on_the_map_and_leads_on()
    {
        using var desk = await _site.Visit().GoAsync(Addresses.SiteCard("louvre-lens"));
        Assert.Equal("Louvre-Lens", desk.Text("h1"));
        Assert.Contains("Lens", desk.Page.QuerySelector("svg.sitemap")!.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.NotEmpty(desk.Page.QuerySelectorAll("main a.row[href^='/modules/']"));
        Assert.NotEmpty(desk.Page.QuerySelectorAll("main a.row[href^='/sites/']"));
    }

    [Fact]
    public async Task A_card_that_does_not_exist_is_not_found()
    {
        using var desk = await _site.Visit().GoAsync(Addresses.SiteCard("nulle-part"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, desk.Answer.StatusCode);
    }

    [Fact]
    public void Places_that_nobody_should_miss_come_first()
    {
        var found = SiteDesk.Find(Content, new SiteFilter());
        Assert.Equal(found.OrderBy(s => s.Rank == "must-see" ? 0 : 1).Select(s => s.Id), found.Select(s => s.Id));
        Assert.Equal("must-see", found[0].Rank);
    }
}
