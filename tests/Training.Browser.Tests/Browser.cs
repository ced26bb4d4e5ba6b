// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>An installed Chromium or Chrome, driven by Playwright. Nothing is downloaded.</summary>
public sealed class Browser : IAsyncDisposable
{
    /// <summary>What every Chromium of the tests is started with.</summary>
    public static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--no-first-run"];

    /// <summary>Milliseconds for a click or a page: the first one of a cold server, beside others.</summary>
    public const float Patience = 120_000;

    private static readonly string[] Candidates =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private readonly IPlaywright _playwright;
    private readonly IBrowser _browser;

    private Browser(IPlaywright playwright, IBrowser browser) => (_playwright, _browser) = (playwright, browser);

    /// <summary>Path of the one that is installed.</summary>
    public static string Chromium => Candidates.FirstOrDefault(File.Exists)
        ?? throw new InvalidOperationException("No Chromium or Chrome is installed. On Debian: eng/test, or apt-get install chromium.");

    public static async Task<Browser> LaunchAsync()
    {
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Chromium, Args = Arguments, Timeout = Patience,
        });
        return new Browser(playwright, browser);
    }

    /// <summary>A person with a device of their own: cookies, storage and what went wrong on the page are theirs.</summary>
    /// <param name="state">Cookies to begin with, as another device of theirs kept them.</param>
    /// <param name="isStill">They asked their device for less movement.</param>
    public async Task<Person> OpenAsync(
        string address, int width, int height, bool script = true, bool touch = false, bool dark = false, string? state = null, bool isStill = false)
    {
        var context = await _browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address, ViewportSize = new ViewportSize { Width = width, Height = height }, Locale = "fr-FR", AcceptDownloads = true,
            JavaScriptEnabled = script, HasTouch = touch, ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light, StorageState = state,
            ReducedMotion = isStill ? ReducedMotion.Reduce : ReducedMotion.NoPreference,
        });
        context.SetDefaultTimeout(Patience);
        return new Person(context, await context.NewPageAsync());
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        _playwright.Dispose();
    }
}
