// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Playwright;
using Training.Modules;

namespace Training.Browser.Tests;

/// <summary>A hosted battle as a room lives it: paced from a phone, shown on a wall, played on three devices, one of them without an account.</summary>
[Collection(Battles.Name)]
public sealed class HostedBattleJourneyTests(BattleGround ground)
{
    /// <summary>Where somebody does not know, and what they answer there.</summary>
    private readonly Dictionary<Person, (string Question, Reply Reply)> _slips = [];

    [Fact]
    public async Task A_hosted_battle_is_paced_from_a_phone_shown_on_a_wall_and_every_score_is_right()
    {
        await using var nadia = await ground.OpenAsync("nadia.tournel", 360, 780);
        var code = await nadia.OpensBattleAsync(BattleContent.Quick, "format=hosted", "teams=self", "guests=true", "time=10", "speed=0.1");
        await using var wall = await ground.OpenAsync("nadia.tournel", 1280, 800);
        await wall.Page.GotoAsync($"/battles/{code}/screen");
        await using var zoe = await ground.OpenAsync("zoe.delattre", 820, 1180);
        await using var karim = await ground.OpenAsync("karim.lefebvre", 360, 780);
        await using var guest = await ground.OpenAsync(320, 640);
        await using var lukasz = await ground.OpenAsync("lukasz.nowak", 820, 1180);
        await using var claire = await ground.OpenAsync("claire.hennebelle", 1280, 800);
        await using var laptop = await ground.OpenAsync("nadia.tournel", 1280, 800);

        (_slips[karim], _slips[guest]) = (("forme", Reply.Wrong), ("au-fond", Reply.Half));

        await ComeInAsync(code, wall, zoe, karim, guest, lukasz);
        await StartsWithoutSpeedAsync(nadia);
        await FirstQuestionAsync(nadia, wall, zoe, karim, guest, lukasz);
        await ShutsTheDoorBehindLukaszAsync(code, nadia, lukasz, claire);
        await SecondQuestionAsync(nadia, zoe, karim, guest);
        await HandsOverAndTakesBackAsync(code, nadia, laptop, zoe);
        await ThirdQuestionWithoutLimitAsync(laptop, wall, zoe, karim, guest);
        for (var question = 4; question <= 5; question++)
        {
            await nadia.Button("Question suivante").ClickAsync();
            await AnswerAsync(question, zoe, karim, guest);
            await Assertions.Expect(wall.Page.Locator(".scr--reveal")).ToBeVisibleAsync();
        }

        await ComeBackUpAsync(nadia, wall, zoe, karim, guest);
        await EndAsync(wall, zoe, karim, guest);
        foreach (var person in (Person[])[nadia, wall, zoe, karim, guest, lukasz, claire, laptop]) Assert.Empty(person.Complaints);
    }

    private static async Task ComeInAsync(string code, Person wall, Person zoe, Person karim, Person guest, Person lukasz)
    {
        await zoe.EntersBattleAsync(code, team: "Les Galibots", onPodium: true);
        await karim.Page.GotoAsync($"/battles/{code}");
        await DrawsANameAsync(karim);
        await karim.EntersBattleAsync(code, "<b>Karim</b>", "Les Molettes", onPodium: true);
        await guest.EntersWithoutAccountAsync(code, "Passante");
        await Assertions.Expect(guest.Page.GetByLabel("Votre nom pour cette bataille")).ToHaveValueAsync("Passante");
        await guest.Page.GetByLabel("Votre équipe").FillAsync("les galibots");
        await guest.Button("Entrer").ClickAsync();
        await lukasz.EntersBattleAsync(code, team: "Les Porions");
        await wall.SeesHeadingAsync("On descend à 4");
        await zoe.SeesAsync("<b>Karim</b>");
        await zoe.SeesAsync("Passante");
        await Assertions.Expect(zoe.Page.Locator(".teams .team h2")).ToHaveTextAsync(["Les Galibots la vôtre", "Les Molettes", "Les Porions"]);
        await Assertions.Expect(zoe.Button("Descendre maintenant")).ToHaveCountAsync(0);
    }

    /// <summary>A first offer and two re-draws, all different, then no more.</summary>
    private static async Task DrawsANameAsync(Person person)
    {
        var field = person.Page.GetByLabel("Votre nom pour cette bataille");
        await Assertions.Expect(field).Not.ToHaveValueAsync("");
        var seen = new List<string> { await field.InputValueAsync() };
        foreach (var offer in (string[])["Tirer un pseudonyme de la mine", "Un autre pseudonyme (encore 2)", "Un autre pseudonyme (encore 1)"])
        {
            await person.Button(offer).ClickAsync();
            await Assertions.Expect(field).Not.ToHaveValueAsync(seen[^1]);
            seen.Add(await field.InputValueAsync());
        }

        await person.SeesAsync("C’était le dernier tirage");
        Assert.Equal(4, seen.Distinct().Count());
    }

    private static async Task StartsWithoutSpeedAsync(Person nadia)
    {
        await Assertions.Expect(nadia.Page.GetByLabel("un peu", new PageGetByLabelOptions { Exact = true })).ToBeCheckedAsync();
        await SetsAsync(nadia, "La rapidité compte", "non");
        await nadia.Button("Descendre maintenant").ClickAsync();
    }

    private static async Task SetsAsync(Person host, string setting, string value)
    {
        var choice = host.Page.GetByRole(AriaRole.Group, new PageGetByRoleOptions { Name = setting }).GetByLabel(value, new LocatorGetByLabelOptions { Exact = true });
        if (!await choice.IsVisibleAsync()) await host.Page.GetByText("Réglages").ClickAsync();
        await choice.CheckAsync();
    }

    /// <summary>Łukasz says nothing; time stands still for a while; then the answers are closed over his head.</summary>
    private async Task FirstQuestionAsync(Person nadia, Person wall, Person zoe, Person karim, Person guest, Person lukasz)
    {
        await AnswerAsync(1, zoe, karim, guest);
        await wall.SeesAsync("3 réponses sur 4.");
        await Assertions.Expect(wall.Page.Locator(".scr__clock [role=timer]")).ToBeVisibleAsync();
        Assert.Equal(0, await wall.Page.GetByText("Bonne réponse").CountAsync());
        // Five and a half hundredths of the wall: what ten metres ask for, and what a short question leaves room for.
        Assert.InRange(await wall.Page.EvaluateAsync<double>("parseFloat(getComputedStyle(document.querySelector('h1')).fontSize) / innerWidth"), 0.05, 0.06);

        await nadia.Button("Pause").ClickAsync();
        foreach (var person in (Person[])[wall, zoe, karim, guest, lukasz]) await person.SeesHeadingAsync("On reprend bientôt");
        await nadia.Button("Reprendre").ClickAsync();
        await lukasz.SeesChoicesAsync(1);
        await nadia.Button("Clore les réponses").ClickAsync();
        await zoe.SeesAsync("C’est juste.");
        await lukasz.SeesHeadingAsync("Pas de réponse cette fois");
        await Assertions.Expect(zoe.Page.Locator(".you-score")).ToHaveCountAsync(0);
        // Never a last: the silent team is not told, whatever the others did.
        await Assertions.Expect(wall.Page.Locator(".scr__teams").GetByText("Les Galibots")).ToBeVisibleAsync();
        await Assertions.Expect(wall.Page.GetByText("Les Porions")).ToHaveCountAsync(0);
    }

    private static async Task ShutsTheDoorBehindLukaszAsync(string code, Person nadia, Person lukasz, Person claire)
    {
        await nadia.DealsWithAsync("Łukasz", "Retirer de la bataille");
        await lukasz.SeesHeadingAsync("Vous n’êtes plus dans cette bataille");
        await lukasz.Page.ReloadAsync();
        await lukasz.SeesHeadingAsync("Vous n’êtes plus dans cette bataille");
        await nadia.Page.GetByText("Réglages").ClickAsync();
        await nadia.Page.GetByLabel("Fermer l’entrée").CheckAsync();
        await claire.EntersBattleAsync(code, team: "Les Galibots");
        await claire.SeesAsync("Plus personne ne peut entrer");
    }

    private async Task SecondQuestionAsync(Person nadia, Person zoe, Person karim, Person guest)
    {
        await nadia.Button("Question suivante").ClickAsync();
        await AnswerAsync(2, zoe, karim, guest);
        await zoe.SeesAsync("C’est juste.");
    }

    /// <summary>The phone gives the role away, the laptop takes it back, and both are the host's again.</summary>
    private static async Task HandsOverAndTakesBackAsync(string code, Person nadia, Person laptop, Person zoe)
    {
        await nadia.DealsWithAsync("Zoé", "Lui confier l’animation");
        await zoe.SeesAsync("Vous animez cette bataille.");
        await Assertions.Expect(zoe.Link("Ouvrir l’animation")).ToHaveAttributeAsync("href", $"/battles/{code}/host");
        await laptop.Page.GotoAsync($"/battles/{code}/host");
        await laptop.SeesAsync("Quelqu’un anime déjà");
        await laptop.Button("Animer cette bataille").ClickAsync();
        foreach (var device in (Person[])[laptop, nadia]) await Assertions.Expect(device.Button("Question suivante")).ToBeEnabledAsync();
        await Assertions.Expect(zoe.Link("Ouvrir l’animation")).ToHaveCountAsync(0);
    }

    /// <summary>Where time does not count, speed cannot either.</summary>
    private async Task ThirdQuestionWithoutLimitAsync(Person laptop, Person wall, Person zoe, Person karim, Person guest)
    {
        await SetsAsync(laptop, "Temps pour répondre", "sans limite");
        await SetsAsync(laptop, "La rapidité compte", "davantage");
        await laptop.Button("Question suivante").ClickAsync();
        await AnswerAsync(3, zoe, karim);
        await guest.SeesAsync("Prenez votre temps");
        await wall.SeesAsync("Prenez votre temps");
        await Assertions.Expect(wall.Page.Locator("[role=timer]")).ToHaveCountAsync(0);
        await AnswerAsync(3, guest);
        await zoe.SeesAsync("C’est juste.");
        await SetsAsync(laptop, "La rapidité compte", "non");
        await SetsAsync(laptop, "Temps pour répondre", "× 5");
    }

    private static async Task ComeBackUpAsync(Person nadia, Person wall, Person zoe, Person karim, Person guest)
    {
        await nadia.Button("Passer à la remontée").ClickAsync();
        await wall.SeesHeadingAsync("La remontée");
        await zoe.SeesHeadingAsync("Rien à reprendre");
        foreach (var player in (Person[])[karim, guest])
        {
            await player.SeesAsync("Elle revient, pour la moitié des points.");
            await player.RepliesAsync(await player.ReadsQuestionAsync(), Reply.Right);
            await player.SeesAsync("C’est juste.");
        }

        await wall.SeesAsync("3 sur 3 ont terminé.");
        await nadia.Button("Terminer la bataille").ClickAsync();
    }

    private static async Task EndAsync(Person wall, Person zoe, Person karim, Person guest)
    {
        await wall.SeesHeadingAsync("Tout le monde est remonté");
        await zoe.SeesEndAsync("5 000", "5");
        await karim.SeesEndAsync("4 500", "4,5");
        await guest.SeesEndAsync("4 750", "4,8");
        // Three players make one place, and only who is on it reads theirs.
        await Assertions.Expect(zoe.Page.Locator("main .facts")).ToContainTextAsync("1re");
        foreach (var person in (Person[])[karim, guest]) await Assertions.Expect(person.Page.GetByText("Votre place")).ToHaveCountAsync(0);
        await Assertions.Expect(wall.Page.Locator(".scr__podium li")).ToHaveCountAsync(1);
        await Assertions.Expect(wall.Page.Locator(".scr__podium .scr__who")).ToHaveTextAsync("Zoé");
        await Assertions.Expect(wall.Page.Locator(".scr__podium .scr__block")).ToContainTextAsync("5 000 points");
        await Assertions.Expect(wall.Page.Locator(".scr__teams li")).ToHaveTextAsync(["Les Galibots 4 875,0", "Les Molettes 4 500,0"]);
        await Assertions.Expect(guest.Link("Créer un compte")).ToHaveAttributeAsync("href", "/join");
    }

    /// <summary>Each answers in turn, as they know, and the answer is received.</summary>
    private async Task AnswerAsync(int question, params Person[] players)
    {
        foreach (var player in players)
        {
            var asked = await player.SeesChoicesAsync(question);
            await player.RepliesAsync(asked, _slips.GetValueOrDefault(player) is var slip && slip.Question == asked.Id ? slip.Reply : Reply.Right);
            if (player != players[^1]) await player.SeesReceiptAsync();
        }
    }
}
