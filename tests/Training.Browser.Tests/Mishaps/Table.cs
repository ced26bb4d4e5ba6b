// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Testing;

namespace Training.Browser.Tests.Mishaps;

/// <summary>
/// A hosted battle, brought to one moment of its second question and held there: each mishap befalls one of its players, all at the same time, while
/// somebody to whom nothing happens answers last. A question leaves twenty minutes, so that time is still running after the longest of them.
/// </summary>
internal sealed class Table(MishapGround ground, Moment moment) : IAsyncDisposable
{
    /// <summary>Points of one question, answered right.</summary>
    public const int Points = 1000;

    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Dictionary<Mishap, Task> _cells = [];
    private readonly List<Victim> _victims = [];
    private Person _host = null!;
    private Player _witness = null!;
    private Device? _companion;
    private string _code = "";

    /// <summary>Opens the battle, lets everybody in, and goes on until the mishaps have begun; the rest goes on by itself.</summary>
    /// <returns>For each mishap a task that is done, or has failed, once all is over for the player to whom it happens.</returns>
    public async Task<IReadOnlyDictionary<Mishap, Task>> BeginAsync(IEnumerable<Mishap> mishaps)
    {
        _host = await ground.DeviceOfAsync("nadia.tournel");
        _code = await _host.OpensBattleAsync(BattleContent.Patient, "format=hosted", "guests=true", "time=10");
        _witness = await EntersAsGuestAsync(await ground.DeviceAsync(), ground.Address, "Témoin");
        _companion = await _witness.IsHeardAsync(ground.Address, _code);
        foreach (var mishap in mishaps) _victims.Add(await Victim.EnterAsync(mishap, this));
        await _host.Button("Descendre maintenant").ClickAsync();
        await _host.Button("Ouvrir les réponses").ClickAsync();
        await EverybodyAnswersAsync();
        await _host.Button("Question suivante").ClickAsync();
        if (moment != Moment.Reading) await _host.Button("Ouvrir les réponses").ClickAsync();
        if (moment == Moment.Reveal) await EverybodyAnswersAsync();
        foreach (var victim in _victims) _cells[victim.Mishap] = PlayAsync(victim);
        _reached.SetResult();
        return _cells;
    }

    /// <summary>Once nobody is away any more: the last answer, and on to the next question.</summary>
    public async Task EndAsync()
    {
        try
        {
            await Task.WhenAll(_victims.Select(v => v.IsBack));
            if (moment != Moment.Reveal) await _witness.TapsAsync();
            _ended.SetResult();
            await Task.WhenAll(_victims.Select(v => v.HasSeenReveal));
            await _host.Button("Question suivante").ClickAsync();
        }
        catch (Exception problem)
        {
            // Nobody waits for an end that does not come.
            _ended.TrySetException(problem);
        }

        await Task.WhenAny(Task.WhenAll(_cells.Values));
    }

    public MishapGround Ground => ground;

    public Moment Moment => moment;

    public Task<Player> EntersAsGuestAsync(Person person, string site, string name) => person.EntersAsGuestAsync(site, _code, name);

    public Task<Player> EntersAsync(Person person) => person.EntersAsPlayerAsync(ground.Address, _code);

    public async ValueTask DisposeAsync()
    {
        if (_companion is not null) await _companion.DisposeAsync();
        foreach (var victim in _victims) await victim.DisposeAsync();
        if (_witness is not null) await _witness.Person.DisposeAsync();
        if (_host is not null) await _host.DisposeAsync();
    }

    private async Task EverybodyAnswersAsync()
    {
        await Task.WhenAll(_victims.Select(v => v.Player.AnswersAsync()));
        await _witness.TapsAsync();
        foreach (var player in _victims.Select(v => v.Player).Append(_witness)) await player.SeesSceneAsync("reveal:.");
    }

    private async Task PlayAsync(Victim victim)
    {
        await _reached.Task;
        var points = moment == Moment.Reveal ? 2 * Points : Points;
        try
        {
            await victim.Player.SeesSceneAsync(moment switch { Moment.Reading => "reading:1", Moment.Answering => "answering:1", _ => "reveal:1" });
            await victim.SufferAsync();
            await victim.Player.SeesAllIsRightAsync(points, hasAnswered: moment == Moment.Answering);
            // Who was away before they could answer answers now, within what is left of their time.
            if (moment == Moment.Reading) await victim.Player.AnswersAsync();
            victim.Back();
            await _ended.Task;
            foreach (var player in victim.Everywhere)
            {
                await player.SeesSceneAsync("reveal:1");
                await player.Person.SeesAsync("C’est juste.");
                await player.SeesAllIsRightAsync(2 * Points, hasAnswered: true);
            }
        }
        finally
        {
            victim.Back();
            victim.SawReveal();
        }

        foreach (var player in victim.Everywhere)
        {
            await player.SeesSceneAsync("reading:2|answering:2");
            await player.SeesAllIsRightAsync(2 * Points, hasAnswered: false);
            Assert.DoesNotContain(player.Person.Complaints, c => !IsOfTheNetwork(c));
        }
    }

    /// <summary>What a browser says by itself of a network that is gone.</summary>
    private static bool IsOfTheNetwork(string complaint) =>
        complaint.Contains("WebSocket connection to", StringComparison.Ordinal) || complaint.Contains("net::ERR_", StringComparison.Ordinal);
}
