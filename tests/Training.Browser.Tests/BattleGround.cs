// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;

namespace Training.Browser.Tests;

/// <summary>One site and one browser for all journeys of battles, which follow one another; each battle has its own code and its own players.</summary>
public sealed class BattleGround : IAsyncLifetime
{
    private readonly BattleContent _content = new();
    private readonly ConcurrentDictionary<string, string> _signedIn = new();
    private RunningSite? _site;
    private Browser? _browser;

    public async ValueTask InitializeAsync()
    {
        _site = await RunningSite.StartAsync(_content.Folder, [.. RunningSite.Patient, "--Battles:ReadingMin", "00:00:12", "--Battles:ReadingMax", "00:00:12"]);
        _browser = await Browser.LaunchAsync();
    }

    /// <summary>Somebody signed in, in front of a device of their own.</summary>
    public async Task<Person> OpenAsync(string userName, int width, int height)
    {
        if (_signedIn.TryGetValue(userName, out var state)) return await _browser!.OpenAsync(_site!.Address, width, height, state: state);
        var person = await OpenAsync(width, height);
        await person.SignInAsync(userName);
        _signedIn[userName] = await person.Context.StorageStateAsync();
        return person;
    }

    /// <summary>Somebody without an account.</summary>
    public Task<Person> OpenAsync(int width, int height) => _browser!.OpenAsync(_site!.Address, width, height);

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null) await _browser.DisposeAsync();
        if (_site is not null) await _site.DisposeAsync();
        _content.Dispose();
    }
}

/// <summary>The journeys of battles share a ground and follow one another.</summary>
[CollectionDefinition(Name)]
public sealed class Battles : ICollectionFixture<BattleGround>
{
    public const string Name = "battles";
}
