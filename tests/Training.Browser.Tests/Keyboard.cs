// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>Somebody who has no pointer: everything is reached with the Tab key, and what has the focus shows it.</summary>
internal sealed class Keyboard(IPage page)
{
    /// <summary>Longest way through a page: a table of thirty people has three stops a line.</summary>
    private const int MostStops = 200;

    public async Task PressAsync(ILocator wanted)
    {
        await ToAsync(wanted);
        await page.Keyboard.PressAsync("Enter");
    }

    public async Task TickAsync(ILocator box)
    {
        await ToAsync(box);
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(box).ToBeCheckedAsync();
    }

    public async Task TypeAsync(string field, string text)
    {
        await ToAsync(page.Locator(field));
        await page.Keyboard.PressAsync("Control+A");
        await page.Keyboard.TypeAsync(text);
    }

    public async Task ToAsync(ILocator wanted)
    {
        await Assertions.Expect(wanted).ToBeVisibleAsync();
        for (var stop = 0; stop < MostStops; stop++)
        {
            if (await wanted.EvaluateAsync<bool>("e => e === document.activeElement"))
            {
                Assert.True(await wanted.EvaluateAsync<bool>(Shows), $"{page.Url}: nothing shows that {wanted} has the focus.");
                return;
            }

            await page.Keyboard.PressAsync("Tab");
        }

        Assert.Fail($"{page.Url}: {MostStops} presses of Tab do not lead to {wanted}.");
    }

    private const string Shows =
        "e => { const s = [e, e.parentElement].map(x => getComputedStyle(x)); const b = e.getBoundingClientRect(); return s.some(x => x.outlineStyle !== 'none' || x.boxShadow !== 'none') && b.bottom > 0 && b.top < innerHeight; }";
}
