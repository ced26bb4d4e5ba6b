// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>A guest is at the desk: the receptionist finds what to say by keyboard, and nothing is cut off on a small screen.</summary>
[Collection(Parallelism.Pages)]
public sealed class SitesJourneyTests
{
    [Theory]
    [InlineData(1280, 800, false)]
    [InlineData(320, 700, true)]
    public async Task A_receptionist_finds_what_to_recommend_in_three_taps(int width, int height, bool isDark)
    {
        await using var site = await RunningSite.StartAsync();
        await using var browser = await Browser.LaunchAsync();
        await using var desk = await browser.OpenAsync(site.Address, width, height, dark: isDark);
        await desk.Page.GotoAsync("/");

        await PressAsync(desk.Page.Locator("main a[href='/sites']"));
        await Assertions.Expect(desk.Heading("Que recommander")).ToBeVisibleAsync();
        await desk.SeesAnAccessiblePageAsync();

        await PressAsync(desk.Page.Locator(".chip", new PageLocatorOptions { HasTextString = "Familles" }));
        await Assertions.Expect(desk.Page.Locator(".chip[aria-current=true]")).ToHaveTextAsync("Familles");
        await Assertions.Expect(desk.Page).ToHaveURLAsync(new Regex(@"/sites\?for=families$"));

        await PressAsync(desk.Page.Locator("main .rows a").First);
        await Assertions.Expect(desk.Heading("À dire à vos visiteurs")).ToBeVisibleAsync();
        await desk.SeesAnAccessiblePageAsync();
        Assert.Empty(desk.Complaints);
    }

    private static async Task PressAsync(ILocator link)
    {
        await link.FocusAsync();
        await link.PressAsync("Enter");
    }
}
