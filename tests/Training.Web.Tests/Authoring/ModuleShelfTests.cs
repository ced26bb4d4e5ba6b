// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using AngleSharp.Dom;
using Bunit;
using Training.Web.Authoring;
using static Training.Web.Tests.Modules.ContentCopy;

namespace Training.Web.Tests.Authoring;

public sealed class ModuleShelfTests : WorkshopContext
{
    private static string[] Titles(IRenderedComponent<ModuleShelf> shelf) => [.. shelf.FindAll("tbody .who").Select(t => t.TextContent)];

    private static IElement Row(IRenderedComponent<ModuleShelf> shelf, string title) => shelf.FindAll("tbody tr").First(r => r.TextContent.Contains(title, StringComparison.Ordinal));

    private IRenderedComponent<ModuleShelf> Shelf(string query = "") => Render<ModuleShelf>(p => p.Add(s => s.Query, query));

    [Fact]
    public void All_modules_are_listed_with_what_they_hold_those_to_mend_first()
    {
        Save("beta", Text("beta", status: "draft"));
        Save("delta", Broken("delta"));
        var shelf = Shelf();

        Assert.Equal(["delta", "Module alpha", "Module beta", "Module gamma"], Titles(shelf));
        Assert.Equal(["2", "1", "3", "1"], shelf.FindAll(".facts dd").Select(d => d.TextContent));
        Assert.Equal(["en ligne 1.0.0", "français", "1", "1", "10\u00a0min", "rien à redire"], Row(shelf, "Module alpha").QuerySelectorAll("td").Select(Words));
        Assert.Equal("brouillon 1.0.0", Words(Row(shelf, "Module beta").QuerySelector("td")!));
        Assert.Equal("illisible", Words(Row(shelf, "delta").QuerySelector("td")!));

        static string Words(IElement cell) => string.Join(' ', cell.TextContent.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public void Opening_the_diagnostics_tells_each_with_its_place_and_what_stays_online()
    {
        Save("alpha", Broken("alpha"));
        var shelf = Shelf();
        Assert.Equal("false", shelf.Find(".diabtn").GetAttribute("aria-expanded"));

        shelf.Find(".diabtn").Click();

        Assert.Equal("true", shelf.Find(".diabtn").GetAttribute("aria-expanded"));
        var told = shelf.Find($"#{shelf.Find(".diabtn").GetAttribute("aria-controls")}").TextContent;
        Assert.Contains("QM103", told, StringComparison.Ordinal);
        Assert.Contains("modules/alpha/module.md:1:1", told, StringComparison.Ordinal);
        Assert.Contains("La clé «\u202ftheme\u202f» manque.", told, StringComparison.Ordinal);
        Assert.Contains("Ajoutez-la à l’en-tête.", told, StringComparison.Ordinal);
        Assert.Contains("La version 1.0.0, la dernière sans erreur, reste en ligne", told, StringComparison.Ordinal);
    }

    [Fact]
    public void A_saved_file_is_on_the_screen_and_an_open_line_stays_open()
    {
        Save("alpha", Broken("alpha"));
        var shelf = Shelf();
        shelf.Find(".diabtn").Click();

        Save("gamma", Broken("gamma"));
        shelf.WaitForAssertion(() => Assert.Equal(2, shelf.FindAll(".diabtn").Count));
        Assert.Single(shelf.FindAll(".dias"));

        Save("gamma", Text("gamma"));
        Save("alpha", Text("alpha"));
        shelf.WaitForAssertion(() => Assert.Empty(shelf.FindAll(".diabtn")));
    }

    [Fact]
    public async Task A_change_is_told_in_the_readers_language_whatever_thread_noticed_it()
    {
        CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("en-GB");
        var shelf = Shelf();

        await Task.Run(() =>
        {
            CultureInfo.CurrentUICulture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("nl-NL");
            Save("alpha", Broken("alpha"));
        }, Xunit.TestContext.Current.CancellationToken);

        shelf.WaitForAssertion(() => Assert.Equal("1 error", shelf.Find(".diabtn .tag").TextContent));
    }

    [Fact]
    public async Task Disposed_means_unsubscribed()
    {
        Shelf();
        Assert.Equal(1, Content.Catalogue.Followers);

        await DisposeComponentsAsync();

        Assert.Equal(0, Content.Catalogue.Followers);
    }

    [Theory]
    [InlineData("?status=draft", "Module beta")]
    [InlineData("?theme=accueil&status=published", "Module gamma", "Module alpha")]
    [InlineData("?errors=1", "Module gamma")]
    [InlineData("?theme=mine")]
    [InlineData("?status=nonsense&theme=&other=1", "Module gamma", "Module alpha", "Module beta")]
    public void The_address_says_what_is_shown(string query, params string[] titles)
    {
        Save("beta", Text("beta", status: "draft"));
        Save("gamma", Broken("gamma"));
        Assert.Equal(titles, Titles(Shelf(query)));
    }

    [Fact]
    public void What_is_chosen_is_written_into_the_address()
    {
        var shelf = Shelf("?theme=accueil");
        shelf.Find("#status").Change("published");
        Assert.Equal("/workshop?status=published&theme=accueil", Address);

        shelf.Find("#theme").Change("");
        shelf.Find("input[type=checkbox]").Change(true);
        Assert.Equal("/workshop?status=published&errors=1", Address);
        Assert.Empty(Titles(shelf));

        shelf.Find(".empty button").Click();
        Assert.Equal("/workshop", Address);
        Assert.Equal(3, Titles(shelf).Length);
    }

    [Fact]
    public void A_link_to_another_address_of_the_page_is_followed()
    {
        var shelf = Shelf("?status=published");
        shelf.Find("#status").Change("draft");
        Assert.Empty(Titles(shelf));

        shelf.Render(p => p.Add(s => s.Query, "?status=published"));

        Assert.Equal(3, Titles(shelf).Length);
    }

    [Fact]
    public void Somebody_who_is_no_trainer_any_more_is_shown_nothing()
    {
        Reader.SetPolicies();
        Assert.Equal("", Shelf().Markup.Trim());
    }
}
