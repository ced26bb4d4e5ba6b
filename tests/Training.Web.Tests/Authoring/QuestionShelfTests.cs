// SPDX-License-Identifier: AGPL-3.0-or-later
using Bunit;
using Training.Web.Authoring;
using static Training.Web.Tests.Modules.ContentCopy;

namespace Training.Web.Tests.Authoring;

/// <summary>Three modules of one question each, two questions a page.</summary>
public sealed class QuestionShelfTests : WorkshopContext
{
    private IRenderedComponent<QuestionShelf> Shelf(string query = "") => Render<QuestionShelf>(p => p.Add(s => s.Query, query));

    /// <summary>Module alpha with this after its quiz's first question.</summary>
    private void Add(string question) => Save("alpha", Text("alpha") + question);

    private static string Normal(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [Fact]
    public void A_question_is_shown_whole_with_its_right_answers_marked()
    {
        Add("""
            ### Que faire ?
            <!-- q: id=que-faire type=multiple objective=1 level=2 tags=accueil battle=no facts=F-001 -->

            > **Indice :** un premier.

            > **Indice :** un second.

            - [x] Saluer
              > Toujours.
            - [ ] Se taire
            - [x] Sourire

            > **Explication :** les deux.
            > **Source :** <https://example.org>

            """);
        var entry = Shelf("?module=alpha&q=que-faire").Find(".bq");

        Assert.Equal("Que faire\u202f?", entry.QuerySelector("h3")!.TextContent.Replace(" ?", "\u202f?", StringComparison.Ordinal));
        Assert.Equal(["Saluer (juste)Toujours.", "Se taire", "Sourire (juste)"], entry.QuerySelectorAll(".key li").Select(li => Normal(li.TextContent)));
        Assert.Equal(2, entry.QuerySelectorAll(".key__right").Length);
        Assert.Equal(["Indice 1", "Indice 2", "Explication", "Source", "Faits"], entry.QuerySelectorAll("dt").Select(dt => dt.TextContent));
        Assert.Equal("F-001", Normal(entry.QuerySelectorAll("dd")[^1].TextContent));
        Assert.Equal(["choix multiple", "notée", "niveau 2", "objectif 1", "hors batailles"], entry.QuerySelectorAll(".tag").Select(t => t.TextContent));
        Assert.Contains("modules/alpha/module.md:", entry.QuerySelector("code")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("type=number", "- [x] 35 ± 5 km\n- [x] 30..50 km (50 %)", "de 30 à 40 km (juste)", "de 30 à 50 km (50 % des points) (juste)")]
    [InlineData("type=text", "- [x] Oui\n- [x] Bien sûr", "Oui (juste)", "Bien sûr (juste)")]
    [InlineData("type=match", "| Lieu | Ville |\n|---|---|\n| Beffroi | Béthune |\n| Louvre | Lens |\n| | Arras |", "Beffroi – , Béthune", "Louvre – , Lens", "Arras (intrus)")]
    [InlineData("type=order", "1. Un\n2. Deux\n3. Trois", "Un", "Deux", "Trois")]
    public void Every_type_shows_its_key(string type, string answers, params string[] shown)
    {
        Add($"### Et ceci ?\n<!-- q: id=et-ceci {type} objective=1 -->\n\n{answers}\n\n> **Explication :** voilà.\n");
        Assert.Equal(shown, Shelf("?q=et-ceci").FindAll(".key li").Select(li => Normal(li.TextContent)));
    }

    [Fact]
    public void What_is_typed_and_chosen_is_written_into_the_address_and_goes_back_to_the_first_page()
    {
        var shelf = Shelf("?page=2");
        Assert.Single(shelf.FindAll(".bq"));
        Assert.Equal("/workshop/questions", shelf.Find("a[rel=prev]").GetAttribute("href"));

        shelf.Find("#q").Input("BONJOUR");
        Assert.Equal("/workshop/questions?q=BONJOUR", Address);
        Assert.Equal("3 questions", shelf.Find("[role=status]").TextContent);
        Assert.Equal("/workshop/questions?q=BONJOUR&page=2", shelf.Find("a[rel=next]").GetAttribute("href"));

        shelf.Find("#module").Change("beta");
        Assert.Equal("/workshop/questions?q=BONJOUR&module=beta", Address);
        Assert.Empty(shelf.FindAll(".pager"));
    }

    [Fact]
    public void Objectives_are_chosen_within_a_module()
    {
        var shelf = Shelf("?module=alpha&objective=1");
        Assert.Equal(["", "1. Dire bonjour"], shelf.FindAll("#objective option").Select(o => o.TextContent.Replace("Tout", "", StringComparison.Ordinal)));

        shelf.Find("#module").Change("");
        Assert.Equal("/workshop/questions", Address);
        Assert.True(shelf.Find("#objective").HasAttribute("disabled"));
        Assert.Equal("Choisissez d’abord un module.", shelf.Find($"#{shelf.Find("#objective").GetAttribute("aria-describedby")}").TextContent);
    }

    [Fact]
    public void A_saved_file_is_on_the_screen()
    {
        var shelf = Shelf("?module=alpha");
        Save("alpha", Text("alpha").Replace("toujours.", "chaque fois.", StringComparison.Ordinal));
        shelf.WaitForAssertion(() => Assert.Contains("chaque fois", shelf.Find(".bq dd").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public void What_is_not_found_is_said()
    {
        Assert.Equal("Aucune question ne répond à cette recherche", Shelf("?q=introuvable").Find(".empty__t").TextContent);
    }

    [Fact]
    public void Somebody_who_is_no_trainer_any_more_is_shown_nothing()
    {
        Reader.SetPolicies();
        Assert.Equal("", Shelf().Markup.Trim());
    }

    [Fact]
    public async Task Disposed_means_unsubscribed()
    {
        Shelf();
        Assert.Equal(1, Content.Catalogue.Followers);
        await DisposeComponentsAsync();
        Assert.Equal(0, Content.Catalogue.Followers);
    }
}
