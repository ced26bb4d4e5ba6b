// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Microsoft.Playwright;

namespace Training.Browser.Tests.Mishaps;

/// <summary>A player to whom one thing happens.</summary>
internal sealed class Victim : IAsyncDisposable
{
    private static readonly TimeSpan HalfAMinute = TimeSpan.FromSeconds(30), TenSeconds = TimeSpan.FromSeconds(10);

    private readonly TaskCompletionSource _back = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _sawReveal = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Table _table;
    private readonly List<IAsyncDisposable> _things = [];
    private readonly List<Player> _others = [];
    private Cable? _cable;
    private LoneBrowser? _browser;

    private Victim(Mishap mishap, Table table) => (Mishap, _table) = (mishap, table);

    /// <summary>A locked phone: a minute, by when the server has forgotten the link and the presence; as many seconds as FROZEN says, where five minutes are to be seen.</summary>
    private static TimeSpan Long => TimeSpan.FromSeconds(int.Parse(Environment.GetEnvironmentVariable("FROZEN") ?? "60", CultureInfo.InvariantCulture));

    public Mishap Mishap { get; }

    public Player Player { get; private set; } = null!;

    /// <summary>On each tab and device that they have now.</summary>
    public IEnumerable<Player> Everywhere => [Player, .. _others];

    public Task IsBack => _back.Task;

    public Task HasSeenReveal => _sawReveal.Task;

    private bool IsToAnswer => _table.Moment == Moment.Answering;

    /// <summary>Comes into the battle, on the device to which it will happen.</summary>
    public static async Task<Victim> EnterAsync(Mishap mishap, Table table)
    {
        var victim = new Victim(mishap, table);
        victim.Player = mishap switch
        {
            Mishap.SecondDevice => await table.EntersAsync(victim.Keep(await table.Ground.DeviceOfAsync("zoe.delattre"))),
            Mishap.CablePulled => await victim.EnterByCableAsync(),
            Mishap.BrowserKilled => await victim.EnterAloneAsync(),
            Mishap.FrozenForHalfAMinute or Mishap.FrozenForLong => await table.EntersAsGuestAsync(victim.Keep(await LoneBrowser.LaunchAsync()).Person, table.Ground.Address, mishap.ToString()),
            Mishap.Offline => await table.EntersAsGuestAsync(victim.Keep(await table.Ground.DeviceAsync(width: 360)), table.Ground.Address, mishap.ToString()),
            _ => await table.EntersAsGuestAsync(victim.Keep(await table.Ground.DeviceAsync()), table.Ground.Address, mishap.ToString()),
        };
        return victim;
    }

    /// <summary>It happens, and is over when the device is where it was before. Who is to answer does so at the worst moment.</summary>
    public Task SufferAsync() => Mishap switch
    {
        Mishap.Refresh => RefreshAsync(),
        Mishap.FrozenForHalfAMinute => FreezeAsync(HalfAMinute),
        Mishap.FrozenForLong => FreezeAsync(Long),
        Mishap.Offline => GoOfflineAsync(),
        Mishap.CablePulled => PullCableAsync(),
        Mishap.BrowserKilled => KillBrowserAsync(),
        Mishap.SecondTab => OpenSecondTabAsync(),
        Mishap.SecondDevice => OpenSecondDeviceAsync(),
        _ => throw new ArgumentOutOfRangeException(nameof(Mishap), Mishap, "A mishap without an act."),
    };

    public void Back() => _back.TrySetResult();

    public void SawReveal() => _sawReveal.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        foreach (var thing in _things) await thing.DisposeAsync();
    }

    private T Keep<T>(T thing)
        where T : IAsyncDisposable
    {
        _things.Add(thing);
        return thing;
    }

    private async Task<Player> EnterByCableAsync()
    {
        _cable = new Cable(_table.Ground.Address);
        var player = await _table.EntersAsGuestAsync(Keep(await _table.Ground.DeviceAsync(_cable.Address)), _cable.Address, Mishap.ToString());
        Keep(_cable);
        return player;
    }

    /// <summary>A guest; somebody whose device is their own; somebody whose device is everybody's.</summary>
    private async Task<Player> EnterAloneAsync()
    {
        _browser = Keep(await LoneBrowser.LaunchAsync());
        var site = _table.Ground.Address;
        if (_table.Moment != Moment.Reading) await _browser.Person.SignInAsync("lukasz.nowak", $"{site}/sign-in", isTheirOwn: _table.Moment == Moment.Answering);
        var player = await (_table.Moment == Moment.Reading ? _table.EntersAsGuestAsync(_browser.Person, site, Mishap.ToString()) : _table.EntersAsync(_browser.Person));
        if (_table.Moment == Moment.Reveal) return player;
        await _browser.CloseAndStartAgainAsync();
        player.Person = _browser.Person;
        await player.Page.GotoAsync(player.Address);
        await player.SeesSceneAsync("lobby");
        return player;
    }

    private async Task RefreshAsync()
    {
        if (IsToAnswer) await Player.TapsAsync();
        await Player.Page.ReloadAsync();
    }

    private async Task FreezeAsync(TimeSpan length)
    {
        var sleep = await Sleep.OfAsync(Player.Page);
        if (IsToAnswer) await Player.TapsAsync();
        await sleep.FallAsync();
        await Task.Delay(length);
        await sleep.WakeAsync();
    }

    private async Task GoOfflineAsync()
    {
        await Player.Person.Context.SetOfflineAsync(true);
        var back = Task.Delay(TenSeconds);
        await Player.SeesLinkAsync("Hors ligne");
        if (IsToAnswer)
        {
            await Player.TapsAsync();
            await Player.SeesAnswerAsync("Votre réponse, gardée ici");
            await Player.SeesLinkAsync("Hors ligne, réponse gardée ici");
        }

        await IsToldAsync(Player, IsToAnswer ? "Le réseau revient, elle part." : "Rien n’est perdu");
        await back;
        await Player.Person.Context.SetOfflineAsync(false);
    }

    /// <summary>Nobody tells the device: only the silence does.</summary>
    private async Task PullCableAsync()
    {
        _cable!.Pull();
        var back = Task.Delay(TenSeconds);
        if (IsToAnswer)
        {
            await Player.TapsAsync();
            await Player.SeesAnswerLeaveAsync();
            await Player.SeesLinkAsync("Hors ligne, réponse gardée ici");
            await Player.SeesAnswerAsync("Votre réponse, gardée ici");
        }
        else await Player.SeesLinkAsync("On reprend…");

        await IsToldAsync(Player, IsToAnswer ? "Le réseau revient, elle part." : "Rien n’est perdu");
        await back;
        _cable.PlugIn();
    }

    /// <summary>What is lost and what is not, in words, on a page that is as accessible as any.</summary>
    private static async Task IsToldAsync(Player player, string sentence)
    {
        await player.Person.SeesAsync(sentence);
        await player.Person.SeesAnAccessiblePageAsync();
    }

    private async Task KillBrowserAsync()
    {
        if (IsToAnswer) await Player.AnswersAsync();
        await _browser!.KillAndStartAgainAsync();
        Player.Person = _browser.Person;
        await Player.Page.GotoAsync(Player.Address);
        // A guest's pass and a sign-in on one's own device are kept; on a shared one it may be asked again who sits there, and they are led back.
        await Assertions.Expect(Player.Page.Locator("briquet-battle").Or(Player.Page.GetByLabel("Nom d’utilisateur")).First).ToBeVisibleAsync();
        if (_table.Moment != Moment.Reveal) Assert.Equal(Player.Address, Player.Page.Url);
        else if (Player.Page.Url != Player.Address) await Player.Person.FillInSignInAsync("lukasz.nowak");
    }

    private async Task OpenSecondTabAsync()
    {
        if (IsToAnswer) await Player.TapsAsync();
        var context = Player.Person.Context;
        await OpenAsync(new Person(context, await context.NewPageAsync()) { IsOnLoan = true });
    }

    private async Task OpenSecondDeviceAsync()
    {
        if (IsToAnswer) await Player.TapsAsync();
        await OpenAsync(Keep(await _table.Ground.DeviceOfAsync("zoe.delattre")));
    }

    /// <summary>The new one is where they go on; the old one is to show the same.</summary>
    private async Task OpenAsync(Person other)
    {
        var first = Player;
        Player = new Player(other, first.Address) { Tapped = first.Tapped };
        _others.Add(first);
        await Player.Page.GotoAsync(Player.Address);
    }
}
