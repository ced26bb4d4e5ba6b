// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;

namespace Training.Browser.Tests.Mishaps;

/// <summary>A site and a browser for people to whom things happen, apart from the other journeys: they mostly wait, and wait beside them.</summary>
public sealed class MishapGround : IAsyncDisposable
{
    private readonly BattleContent _content;
    private readonly RunningSite _site;
    private readonly Browser _browser;
    private readonly ConcurrentDictionary<string, string> _signedIn = new();
    private readonly SemaphoreSlim _signingIn = new(1);

    private MishapGround(BattleContent content, RunningSite site, Browser browser) => (_content, _site, _browser) = (content, site, browser);

    public string Address => _site.Address;

    /// <param name="settings">Further ones of the site.</param>
    public static async Task<MishapGround> OpenAsync(params string[] settings)
    {
        var content = new BattleContent();
        // The right answer is shown for longer than an absence takes to be noticed, on a busy machine too.
        var site = await RunningSite.StartAsync(content.Folder, ["--Battles:RunningPerPerson", "20", "--Battles:Reveal", "00:00:14", .. settings]);
        return new MishapGround(content, site, await Browser.LaunchAsync());
    }

    /// <summary>A device for somebody signed in.</summary>
    public async Task<Person> DeviceOfAsync(string userName)
    {
        await _signingIn.WaitAsync();
        try
        {
            if (!_signedIn.ContainsKey(userName))
            {
                await using var first = await DeviceAsync();
                await first.SignInAsync(userName);
                _signedIn[userName] = await first.Context.StorageStateAsync();
            }
        }
        finally
        {
            _signingIn.Release();
        }

        return await _browser.OpenAsync(Address, 820, 1180, state: _signedIn[userName], isStill: true);
    }

    /// <summary>A device for somebody without an account.</summary>
    /// <param name="by">Where the site is found from there; null: where it is.</param>
    /// <param name="width">Of its screen.</param>
    public Task<Person> DeviceAsync(string? by = null, int width = 820) => _browser.OpenAsync(by ?? Address, width, width * 3 / 2, isStill: true);

    public Task StopAsync() => _site.StopAsync();

    public Task StartAgainAsync() => _site.StartAgainAsync();

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
        _content.Dispose();
        _signingIn.Dispose();
    }
}
