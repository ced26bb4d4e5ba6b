// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>A trainer beside her editor: what she saves is on the screen, mistakes by line, questions at an address that can be sent.</summary>
[Collection(Parallelism.Pages)]
public sealed class WorkshopJourneyTests : IDisposable
{
    private readonly TrialContent _content = new();

    /// <summary>Those of the quiz, and the check in the lesson.</summary>
    private const int AllQuestions = TrialContent.Questions + 1;

    public void Dispose() => _content.Dispose();

    private static string WithAnUnknownTheme => TrialContent.Text.Replace("theme: ", "theme: nulle-part-", StringComparison.Ordinal);

    [Fact]
    public async Task A_trainer_sees_a_mistake_as_soon_as_it_is_saved_reads_the_preview_and_sends_an_address()
    {
        await using var site = await RunningSite.StartAsync(_content.Folder);
        await using var browser = await Browser.LaunchAsync();
        await using var nadia = await browser.OpenAsync(site.Address, 820, 1180);
        await nadia.SignInAsync("nadia.tournel");

        await nadia.Link("Atelier").ClickAsync();
        await MakesAMistakeAndMendsItAsync(nadia);
        await ReadsTheModuleAndItsPreviewAsync(nadia);
        await SearchesTheQuestionsAsync(nadia);
        await ReadsTheListInEnglishAsync(nadia);
        Assert.Empty(nadia.Complaints);
    }

    private async Task MakesAMistakeAndMendsItAsync(Person nadia)
    {
        var mistakes = nadia.Page.Locator(".diabtn .tag--alert");
        await Assertions.Expect(nadia.Page.Locator(".shelf tbody tr")).ToHaveCountAsync(1);
        await nadia.Page.EvaluateAsync("window.sameDocument = true");

        _content.Write(WithAnUnknownTheme);
        await Assertions.Expect(mistakes).ToHaveTextAsync("1 erreur");
        await nadia.Page.Locator(".diabtn").FocusAsync();
        await nadia.Page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(nadia.Page.Locator(".dias")).ToContainTextAsync($"modules/{TrialContent.Module}/module.md:");
        await Assertions.Expect(nadia.Page.Locator(".dias__why")).ToContainTextAsync("reste en ligne");
        await nadia.SeesAnAccessiblePageAsync();

        _content.Write(TrialContent.Text);
        await Assertions.Expect(mistakes).ToHaveCountAsync(0);
        Assert.True(await nadia.Page.EvaluateAsync<bool>("window.sameDocument"), "The page was loaded again.");
    }

    private static async Task ReadsTheModuleAndItsPreviewAsync(Person nadia)
    {
        await nadia.Page.Locator(".shelf tbody th a").ClickAsync();
        await Assertions.Expect(nadia.Heading("Objectifs")).ToBeVisibleAsync();
        await nadia.Link("Voir l’aperçu").ClickAsync();
        await Assertions.Expect(nadia.Page.Locator(".pvband")).ToContainTextAsync("celle que lisent les apprenants");
        await nadia.Link("Lire la première leçon").ClickAsync();
        await Assertions.Expect(nadia.Page.Locator("article.prose")).ToBeVisibleAsync();
        await Assertions.Expect(nadia.Page.Locator(".pvband")).ToBeVisibleAsync();
    }

    private static async Task SearchesTheQuestionsAsync(Person nadia)
    {
        await nadia.Page.GotoAsync("/workshop/questions");
        var found = nadia.Page.Locator(".bank .bq");
        await Assertions.Expect(found).ToHaveCountAsync(AllQuestions);

        await nadia.Page.GetByLabel("Type").SelectOptionAsync("order");
        await Assertions.Expect(found).ToHaveCountAsync(1);
        await Assertions.Expect(nadia.Page).ToHaveURLAsync(new Regex(@"/workshop/questions\?type=order$"));
        await nadia.Page.ReloadAsync();
        await Assertions.Expect(found).ToHaveCountAsync(1);
        await Assertions.Expect(nadia.Page.GetByLabel("Type")).ToHaveValueAsync("order");

        await nadia.Link("Ôter les filtres").ClickAsync();
        await Assertions.Expect(found).ToHaveCountAsync(AllQuestions);
        await nadia.Page.GetByLabel("Chercher dans les questions").PressSequentiallyAsync("introuvable");
        await Assertions.Expect(nadia.Page.GetByText("Aucune question ne répond à cette recherche")).ToBeVisibleAsync();
    }

    private async Task ReadsTheListInEnglishAsync(Person nadia)
    {
        await nadia.Page.GotoAsync("/workshop");
        await nadia.Button("English").ClickAsync();
        await Assertions.Expect(nadia.Page.Locator(".shelf tbody .tag")).ToHaveTextAsync("online");
        _content.Write(WithAnUnknownTheme);
        await Assertions.Expect(nadia.Page.Locator(".diabtn .tag")).ToHaveTextAsync("1 error");
    }
}
