// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>
/// Tells the devices of one battle what happened, each seat what it may know. Sending is started, never awaited: a phone on a bad network must not
/// hold up the room.
/// </summary>
internal sealed class BattleFeed(Guid battleId, RoomServices services)
{
    private readonly IHubContext<BattleHub, IBattleClient> _hub = services.Hub;
    private readonly ConcurrentDictionary<(Guid Person, string Lang), int> _players = new();
    private readonly ConcurrentDictionary<(Guid Person, string Lang), int> _hosts = new();
    private readonly ConcurrentDictionary<string, bool> _languages = new();
    private readonly ConcurrentDictionary<string, bool> _screens = new();
    private Tally? _lastTally;
    private long _lastTallyAt;
    private Guid? _host;

    /// <summary>A device listens from now on; take the snapshot after this, never before.</summary>
    public async Task ListenAsync(Seat seat, string connection)
    {
        var person = seat.Caller.Id;
        switch (seat.Kind)
        {
            case SeatKind.Screen:
                _screens.TryAdd(seat.Lang, true);
                break;
            case SeatKind.Host:
                _languages.TryAdd(seat.Lang, true);
                _hosts.AddOrUpdate((person, seat.Lang), 1, (_, seats) => seats + 1);
                break;
            default:
                _languages.TryAdd(seat.Lang, true);
                _players.AddOrUpdate((person, seat.Lang), 1, (_, devices) => devices + 1);
                break;
        }

        foreach (var group in GroupsOf(seat)) await _hub.Groups.AddToGroupAsync(connection, group);
    }

    public async Task StopAsync(Seat seat, string connection)
    {
        foreach (var group in GroupsOf(seat)) await _hub.Groups.RemoveFromGroupAsync(connection, group);
        Forget(seat);
    }

    /// <summary>A device is gone.</summary>
    public void Forget(Seat seat)
    {
        if (seat.Kind == SeatKind.Player) Forget(_players, (seat.Caller.Id, seat.Lang));
        else if (seat.Kind == SeatKind.Host) Forget(_hosts, (seat.Caller.Id, seat.Lang));
    }

    /// <summary>Scenes to all, in order; then to each player what concerns them; then the counts, when they changed and their time has come.</summary>
    public void Tell(Battle battle, IReadOnlyList<BattleEvent> events)
    {
        var personal = new HashSet<Guid>();
        foreach (var happened in events)
        {
            switch (happened)
            {
                case BattleEvent.Staged staged:
                    Tell(staged);
                    personal.UnionWith(ConcernedBy(staged));
                    break;
                // The device that asked has its reply; others of the same person, and a card that is now solved, have to be told.
                case BattleEvent.Received { IsFirst: true, Answer: var answer }:
                    if (HasSeveralDevices(answer.Key.Player)) TellReceipt(answer);
                    if (answer.Key.Pass == 1 || HasSeveralDevices(answer.Key.Player)) personal.Add(answer.Key.Player);
                    break;
                // Their turn comes later: not a word of the questions reaches them from here on.
                case BattleEvent.RosterChanged { Player: { HasLeft: true } away } when !BattleResults.IsSeat(battle.Settings, away.Team):
                    services.Connections.Abort(away.Id, battleId);
                    break;
                case BattleEvent.RosterChanged changed:
                    personal.Add(changed.Player.Id);
                    break;
                case BattleEvent.Removed removed:
                    Start(ShowOutAsync(removed.Player.Id));
                    break;
            }
        }

        foreach (var player in personal) TellMine(battle, player);
        TellTally(battle);
    }

    private void Tell(BattleEvent.Staged staged)
    {
        var (battle, word, now) = (staged.Battle, BattleJson.Word(staged.What.ToString()), services.Clock.GetUtcNow());
        foreach (var lang in _languages.Keys) Start(To(In(lang)).Happened(new BattleMessage(staged.Seq, word, BattleView.Scene(battle, lang), now)));
        foreach (var lang in _screens.Keys) Start(To(OnScreens(lang)).Screened(new ScreenMessage(staged.Seq, word, BattleView.Screen(battle, lang), now)));
        foreach (var (person, lang) in _hosts.Keys) Start(To(HostOf(person, lang)).Hosting(BattleView.Host(battle, person, lang)));
    }

    /// <summary>
    /// Whom an event changes more than the scene says: everybody at the end of a round; both hosts when another takes over; and, whatever it is, who has a
    /// deadline of their own: their device trusts none that was told before it.
    /// </summary>
    private IEnumerable<Guid> ConcernedBy(BattleEvent.Staged staged)
    {
        var (before, now) = (_host, staged.Battle.Host?.Person);
        _host = now;
        var listening = _players.Keys.Select(k => k.Person);
        var timed = listening.Where(id => staged.Battle.Players.GetValueOrDefault(id) is { Tier: > 0 });
        return staged.What switch
        {
            Stage.Revealed or Stage.CameBack or Stage.Finished => listening,
            Stage.HostChanged => timed.Concat(new[] { before, now }.OfType<Guid>()),
            _ => timed,
        };
    }

    private void TellMine(Battle battle, Guid player)
    {
        // Who left on one device has others that would go on playing for nobody.
        foreach (var lang in LanguagesOf(player)) Start(To(Of(player, lang)).Personal(Snapshots.Mine(battle, player, lang)));
    }

    private void TellReceipt(Answer answer)
    {
        foreach (var lang in LanguagesOf(answer.Key.Player))
            Start(To(Of(answer.Key.Player, lang)).Received(new ReceiptMessage(answer.Id, answer.Key.Question, answer.Key.Pass)));
    }

    /// <summary>They read why, then their connections to this battle end.</summary>
    private async Task ShowOutAsync(Guid player)
    {
        foreach (var lang in LanguagesOf(player)) await To(Of(player, lang)).Removed();
        services.Connections.Abort(player, battleId);
    }

    private void TellTally(Battle battle)
    {
        var clock = services.Clock;
        if (clock.GetElapsedTime(_lastTallyAt) < services.Options.TallyEvery || (_players.IsEmpty && _hosts.IsEmpty && _screens.IsEmpty)) return;
        // Counting walks through all players: not at every move while nothing changes either.
        _lastTallyAt = clock.GetTimestamp();
        var tally = BattleView.Tally(battle);
        if (_lastTally is { } last && IsSame(last, tally)) return;
        _lastTally = tally;
        Start(To(All()).Tallied(tally));
    }

    private static bool IsSame(Tally one, Tally other) =>
        one with { Names = [], Teams = [] } == other with { Names = [], Teams = [] } && one.Names.SequenceEqual(other.Names) && one.Teams.SequenceEqual(other.Teams);

    /// <summary>In which a player listens: a phone and a shared tablet need not have the same.</summary>
    private IEnumerable<string> LanguagesOf(Guid player) => _languages.Keys.Where(lang => _players.ContainsKey((player, lang)));

    private bool HasSeveralDevices(Guid player) => _languages.Keys.Sum(lang => _players.GetValueOrDefault((player, lang))) > 1;

    private void Start(Task sending)
    {
        if (sending.IsCompletedSuccessfully) return;
        _ = sending.ContinueWith(
            failed => services.Log.LogWarning(failed.Exception, "A message could not be sent"),
            CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private static void Forget(ConcurrentDictionary<(Guid Person, string Lang), int> seats, (Guid Person, string Lang) key)
    {
        while (seats.TryGetValue(key, out var known))
            if (known > 1 ? seats.TryUpdate(key, known - 1, known) : seats.TryRemove(KeyValuePair.Create(key, known))) return;
    }

    private IEnumerable<string> GroupsOf(Seat seat) => seat.Kind switch
    {
        SeatKind.Screen => [All(), OnScreens(seat.Lang)],
        SeatKind.Host => [All(), In(seat.Lang), HostOf(seat.Caller.Id, seat.Lang)],
        _ => [All(), In(seat.Lang), Of(seat.Caller.Id, seat.Lang)],
    };

    private IBattleClient To(string group) => _hub.Clients.Group(group);

    private string All() => $"battle:{battleId:N}";
    private string In(string lang) => $"battle:{battleId:N}:{lang}";
    private string OnScreens(string lang) => $"battle:{battleId:N}:screen:{lang}";
    private string HostOf(Guid person, string lang) => $"battle:{battleId:N}:host:{person:N}:{lang}";
    private string Of(Guid player, string lang) => $"battle:{battleId:N}:player:{player:N}:{lang}";
}
