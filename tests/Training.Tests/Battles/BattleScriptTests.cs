// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Training.Battles;
using Training.Shared;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

/// <summary>A thousand battles played at random: what must hold whatever people and networks do.</summary>
public sealed class BattleScriptTests
{
    private const int Scripts = 1000;

    private sealed record Line(Move Move, DateTimeOffset At);

    [Fact]
    public void A_thousand_random_battles_keep_their_promises()
    {
        for (ulong seed = 0; seed < Scripts; seed++)
        {
            try
            {
                Check(seed);
            }
            catch (Exception e)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"seed {seed}: {e.Message}"), e);
            }
        }
    }

    private static void Check(ulong seed)
    {
        var luck = new Luck(seed);
        var pit = new Pit(Settings(luck), 1 + luck.Below(4), seed);
        var first = pit.Battle;
        var log = new List<Line>();
        var players = Enumerable.Range(1, 2 + luck.Below(5)).Select(Id).ToArray();
        // At the end everybody falls silent: even then it ends.
        // Every second clock also jumps back now and then; what a refused move saw of it is forgotten, so ticks are sprinkled on the others.
        var jumps = seed % 2 == 1;
        for (var i = 0; i < 150 && !pit.Battle.IsOver; i++) Step(pit, luck, players, log, jumps);
        for (var hours = 0; hours < 13 && !pit.Battle.IsOver; hours++) Make(pit, new Move.Tick(), TimeSpan.FromHours(1), log);

        Assert.True(pit.Battle.IsOver, "it never ends");
        Assert.Equal(pit.Received.Count(), pit.Received.Select(a => a.Key).Distinct().Count());
        Assert.Equal(Enumerable.Range(1, (int)pit.Battle.Seq).Select(n => (long)n), pit.Events.OfType<BattleEvent.Staged>().Select(e => e.Seq));
        Assert.Single(pit.Stages, s => s is Stage.Finished or Stage.Cancelled);
        Assert.True(pit.Stages.Last() is Stage.Finished or Stage.Cancelled);
        foreach (var player in pit.Battle.Players.Values) CheckTotals(pit, player);
        Assert.IsType<Refusal.Over>(pit.Try(new Move.Join(Stranger, "Tard")));
        Assert.IsType<Refusal.Over>(pit.Try(new Move.Tick()));

        Assert.Equal(Dump(pit.Battle), Dump(Replay(first, log)));
        if (jumps) return;
        var (often, sameLog) = ReplayWithTicks(first, log, luck);
        Assert.Equal(Dump(pit.Battle), Dump(often));
        Assert.Equal(pit.Events.OfType<BattleEvent.Staged>().Select(e => (e.Seq, e.What, e.Battle.Since)), sameLog.OfType<BattleEvent.Staged>().Select(e => (e.Seq, e.What, e.Battle.Since)));
    }

    /// <summary>Points are those of the receipts: what has a receipt counts, even when the battle is cut short.</summary>
    private static void CheckTotals(Pit pit, Player player)
    {
        var mine = pit.Received.Where(a => a.Key.Player == player.Id).ToArray();
        Assert.Equal(mine.Sum(a => a.Points), player.Points);
        Assert.Equal(mine.Sum(a => a.Correct), player.Correct);
        Assert.InRange(player.Points, 0, 1000 * pit.Battle.Questions.Length);
        Assert.All(mine, a => Assert.InRange(a.Elapsed, TimeSpan.Zero, a.Key.Pass == 0 ? pit.Battle.Time ?? TimeSpan.MaxValue : TimeSpan.MaxValue));
        Assert.All(mine.Where(a => a.Key.Pass == 1), a => Assert.InRange(a.Points, 0, player.Missed.Single(m => m.Question == a.Key.Question).WasParked ? 1000 : 500));
    }

    private static BattleSettings Settings(Luck luck) => new()
    {
        Speed = luck.Below(3) * 0.1m, TimeFactor = luck.Below(4), MaxPlayers = 2 + luck.Below(6), MinPlayers = 1 + luck.Below(2),
    };

    private static void Step(Pit pit, Luck luck, Guid[] players, List<Line> log, bool jumps)
    {
        var gap = luck.Below(10) switch { < 6 => luck.Below(2_000), < 9 => luck.Below(9_000), _ => luck.Below(90_000) };
        var by = luck.Below(20) == 0 ? Stranger : players[luck.Below(players.Length)];
        if (by != Stranger && !pit.Battle.Players.ContainsKey(by)) Make(pit, new Move.Join(by, "Joueur", luck.Below(2) == 0), TimeSpan.Zero, log);
        var asked = Math.Max(0, pit.Battle.Index - luck.Below(2));
        var pass = pit.Battle.Underlying == BattlePhase.Comeback ? 1 : luck.Below(12) / 11;
        Move move = luck.Below(18) switch
        {
            0 => new Move.Leave(by),
            1 => new Move.Park(by),
            2 or 3 => new Move.Return(by),
            4 => new Move.Join(by, "Joueur"),
            5 or 6 => new Move.Start(by),
            7 => new Move.Tick(),
            8 => luck.Below(6) == 0 ? new Move.Interrupted(TimeSpan.FromMilliseconds(gap)) : new Move.Tick(),
            < 12 => new Move.Ping(by),
            _ => new Move.Answer(by, asked, pass, luck.Below(2) == 0 ? Right : new([luck.Below(6) - 1]), Id(luck.Below(40)), TimeSpan.FromMilliseconds(luck.Below(30_000) - 3_000)),
        };
        // A server that goes away was ticking until then.
        if (move is Move.Interrupted) Make(pit, new Move.Tick(), TimeSpan.Zero, log);
        Make(pit, move, TimeSpan.FromMilliseconds(jumps && move is not Move.Interrupted && luck.Below(30) == 0 ? -gap : gap), log);
    }

    private static void Make(Pit pit, Move move, TimeSpan gap, List<Line> log)
    {
        pit.Clock += gap;
        log.Add(new Line(move, pit.Clock));
        var before = Dump(pit.Battle);
        var old = pit.Battle;
        var played = pit.Try(move);
        Assert.Equal(before, Dump(old));
        if (played is not Turn turn) return;
        Assert.True(turn.Battle.Now >= old.Now, "time went back");
        Assert.True(turn.Battle.Players.Values.All(p => p.Points >= (old.Players.GetValueOrDefault(p.Id)?.Points ?? 0)), "points were taken");
        pit.Battle = turn.Battle;
        pit.Events.AddRange(turn.Events);
    }

    private static Battle Replay(Battle battle, List<Line> log)
    {
        foreach (var line in log)
            if (battle.Play(line.Move, line.At) is Turn turn) battle = turn.Battle;
        return battle;
    }

    /// <summary>The same moves with ticks sprinkled between them: many small steps give what one late step gives.</summary>
    private static (Battle Battle, List<BattleEvent> Events) ReplayWithTicks(Battle battle, List<Line> log, Luck luck)
    {
        var events = new List<BattleEvent>();
        void Play(Move move, DateTimeOffset at)
        {
            if (battle.Play(move, at) is not Turn turn) return;
            battle = turn.Battle;
            events.AddRange(turn.Events);
        }

        foreach (var line in log)
        {
            var from = battle.Now;
            // Across an outage nobody ticks: the gap is measured from the last sign of the server.
            if (line.Move is not Move.Interrupted && line.At > from)
                for (var n = luck.Below(6); n > 0; n--)
                {
                    from += (line.At - from) / (1 + luck.Below(n + 1));
                    Play(new Move.Tick(), from);
                }

            Play(line.Move, line.At);
        }

        return (battle, events);
    }
}
