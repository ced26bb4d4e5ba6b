// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>Every phase of a battle, for who plays, who hosts and the wall, on a small phone and on a laptop, by day and by night: axe finds nothing, nothing is cut off.</summary>
[Collection(Battles.Name)]
public sealed class BattleLookJourneyTests(BattleGround ground)
{
    /// <summary>Each question is looked at in one way; what waits for people is looked at in all.</summary>
    private static readonly Way[] All =
        [new(320, 640, ColorScheme.Light), new(1280, 800, ColorScheme.Dark), new(320, 640, ColorScheme.Dark, "color-contrast"), new(1280, 800, ColorScheme.Light, "color-contrast")];

    [Fact]
    public async Task Every_phase_is_accessible_and_fits()
    {
        await using var nadia = await ground.OpenAsync("nadia.tournel", 1280, 800);
        await using var wall = await ground.OpenAsync("nadia.tournel", 1280, 800);
        await using var zoe = await ground.OpenAsync("zoe.delattre", 1280, 800);
        await using var karim = await ground.OpenAsync("karim.lefebvre", 1280, 800);
        await using var guest = await ground.OpenAsync(1280, 800);
        await TheFormAsync(nadia);
        var code = await nadia.OpensBattleAsync(BattleContent.Patient, "format=hosted", "teams=self", "guests=true", "time=10");
        await wall.Page.GotoAsync($"/battles/{code}/screen");
        await TheDoorsAsync(code, zoe, karim, guest);
        await TheWaitingRoomAsync(nadia, wall, zoe);
        await nadia.Button("Descendre maintenant").ClickAsync();
        for (var question = 1; question <= 5; question++)
        {
            await QuestionAsync(question, nadia, wall, zoe, karim);
            if (question == 1) await AtRestAsync(nadia, wall, zoe, karim);
            await nadia.Button(question < 5 ? "Question suivante" : "Passer à la remontée").ClickAsync();
        }

        await TheComebackAsync(wall, nadia, zoe, karim);
        await nadia.Button("Terminer la bataille").ClickAsync();
        foreach (var person in (Person[])[wall, nadia, zoe, guest]) await person.SeesHeadingAsync("Tout le monde est remonté");
        await LooksAsync(All, wall, nadia, zoe, guest);
        await zoe.Link("Revoir mes réponses").ClickAsync();
        await nadia.Link("Voir les résultats").ClickAsync();
        foreach (var person in (Person[])[nadia, zoe]) await person.SeesHeadingAsync("Bataille");
        await LooksAsync(All, nadia, zoe);
        foreach (var person in (Person[])[nadia, wall, zoe, karim, guest]) Assert.Empty(person.Complaints);
    }

    private static async Task TheFormAsync(Person nadia)
    {
        await nadia.Page.GotoAsync("/battles");
        await nadia.Page.Locator("details.settings > summary").ClickAsync();
        await LooksAsync(All, nadia);
    }

    private static async Task TheDoorsAsync(string code, Person zoe, Person karim, Person guest)
    {
        await zoe.Page.GotoAsync($"/battles/{code}");
        await guest.Page.GotoAsync($"/guest?c={code}");
        await Assertions.Expect(zoe.Button("Entrer")).ToBeEnabledAsync();
        await LooksAsync(All, zoe, guest);
        await zoe.EntersBattleAsync(code, "Zoé", "Les Galibots", onPodium: true);
        await karim.EntersBattleAsync(code, "Un nom de trente signes, pas 31", "Une équipe au nom le plus long");
        await Assertions.Expect(karim.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Il faut un nom, de un à trente signes.");
        await karim.EntersBattleAsync(code, "Un-nom-de-trente-signes-sans-b", "Une équipe au nom le plus long", onPodium: true);
        await guest.EntersWithoutAccountAsync(code, "Passante");
        await guest.Page.GetByLabel("Votre équipe").FillAsync("Les Porions");
        await guest.Button("Entrer").ClickAsync();
    }

    private static async Task TheWaitingRoomAsync(Person nadia, Person wall, Person zoe)
    {
        foreach (var person in (Person[])[nadia, wall, zoe]) await person.SeesHeadingAsync("On descend à 3");
        await nadia.Button("Agir pour Passante").ClickAsync();
        await nadia.Button("Retirer de la bataille").ClickAsync();
        await LooksAsync(All, nadia, wall, zoe);
        await nadia.Button("Laisser ainsi").ClickAsync();
    }

    /// <summary>Karim misses each, so that there is much to come back to.</summary>
    private static async Task QuestionAsync(int number, Person nadia, Person wall, Person zoe, Person karim)
    {
        Way[] way = [All[(number - 1) % All.Length]];
        await Assertions.Expect(wall.Page.Locator(".scr--reading h1")).ToBeVisibleAsync();
        await LooksAsync(way, nadia, wall, zoe);
        await Assertions.Expect(wall.Page.Locator(".scr--reading h1")).ToBeVisibleAsync();
        await nadia.Button("Ouvrir les réponses").ClickAsync();
        var asked = await zoe.SeesChoicesAsync(number);
        await LooksAsync(way, nadia, wall, zoe);
        await karim.SeesChoicesAsync(number);
        await karim.RepliesAsync(asked, Reply.Wrong);
        await zoe.RepliesAsync(asked, Reply.Right);
        await zoe.SeesReceiptAsync();
        await LooksAsync(way, zoe);
        await nadia.Button("Clore les réponses").ClickAsync();
        await Assertions.Expect(wall.Page.Locator(".scr--reveal h1")).ToBeVisibleAsync();
        await zoe.SeesAsync("C’est juste.");
        await karim.SeesHeadingAsync("Pas cette fois");
        await LooksAsync(way, nadia, wall, zoe, karim);
    }

    private static async Task AtRestAsync(Person nadia, Person wall, Person zoe, Person karim)
    {
        await nadia.Button("Pause").ClickAsync();
        foreach (var person in (Person[])[wall, zoe]) await person.SeesHeadingAsync("On reprend bientôt");
        await karim.Button("Client !").ClickAsync();
        await karim.SeesHeadingAsync("À tout de suite");
        await LooksAsync(All, nadia, wall, zoe, karim);
        await karim.Button("Je suis de retour").ClickAsync();
        await nadia.Button("Reprendre").ClickAsync();
        await zoe.SeesAsync("C’est juste.");
    }

    private static async Task TheComebackAsync(Person wall, Person nadia, Person zoe, Person karim)
    {
        foreach (var person in (Person[])[wall, nadia]) await person.SeesHeadingAsync("La remontée");
        await zoe.SeesHeadingAsync("Rien à reprendre");
        var asked = await karim.ReadsQuestionOnceShownAsync("Elle revient, pour la moitié des points.");
        await LooksAsync(All, wall, nadia, zoe, karim);
        await karim.RepliesAsync(asked, Reply.Right);
        await karim.SeesAsync("C’est juste.");
        await LooksAsync(All, karim);
    }

    private static async Task LooksAsync(Way[] ways, params Person[] people)
    {
        foreach (var way in ways)
        {
            await Task.WhenAll(people.Select(async person =>
            {
                await person.Page.SetViewportSizeAsync(way.Width, way.Height);
                await person.Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = way.Theme });
                await person.SeesAnAccessiblePageAsync(way.Rules);
                await CutsNothingOffAsync(person);
            }));
        }
    }

    /// <summary>What is beyond the edge of coal is cut off, where a page of paper would scroll: nothing but drawings may reach there.</summary>
    private static async Task CutsNothingOffAsync(Person person)
    {
        var cut = await person.Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main *, header *, footer *')]
              .filter((e) => !e.closest('svg, .sr, .scene') && e.getClientRects().length > 0)
              .filter((e) => { const { left, right } = e.getBoundingClientRect(); return right > innerWidth + 1 || left < -1; })
              .map((e) => `${e.localName}.${e.className} ${e.textContent.trim().slice(0, 40)}`)
            """);
        Assert.True(cut.Length == 0, $"{person.Page.Url} is too wide for {person.Page.ViewportSize!.Width} px: {string.Join(" | ", cut)}");
    }

    /// <param name="Width">Of the window.</param>
    /// <param name="Height">Of the window.</param>
    /// <param name="Theme">Day or night.</param>
    /// <param name="Rules">Axe's rules to try; none: all. Between day and night only colours change.</param>
    private sealed record Way(int Width, int Height, ColorScheme Theme, params string[] Rules);
}
