// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Training.Attempts;
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

/// <summary>One side plays, the other later against what it left, or at once when both are there.</summary>
public sealed class RelayTests
{
    private static readonly DateTimeOffset Due = new(2026, 3, 3, 18, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Lobby", false, null, -1, RelayState.Open)]
    [InlineData("Answering", false, null, 1, RelayState.Open)]
    [InlineData("Cancelled", false, null, 1, RelayState.Cancelled)]
    [InlineData("Finished", true, null, 1, RelayState.Decided)]
    [InlineData("Finished", false, null, -1, RelayState.Waiting)]
    [InlineData("Finished", false, null, 0, RelayState.Expired)]
    [InlineData("Finished", false, null, 900, RelayState.Expired)]
    [InlineData("Finished", false, "Lobby", -1, RelayState.UnderWay)]
    [InlineData("Finished", false, "Reveal", 900, RelayState.UnderWay)]
    [InlineData("Finished", false, "Paused", 900, RelayState.UnderWay)]
    [InlineData("Finished", false, "Cancelled", -1, RelayState.Waiting)]
    [InlineData("Finished", false, "Cancelled", 1, RelayState.Expired)]
    [InlineData("Finished", false, "Finished", 900, RelayState.Decided)]
    public void Where_a_relay_stands_follows_from_what_is_kept_and_the_present_instant(string first, bool isLive, string? second, int minutesPastDue, RelayState expected)
    {
        var relay = new Relay(Enum.Parse<BattlePhase>(first), isLive, second is null ? null : Enum.Parse<BattlePhase>(second), Due);
        Assert.Equal(expected, relay.At(Due.AddMinutes(minutesPastDue)));
    }

    [Fact]
    public void Who_could_not_come_in_time_has_lost_nothing_and_neither_has_who_waited()
    {
        var (relay, theirs) = (new Relay(BattlePhase.Finished, false, null, Due), new DuelSide(3000, 3));
        Assert.Null(relay.Outcome(theirs, null, Due.AddTicks(-1)));
        Assert.Equal((DuelOutcome.Draw, DuelOutcome.Draw), (relay.Outcome(theirs, null, Due)!.Value, relay.Outcome(null, theirs, Due)!.Value));
    }

    [Theory]
    [InlineData("3/2900 2/3000", DuelOutcome.Won)]
    [InlineData("2/3000 3/2900", DuelOutcome.Lost)]
    [InlineData("3/2900 3/2800.1", DuelOutcome.Won)]
    [InlineData("3/2800.1 3/2900", DuelOutcome.Lost)]
    [InlineData("0.333333/333.3 0.333333/333.3", DuelOutcome.Draw)]
    [InlineData("0/0 0/0", DuelOutcome.Draw)]
    public void Correctness_decides_and_points_part_equals(string sides, DuelOutcome expected)
    {
        var (mine, theirs) = (Side(sides.Split(' ')[0]), Side(sides.Split(' ')[1]));
        Assert.Equal(expected, mine.Against(theirs));
        Assert.Equal(expected, new Relay(BattlePhase.Finished, false, BattlePhase.Finished, Due).Outcome(mine, theirs, Due));
    }

    [Fact]
    public void A_side_counts_as_a_team_does_and_leaves_that_as_its_ghost()
    {
        Guid[] all = [Id(1), Id(2), Id(3)];
        var pit = new Pit(Sided("Jour"), 2).JoinAs("Fosse", all).Do(new Move.Start(Id(1))).Wait(3, all);
        pit.Answer(Id(1), Right).Answer(Id(2), Right).Answer(Id(3), Wrong).Wait(8, all).Do(new Move.Park(Id(3))).Wait(3, all[..2]);
        pit.Answer(Id(1), Right).Answer(Id(2), Wrong).Do(new Move.Return(Id(3))).Wait(8, all);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        pit.Do(Back(pit, Id(2), 1)).Do(Back(pit, Id(3), 0)).Do(Back(pit, Id(3), 1));
        Assert.Equal(BattlePhase.Finished, pit.Battle.Phase);

        var ghost = Ghost.Of(pit.Battle.Teams["fosse"], "Fosse");
        // Two of three; then one of two, for who was with a guest when it opened comes back at full value.
        Assert.Equal([new TeamRound(3, 2500, 2.5m, 500, 0.5m), new TeamRound(3, 2500, 2.5m, 1500, 1.5m)], ghost.Rounds);
        Assert.Equal(new DuelSide(666.7m, 0.666667m), ghost.After(0));
        Assert.Equal(new DuelSide(1666.7m, 1.666667m), ghost.Whole);
        var team = Assert.Single(Ranking.Of(pit.Battle).Teams, t => t.Label == "Fosse");
        Assert.Equal(ghost.Whole, new DuelSide(team.Points, team.Correct));
        Assert.Null(BattleView.Mine(pit.Battle, Id(1), "fr")!.Duel);
    }

    [Fact]
    public void What_the_other_side_made_of_a_question_is_told_at_its_reveal_and_not_before()
    {
        var ghost = new Ghost("Fosse", [new TeamRound(2, 1500, 1.5m, 500, 0.5m), new TeamRound(2, 2000, 2)]);
        var pit = new Pit(Sided(null, "Jour"), 2, ghost: ghost).JoinAs("Jour", Zoe);
        Assert.Equal(new RivalView("Jour", "Fosse", true), Assert.IsType<Scene.Lobby>(BattleView.Scene(pit.Battle, "fr")).Rival);
        pit.Do(new Move.Start(Zoe)).Wait(3, Zoe);
        Assert.Null(Duel(pit));
        pit.Answer(Zoe, Right);
        Assert.Equal(new DuelView("Fosse", true, new DuelSide(1000, 1), new DuelSide(500, 0.5m), 1000, 500, null), Duel(pit));
        pit.Wait(8, Zoe);
        Assert.Null(Duel(pit));
        pit.Wait(3, Zoe).Answer(Zoe, Wrong);
        Assert.Equal(new DuelView("Fosse", true, new DuelSide(1000, 1), new DuelSide(1500, 1.5m), 0, 1000, null), Duel(pit));
        pit.Wait(8, Zoe);
        Assert.Equal((BattlePhase.Comeback, null), (pit.Battle.Phase, Duel(pit)));
        // Both with what came back, as a team counts it.
        pit.Do(Back(pit, Zoe, 1));
        Assert.Equal(new DuelView("Fosse", true, new DuelSide(1500, 1.5m), new DuelSide(1750, 1.75m), null, null, DuelOutcome.Lost), Duel(pit));
    }

    [Fact]
    public void One_plays_alone_against_what_one_answered_before()
    {
        var before = new Pit(new BattleSettings(), 3).Open(Zoe, Lukasz).Answer(Zoe, Right).Answer(Lukasz, Right).Wait(11, Zoe, Lukasz);
        before.Answer(Zoe, Wrong).Answer(Lukasz, Right).Wait(11, Zoe, Lukasz).Answer(Zoe, Right).Answer(Lukasz, Wrong);
        var ghost = Ghost.OfOneself(before.Received.Where(a => a.Key.Player == Zoe), 3);
        Assert.Equal([1000, 0, 1000], ghost.Rounds.Select(r => r.Points));
        // The second question is no longer what it was.
        ghost = ghost.Only([0, 2]);
        var pit = new Pit(new BattleSettings { MinPlayers = 1, MaxPlayers = 1 }, 2, ghost: ghost).Open(Zoe).Answer(Zoe, Right);
        Assert.Equal(new DuelView(null, true, new DuelSide(1000, 1), new DuelSide(1000, 1), 1000, 1000, null), Duel(pit));
        Assert.IsType<Refusal.IsFull>(pit.Try(new Move.Join(Lea, "Léa")));
        pit.Wait(11, Zoe).Answer(Zoe, Right).Wait(8, Zoe);
        Assert.Equal(DuelOutcome.Draw, Duel(pit)!.Outcome);
    }

    [Fact]
    public void Nobody_else_takes_the_one_seat_against_oneself_before_its_owner_or_after_they_left()
    {
        var pit = new Pit(new BattleSettings { MinPlayers = 1, MaxPlayers = 1 }, ghost: new Ghost(null, []));
        Assert.IsType<Refusal.IsFull>(pit.Try(new Move.Join(Lea, "Léa")));
        Assert.IsType<Refusal.IsFull>(pit.Join(Zoe).Do(new Move.Leave(Zoe)).Try(new Move.Join(Lea, "Léa")));
        Assert.IsType<Turn>(pit.Try(new Move.Join(Zoe, "Zoé")));
    }

    [Fact]
    public void A_question_that_the_ghost_never_met_brought_it_nothing()
    {
        var pit = new Pit(new BattleSettings { MinPlayers = 1 }, 2, ghost: new Ghost(null, [])).Open(Zoe).Answer(Zoe, Wrong);
        Assert.Equal((DuelOutcome?)null, Duel(pit)!.Outcome);
        Assert.Equal(default, Duel(pit)!.Theirs);
    }

    [Fact]
    public void Both_play_at_once_when_somebody_of_each_side_is_there_at_the_start()
    {
        var pit = new Pit(Sided("Jour"), 1).JoinAs("Fosse", Zoe).JoinAs("Jour", Lea, Lukasz).Do(new Move.Start(Lea)).Wait(3, Zoe, Lea, Lukasz);
        pit.Answer(Zoe, Wrong).Answer(Lea, Right).Answer(Lukasz, Wrong);
        Assert.Equal(new DuelView("Fosse", false, new DuelSide(500, 0.5m), new DuelSide(0, 0), 500, 0, null), Duel(pit, Lea));
        Assert.Equal(new DuelView("Jour", false, new DuelSide(0, 0), new DuelSide(500, 0.5m), 0, 500, null), Duel(pit));
        pit.Wait(8, Zoe, Lea, Lukasz).Wait(20, Zoe, Lea, Lukasz);
        Assert.Equal((DuelOutcome.Lost, DuelOutcome.Won), (Duel(pit)!.Outcome!.Value, Duel(pit, Lea)!.Outcome!.Value));
    }

    [Fact]
    public void Who_of_the_other_side_is_not_there_at_the_start_sees_no_question_and_is_told_that_their_turn_comes()
    {
        var pit = new Pit(Sided("Jour"), 2).JoinAs("Fosse", Zoe).JoinAs("Jour", Lea).Wait(6, Zoe).Do(new Move.Start(Zoe));
        Assert.Null(pit.Battle.Settings.Sides!.Second);
        Assert.Null(BattleView.Mine(pit.Battle, Lea, "fr"));
        Assert.IsType<Refusal.NotAPlayer>(pit.Try(new Move.Ping(Lea)));
        Assert.IsType<Refusal.NotYourTurn>(pit.Try(new Move.Join(Lea, "Léa", Team: "Jour")));
        Assert.IsType<Refusal.NotYourTurn>(pit.Try(new Move.Join(Lukasz, "Łukasz", Team: "Jour")));
        Assert.IsType<Refusal.NotYourSide>(pit.Try(new Move.Join(Lukasz, "Łukasz")));
        Assert.Equal(2, pit.JoinAs("Fosse", Lukasz).Battle.Listed);
    }

    [Fact]
    public void Nobody_starts_for_those_who_challenge()
    {
        var pit = new Pit(Sided("Jour"), 1).JoinAs("Fosse", Zoe).JoinAs("Jour", Lea).Wait(6, Lea);
        Assert.IsType<Refusal.NeedsFirstSide>(pit.Try(new Move.Start(Lea)));
        Assert.IsType<Turn>(pit.Try(new Move.Start(Zoe)));
    }

    [Theory]
    [InlineData("a leg")]
    [InlineData("against a leg")]
    [InlineData("against oneself")]
    public void Who_plays_alone_and_is_called_away_finds_the_battle_where_they_left_it_hours_later(string kind)
    {
        var pit = Alone(kind).Answer(Zoe, Right).Wait(11, Zoe).Wait(11 * 3600);
        Assert.Equal((BattlePhase.Paused, 1), (pit.Battle.Phase, pit.Battle.Index));
        pit.Do(new Move.Ping(Zoe)).Answer(Zoe, Right).Wait(8, Zoe);
        Assert.Equal((BattlePhase.Finished, 2000, false), (pit.Battle.Phase, pit.Battle.Players[Zoe].Points, pit.Battle.WasCutShort));
        Assert.NotEqual(DuelOutcome.Absent, Duel(pit)?.Outcome);
    }

    [Theory]
    [InlineData("a leg")]
    [InlineData("against a leg")]
    [InlineData("against oneself")]
    public void What_was_never_played_to_its_end_is_no_lost_game(string kind)
    {
        var pit = Alone(kind).Answer(Zoe, Wrong).Wait(13 * 3600);
        Assert.Equal((BattlePhase.Finished, true), (pit.Battle.Phase, pit.Battle.WasCutShort));
        Assert.Equal(kind == "a leg" ? null : DuelOutcome.Absent, Duel(pit)?.Outcome);
        if (pit.Battle.Settings.Sides is { } sides) Assert.True(pit.Battle.GhostOf(sides.First).IsUnfinished);
    }

    [Fact]
    public void Who_plays_against_what_was_never_finished_has_beaten_nobody()
    {
        var pit = new Pit(Sided(null, "Jour"), 1, ghost: new Ghost("Fosse", []) { IsUnfinished = true }).JoinAs("Jour", Zoe).Do(new Move.Start(Zoe)).Wait(3, Zoe);
        Assert.Equal(DuelOutcome.Absent, Duel(pit.Answer(Zoe, Right).Wait(8, Zoe))!.Outcome);
        Assert.Equal(DuelOutcome.Absent, new Relay(BattlePhase.Finished, false, BattlePhase.Finished, Due).Outcome(new DuelSide(1000, 1), null, Due));
    }

    [Fact]
    public void A_lobby_in_which_nobody_began_does_not_stand_open_for_hours()
    {
        Assert.Equal(BattlePhase.Cancelled, new Pit(Sided("Jour")).JoinAs("Fosse", Zoe).Wait(31 * 60).Battle.Phase);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Nobody_hosts_what_others_play_by_the_same_pace(bool isGhost)
    {
        var pit = isGhost ? new Pit(ghost: new Ghost(null, [])).Join(Zoe) : new Pit(Sided("Jour")).JoinAs("Fosse", Zoe);
        Assert.IsType<Refusal.MayNotHost>(pit.Try(new Move.TakeHost(Zoe, IsTrainer: true)));
    }

    private static BattleSettings Sided(string? second, string first = "Fosse") => BattleSettings.For(BattleFormat.Relay) with { Sides = new Sides(first, second) };

    private static Pit Alone(string kind)
    {
        if (kind == "against oneself") return new Pit(new BattleSettings { MinPlayers = 1, MaxPlayers = 1 }, 2, ghost: new Ghost(null, [new TeamRound(1, 1000, 1)])).Open(Zoe);
        var ghost = kind == "a leg" ? null : new Ghost("Fosse", [new TeamRound(1, 1000, 1)]);
        return new Pit(Sided(null, "Jour"), 2, ghost: ghost).JoinAs("Jour", Zoe).Do(new Move.Start(Zoe)).Wait(3, Zoe);
    }

    private static DuelView? Duel(Pit pit, Guid? player = null) => BattleView.Mine(pit.Battle, player ?? Zoe, "fr")!.Duel;

    private static Move.Answer Back(Pit pit, Guid player, int question) => pit.AnswerOf(player, Right) with { Question = question };

    private static DuelSide Side(string text) => new(decimal.Parse(text.Split('/')[1], CultureInfo.InvariantCulture), decimal.Parse(text.Split('/')[0], CultureInfo.InvariantCulture));
}
