// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Training.Modules;

namespace Training.Browser.Tests;

/// <summary>An open battle without a pointer, as heard from the accessibility tree; beside it a colleague who serves a guest, and one who comes late.</summary>
[Collection(Battles.Name)]
public sealed class KeyboardBattleJourneyTests(BattleGround ground)
{
    /// <summary>More presses of Tab than any page of a battle has stops.</summary>
    private const int MostStops = 60;

    [Fact]
    public async Task An_open_battle_is_played_by_keyboard_alone_while_a_colleague_serves_a_guest_and_another_comes_late()
    {
        await using var zoe = await ground.OpenAsync("zoe.delattre", 1280, 800);
        await using var karim = await ground.OpenAsync("karim.lefebvre", 360, 780);
        await using var lukasz = await ground.OpenAsync("lukasz.nowak", 820, 1180);
        await using var phone = await ground.OpenAsync("zoe.delattre", 360, 780);
        await using var tab = new Person(zoe.Context, await zoe.Context.NewPageAsync());
        await zoe.Page.BringToFrontAsync();
        var code = await OpensAsync(zoe);
        await EntersAsync(zoe);
        await karim.EntersBattleAsync(code, "Karim");
        await HearsTheWaitingRoomAsync(zoe);
        await ListensAsync(zoe.Page);
        await PressAsync(zoe.Page, zoe.Button("Descendre maintenant"));
        await HearsTheStemAsync(zoe);

        await FirstQuestionAsync(zoe, karim);
        await ServesAGuestAsync(zoe, karim);
        await ComesLateAsync(code, zoe, karim, lukasz);
        await IsOnePersonOnThreeDevicesAsync(code, zoe, tab, phone, karim, lukasz);
        foreach (var person in (Person[])[karim, lukasz]) await person.AnswersAsync(5);
        await AnswersAsync(zoe, 5, Reply.Right);
        await ComesBackUpAsync(zoe, karim, lukasz);
        await HearsTheEndAsync(zoe);
        await zoe.SeesEndAsync("4 500", "4,5");
        await karim.SeesEndAsync("5 000", "5");
        await lukasz.SeesEndAsync("3 000", "3");
        foreach (var device in (Person[])[tab, phone]) await device.SeesEndAsync("4 500", "4,5");
        foreach (var person in (Person[])[zoe, karim, lukasz, phone, tab]) Assert.Empty(person.Complaints);
    }

    private static async Task<string> OpensAsync(Person person)
    {
        await person.Page.GotoAsync("/battles");
        await TabToAsync(person.Page, person.Page.Locator("input[name=questions]:checked"));
        await person.Page.Keyboard.PressAsync("ArrowUp");
        await Assertions.Expect(person.Page.GetByLabel("5 questions", new PageGetByLabelOptions { Exact = true })).ToBeCheckedAsync();
        await PressAsync(person.Page, person.Page.Locator("details.settings > summary"));
        // Read slowly and answered without haste: what is heard is heard on a busy machine too, before the countdown speaks.
        foreach (var other in (string[])[BattleContent.Quick, BattleContent.Slow])
        {
            await TabToAsync(person.Page, person.Page.Locator($"input[name=modules][value={other}]"));
            await person.Page.Keyboard.PressAsync("Space");
        }

        await PressAsync(person.Page, person.Button("Ouvrir la bataille"));
        await Assertions.Expect(person.Page.GetByLabel("Votre nom pour cette bataille")).Not.ToHaveValueAsync("");
        return person.Page.Url.Split('/')[^1];
    }

    private static async Task EntersAsync(Person person)
    {
        await TabToAsync(person.Page, person.Page.GetByLabel("Votre nom pour cette bataille"));
        await person.Page.Keyboard.PressAsync("Control+A");
        await person.Page.Keyboard.TypeAsync("Zoé");
        await PressAsync(person.Page, person.Button("Entrer"));
        await IsLedToAsync(person, "On attend du monde");
    }

    private static async Task HearsTheWaitingRoomAsync(Person zoe)
    {
        await Assertions.Expect(zoe.Button("Descendre maintenant")).ToBeEnabledAsync();
        await HearsAsync(zoe, """
            - banner:
              - link "Quitter la bataille"
              - text: Bataille libre, sans animateur Connecté
            - main:
              - heading "On descend à 2" [level=1]
              - paragraph: /5 questions/
              - paragraph:
                - button "Descendre maintenant"
              - paragraph:
                - button "Animer cette bataille"
                - button "Changer de nom"
              - region "Qui descend":
                - heading "Qui descend" [level=2]
                - list:
                  - listitem: Karim
                  - listitem: Zoé vous
            - contentinfo:
              - text: Un client ? Allez-y, vous ne perdez rien.
              - button "Client !"
            - status
            """);
    }

    private static async Task HearsTheStemAsync(Person zoe)
    {
        var stem = (await zoe.ReadsQuestionOnceShownAsync()).StemText;
        await IsLedToAsync(zoe, stem);
        await HearsAsync(zoe, $"""
            - banner:
              - text: Question 1 sur 5 Connecté
            - main:
              - {Named("heading", stem)} [level=1]'
              - paragraph: Lisez tranquillement, les réponses arrivent.
            - contentinfo:
              - text: Vos points
              - strong: "0"
              - button "Client !"
            - status: Question 1 sur 5
            """);
    }

    /// <summary>She misses it, and is told why without a word of blame.</summary>
    private static async Task FirstQuestionAsync(Person zoe, Person karim)
    {
        var asked = await zoe.SeesChoicesAsync(1);
        await IsLedToAsync(zoe, asked.StemText);
        await HearsAsync(zoe, $"""
            - main:
              - timer /\d+ secondes? restantes?/
              - {Named("heading", asked.StemText)} [level=1]'
              {Choices(asked)}
              - paragraph: 0 réponse sur 2.
            - contentinfo:
              - button "Client !"
            - status: Les réponses sont ouvertes.
            """);
        await AnswersAsync(zoe, 1, Reply.Wrong);
        await zoe.SeesReceiptAsync();
        await HearsAsync(zoe, """
            - status: Votre réponse, reçue
            """);
        await karim.AnswersAsync(1);
        await IsLedToAsync(zoe, "Pas cette fois, et c’est utile");
        await HearsAsync(zoe, """
            - main:
              - heading "Pas cette fois, et c’est utile" [level=1]
              - paragraph: Cette question vous sera reposée avant la fin.
              - region "Les réponses":
                - heading "Les réponses" [level=2]
            - contentinfo:
              - button "Client !"
            - status: Voici la réponse.
            """);
    }

    /// <summary>One tap away, one tap back; the question that went by comes again at its full value.</summary>
    private static async Task ServesAGuestAsync(Person zoe, Person karim)
    {
        await karim.SeesChoicesAsync(2);
        await karim.Button("Client !").ClickAsync();
        await karim.SeesHeadingAsync("À tout de suite");
        Assert.Equal(0, await karim.Page.Locator("h1#q, .num").CountAsync());
        await zoe.SeesAsync("Karim est avec un client : on ne l’attend pas.");
        // Nobody waits for him: her answer closes the round.
        await AnswersAsync(zoe, 2, Reply.Right);
        await IsLedToAsync(zoe, "+ 1 000");
        await karim.Button("Je suis de retour").ClickAsync();
        await karim.SeesHeadingAsync("Vous étiez avec un client");
    }

    private static async Task ComesLateAsync(string code, Person zoe, Person karim, Person lukasz)
    {
        await zoe.SeesChoicesAsync(3);
        await lukasz.EntersBattleAsync(code, "Łukasz");
        await lukasz.SeesChoicesAsync(3);
        await zoe.SeesAsync("0 réponse sur 3.");
        await karim.AnswersAsync(3);
        await AnswersAsync(zoe, 3, Reply.Right);
        await lukasz.AnswersAsync(3);
        await lukasz.SeesAsync("C’est juste.");
    }

    /// <summary>What she answers on the phone is what the laptop and its second tab show.</summary>
    private static async Task IsOnePersonOnThreeDevicesAsync(string code, Person zoe, Person tab, Person phone, Person karim, Person lukasz)
    {
        foreach (var device in (Person[])[tab, phone]) await device.Page.GotoAsync($"/battles/{code}");
        await zoe.SeesChoicesAsync(4);
        await phone.AnswersAsync(4);
        foreach (var device in (Person[])[phone, tab, zoe]) await device.SeesReceiptAsync();
        await zoe.SeesAsync("1 réponse sur 3.");
        foreach (var person in (Person[])[karim, lukasz]) await person.AnswersAsync(4);
        foreach (var device in (Person[])[phone, tab, zoe]) await device.SeesAsync("C’est juste.");
    }

    private static async Task ComesBackUpAsync(Person zoe, Person karim, Person lukasz)
    {
        var missed = await zoe.ReadsQuestionOnceShownAsync("Elle revient, pour la moitié des points.");
        await IsLedToAsync(zoe, missed.StemText);
        await HearsAsync(zoe, $"""
            - banner:
              - text: La remontée encore 1 question à reprendre Connecté
            - main:
              - timer /\d+ secondes? restantes?/
              - paragraph: Elle revient, pour la moitié des points.
              - {Named("heading", missed.StemText)} [level=1]'
              {Choices(missed)}
            - status: La remontée commence.
            """);
        await lukasz.SeesHeadingAsync("Rien à reprendre");
        await karim.SeesAsync("À pleine valeur : vous étiez avec un client.");
        await RepliesAsync(zoe, missed, Reply.Right);
        await IsLedToAsync(zoe, "+ 500");
        await karim.RepliesAsync(await karim.ReadsQuestionAsync(), Reply.Right);
    }

    private static async Task HearsTheEndAsync(Person zoe)
    {
        await IsLedToAsync(zoe, "Tout le monde est remonté");
        await HearsAsync(zoe, """
            - main:
              - heading "Tout le monde est remonté" [level=1]
              - term: Vos points
              - definition: 4 500
              - term: bonnes réponses sur 5
              - definition: 4,5
              - paragraph:
                - link "Revoir les leçons"
                - link "Revoir mes réponses"
                - link "Une autre bataille"
            - status: Tout le monde est remonté.
            """);
        var heard = await zoe.Page.EvaluateAsync<string[]>("window.heard");
        string[] order =
        [
            "Question 1 sur 5", "Les réponses sont ouvertes.", "Votre réponse, envoyée", "Votre réponse, reçue", "Voici la réponse.", "Question 2 sur 5", "Voici la réponse.",
            "Question 5 sur 5", "La remontée commence.", "Tout le monde est remonté.",
        ];
        var at = -1;
        foreach (var word in order) Assert.True((at = Array.IndexOf(heard, word, at + 1)) >= 0, $"« {word} » was not said in its turn: {string.Join(" | ", heard)}");
    }

    /// <summary>In the tree a group named by the question, with a button for each choice, in a drawn order and without its letter; or a field with its name.</summary>
    private static string Choices(Question question)
    {
        if (question is not ChoiceQuestion { Choices: var choices }) return "- textbox \"Votre réponse, en chiffres\"";
        var any = string.Join('|', choices.Select(c => Regex.Escape(c.Text)));
        return $"- {Named("group", question.StemText)}':" + string.Concat(choices.Select(_ => $"\n    - button /^({any})$/"));
    }

    /// <summary>A role and its name, in quotes that the caller closes: a colon in the name would end a plain scalar.</summary>
    private static string Named(string role, string name) => $"'{role} \"{name.Replace("'", "''", StringComparison.Ordinal)}\"";

    private static Task HearsAsync(Person person, string tree) => Assertions.Expect(person.Page.Locator("briquet-battle")).ToMatchAriaSnapshotAsync(tree);

    /// <summary>Keeps what the live region says.</summary>
    private static Task ListensAsync(IPage page) => page.EvaluateAsync(
        """
        () => {
          const voice = document.querySelector('briquet-battle > [role=status]');
          window.heard = [];
          new MutationObserver(() => window.heard.push(voice.textContent)).observe(voice, { childList: true, characterData: true, subtree: true });
        }
        """);

    /// <summary>What the focus was in has been replaced: it stands on the new heading, not nowhere.</summary>
    private static async Task IsLedToAsync(Person person, string heading)
    {
        await Assertions.Expect(person.Page.Locator("h1")).ToContainTextAsync(heading);
        await Assertions.Expect(person.Page.Locator("h1")).ToBeFocusedAsync();
    }

    private static async Task AnswersAsync(Person person, int question, Reply reply) => await RepliesAsync(person, await person.SeesChoicesAsync(question), reply);

    private static async Task RepliesAsync(Person person, Question question, Reply reply)
    {
        if (question is Numeric number)
        {
            await TabToAsync(person.Page, person.Page.Locator("#number"));
            await person.Page.Keyboard.TypeAsync(BattleActs.Typed(number, reply));
            await person.Page.Keyboard.PressAsync("Enter");
            return;
        }

        foreach (var name in BattleActs.Picked((ChoiceQuestion)question, reply))
        {
            await TabToAsync(person.Page, person.Choice(name));
            await person.Page.Keyboard.PressAsync("Space");
        }

        if (question is MultipleChoice) await PressAsync(person.Page, person.Button("Valider ma réponse"));
    }

    private static async Task PressAsync(IPage page, ILocator button)
    {
        await TabToAsync(page, button);
        await page.Keyboard.PressAsync("Enter");
    }

    private static async Task TabToAsync(IPage page, ILocator wanted)
    {
        await Assertions.Expect(wanted).ToBeEnabledAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await wanted.EvaluateAsync<bool>("e => e === document.activeElement")) return;
            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{page.Url}: {MostStops} presses of Tab do not lead to {wanted}.");
    }
}
