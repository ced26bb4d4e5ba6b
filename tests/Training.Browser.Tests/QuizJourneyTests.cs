// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Playwright;
using Training.Modules;

namespace Training.Browser.Tests;

/// <summary>One quiz of seven questions, one of each type, in every way in which people answer.</summary>
[Collection(Parallelism.Pages)]
public sealed class QuizJourneyTests : IAsyncLifetime
{
    private readonly TrialContent _content = new();
    private RunningSite _site = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await RunningSite.StartAsync(_content.Folder);
        _browser = await Browser.LaunchAsync();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(false, false)]
    public async Task Each_type_is_answered(bool byKeyboard, bool withScript)
    {
        await using var person = byKeyboard
            ? await _browser.OpenAsync(_site.Address, 1280, 800, script: withScript)
            : await _browser.OpenAsync(_site.Address, 360, 780, script: withScript, touch: true);
        Hands hands = byKeyboard ? new Hands.Typing(person.Page) : new Hands.Touching(person.Page);
        await person.SignInAsync("zoe.delattre");
        await person.Page.GotoAsync($"/modules/{TrialContent.Module}/quiz");
        await hands.PressAsync("Commencer");
        for (var question = 1; question <= TrialContent.Questions; question++)
        {
            await hands.AnswerAsync(await AskedAsync(person, question));
            await Assertions.Expect(person.Page.Locator("[role=status] h2")).ToHaveTextAsync("C’est juste");
            await hands.PressAsync(question == TrialContent.Questions ? "Voir mon résultat" : "Question suivante");
        }

        await Assertions.Expect(person.Heading("Lampe allumée")).ToBeVisibleAsync();
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task Two_devices_go_on_with_one_attempt()
    {
        await using var desk = await _browser.OpenAsync(_site.Address, 820, 1180);
        await using var phone = await _browser.OpenAsync(_site.Address, 360, 780, touch: true);
        await desk.SignInAsync("lukasz.nowak");
        await BeginAsync(desk);
        await new Hands.Typing(desk.Page).AnswerAsync(await AskedAsync(desk, 1));
        await Assertions.Expect(desk.Page.Locator("[role=status] h2")).ToHaveTextAsync("C’est juste");
        var first = desk.Page.Url;

        await phone.SignInAsync("lukasz.nowak");
        await BeginAsync(phone);
        var second = await AskedAsync(phone, 2);
        await desk.Page.GotoAsync(phone.Page.Url);
        await new Hands.Touching(phone.Page).AnswerAsync(second);
        await Assertions.Expect(phone.Page.Locator("[role=status] h2")).ToHaveTextAsync("C’est juste");
        // The desk still shows the question: another answer changes nothing, and it sees the first one.
        await desk.Page.Locator(".choice").Filter(new LocatorFilterOptions { HasText = "Un beffroi d’essai" }).ClickAsync();
        await desk.Button("Valider ma réponse").ClickAsync();
        await Assertions.Expect(desk.Page.Locator("[role=status] h2")).ToHaveTextAsync("C’est juste");

        await phone.Page.GotoAsync(first);
        await Assertions.Expect(phone.Page.Locator("[role=status] h2")).ToHaveTextAsync("C’est juste");
        Assert.Empty(desk.Complaints);
        Assert.Empty(phone.Complaints);
    }

    [Fact]
    public async Task An_attempt_goes_on_as_drawn_when_its_module_changes_and_the_next_one_is_new()
    {
        await using var person = await _browser.OpenAsync(_site.Address, 820, 1180);
        var hands = new Hands.Typing(person.Page);
        await person.SignInAsync("mehdi.benali");
        await BeginAsync(person);
        await hands.AnswerAsync(await AskedAsync(person, 1));

        _content.Write(TrialContent.Text.Replace("d’essai", "de rechange", StringComparison.Ordinal).Replace("- [x] Vrai", "- [ ] Vrai", StringComparison.Ordinal)
            .Replace("- [ ] Faux", "- [x] Faux", StringComparison.Ordinal));
        await using var reader = await _browser.OpenAsync(_site.Address, 820, 1180);
        await reader.Page.GotoAsync($"/modules/{TrialContent.Module}");
        while (await reader.Page.GetByText("Une leçon de rechange").CountAsync() == 0) await reader.Page.ReloadAsync();

        await hands.PressAsync("Question suivante");
        var second = await AskedAsync(person, 2);
        await Assertions.Expect(person.Page.Locator(".choices")).ToContainTextAsync("Un puits d’essai");
        await hands.AnswerAsync(second);
        await Assertions.Expect(person.Page.Locator("[role=status] h2")).ToHaveTextAsync("C’est juste");
        await hands.PressAsync("Question suivante");
        await hands.AnswerAsync(await AskedAsync(person, 3));
        await Assertions.Expect(person.Page.Locator("[role=status] h2")).ToHaveTextAsync("C’est juste");

        await using var newcomer = await _browser.OpenAsync(_site.Address, 820, 1180);
        await newcomer.SignInAsync("odile.catteau");
        await BeginAsync(newcomer);
        await new Hands.Typing(newcomer.Page).AnswerAsync(await AskedAsync(newcomer, 1));
        await newcomer.Page.Locator(".dock a.btn--act").ClickAsync();
        await Assertions.Expect(newcomer.Page.Locator(".choices")).ToContainTextAsync("Un puits de rechange");
        Assert.Empty(person.Complaints);
    }

    private static async Task BeginAsync(Person person)
    {
        await person.Page.GotoAsync($"/modules/{TrialContent.Module}/quiz");
        await person.Page.Locator(".dock .btn--act").ClickAsync();
        await Assertions.Expect(person.Page.Locator("form#answer")).ToBeVisibleAsync();
    }

    /// <summary>What is asked at this place of the quiz, once it is shown.</summary>
    private static async Task<Question> AskedAsync(Person person, int place)
    {
        await Assertions.Expect(person.Page.GetByText($"Question {place} sur {TrialContent.Questions}").First).ToBeVisibleAsync();
        return AnswerKey.Find(await person.Page.Locator("h1").InnerTextAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
        _content.Dispose();
    }
}
