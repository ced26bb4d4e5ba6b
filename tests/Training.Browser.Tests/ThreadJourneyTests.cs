// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>The main job from end to end, as a newcomer meets it.</summary>
public sealed partial class ThreadJourneyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(820, 1180)]
    [InlineData(360, 780)]
    public async Task A_newcomer_reads_passes_the_quiz_plays_a_battle_and_her_document_stands_up(int width, int height)
    {
        await using var site = await RunningSite.StartAsync(settings: [.. RunningSite.Patient, "--Battles:Reveal", "00:00:10"]);
        await using var browser = await Browser.LaunchAsync();
        await using var zoe = await browser.OpenAsync(site.Address, width, height);
        var clock = Stopwatch.StartNew();

        await zoe.Page.GotoAsync("/");
        await zoe.SeesAnAccessiblePageAsync();
        await zoe.Page.GotoAsync("/sign-in");
        await zoe.SeesAnAccessiblePageAsync();
        await zoe.SignInAsync("zoe.delattre");
        await ReadsTheModuleAsync(zoe);
        await PassesTheQuizAsync(zoe);

        await using var karim = await browser.OpenAsync(site.Address, width, height);
        await karim.SignInAsync("karim.lefebvre");
        await BattlePlay.PlayAsync(zoe, karim);

        await zoe.Page.GotoAsync("/documents");
        await Assertions.Expect(zoe.Page.GetByText("Premiers pas").First).ToBeVisibleAsync();
        await zoe.SeesAnAccessiblePageAsync();

        await using var claire = await browser.OpenAsync(site.Address, width, height);
        await claire.SignInAsync("claire.hennebelle");
        var (file, pdf) = await DownloadsTheDocumentOfAsync(claire, "Zoé Delattre");
        output.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s from the first request to the PDF");
        Assert.Contains("Zoé Delattre", pdf, StringComparison.Ordinal);

        await using var anybody = await browser.OpenAsync(site.Address, width, height);
        await ChecksAsync(anybody, "http://" + Address().Match(pdf).Value);
        await using var hugo = await browser.OpenAsync(site.Address, width, height);
        await FindsNothingOfAnotherOrganisationAsync(hugo, file);
        foreach (var person in (Person[])[zoe, karim, claire, anybody]) Assert.Empty(person.Complaints);
    }

    private static async Task<(string Address, string Text)> DownloadsTheDocumentOfAsync(Person hr, string name)
    {
        await hr.Page.GotoAsync("/portal");
        await hr.Page.GetByLabel("Chercher une personne").FillAsync(name[..3]);
        await hr.Page.Keyboard.PressAsync("Enter");
        var row = hr.Page.GetByRole(AriaRole.Row).Filter(new LocatorFilterOptions { HasText = name });
        await Assertions.Expect(hr.Page.Locator(".matrix tbody tr")).ToHaveCountAsync(1);
        await hr.SeesAnAccessiblePageAsync();
        var link = row.Locator("a[href$='.pdf']");
        var download = await hr.Page.RunAndWaitForDownloadAsync(() => link.ClickAsync());
        return (new Uri(download.Url).AbsolutePath, Pdf.Text(await download.PathAsync()));
    }

    private static async Task ChecksAsync(Person anybody, string address)
    {
        await anybody.Page.GotoAsync(address);
        await Assertions.Expect(anybody.Page.GetByText("Document authentique")).ToBeVisibleAsync();
        await Assertions.Expect(anybody.Page.GetByText("Zoé Delattre")).ToBeVisibleAsync();
        await anybody.SeesAnAccessiblePageAsync();
    }

    private static async Task FindsNothingOfAnotherOrganisationAsync(Person hr, string file)
    {
        await hr.SignInAsync("hugo.lemaire");
        await hr.Page.GotoAsync("/portal");
        await Assertions.Expect(hr.Link("Karim Lefebvre")).ToBeVisibleAsync();
        await Assertions.Expect(hr.Page.GetByText("Zoé Delattre")).ToHaveCountAsync(0);
        var answer = await hr.Context.APIRequest.GetAsync(file);
        Assert.Equal(404, answer.Status);
    }

    private static async Task ReadsTheModuleAsync(Person zoe)
    {
        await zoe.Link("Lire la leçon").ClickAsync();
        for (var lesson = 1; lesson <= 4; lesson++)
        {
            await Assertions.Expect(zoe.Page.GetByRole(AriaRole.Img, new PageGetByRoleOptions { Name = $"Leçon {lesson} sur 4" })).ToBeVisibleAsync();
            await zoe.SeesAnAccessiblePageAsync();
            await zoe.Page.Locator(".dock button").ClickAsync();
        }

        await Assertions.Expect(zoe.Page).ToHaveURLAsync(QuizAddress());
        await zoe.SeesAnAccessiblePageAsync();
    }

    private static async Task PassesTheQuizAsync(Person zoe)
    {
        await zoe.Button("Commencer").ClickAsync();
        for (var question = 1; question <= 10; question++)
        {
            await Assertions.Expect(zoe.Page.GetByText($"Question {question} sur 10").First).ToBeVisibleAsync();
            if (question == 1) await zoe.SeesAnAccessiblePageAsync();
            await AnswersRightAsync(zoe);
            await Assertions.Expect(zoe.Page.Locator("[role=status] h2")).ToHaveTextAsync("C’est juste");
            if (question == 1) await zoe.SeesAnAccessiblePageAsync();
            await zoe.Page.Locator(".dock a.btn--act").ClickAsync();
        }

        await Assertions.Expect(zoe.Heading("Lampe allumée")).ToBeVisibleAsync();
        await zoe.SeesAnAccessiblePageAsync();
    }

    /// <summary>The person knows the lesson: here, the author's file tells what is right.</summary>
    private static async Task AnswersRightAsync(Person zoe)
    {
        var stem = await zoe.Page.Locator("h1").InnerTextAsync();
        await AnswerKey.FillInAsync(zoe.Page.Locator("form#answer"), stem);
        await zoe.Button("Valider ma réponse").ClickAsync();
    }

    [GeneratedRegex(@"\S+/v/BQ(-[0-9A-Z]{4}){4}-[0-9A-Z]")]
    private static partial Regex Address();

    [GeneratedRegex("/modules/bassin-minier/quiz$")]
    private static partial Regex QuizAddress();
}
