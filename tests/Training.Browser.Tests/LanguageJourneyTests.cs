// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Playwright;
using Training.Modules;

namespace Training.Browser.Tests;

/// <summary>The repository's own content in English and in Dutch: a module that is translated, and one in French alone among words that are not.</summary>
[Collection(Parallelism.Pages)]
public sealed class LanguageJourneyTests : IAsyncLifetime
{
    private const string Translated = "/modules/bassin-minier";
    private const string FrenchAlone = "/modules/mots-de-la-mine";
    private static readonly int[] Widths = [320, 1280];

    private RunningSite _site = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await RunningSite.StartAsync(settings: RunningSite.Patient);
        _browser = await Browser.LaunchAsync();
    }

    [Theory]
    [InlineData("en", "English", "The Mining Basin, World Heritage", "To the 9-9bis, in Oignies", "Answer", "That is right.", "Begin", "Check my answer")]
    [InlineData("nl", "Nederlands", "Het Mijnbekken, werelderfgoed", "Naar de 9-9bis, in Oignies", "Antwoorden", "Dat klopt.", "Beginnen", "Mijn antwoord bevestigen")]
    public async Task A_lesson_a_question_in_passing_and_a_quiz_are_read_in_the_language_that_was_chosen(
        string lang, string name, string title, string right, string answer, string verdict, string begin, string submit)
    {
        await using var zoe = await _browser.OpenAsync(_site.Address, 1280, 900);
        await zoe.SignInAsync("zoe.delattre");
        await zoe.Page.GotoAsync($"{Translated}/grands-sites");
        await zoe.Button(name).ClickAsync();
        await Assertions.Expect(zoe.Page.Locator("html")).ToHaveAttributeAsync("lang", lang);
        Assert.EndsWith($"{Translated}/grands-sites", zoe.Page.Url, StringComparison.Ordinal);
        await Assertions.Expect(zoe.Page.Locator("article")).ToContainTextAsync(title);
        await LooksAsync(zoe);

        await zoe.Page.Locator(".check .choice", new PageLocatorOptions { HasText = right }).ClickAsync();
        await zoe.Page.Locator(".check").GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = answer }).ClickAsync();
        await Assertions.Expect(zoe.Page.Locator(".check__v")).ToHaveTextAsync(verdict);
        await LooksAsync(zoe);

        foreach (var address in (string[])["/", "/modules", Translated, $"{Translated}/quiz"])
        {
            await zoe.Page.GotoAsync(address);
            await Assertions.Expect(zoe.Page.Locator("main")).ToContainTextAsync(address == "/" ? "min" : title);
            await LooksAsync(zoe);
        }

        await zoe.Button(begin).ClickAsync();
        await Assertions.Expect(zoe.Page.Locator("form#answer")).ToBeVisibleAsync();
        Assert.Contains(await zoe.Page.Locator("h1").InnerTextAsync(), Stems(lang));
        await zoe.Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = submit }).ClickAsync();
        // What is missing, or of an order, which is an answer as it stands, the verdict.
        await Assertions.Expect(zoe.Page.Locator("[role=alert], [role=status] h2").First).ToBeVisibleAsync();
        await LooksAsync(zoe);
        Assert.Empty(zoe.Complaints);
    }

    [Fact]
    public async Task What_is_in_French_alone_is_read_as_French_within_an_English_page()
    {
        await using var zoe = await _browser.OpenAsync(_site.Address, 1280, 900);
        await zoe.SignInAsync("zoe.delattre");
        await zoe.Button("English").ClickAsync();
        await Assertions.Expect(zoe.Page.Locator("html")).ToHaveAttributeAsync("lang", "en");
        foreach (var (address, french, english) in (ValueTuple<string, string, string>[])
        [
            ("/modules", $"main a[href='{FrenchAlone}'] .row__t", $"main a[href='{Translated}'] .row__t"),
            (FrenchAlone, "h1", ".btn--act"),
            ($"{FrenchAlone}/faux-amis", "h1", ".check button"),
            ($"{FrenchAlone}/quiz", ".work > p.soft", ".btn--act"),
        ])
        {
            await zoe.Page.GotoAsync(address);
            Assert.Equal(("fr", "en"), (await SpokenAsync(zoe, french), await SpokenAsync(zoe, english)));
            await LooksAsync(zoe);
        }

        await zoe.Button("Begin").ClickAsync();
        await Assertions.Expect(zoe.Page.Locator("form#answer")).ToBeVisibleAsync();
        Assert.Equal(("fr", "en"), (await SpokenAsync(zoe, "h1"), await SpokenAsync(zoe, ".dock .btn--act")));
        await using var karim = await _browser.OpenAsync(_site.Address, 360, 780);
        await karim.SignInAsync("karim.lefebvre");
        await PlaysInFrenchAsync(zoe, karim);
        Assert.Empty(zoe.Complaints);
    }

    private static async Task PlaysInFrenchAsync(Person zoe, Person karim)
    {
        await zoe.Page.GotoAsync("/battles");
        await zoe.Page.Locator("details.settings > summary").ClickAsync();
        foreach (var module in await zoe.Page.Locator("input[name=modules]").AllAsync())
            await module.SetCheckedAsync(FrenchAlone.EndsWith(await module.GetAttributeAsync("value") ?? "?", StringComparison.Ordinal));
        await LooksAsync(zoe);
        await zoe.Button("Open the battle").ClickAsync();
        await zoe.Button("Come in").ClickAsync();
        await karim.EntersBattleAsync(zoe.Page.Url.Split('/')[^1]);
        await zoe.Button("Go down now").ClickAsync();
        await Assertions.Expect(zoe.Page.Locator("button.choice, #number").First).ToBeVisibleAsync();
        Assert.Equal(("fr", "en"), (await SpokenAsync(zoe, "h1#q > span"), await SpokenAsync(zoe, "button.guest")));
        await LooksAsync(zoe);
    }

    /// <summary>The language in which an element would be read aloud.</summary>
    private static Task<string> SpokenAsync(Person person, string selector) =>
        person.Page.Locator(selector).First.EvaluateAsync<string>("e => e.closest('[lang]').lang");

    private static IEnumerable<string> Stems(string lang)
    {
        var folder = Path.Combine(RunningSite.Repository, "content", "modules", "bassin-minier");
        var files = Directory.EnumerateFiles(folder, "*.md").Select(f => new SourceFile($"bassin-minier/{Path.GetFileName(f)}", File.ReadAllText(f)))
            .Concat(Directory.EnumerateFiles(Path.Combine(folder, "img")).Select(f => new SourceFile($"bassin-minier/img/{Path.GetFileName(f)}", null)));
        return ModuleReader.Read([.. files]).Module!.In(lang).Quiz!.Questions.Select(q => q.StemText);
    }

    private static async Task LooksAsync(Person person)
    {
        foreach (var width in Widths)
        {
            await person.Page.SetViewportSizeAsync(width, width < 600 ? 780 : 900);
            await person.SeesAnAccessiblePageAsync();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
    }
}
