// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Microsoft.Playwright;
using Training.Modules;
using Training.Web.Attempts;

namespace Training.Browser.Tests;

/// <summary>Two ways to fill in the form of a question: what a finger does, and what a keyboard alone does.</summary>
internal abstract class Hands(IPage page)
{
    /// <summary>More presses of Tab than any page of ours has stops.</summary>
    private const int MostStops = 80;

    protected IPage Page => page;

    /// <summary>Gives the right answer and submits it.</summary>
    public async Task AnswerAsync(Question question)
    {
        switch (question)
        {
            case ChoiceQuestion choices: await PickAsync([.. choices.Choices.Where(c => c.IsRight).Select(c => c.Text)]); break;
            case ShortText text: await TypeAsync(text.Accepted[0]); break;
            case Numeric number: await TypeAsync(number.Accepted[0].From.ToString(CultureInfo.GetCultureInfo("fr-FR"))); break;
            case Matching pairs: await PutAsync(i => ShownQuestion.Plain(pairs.RightHtml[i]), pairs.LeftHtml); break;
            case Ordering order: await ArrangeAsync(order.ItemsHtml); break;
        }

        await PressAsync("Valider ma réponse");
    }

    /// <summary>Goes to a button or link and uses it.</summary>
    public abstract Task PressAsync(string name);

    protected abstract Task PickAsync(IReadOnlyList<string> texts);

    protected abstract Task TypeAsync(string text);

    protected abstract Task ChooseAsync(ILocator select, string label);

    /// <summary>Moves an item one place up, this many times.</summary>
    protected abstract Task RaiseAsync(ILocator item, int times);

    /// <summary>By buttons where there is script, else by ranks.</summary>
    private async Task ArrangeAsync(IReadOnlyList<string> items)
    {
        if (await page.Locator(".slots.is-moved").CountAsync() == 0)
        {
            await PutAsync(i => (i + 1).ToString(CultureInfo.InvariantCulture), items);
            return;
        }

        for (var place = 0; place < items.Count; place++)
        {
            var labels = await page.Locator(".slot label").AllInnerTextsAsync();
            var at = labels.Select(Plain).ToList().IndexOf(Plain(ShownQuestion.Plain(items[place])));
            if (at > place) await RaiseAsync(page.Locator(".slot").Nth(at), at - place);
        }
    }

    private async Task PutAsync(Func<int, string> option, IReadOnlyList<string> labels)
    {
        var slots = page.Locator(".slot");
        for (var i = 0; i < await slots.CountAsync(); i++)
        {
            var label = Plain(await slots.Nth(i).Locator("label").InnerTextAsync());
            await ChooseAsync(slots.Nth(i).Locator("select"), option(labels.Select(ShownQuestion.Plain).ToList().FindIndex(l => Plain(l) == label)));
        }
    }

    protected static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    /// <summary>A finger on glass.</summary>
    public sealed class Touching(IPage page) : Hands(page)
    {
        public override Task PressAsync(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name })
            .Or(Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name })).First.TapAsync();

        protected override async Task PickAsync(IReadOnlyList<string> texts)
        {
            foreach (var text in texts) await Page.Locator(".choice").Filter(new LocatorFilterOptions { HasText = text }).First.TapAsync();
        }

        protected override async Task TypeAsync(string text)
        {
            await Page.Locator(".typed input").TapAsync();
            await Page.Keyboard.TypeAsync(text);
        }

        protected override async Task RaiseAsync(ILocator item, int times)
        {
            var button = await item.Locator("[data-move=up]").ElementHandleAsync();
            for (var i = 0; i < times; i++) await button.TapAsync();
        }

        // The list that a phone opens belongs to its system: here begins what a page can see.
        protected override Task ChooseAsync(ILocator select, string label) => select.SelectOptionAsync(new SelectOptionValue { Label = label });
    }

    /// <summary>Tab, arrows, space and Enter, and nothing else.</summary>
    public sealed class Typing(IPage page) : Hands(page)
    {
        public override async Task PressAsync(string name)
        {
            await TabToAsync(page => page.EvaluateAsync<bool>(
                "name => (document.activeElement?.matches('a, button') ?? false) && document.activeElement.textContent.replace(/\\s+/g, ' ').trim() === name", name), name);
            await Page.Keyboard.PressAsync("Enter");
        }

        protected override async Task PickAsync(IReadOnlyList<string> texts)
        {
            var group = await Page.Locator(".choices").GetAttributeAsync("role");
            await TabToAsync(page => page.EvaluateAsync<bool>("document.activeElement?.matches('.choice input') ?? false"), "the choices");
            var choices = Page.Locator(".choice");
            for (var i = 0; i < await choices.CountAsync(); i++)
            {
                if (i > 0) await Page.Keyboard.PressAsync(group == "group" ? "Tab" : "ArrowDown");
                var text = await Page.EvaluateAsync<string>("document.activeElement.closest('.choice').querySelector('.choice__b').innerText");
                if (!texts.Any(t => Plain(t) == Plain(text))) continue;
                if (group == "group" || i == 0) await Page.Keyboard.PressAsync("Space");
                if (group != "group") return;
            }
        }

        protected override async Task TypeAsync(string text)
        {
            await TabToAsync(page => page.EvaluateAsync<bool>("document.activeElement?.matches('.typed input') ?? false"), "the field");
            await Page.Keyboard.TypeAsync(text);
        }

        protected override async Task ChooseAsync(ILocator select, string label)
        {
            var id = await select.GetAttributeAsync("id");
            await TabToAsync(page => page.EvaluateAsync<bool>("id => document.activeElement?.id === id", id), $"the list {id}");
            // Letters find it too, but only while less than a second lies between two of them.
            var labels = (await select.Locator("option").AllInnerTextsAsync()).Select(Plain).ToList();
            for (var i = await select.EvaluateAsync<int>("list => list.selectedIndex"); i < labels.IndexOf(Plain(label)); i++) await Page.Keyboard.PressAsync("ArrowDown");
            Assert.Equal(Plain(label), Plain(await select.Locator("option:checked").InnerTextAsync()));
        }

        protected override async Task RaiseAsync(ILocator item, int times)
        {
            var button = await item.Locator("[data-move=up]").ElementHandleAsync();
            await TabToAsync(page => page.EvaluateAsync<bool>("button => document.activeElement === button", button), "« up »");
            for (var i = 0; i < times; i++) await Page.Keyboard.PressAsync("Enter");
        }

        private async Task TabToAsync(Func<IPage, Task<bool>> isThere, string what)
        {
            for (var i = 0; i < MostStops; i++)
            {
                if (await isThere(Page))
                {
                    await SeesWhereTheyAreAsync(what);
                    return;
                }

                await Page.Keyboard.PressAsync("Tab");
            }

            Assert.Fail($"{Page.Url}: {MostStops} presses of Tab do not lead to {what}");
        }

        /// <summary>What has the focus is on the screen and shows it.</summary>
        private async Task SeesWhereTheyAreAsync(string what) => Assert.True(await Page.EvaluateAsync<bool>(
            """
            () => {
              const at = document.activeElement, shown = at.closest('.choice') ?? at, box = shown.getBoundingClientRect();
              const x = box.left + box.width / 2, y = box.top + box.height / 2;
              const top = document.elementFromPoint(x, y);
              const rings = [at, shown].some((e) => getComputedStyle(e).outlineStyle !== 'none' || getComputedStyle(e).boxShadow !== 'none');
              return rings && y >= 0 && y <= innerHeight && (shown.contains(top) || top?.contains(shown));
            }
            """), $"{Page.Url}: the focus on {what} is hidden or has no ring");
    }
}
