// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Training.Modules;

namespace Training.Browser.Tests;

/// <summary>A battle between two colleagues, each in front of a device of their own, who both know their lessons.</summary>
internal static partial class BattlePlay
{
    private const int Questions = 5;

    public static async Task PlayAsync(Person zoe, Person karim)
    {
        var code = await OpensAsync(zoe);
        await ComesInAsync(karim, code);
        await EntersAsync(zoe);
        await EntersAsync(karim);
        await Assertions.Expect(zoe.Heading("On descend à 2")).ToBeVisibleAsync();
        await zoe.SeesAnAccessiblePageAsync();
        await zoe.Button("Descendre maintenant").ClickAsync();

        for (var question = 1; question <= Questions; question++)
        {
            if (question == 2) await ServesAGuestAsync(karim, question);
            await AnswersAsync(zoe, question);
            if (question == 1) await KeepsHerAnswerOverARefreshAsync(zoe);
            await AnswersAsync(karim, question);
            await Assertions.Expect(zoe.Heading("Les réponses")).ToBeVisibleAsync();
            if (question == 1) await zoe.SeesAnAccessiblePageAsync();
        }

        foreach (var player in (Person[])[zoe, karim]) await Assertions.Expect(player.Heading("Tout le monde est remonté")).ToBeVisibleAsync();
        await zoe.SeesAnAccessiblePageAsync();
    }

    private static async Task<string> OpensAsync(Person person)
    {
        await person.Page.GotoAsync("/battles");
        await person.SeesAnAccessiblePageAsync();
        await person.Page.GetByLabel("5 questions", new PageGetByLabelOptions { Exact = true }).CheckAsync();
        // Nobody is to be hurried by the machine.
        await person.Page.Locator("details.settings > summary").ClickAsync();
        await person.Page.Locator("input[name=time][value='10']").CheckAsync();
        await person.Button("Ouvrir la bataille").ClickAsync();
        await Assertions.Expect(person.Page).ToHaveURLAsync(BattleAddress());
        return BattleAddress().Match(person.Page.Url).Groups[1].Value;
    }

    private static async Task ComesInAsync(Person person, string code)
    {
        await person.Page.GotoAsync("/battles");
        await person.Page.GetByLabel("Code de la bataille").FillAsync($"{code[..3]} {code[3..].ToLowerInvariant()}");
        await person.Button("Entrer").ClickAsync();
        await Assertions.Expect(person.Page).ToHaveURLAsync(BattleAddress());
    }

    private static async Task EntersAsync(Person person)
    {
        await Assertions.Expect(person.Page.GetByLabel("Votre nom pour cette bataille")).Not.ToHaveValueAsync("");
        await person.Button("Entrer").ClickAsync();
        // The form says « Dites qui descend » too.
        await Assertions.Expect(person.Heading("Qui descend")).ToBeVisibleAsync();
    }

    private static async Task AnswersAsync(Person person, int question)
    {
        var page = person.Page;
        await Assertions.Expect(page.GetByText($"Question {question} sur {Questions}").First).ToBeVisibleAsync();
        await Assertions.Expect(page.Locator("button.choice, #number").First).ToBeVisibleAsync();
        switch (AnswerKey.Find(await page.Locator("h1#q").InnerTextAsync()))
        {
            case ChoiceQuestion choices:
                foreach (var right in choices.Choices.Where(c => c.IsRight)) await AnswerKey.PickAsync(page.Locator("main"), right.Text);
                if (choices is MultipleChoice) await person.Button("Valider ma réponse").ClickAsync();
                break;
            case Numeric number:
                await page.Locator("#number").FillAsync(number.Accepted.MaxBy(a => a.Credit)!.From.ToString(CultureInfo.GetCultureInfo("fr-FR")));
                await person.Button("Valider ma réponse").ClickAsync();
                break;
        }
    }

    private static async Task KeepsHerAnswerOverARefreshAsync(Person person)
    {
        await Assertions.Expect(person.Page.Locator(".sent").First).ToHaveTextAsync("Votre réponse, reçue");
        await person.SeesAnAccessiblePageAsync();
        await person.Page.ReloadAsync();
        await Assertions.Expect(person.Page.Locator(".sent").First).ToHaveTextAsync("Votre réponse, reçue");
    }

    // Before the colleague answers: once all who are present have answered the round closes, and nobody waits for a guest to leave.
    private static async Task ServesAGuestAsync(Person person, int question)
    {
        await Assertions.Expect(person.Page.GetByText($"Question {question} sur {Questions}").First).ToBeVisibleAsync();
        await Assertions.Expect(person.Page.Locator("button.choice, #number").First).ToBeVisibleAsync();
        await person.Page.Locator("button.guest").ClickAsync();
        await Assertions.Expect(person.Heading("À tout de suite")).ToBeVisibleAsync();
        await person.SeesAnAccessiblePageAsync();
        await person.Button("Je suis de retour").ClickAsync();
    }

    [GeneratedRegex("/battles/([0-9A-Z]{6})$")]
    private static partial Regex BattleAddress();
}
