// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>Every type of question by keyboard alone, by touch, and without script.</summary>
public sealed class HandsTests
{
    private static readonly PageGetByRoleOptions Validate = new() { Name = "Valider ma réponse" };

    [Theory]
    [InlineData("keyboard", 1280, 800, true, false)]
    [InlineData("touch", 820, 1180, true, true)]
    [InlineData("touch", 320, 640, true, false)]
    [InlineData("keyboard", 360, 780, false, false)]
    public async Task Every_type_of_question_is_answered(string hands, int width, int height, bool script, bool dark)
    {
        using var content = new OwnContent();
        await using var site = await RunningSite.StartAsync(content.Folder);
        await using var browser = await Browser.LaunchAsync();
        await using var zoe = await browser.OpenAsync(site.Address, width, height, script, touch: hands == "touch", dark);
        await zoe.SignInAsync("zoe.delattre");
        await zoe.Page.GotoAsync("/modules/essai/journee");
        await SeesAsync(zoe, script);
        await AnswerAsync(zoe, hands, zoe.Page.Locator(".check form"), ["Descente", "Abattage", "Roulage", "Remontée"], script);
        await ActAsync(zoe.Page.Locator(".check form button[type=submit]"), hands);
        await Assertions.Expect(zoe.Page.Locator(".check [role=status]")).ToContainTextAsync("on descend, on abat");

        await zoe.Page.GotoAsync("/modules/essai/quiz");
        await Assertions.Expect(zoe.Page.GetByText("Encore 2 essais.")).ToBeVisibleAsync();
        await SeesAsync(zoe, script);
        await ActAsync(zoe.Button("Commencer"), hands);
        for (var n = 1; n <= 7; n++)
        {
            await Assertions.Expect(zoe.Page.GetByText($"Question {n} sur 7").First).ToBeVisibleAsync();
            await SeesAsync(zoe, script);
            var stem = await zoe.Page.Locator("h1").InnerTextAsync();
            await AnswerAsync(zoe, hands, zoe.Page.Locator("form#answer"), OwnContent.Right(stem), script);
            await ActAsync(zoe.Page.GetByRole(AriaRole.Button, Validate), hands);
            await Assertions.Expect(zoe.Page.Locator("[role=status] h2")).ToHaveTextAsync("C’est juste");
            await ActAsync(zoe.Page.Locator(".dock a.btn--act"), hands);
        }

        await Assertions.Expect(zoe.Heading("Lampe allumée")).ToBeVisibleAsync();
        await SeesAsync(zoe, script);
        Assert.Empty(zoe.Complaints);
    }

    [Fact]
    public async Task A_moved_item_is_announced_and_the_button_keeps_the_focus()
    {
        using var content = new OwnContent();
        await using var site = await RunningSite.StartAsync(content.Folder);
        await using var browser = await Browser.LaunchAsync();
        await using var visitor = await browser.OpenAsync(site.Address, 820, 1180);
        await visitor.Page.GotoAsync("/modules/essai/journee");
        var up = visitor.Page.Locator(".slot").Last.Locator("[data-move=up]");
        var name = await up.GetAttributeAsync("aria-label");
        await up.FocusAsync();
        for (var place = 3; place >= 1; place--)
        {
            await visitor.Page.Keyboard.PressAsync("Enter");
            await Assertions.Expect(visitor.Page.Locator(".check form [role=status]")).ToContainTextAsync($"place {place} sur 4");
            Assert.Equal(name, await visitor.Page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label')"));
        }

        var first = visitor.Page.Locator(".slot").First;
        Assert.Equal(name, await first.Locator("[data-move=up]").GetAttributeAsync("aria-label"));
        Assert.Equal("true", await first.Locator("[data-move=up]").GetAttributeAsync("aria-disabled"));
        Assert.Equal("0", await first.Locator("select").InputValueAsync());
        foreach (var button in await visitor.Page.Locator(".moves .iconbtn").AllAsync())
        {
            var box = (await button.BoundingBoxAsync())!;
            Assert.True(box is { Width: >= 44, Height: >= 44 }, $"{box.Width} × {box.Height}");
        }
    }

    /// <summary>Presses a button or follows a link as these hands do.</summary>
    private static Task ActAsync(ILocator what, string hands) => hands == "touch" ? what.TapAsync() : what.PressAsync("Enter");

    private static async Task AnswerAsync(Person person, string hands, ILocator form, string[] right, bool script)
    {
        if (await form.Locator(".typed").CountAsync() > 0) await form.Locator(".typed input").PressSequentiallyAsync(right[0]);
        else if (await form.Locator("[data-order]").CountAsync() > 0 && script) await SortAsync(form, hands, right);
        else if (await form.Locator("[data-order]").CountAsync() > 0)
            for (var place = 0; place < right.Length; place++) await ChooseAsync(person, hands == "touch", form.GetByLabel(right[place], new() { Exact = true }), $"{place + 1}");
        else if (await form.Locator("select").CountAsync() > 0)
            for (var i = 0; i < right.Length; i++) await ChooseAsync(person, hands == "touch", form.Locator("select").Nth(i), right[i]);
        else
            foreach (var text in right)
            {
                var input = form.Locator(".choice").Filter(new LocatorFilterOptions { HasText = text }).Locator("input");
                await (hands == "touch" ? input.TapAsync() : input.PressAsync("Space"));
            }
    }

    /// <summary>The device's own list: arrows by keyboard; a finger picks in a list that no page draws.</summary>
    private static async Task ChooseAsync(Person person, bool hasTouch, ILocator list, string option)
    {
        await list.FocusAsync();
        if (hasTouch) await list.SelectOptionAsync(new SelectOptionValue { Label = option });
        else
            for (var n = await list.Locator("option").CountAsync(); n > 0 && await list.Locator("option:checked").InnerTextAsync() != option; n--)
                await person.Page.Keyboard.PressAsync("ArrowDown");
        Assert.Equal(option, await list.Locator("option:checked").InnerTextAsync());
    }

    private static async Task SortAsync(ILocator form, string hands, string[] items)
    {
        for (var place = 0; place < items.Length; place++)
        {
            var texts = (await form.Locator(".slot label").AllInnerTextsAsync()).ToList();
            for (var at = texts.IndexOf(items[place]); at > place; at--) await ActAsync(form.Locator(".slot").Nth(at).Locator("[data-move=up]"), hands);
        }
    }

    // Axe is a script itself.
    private static Task SeesAsync(Person person, bool script) => script ? person.SeesAnAccessiblePageAsync() : Task.CompletedTask;
}
