// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Battles;
using Training.Web.Battles;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles.Hostile;

/// <summary>Battles that others play by the same: a relay between two houses, and one person's against what they answered. Here time passes while they are built.</summary>
public sealed partial class HostileStage
{
    private static readonly Dictionary<string, string> OfRelays = new()
    {
        ["first"] = "lukasz.nowak", ["second"] = "lea.obrien", ["stranger"] = "karim.lefebvre", ["owner"] = "zoe.delattre",
    };

    /// <summary>The first side's battle in this phase: one of them plays, and of the other side somebody came to the lobby and was gone at the start.</summary>
    internal async Task<Scenery> BuildRelayAsync(BattlePhase phase)
    {
        await using var db = _site.OpenDb();
        var house = await db.Establishments.Where(e => e.Name == "Estaminet de la Berline").Select(e => e.Id).SingleAsync();
        var wanted = new NewBattle(BattleSettings.For(BattleFormat.Relay), 2, ["bassin-minier"]);
        var opening = await _site.Services.GetRequiredService<RelayStarter>().ChallengeAsync(_hall.Person(OfRelays["owner"]), wanted, house);
        var scenery = await SceneryAsync(opening);
        await PlayAsync(scenery, phase);
        Assert.Equal(phase, scenery.Battle.Phase);
        return scenery;
    }

    /// <summary>The lobby of who plays against themselves.</summary>
    internal async Task<Scenery> BuildGhostAsync(bool isOwnerIn)
    {
        var questions = (await BuildRelayAsync(BattlePhase.Lobby)).Battle.Questions;
        var scenery = await SceneryAsync(await _hall.Arena.CreateAsync(
            _hall.Person(OfRelays["owner"]), new BattleSettings { MinPlayers = 1, MaxPlayers = 1 }, questions, new Ghost(null, ImmutableArray<TeamRound>.Empty)));
        if (isOwnerIn) await DoneAsync(scenery, new Move.Join(scenery.Person("owner"), "Zoé"));
        return scenery;
    }

    /// <summary>A device of somebody of a relay's roles.</summary>
    internal async Task<HubSocket> ConnectAsync(Scenery scenery, string role, bool isSeated)
    {
        var cookie = role == "guest" ? Tickets.Pass(_site, scenery.Person(role), scenery.Battle.Id) : await Tickets.SignInAsync(_site, OfRelays[role]);
        var hub = await HubSocket.OpenAsync(await _site.SocketAsync(Addresses.BattleHub, cookie));
        if (isSeated) Assert.Null(Contender.Refusal(await hub.CallAsync("Snapshot", scenery.Code)));
        return hub;
    }

    private async Task<Scenery> SceneryAsync(Opening opening)
    {
        var people = OfRelays.ToDictionary(u => u.Key, u => _hall.Person(u.Value));
        (people["player"], people["guest"], people["removed"]) = (people["first"], Guid.NewGuid(), Guid.NewGuid());
        return new Scenery(_hall.Arena.Find(opening.Code)!, people, (await _elsewhere.Value).Handle);
    }

    private async Task PlayAsync(Scenery scenery, BattlePhase phase)
    {
        var (first, second, sides) = (scenery.Person("first"), scenery.Person("second"), scenery.Battle.Settings.Sides!);
        // As a device asks again; at the end the rows keep only who stood on the podium.
        var onPodium = phase is not (BattlePhase.Finished or BattlePhase.Cancelled);
        await DoneAsync(scenery, new Move.Join(first, "Łukasz", onPodium, Team: sides.First), new Move.Join(second, "Łukasz", onPodium, Team: sides.Second));
        if (phase == BattlePhase.Cancelled) await LaterAsync(scenery, TimeSpan.FromMinutes(31), new Move.Tick());
        if (phase is BattlePhase.Lobby or BattlePhase.Cancelled) return;
        await DoneAsync(scenery, new Move.Leave(second), new Move.Start(first));
        for (var seconds = 0; scenery.Battle.Phase != phase || scenery.Battle is { Phase: BattlePhase.Answering, Index: 0 }; seconds++)
        {
            Assert.True(seconds < 200, $"Still {scenery.Battle.Phase}, not {phase}.");
            if (phase == BattlePhase.Paused) await LaterAsync(scenery, TimeSpan.FromSeconds(6), new Move.Tick());
            else if (scenery.Battle is { Phase: BattlePhase.Answering, Answers.Count: 0 }) await DoneAsync(scenery, Missed(scenery));
            else
            {
                await LaterAsync(scenery, TimeSpan.FromSeconds(1), new Move.Ping(first));
                // Who pings a battle that is over by then is refused: only a tick ends it.
                await scenery.Room.PlayAsync(new Move.Tick());
            }
        }
    }

    private static Move.Answer Missed(Scenery scenery) => new(
        scenery.Person("first"), scenery.Battle.Index, 0, Hall.ResponseTo(scenery.Battle.Current!, isRight: false), Guid.NewGuid(), TimeSpan.FromSeconds(1));

    private Task LaterAsync(Scenery scenery, TimeSpan later, Move move)
    {
        _site.Clock.Advance(later);
        return scenery.Room.PlayAsync(move);
    }

    private static async Task DoneAsync(Scenery scenery, params Move[] moves)
    {
        foreach (var move in moves) Assert.Null((await scenery.Room.PlayAsync(move)).Refusal);
    }
}
