// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

/// <summary>Ten thousand battles played at random: what must hold whatever people, hosts and networks do. <c>SCRIPTS</c> sets another number.</summary>
public sealed class BattleScriptTests
{
    private static readonly int Scripts = int.TryParse(Environment.GetEnvironmentVariable("SCRIPTS"), CultureInfo.InvariantCulture, out var n) ? n : 10_000;

    [Fact]
    public void Random_battles_keep_their_promises()
    {
        var met = new HashSet<Stage>();
        for (var seed = 0; seed < Scripts; seed++)
        {
            try
            {
                met.UnionWith(Check((ulong)seed).Select(s => s.What));
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {e.Message}"), e);
            }
        }

        // Scripts that never got somewhere promise nothing about it.
        if (Scripts >= 100) Assert.Equal(Enum.GetValues<Stage>(), met.Order());
    }

    private static BattleEvent.Staged[] Check(ulong seed)
    {
        var script = new Script(seed) { Check = CheckTurn };
        var pit = script.Pit;
        script.Play(120);

        Assert.True(pit.Battle.IsOver, "it never ends");
        Assert.Equal(pit.Received.Count(), pit.Received.Select(a => a.Key).Distinct().Count());
        var staged = pit.Events.OfType<BattleEvent.Staged>().ToArray();
        Assert.Equal(Enumerable.Range(1, (int)pit.Battle.Seq).Select(n => (long)n), staged.Select(e => e.Seq));
        Assert.Single(staged, s => s.What is Stage.Finished or Stage.Cancelled);
        Assert.True(staged[^1].What is Stage.Finished or Stage.Cancelled);
        var receipts = pit.Received.ToLookup(a => a.Key.Player);
        foreach (var player in pit.Battle.Players.Values) CheckTotals(pit, player, [.. receipts[player.Id]]);
        Assert.IsType<Refusal.Over>(pit.Try(new Move.Join(Stranger, "Tard")));
        Assert.IsType<Refusal.Over>(pit.Try(new Move.Tick()));

        var (again, events) = script.Replay();
        Assert.Equal(Dump(pit.Battle), Dump(again));
        Assert.Equal(Told(pit.Events), Told(events));
        if (!script.MayBeTicked) return staged;
        (again, events) = script.ReplayWithTicks();
        Assert.Equal(Dump(pit.Battle), Dump(again));
        Assert.Equal(Told(pit.Events), Told(events));
        return staged;
    }

    private static void CheckTurn(Battle before, Turn turn)
    {
        var after = turn.Battle;
        Assert.True(after.Now >= before.Now, "time went back");
        Assert.Equal(after.Players.Values.Count(p => !p.HasLeft), after.Listed);
        foreach (var (id, player) in after.Players)
            if (before.Players.TryGetValue(id, out var old) && player.Points < old.Points) Assert.Fail("points were taken");
        if (turn.Events.Any(e => e is BattleEvent.RosterChanged))
            Assert.Equal(after.Players.Count, after.Players.Values.Select(p => DisplayName.KeyOf(p.Name)).Distinct().Count());
        // Nobody waits for nothing; but a clock set back after an outage puts the opening into the future.
        if (after.Phase == BattlePhase.Answering && after.Since <= after.Now && after.Players.Values.Any(after.IsPresent))
            Assert.True(after.Players.Values.Any(p => after.IsPresent(p) && after.Owes(p)), "everybody answered and nothing happens");
        if (after.Phase == BattlePhase.Answering) CheckViews(after);
        if (after.IsFixed) CheckDuel(after);
    }

    /// <summary>Nothing of the other side before a reveal; then what its answers to the closed questions brought, and each side reads the same.</summary>
    private static void CheckDuel(Battle battle)
    {
        Assert.Null(battle.Host);
        var sides = battle.Settings.Sides;
        if (sides is not null && battle.Index >= 0) Assert.All(battle.Players.Values.Where(p => !p.HasLeft), p => Assert.True(sides.Has(p.Team)));
        var seen = battle.Players.Values.Where(p => !p.HasLeft).Select(p => (p.Team, BattleView.Mine(battle, p.Id, "fr")!.Duel)).ToArray();
        var isTold = battle.Phase is BattlePhase.Reveal or BattlePhase.Finished && (battle.Ghost is not null || sides?.Second is not null);
        Assert.All(seen, s => Assert.Equal(isTold, s.Duel is not null));
        foreach (var (team, duel) in seen.Where(s => s.Duel is not null))
        {
            Assert.Equal(battle.Phase == BattlePhase.Finished, duel!.Outcome is not null);
            Assert.Equal(battle.Ghost is not null, duel.IsGhost);
            if (battle.Ghost is { } ghost) Assert.Equal(battle.Phase == BattlePhase.Reveal ? ghost.After(battle.Index) : ghost.Whole, duel.Theirs);
            foreach (var (_, other) in seen.Where(s => s.Team is not null && sides is not null && !Sides.IsSame(s.Team, team!))) Assert.Equal((duel.Mine, duel.Theirs), (other!.Theirs, other.Mine));
        }
    }

    /// <summary>What all are told is the common deadline, and no count that points at who has more time.</summary>
    private static void CheckViews(Battle battle)
    {
        if (BattleView.Scene(battle, "fr") is Scene.Answering scene) Assert.Equal(battle.Deadline, scene.Until);
        var tally = BattleView.Tally(battle);
        if (!tally.IsAwaitingLast) return;
        var awaited = battle.Players.Values.Count(p => p.Tier > 0 && battle.IsPresent(p) && battle.Owes(p));
        Assert.Equal(awaited < BattleView.AwaitedFrom, tally.Answered is null);
    }

    /// <summary>Points are those of the receipts: what has a receipt counts, even when the battle is cut short.</summary>
    private static void CheckTotals(Pit pit, Player player, Answer[] mine)
    {
        Assert.Equal(mine.Sum(a => a.Points), player.Points);
        Assert.Equal(mine.Sum(a => a.Correct), player.Correct);
        Assert.InRange(player.Points, 0, 1000 * pit.Battle.Questions.Length);
        Assert.All(mine, a => Assert.InRange(a.Points, 0, 1000));
        Assert.All(mine.Where(a => a.Key.Pass == 1), a => Assert.InRange(a.Points, 0, player.Missed.Single(m => m.Question == a.Key.Question).WasParked ? 1000 : 500));
    }

    private static IEnumerable<string> Told(IEnumerable<BattleEvent> events) => events.Select(e => e switch
    {
        BattleEvent.Staged s => string.Create(CultureInfo.InvariantCulture, $"{s.Seq} {s.What} {s.Battle.Since:O} {s.Battle.Deadline:O}"),
        BattleEvent.RosterChanged r => $"{r.Player.Id} {r.Player.Name} {r.IsNew}",
        BattleEvent.Received r => $"{r.Answer.Key} {r.IsFirst}",
        BattleEvent.Removed r => $"{r.Player.Id} removed",
        _ => throw new ArgumentOutOfRangeException(nameof(events), e.GetType().Name, "Not told."),
    });
}
