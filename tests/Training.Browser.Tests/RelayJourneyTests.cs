// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>A relay between two shifts that never meet, one between two that do, and a battle against oneself.</summary>
public sealed partial class RelayJourneyTests : IAsyncLifetime
{
    private const string Hotel = "Hôtel de la Gaillette", Inn = "Estaminet de la Berline";

    private readonly BattleContent _content = new();
    private RunningSite _site = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        // Long enough to look at what is shown once, short enough for four battles.
        _site = await RunningSite.StartAsync(_content.Folder, [.. RunningSite.Patient, "--Battles:Reveal", "00:00:10"]);
        _browser = await Browser.LaunchAsync();
    }

    [Fact]
    public async Task One_shift_challenges_the_other_answers_later_both_meet_and_one_plays_against_herself()
    {
        await using var zoe = await OpenAsync("zoe.delattre", 820);
        await using var lea = await OpenAsync("lea.obrien", 360);
        await using var lukasz = await OpenAsync("lukasz.nowak", 1280);
        var first = await ChallengesAsync(zoe);
        await ComesInAloneAsync(zoe, first);
        await PlaysAsync(zoe, missed: 2);
        await zoe.SeesHeadingAsync("Le relais est passé");
        await zoe.SeesAnAccessiblePageAsync();
        await WaitsForTheOthersAsync(zoe);

        await TakesItUpAsync(lea);
        await PlaysAsync(lea, from: 2);
        await lea.SeesAsync("Votre camp l’emporte.");
        await lea.SeesAnAccessiblePageAsync();
        await ReadsTheOutcomeAsync(zoe);

        await Task.WhenAll(MeetAsync(lukasz, lea), PlaysAgainAsync(zoe));
        foreach (var person in (Person[])[zoe, lea, lukasz]) Assert.Empty(person.Complaints);
    }

    /// <returns>The code of the battle in which they play.</returns>
    private static async Task<string> ChallengesAsync(Person person)
    {
        await person.Page.GotoAsync("/battles");
        await person.Page.Locator("details.settings > summary").ClickAsync();
        foreach (var other in (string[])[BattleContent.Slow, BattleContent.Patient]) await person.Page.Locator($"input[name=modules][value='{other}']").UncheckAsync();
        foreach (var setting in (string[])["questions][value='5'", "time][value='10'"]) await person.Page.Locator($"input[name={setting}]").CheckAsync();
        await person.Page.GetByLabel("Qui défier").SelectOptionAsync(new SelectOptionValue { Label = $"{Inn}, Béthune" });
        await person.Button("Défier").ClickAsync();
        await Assertions.Expect(person.Page).ToHaveURLAsync(Battle());
        await person.Button("Entrer").ClickAsync();
        return Battle().Match(person.Page.Url).Groups[1].Value;
    }

    private static async Task ComesInAloneAsync(Person zoe, string code)
    {
        await zoe.SeesHeadingAsync("Vous pouvez descendre");
        await zoe.SeesAsync($"5 questions. Partez quand vous voulez : {Inn} jouera les mêmes plus tard, contre vos réponses.");
        Assert.EndsWith(code, zoe.Page.Url, StringComparison.Ordinal);
        await zoe.SeesAnAccessiblePageAsync();
        await zoe.Button("Descendre maintenant").ClickAsync();
    }

    private static async Task WaitsForTheOthersAsync(Person zoe)
    {
        await zoe.Page.GotoAsync("/");
        await Assertions.Expect(zoe.Page.Locator(".relays")).ToContainTextAsync("À eux de jouer, jusqu’");
        await zoe.SeesAnAccessiblePageAsync();
        await zoe.Page.Locator(".relays a").ClickAsync();
        await Assertions.Expect(zoe.Page.Locator("main")).ToContainTextAsync($"Votre camp a joué. {Inn} peut répondre jusqu’");
        await zoe.SeesAnAccessiblePageAsync();
    }

    private static async Task TakesItUpAsync(Person lea)
    {
        await lea.Page.GotoAsync("/");
        await Assertions.Expect(lea.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "On vous défie" })).ToContainTextAsync(Hotel);
        await lea.SeesAnAccessiblePageAsync();
        await lea.Button("Relever").ClickAsync();
        await Assertions.Expect(lea.Page).ToHaveURLAsync(Battle());
        // Alone against what is recorded, she is let in without being asked for a name.
        await lea.SeesAsync($"5 questions, les mêmes qu’eux. À battre : {Hotel}.");
        await lea.SeesAnAccessiblePageAsync();
        await lea.Button("Descendre maintenant").ClickAsync();
        var asked = await lea.SeesChoicesAsync(1);
        // Nothing of what the others answered is there before the answer.
        await Assertions.Expect(lea.Page.Locator(".duel")).ToHaveCountAsync(0);
        await lea.RepliesAsync(asked, Reply.Right);
        await Assertions.Expect(lea.Page.Locator("main")).ToContainTextAsync(TheGhost());
        await lea.SeesAnAccessiblePageAsync();
    }

    private static async Task ReadsTheOutcomeAsync(Person zoe)
    {
        await zoe.Page.GotoAsync("/");
        await Assertions.Expect(zoe.Page.Locator(".relays")).ToContainTextAsync("Bien joué, l’autre camp est devant. 4 500 points contre 5 000 points");
        await zoe.Page.Locator(".relays a").ClickAsync();
        await Assertions.Expect(zoe.Page.Locator(".sheet")).ToContainTextAsync("4 500 points, 4,5 bonnes réponses");
        foreach (var (name, words) in (ValueTuple<string, string>[])[("Nederlands", "Goed gespeeld"), ("English", "Well played, the other side is ahead"), ("Français", "Bien joué, l’autre camp est devant")])
        {
            await zoe.Button(name).ClickAsync();
            await Assertions.Expect(zoe.Page.Locator("main")).ToContainTextAsync(words);
            await zoe.SeesAnAccessiblePageAsync();
        }
    }

    /// <summary>Both are there before the start: one battle, and the outcome at its end.</summary>
    private static async Task MeetAsync(Person lukasz, Person lea)
    {
        await ChallengesAsync(lukasz);
        await lea.Page.GotoAsync("/");
        await Assertions.Expect(lea.Page.GetByRole(AriaRole.Region, new PageGetByRoleOptions { Name = "On vous défie" })).ToContainTextAsync("On se rassemble : en direct si vous venez.");
        await lea.Button("Les rejoindre").ClickAsync();
        await Assertions.Expect(lea.Page).ToHaveURLAsync(Battle());
        await lea.Button("Entrer").ClickAsync();
        await lukasz.SeesHeadingAsync("On descend à 2");
        await lukasz.SeesAsync($"5 questions. {Inn} est là : ce sera en direct.");
        await lea.SeesAsync($"5 questions. {Hotel} est là : ce sera en direct.");
        await lukasz.SeesAnAccessiblePageAsync();
        await lukasz.Button("Descendre maintenant").ClickAsync();
        await Task.WhenAll(PlaysAsync(lukasz), PlaysAsync(lea));
        foreach (var person in (Person[])[lukasz, lea]) await person.SeesAsync("Match nul : les deux camps se valent.");
        await lukasz.SeesAnAccessiblePageAsync();
    }

    /// <summary>From the results of the other day, the same questions against what she answered then, each worth as much.</summary>
    private static async Task PlaysAgainAsync(Person zoe)
    {
        await zoe.Link("Revoir mes réponses").ClickAsync();
        await zoe.Button("Rejouer contre moi-même").ClickAsync();
        await Assertions.Expect(zoe.Page).ToHaveURLAsync(Battle());
        await zoe.SeesAsync("5 questions que vous connaissez. À battre : vous-même.");
        await zoe.SeesAnAccessiblePageAsync();
        await zoe.Button("Descendre maintenant").ClickAsync();
        await PlaysAsync(zoe);
        await zoe.SeesAsync("Mieux que l’autre fois : le fantôme est battu.");
        await zoe.SeesAsync("Votre fantôme");
        await zoe.SeesAnAccessiblePageAsync();
        await zoe.Link("Revoir mes réponses").ClickAsync();
        await Assertions.Expect(zoe.Page.Locator("main")).ToContainTextAsync("Mieux que l’autre fois : le fantôme est battu.");
        await zoe.SeesAnAccessiblePageAsync();
    }

    /// <summary>To the end; one question may be missed, and is made good in the comeback.</summary>
    private static async Task PlaysAsync(Person person, int from = 1, int? missed = null)
    {
        for (var question = from; question <= 5; question++)
            await person.RepliesAsync(await person.SeesChoicesAsync(question), question == missed ? Reply.Wrong : Reply.Right);

        if (missed is not null) await person.RepliesAsync(await person.ReadsQuestionOnceShownAsync("Elle revient, pour la moitié des points."), Reply.Right);
        await person.SeesHeadingAsync(missed is null ? "Tout le monde est remonté" : "Le relais est passé");
    }

    private async Task<Person> OpenAsync(string userName, int width)
    {
        var person = await _browser.OpenAsync(_site.Address, width, 900, isStill: true);
        await person.SignInAsync(userName);
        return person;
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
        _content.Dispose();
    }

    /// <summary>Both in one look: they are shown for five seconds.</summary>
    [GeneratedRegex(@"Le\sfantôme\s:\sHôtel\sde\sla\sGaillette[\s\S]*À\scette\squestion\s:\s1\s000,0\spour\svous,\s1\s000,0\sen\sface\.")]
    private static partial Regex TheGhost();

    [GeneratedRegex("/battles/([0-9A-Z]{6})$")]
    private static partial Regex Battle();
}
