// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>
/// Tells the devices of one battle what happened. Sending is started, never awaited: a phone on a bad network must not hold up the room.
/// </summary>
internal sealed class BattleFeed(IHubContext<BattleHub, IBattleClient> hub, TimeProvider clock, TimeSpan tallyEvery, ILogger log)
{
    private readonly ConcurrentDictionary<Guid, Listener> _listeners = new();
    private readonly ConcurrentDictionary<string, bool> _languages = new();
    private Tally? _lastTally;
    private long _lastTallyAt;

    /// <summary>A device of a player listens from now on; take the snapshot after this, never before.</summary>
    public async Task ListenAsync(Battle battle, Guid player, string lang, string connection)
    {
        _languages.TryAdd(lang, true);
        _listeners.AddOrUpdate(player, new Listener(lang, 1), (_, known) => new Listener(lang, known.Devices + 1));
        await hub.Groups.AddToGroupAsync(connection, All(battle.Id));
        await hub.Groups.AddToGroupAsync(connection, In(battle.Id, lang));
        await hub.Groups.AddToGroupAsync(connection, Of(battle.Id, player));
    }

    public async Task StopAsync(Battle battle, Guid player, string lang, string connection)
    {
        await hub.Groups.RemoveFromGroupAsync(connection, All(battle.Id));
        await hub.Groups.RemoveFromGroupAsync(connection, In(battle.Id, lang));
        await hub.Groups.RemoveFromGroupAsync(connection, Of(battle.Id, player));
        Forget(player);
    }

    /// <summary>A device is gone.</summary>
    public void Forget(Guid player)
    {
        while (_listeners.TryGetValue(player, out var known))
            if (known.Devices > 1 ? _listeners.TryUpdate(player, known with { Devices = known.Devices - 1 }, known) : _listeners.TryRemove(KeyValuePair.Create(player, known))) return;
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
                    if (staged.What is Stage.Revealed or Stage.CameBack or Stage.Finished) personal.UnionWith(_listeners.Keys);
                    break;
                // The device that asked has its reply; others of the same person, and a card that is now solved, have to be told.
                case BattleEvent.Received { IsFirst: true, Answer: var answer }:
                    if (HasSeveralDevices(answer.Key.Player)) TellReceipt(battle, answer);
                    if (answer.Key.Pass == 1 || HasSeveralDevices(answer.Key.Player)) personal.Add(answer.Key.Player);
                    break;
                case BattleEvent.RosterChanged changed:
                    personal.Add(changed.Player.Id);
                    break;
            }
        }

        foreach (var player in personal) TellMine(battle, player);
        TellTally(battle);
    }

    private void Tell(BattleEvent.Staged staged)
    {
        foreach (var lang in _languages.Keys)
            Start(hub.Clients.Group(In(staged.Battle.Id, lang)).Happened(new BattleMessage(
                staged.Seq, BattleJson.Word(staged.What.ToString()), BattleView.Scene(staged.Battle, lang), clock.GetUtcNow())));
    }

    private void TellMine(Battle battle, Guid player)
    {
        if (_listeners.TryGetValue(player, out var listener) && BattleView.Mine(battle, player, listener.Lang) is { } mine)
            Start(hub.Clients.Group(Of(battle.Id, player)).Personal(mine));
    }

    private void TellReceipt(Battle battle, Answer answer) =>
        Start(hub.Clients.Group(Of(battle.Id, answer.Key.Player)).Received(new ReceiptMessage(answer.Id, answer.Key.Question, answer.Key.Pass)));

    private void TellTally(Battle battle)
    {
        if (clock.GetElapsedTime(_lastTallyAt) < tallyEvery || _listeners.IsEmpty) return;
        var tally = BattleView.Tally(battle);
        if (_lastTally is { } last && last with { Names = [] } == tally with { Names = [] } && last.Names.SequenceEqual(tally.Names)) return;
        (_lastTally, _lastTallyAt) = (tally, clock.GetTimestamp());
        Start(hub.Clients.Group(All(battle.Id)).Tallied(tally));
    }

    private bool HasSeveralDevices(Guid player) => _listeners.TryGetValue(player, out var listener) && listener.Devices > 1;

    private void Start(Task sending)
    {
        if (sending.IsCompletedSuccessfully) return;
        _ = sending.ContinueWith(
            failed => log.LogWarning(failed.Exception, "A message could not be sent"), CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
    }

    private static string All(Guid battle) => $"battle:{battle:N}";
    private static string In(Guid battle, string lang) => $"battle:{battle:N}:{lang}";
    private static string Of(Guid battle, Guid player) => $"battle:{battle:N}:{player:N}";

    private sealed record Listener(string Lang, int Devices);
}
