// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Security.Cryptography;
using Microsoft.Playwright;

namespace Training.Browser.Tests.Mishaps;

/// <summary>A Chromium of one person's own, with its profile on the disk: what is left when its process is killed is what a tablet keeps
/// that dies. The driver leaves its ways alone, so that a page of it can be frozen.</summary>
public sealed class LoneBrowser : IAsyncDisposable
{
    private readonly string _profile = Path.Combine(Path.GetTempPath(), $"briquet-profile-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");
    private readonly IPlaywright _playwright;
    private Process? _process;
    private IBrowser? _browser;

    private LoneBrowser(IPlaywright playwright) => _playwright = playwright;

    /// <summary>Who sits in front of it.</summary>
    public Person Person { get; private set; } = null!;

    public static async Task<LoneBrowser> LaunchAsync()
    {
        var browser = new LoneBrowser(await Playwright.CreateAsync());
        await browser.StartAsync();
        return browser;
    }

    /// <summary>All its processes at once, without a word, then anew with the same profile.</summary>
    public async Task KillAndStartAgainAsync()
    {
        await KillAsync();
        await StartAsync();
    }

    /// <summary>Closed by its own door, and opened again: only now is every cookie surely on the disk, where Chromium writes them twice a minute.</summary>
    public async Task CloseAndStartAgainAsync()
    {
        await (await _browser!.NewBrowserCDPSessionAsync()).SendAsync("Browser.close");
        await _process!.WaitForExitAsync();
        await KillAndStartAgainAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _playwright.Dispose();
        await DeleteProfileAsync();
    }

    /// <summary>A process that dies after its parent may write one more file.</summary>
    private async Task DeleteProfileAsync()
    {
        var waited = Stopwatch.StartNew();
        while (Directory.Exists(_profile))
        {
            try
            {
                Directory.Delete(_profile, recursive: true);
            }
            catch (IOException) when (waited.Elapsed < TimeSpan.FromSeconds(10))
            {
                await Task.Delay(50);
            }
        }
    }

    private async Task StartAsync()
    {
        _process = Process.Start(new ProcessStartInfo(
            Browser.Chromium,
            [.. Browser.Arguments, "--headless=new", "--remote-debugging-port=0", $"--user-data-dir={_profile}", "--window-size=820,1180", "--force-prefers-reduced-motion", "--lang=fr-FR", "about:blank"])
        {
            RedirectStandardError = true, RedirectStandardOutput = true,
        })!;
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        _process.ErrorDataReceived += (_, line) =>
        {
            if (line.Data?.Split("DevTools listening on ") is [_, var address]) listening.TrySetResult(address.Trim());
        };
        _process.BeginErrorReadLine();
        _process.BeginOutputReadLine();
        _browser = await _playwright.Chromium.ConnectOverCDPAsync(
            await listening.Task.WaitAsync(TimeSpan.FromMinutes(2)), new BrowserTypeConnectOverCDPOptions { NoDefaults = true });
        var context = _browser.Contexts[0];
        context.SetDefaultTimeout(Browser.Patience);
        Person = new Person(context, context.Pages.Count > 0 ? context.Pages[0] : await context.NewPageAsync()) { IsOnLoan = true };
    }

    private async Task KillAsync()
    {
        if (_process is null) return;
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _process = null;
        await _browser!.DisposeAsync();
    }
}
