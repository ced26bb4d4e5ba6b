// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Training.Battles;
using Training.Web.Battles;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles.Hostile;

/// <summary>One site for the whole table: people with their sign-ins, and as many battles as it takes. Its clock stands still.</summary>
public sealed partial class HostileStage : IDisposable
{
    private static readonly Dictionary<string, string> Users = new()
    {
        ["stranger"] = "lukasz.nowak", ["trainer"] = "agnes.morel", ["screen"] = "agnes.morel", ["player"] = "zoe.delattre", ["parked"] = "odile.catteau",
        ["removed"] = "theo.vermeersch", ["host"] = "nadia.tournel", ["former"] = "karim.lefebvre", ["bystander"] = "pauline.duriez",
    };

    private readonly TestSite _site = TestSite.With(("Battles:MessageBurst", "10000000"), ("Battles:KeepEnded", "1.00:00:00"), ("Battles:RunningPerPerson", "100000"), ("Battles:WrongCodesPerPerson", "10000000"),
        ("Battles:WrongCodesPerAddress", "10000000"));
    private readonly Hall _hall;
    private readonly Dictionary<string, Guid> _people;
    private readonly Lazy<Task<(Guid Battle, string Handle)>> _elsewhere;
    private readonly ConcurrentQueue<string> _mishaps = new();

    public HostileStage()
    {
        _hall = new Hall(_site);
        _people = Users.ToDictionary(u => u.Key, u => _hall.Person(u.Value));
        _elsewhere = new(OpenElsewhereAsync);
        _site.Services.GetRequiredService<ILoggerFactory>().AddProvider(new Listener(_mishaps));
    }

    /// <summary>What the server logged as an error: a call that it could not cope with.</summary>
    internal IReadOnlyCollection<string> Mishaps => _mishaps;

    public void Dispose() => _site.Dispose();

    /// <summary>A new battle that stands in this phase.</summary>
    internal async Task<Scenery> BuildAsync(BattlePhase phase)
    {
        var settings = BattleSettings.For(BattleFormat.Hosted) with { AllowsGuests = true, Teams = TeamKind.SelfFormed };
        var code = await _hall.OpenAsync(Users["former"], settings, questions: 2);
        // A guest is somebody else in each battle.
        var people = new Dictionary<string, Guid>(_people) { ["guest"] = Guid.NewGuid() };
        var scenery = new Scenery(_hall.Arena.Find(code)!, people, (await _elsewhere.Value).Handle);
        await scenery.PlayToAsync(phase);
        Assert.Equal(phase, scenery.Battle.Phase);
        return scenery;
    }

    /// <summary>A device of somebody of this role, in their seat where they have one.</summary>
    internal async Task<HubSocket> ConnectAsync(Scenery scenery, string role)
    {
        var cookie = role switch
        {
            "guest" => Tickets.Pass(_site, scenery.Person(role), scenery.Battle.Id),
            "elsewhere" => Tickets.Pass(_site, Guid.NewGuid(), (await _elsewhere.Value).Battle),
            _ => await Tickets.SignInAsync(_site, Users[role]),
        };
        var hub = await HubSocket.OpenAsync(await _site.SocketAsync(Addresses.BattleHub, cookie));
        await SeatAsync(hub, scenery, role);
        return hub;
    }

    /// <summary>Takes the seat of a role, again after another one was taken.</summary>
    internal static async Task SeatAsync(HubSocket hub, Scenery scenery, string role)
    {
        var seat = role switch { "player" or "parked" or "guest" => "Snapshot", "host" or "former" or "trainer" => "Host", "screen" => "Watch", _ => null };
        if (seat is not null) Assert.Null(Contender.Refusal(await hub.CallAsync(seat, scenery.Code)));
    }

    /// <summary>The battle as its rows have it.</summary>
    internal async Task<Battle> OnDiskAsync(Scenery scenery) => (await _site.Services.GetRequiredService<BattleStore>().LoadAsync(scenery.Battle.Id)).Battle;

    private async Task<(Guid Battle, string Handle)> OpenElsewhereAsync()
    {
        var room = _hall.Arena.Find(await _hall.HostedAsync())!;
        var player = _people["player"];
        Assert.Null((await room.PlayAsync(new Move.Join(player, "Zoé"))).Refusal);
        return (room.Battle.Id, Handles.Of(room.Token, player));
    }

    private sealed class Listener(ConcurrentQueue<string> heard) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Error;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (IsEnabled(logLevel)) heard.Enqueue($"{formatter(state, exception)} {exception}");
        }

        public void Dispose()
        {
        }
    }
}
