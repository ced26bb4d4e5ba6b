// SPDX-License-Identifier: AGPL-3.0-or-later
using Bunit;
using Training.Web.Authoring;
using static Training.Web.Tests.Modules.ContentCopy;

namespace Training.Web.Tests.Authoring;

public sealed class ModuleBenchTests : WorkshopContext
{
    private IRenderedComponent<ModuleBench> Bench(string id) => Render<ModuleBench>(p => p.Add(b => b.Id, id));

    [Fact]
    public void An_objective_tells_how_many_questions_evaluate_it_and_one_without_is_marked()
    {
        Save("alpha", Text("alpha").Replace("[Dire bonjour]", "[Dire bonjour, Dire au revoir]", StringComparison.Ordinal));
        var objectives = Bench("alpha").FindAll(".objs li");

        Assert.Contains("1 question du quiz", objectives[0].TextContent, StringComparison.Ordinal);
        Assert.Equal("/workshop/questions?module=alpha&objective=1&kind=scored&retired=no", objectives[0].QuerySelector("a")!.GetAttribute("href"));
        Assert.Single(objectives[0].QuerySelectorAll(".bond i"));
        Assert.Equal("aucune question du quiz", objectives[1].QuerySelector(".tag--alert")!.TextContent);
    }

    [Fact]
    public void A_lesson_shows_what_it_weighs_and_its_facts()
    {
        Save("alpha", Text("alpha").Replace("id=la-lecon", "id=la-lecon facts=F-001,F-017", StringComparison.Ordinal));
        var lesson = Bench("alpha").Find("ol.rows li");

        Assert.Equal("1\u00a0min · 2 mots · la-lecon", lesson.QuerySelector(".row__m")!.TextContent);
        Assert.Equal("/workshop/preview/alpha/la-lecon", lesson.QuerySelector("a")!.GetAttribute("href"));
        Assert.Equal("Faits\u00a0: F-001 F-017", lesson.QuerySelector(".factids")!.TextContent.Trim());
    }

    [Fact]
    public void A_broken_file_shows_its_last_good_version_and_says_so()
    {
        Save("alpha", Broken("alpha"));
        var bench = Bench("alpha");

        Assert.Equal("Module alpha", bench.Find("h1").TextContent);
        Assert.Equal("Dernière bonne version\u00a0: 1.0.0, en ligne", bench.Find(".whead .small").TextContent);
        Assert.Contains("reste en ligne pendant ce temps", bench.Find(".dias__why").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_that_never_read_shows_its_diagnostics_alone()
    {
        Save("delta", Broken("delta"));
        var bench = Bench("delta");

        Assert.Equal("delta", bench.Find("h1").TextContent);
        Assert.Contains("jamais été lu sans erreur", bench.Find(".dias__why").TextContent, StringComparison.Ordinal);
        Assert.Empty(bench.FindAll("aside, .objs, .btn"));
    }

    [Fact]
    public void The_page_follows_its_file_until_the_folder_is_gone()
    {
        var bench = Bench("alpha");

        Save("alpha", Text("alpha").Replace("title: Module alpha", "title: Un autre titre", StringComparison.Ordinal).Replace("# Module alpha", "# Un autre titre", StringComparison.Ordinal));
        bench.WaitForAssertion(() => Assert.Equal("Un autre titre", bench.Find("h1").TextContent));

        Directory.Delete(Path.GetDirectoryName(Content.Place("alpha"))!, recursive: true);
        Content.Catalogue.Sweep();
        bench.WaitForAssertion(() => Assert.Equal("Ce module n’est plus sur le disque", bench.Find("h1").TextContent));
    }

    [Fact]
    public async Task Disposed_means_unsubscribed()
    {
        Bench("alpha");
        Assert.Equal(1, Content.Catalogue.Followers);
        await DisposeComponentsAsync();
        Assert.Equal(0, Content.Catalogue.Followers);
    }
}
