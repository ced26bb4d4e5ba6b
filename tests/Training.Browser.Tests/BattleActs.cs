// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Training.Modules;

namespace Training.Browser.Tests;

/// <summary>What people do in a battle of five questions, one act each. They wait for what they see, and for nothing else.</summary>
internal static partial class BattleActs
{
    /// <summary>Reading, the grace after a round and the reveal take the time that people need; a busy machine takes its own, in every journey.</summary>
    public const int Patience = 30_000;

    [ModuleInitializer]
    internal static void WaitPatiently() => Assertions.SetDefaultExpectTimeout(Patience);

    /// <summary>Opens a battle and answers with its code.</summary>
    /// <param name="person">A trainer for a hosted one.</param>
    /// <param name="module">From which its questions come.</param>
    /// <param name="settings">Fields of the form to tick, as name=value.</param>
    public static async Task<string> OpensBattleAsync(this Person person, string module, params string[] settings)
    {
        await person.Page.GotoAsync("/battles");
        await person.Page.Locator("details.settings > summary").ClickAsync();
        foreach (var other in await person.Page.Locator($"input[name=modules]:not([value='{module}'])").AllAsync()) await other.UncheckAsync();
        foreach (var setting in (string[])["questions=5", .. settings])
            await person.Page.Locator($"input[name={setting.Split('=')[0]}][value='{setting.Split('=')[1]}']").CheckAsync();
        await person.Button("Ouvrir la bataille").ClickAsync();
        await Assertions.Expect(person.Page).ToHaveURLAsync(BattleAddress());
        return BattleAddress().Match(person.Page.Url).Groups[1].Value;
    }

    public static async Task EntersBattleAsync(this Person person, string code, string? name = null, string? team = null, bool onPodium = false)
    {
        await person.Page.GotoAsync($"/battles/{code}");
        await Assertions.Expect(person.Page.GetByLabel("Votre nom pour cette bataille")).Not.ToHaveValueAsync("");
        if (name is not null) await person.Page.GetByLabel("Votre nom pour cette bataille").FillAsync(name);
        if (team is not null) await person.Page.GetByLabel("Votre équipe").FillAsync(team);
        if (onPodium) await person.Page.GetByLabel("Apparaître au podium").CheckAsync();
        await person.Button("Entrer").ClickAsync();
    }

    /// <summary>By the code, a name and a consent.</summary>
    public static async Task EntersWithoutAccountAsync(this Person guest, string code, string name)
    {
        await guest.Page.GotoAsync("/j");
        await guest.Page.GetByLabel("Code de la bataille").FillAsync($"{code[..3]} {code[3..].ToLowerInvariant()}");
        await guest.Button("Continuer").ClickAsync();
        await guest.Page.GetByLabel("Votre nom pour cette bataille").FillAsync(name);
        await guest.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await guest.Button("Entrer dans la bataille").ClickAsync();
        await Assertions.Expect(guest.Page).ToHaveURLAsync(new Regex($"/guest/{code}$"));
    }

    public static Task SeesHeadingAsync(this Person person, string heading) => Assertions.Expect(person.Heading(heading).First).ToBeVisibleAsync();

    public static Task SeesAsync(this Person person, string text) => Assertions.Expect(person.Page.Locator("main, footer").GetByText(text).First).ToBeVisibleAsync();

    /// <summary>The question of this number takes answers on this person's screen.</summary>
    /// <returns>It, with its key.</returns>
    public static async Task<Question> SeesChoicesAsync(this Person person, int question)
    {
        await Assertions.Expect(person.Page.Locator(".focusbar__at")).ToHaveTextAsync($"Question {question} sur 5");
        await Assertions.Expect(person.Page.Locator("button.choice, #number").First).ToBeVisibleAsync();
        return await person.ReadsQuestionAsync();
    }

    /// <summary>Waits for a question, and for words that stand beside it.</summary>
    public static async Task<Question> ReadsQuestionOnceShownAsync(this Person person, string beside = "")
    {
        await Assertions.Expect(person.Page.Locator("main").Filter(new LocatorFilterOptions { HasText = beside }).Locator("h1#q")).ToBeVisibleAsync();
        return await person.ReadsQuestionAsync();
    }

    public static async Task<Question> ReadsQuestionAsync(this Person person) => AnswerKey.Find(await person.Page.Locator("h1#q").InnerTextAsync());

    /// <summary>Answers the question of this number once it takes answers: like somebody who knows.</summary>
    public static async Task AnswersAsync(this Person person, int question) => await person.RepliesAsync(await person.SeesChoicesAsync(question), Reply.Right);

    /// <summary>Answers the question on the screen.</summary>
    public static async Task RepliesAsync(this Person person, Question question, Reply reply)
    {
        if (question is Numeric number)
        {
            await person.Page.Locator("#number").FillAsync(Typed(number, reply));
            await person.Button("Valider ma réponse").ClickAsync();
            return;
        }

        foreach (var name in Picked((ChoiceQuestion)question, reply)) await person.Choice(name).ClickAsync();
        if (question is MultipleChoice) await person.Button("Valider ma réponse").ClickAsync();
    }

    /// <summary>A choice by what is heard of it: its words, or what its picture shows.</summary>
    public static ILocator Choice(this Person person, string name) =>
        person.Page.GetByRole(AriaRole.Group).GetByRole(AriaRole.Button, new LocatorGetByRoleOptions { Name = name, Exact = true });

    /// <summary>Half of what is right, where there is a half; a wrong choice; or all that is right.</summary>
    public static IEnumerable<string> Picked(ChoiceQuestion question, Reply reply) => reply switch
    {
        Reply.Wrong => question.Choices.Where(c => !c.IsRight).Select(c => c.Text).Take(1),
        Reply.Half when question is MultipleChoice => question.Choices.Where(c => c.IsRight).Select(c => c.Text).Take(1),
        _ => question.Choices.Where(c => c.IsRight).Select(c => c.Text),
    };

    public static string Typed(Numeric number, Reply reply) =>
        reply == Reply.Wrong ? "987654" : number.Accepted.MaxBy(a => a.Credit)!.From.ToString(CultureInfo.GetCultureInfo("fr-FR"));

    public static Task SeesReceiptAsync(this Person person) => Assertions.Expect(person.Page.Locator(".sent").First).ToHaveTextAsync("Votre réponse, reçue");

    /// <summary>What this person reads of themselves at the end.</summary>
    public static async Task SeesEndAsync(this Person person, string points, string right)
    {
        await person.SeesHeadingAsync("Tout le monde est remonté");
        await Assertions.Expect(person.Page.Locator("main .facts div").Filter(new LocatorFilterOptions { HasText = "Vos points" }).Locator("dd")).ToHaveTextAsync(points);
        await Assertions.Expect(person.Page.Locator("main .facts div").Filter(new LocatorFilterOptions { HasText = "bonnes réponses sur 5" }).Locator("dd")).ToHaveTextAsync(right);
    }

    /// <summary>Opens somebody's line of the roster and does one thing with them, confirmed.</summary>
    public static async Task DealsWithAsync(this Person host, string name, string act)
    {
        await host.Button($"Agir pour {name}").ClickAsync();
        await host.Button(act).ClickAsync();
        await host.Page.Locator(".roster__a .btn").ClickAsync();
        await Assertions.Expect(host.Page.Locator(".roster__a")).ToHaveCountAsync(0);
    }

    [GeneratedRegex("/battles/([0-9A-Z]{6})(/host)?$")]
    private static partial Regex BattleAddress();
}

/// <summary>How somebody answers.</summary>
internal enum Reply
{
    Right,
    Half,
    Wrong,
}
