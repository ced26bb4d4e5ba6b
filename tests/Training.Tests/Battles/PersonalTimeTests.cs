// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections;
using System.Text.Json;
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

public sealed class PersonalTimeTests
{
    /// <summary>Zoé and Łukasz as everybody, Léa with more time; the first question is open.</summary>
    private static Pit Open(decimal factor = 2, BattleSettings? settings = null) =>
        new Pit(settings).Join(Zoe, Lukasz).Do(new Move.Join(Lea, "Léa", Needs: new Needs(factor))).Do(new Move.Start(Zoe)).Wait(3, Zoe, Lukasz, Lea);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 0)]
    [InlineData(1.4, 0)]
    [InlineData(1.5, 1)]
    [InlineData(2, 2)]
    [InlineData(3, 3)]
    [InlineData(99, 3)]
    public void A_factor_is_read_as_the_highest_that_it_reaches(double factor, int tier) => Assert.Equal(tier, new Needs((decimal)factor).Tier);

    [Theory]
    [InlineData(1.5, 30)]
    [InlineData(2, 40)]
    [InlineData(3, 60)]
    public void A_round_lasts_until_the_latest_deadline_of_who_is_there_and_has_not_answered(double factor, double seconds)
    {
        var pit = Open((decimal)factor).Wait(22, Zoe, Lukasz, Lea);
        Assert.Equal(BattlePhase.Answering, pit.Battle.Phase);
        Assert.IsType<Refusal.NotOpen>(pit.Try(pit.AnswerOf(Zoe, Right)));
        pit.Wait(seconds - 22 + 1.5, Zoe, Lukasz, Lea);
        Assert.IsType<Turn>(pit.Try(pit.AnswerOf(Lea, Right)));
        pit.Wait(0.5, Zoe, Lukasz, Lea);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
    }

    [Fact]
    public void A_round_does_not_last_for_more_time_that_nobody_uses()
    {
        Assert.Equal(BattlePhase.Reveal, Open().Answer(Lea, Right).Wait(22, Zoe, Lukasz, Lea).Battle.Phase);
        Assert.Equal(BattlePhase.Reveal, Open().Do(new Move.Park(Lea)).Wait(22, Zoe, Lukasz, Lea).Battle.Phase);
        Assert.Equal(BattlePhase.Reveal, Open().Wait(24, Zoe, Lukasz, Lea).Answer(Lea, Right).Battle.Phase);
        Assert.Equal(BattlePhase.Reveal, Open().Wait(24, Zoe, Lukasz, Lea).Do(new Move.Leave(Lea)).Battle.Phase);
        Assert.Equal(BattlePhase.Reveal, Open().Wait(24, Zoe, Lukasz, Lea).Wait(5, Zoe, Lukasz).Battle.Phase);
    }

    [Fact]
    public void Points_go_by_one_s_own_time()
    {
        var pit = Open(settings: new BattleSettings { Speed = 0.2m }).Wait(10, Zoe, Lukasz, Lea).Answer(Zoe, Right, 10).Answer(Lea, Right, 10);
        Assert.Equal([900, 950], pit.Received.Select(a => a.Points));
    }

    [Fact]
    public void The_comeback_gives_more_time_too()
    {
        var pit = new Pit(questions: 1).Join(Zoe, Lukasz).Do(new Move.Join(Lea, "Léa", Needs: new Needs(2))).Do(new Move.Start(Zoe)).Wait(3, Zoe, Lukasz, Lea);
        pit.Answer(Zoe, Right).Answer(Lukasz, Wrong).Answer(Lea, Wrong).Wait(8, Zoe, Lukasz, Lea).Wait(18, Zoe, Lukasz, Lea);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        Assert.IsType<Refusal.NotOpen>(pit.Try(pit.AnswerOf(Lukasz, Right)));
        Assert.Equal(BattlePhase.Finished, pit.Answer(Lea, Right).Battle.Phase);
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, 30)]
    [InlineData(5, 150)]
    public void One_s_own_time_multiplies_what_the_comeback_gives_to_all(int factor, int? seconds)
    {
        var pit = new Pit(new BattleSettings { TimeFactor = factor }, questions: 1).Join(Zoe).Do(new Move.Join(Lea, "Léa", Needs: new Needs(2))).Do(new Move.Start(Zoe)).Wait(3, Zoe, Lea);
        pit.Answer(Zoe, Right).Answer(Lea, Wrong).Wait(8, Zoe, Lea);
        Assert.Equal((BattlePhase.Comeback, pit.Battle.Since + (seconds is { } s ? TimeSpan.FromSeconds(s) : null)), (pit.Battle.Phase, BattleView.Mine(pit.Battle, Lea, "fr")!.Until));
        pit.Wait((seconds ?? 600) + 1.5, Zoe, Lea);
        Assert.Equal(BattlePhase.Finished, pit.Answer(Lea, Right).Battle.Phase);
    }

    [Fact]
    public void The_host_may_close_for_everybody()
    {
        var pit = Open().Do(new Move.TakeHost(Zoe, false)).Wait(25, Zoe, Lukasz, Lea).Do(new Move.Close(Zoe));
        Assert.Equal(pit.Clock, BattleView.Mine(pit.Battle, Lea, "fr")!.Until);
        // Who had their time gets no grace out of it.
        Assert.IsType<Refusal.NotOpen>(pit.Try(pit.AnswerOf(Lukasz, Right)));
        Assert.IsType<Turn>(pit.Try(pit.AnswerOf(Lea, Right)));
        Assert.Equal(BattlePhase.Reveal, pit.Wait(2, Zoe, Lukasz, Lea).Battle.Phase);
    }

    [Fact]
    public void A_late_joiner_does_not_enter_a_question_that_waits_for_last_answers()
    {
        var pit = Open().Wait(24, Zoe, Lukasz, Lea).Join(Stranger);
        Assert.Equal(1, pit.Battle.Players[Stranger].FirstQuestion);
        Assert.IsType<Refusal.NotOpen>(pit.Try(pit.AnswerOf(Stranger, Right)));
        Assert.Equal(BattlePhase.Reveal, pit.Answer(Lea, Right).Battle.Phase);
    }

    [Fact]
    public void One_s_time_does_not_change_in_the_middle_of_a_question()
    {
        var pit = Open().Do(new Move.Join(Lea, "Léa"));
        Assert.Equal(2, pit.Battle.Players[Lea].Tier);
        pit.Answer(Zoe, Right).Answer(Lukasz, Right).Answer(Lea, Right).Do(new Move.Join(Lea, "Léa", Needs: new Needs(3)));
        Assert.Equal(3, pit.Battle.Players[Lea].Tier);
    }

    [Fact]
    public void Others_see_the_common_deadline_then_that_last_answers_are_awaited_without_a_number()
    {
        var pit = Open().Answer(Lukasz, Right);
        var alone = new Pit().Join(Zoe, Lukasz, Lea).Do(new Move.Start(Zoe)).Wait(3, Zoe, Lukasz, Lea).Answer(Lukasz, Right);
        Assert.Equal(Public(alone), Public(pit));
        Assert.Equal(pit.Battle.Until, BattleView.Mine(pit.Battle, Zoe, "fr")!.Until);
        Assert.Equal(pit.Battle.Since.AddSeconds(40), BattleView.Mine(pit.Battle, Lea, "fr")!.Until);
        pit.Wait(24, Zoe, Lukasz, Lea);
        var tally = BattleView.Tally(pit.Battle);
        Assert.Equal((true, null), (tally.IsAwaitingLast, tally.Answered));
    }

    [Fact]
    public void From_three_awaited_on_they_are_counted()
    {
        var slow = Enumerable.Range(1, 3).Select(Id).ToArray();
        var pit = new Pit().Join(Zoe);
        foreach (var player in slow) pit.Do(new Move.Join(player, "J", Needs: new Needs(3)));
        Guid[] all = [Zoe, .. slow];
        pit.Do(new Move.Start(Zoe)).Wait(3, all).Answer(Zoe, Right).Wait(24, all);
        Assert.Equal((true, 1), (BattleView.Tally(pit.Battle).IsAwaitingLast, BattleView.Tally(pit.Battle).Answered));
        pit.Answer(slow[0], Right);
        Assert.Equal((true, null), (BattleView.Tally(pit.Battle).IsAwaitingLast, BattleView.Tally(pit.Battle).Answered));
    }

    [Theory]
    [InlineData(typeof(Scene))]
    [InlineData(typeof(Tally))]
    [InlineData(typeof(ScreenView))]
    [InlineData(typeof(HostView))]
    [InlineData(typeof(RosterPage))]
    [InlineData(typeof(Mine))]
    [InlineData(typeof(Receipt))]
    public void No_view_can_hold_what_a_person_needs(Type view)
    {
        var types = Reachable(view, []).ToArray();
        Type[] within = [typeof(Player), typeof(Battle), typeof(Needs), typeof(Answer), typeof(BattleSettings)];
        Assert.DoesNotContain(types, within.Contains);
        string[] telling = ["Tier", "Needs", "Extra", "Heard"];
        Assert.All(types.SelectMany(t => t.GetProperties()), p => Assert.DoesNotContain(telling, t => p.Name.Contains(t, StringComparison.Ordinal)));
        // A factor stands in what the battle decides for all, a deadline in what all or the person alone are told; nowhere beside a name.
        Assert.All(types.Where(t => t.GetProperties().Any(p => p.Name.Contains("Factor", StringComparison.Ordinal))), t => Assert.Equal(typeof(RulesView), t));
        Assert.All(new[] { typeof(NamedPlayer), typeof(RosterLine), typeof(PodiumPlace), typeof(TeamLine) }, t => Assert.DoesNotContain(t.GetProperties(), p => p.PropertyType == typeof(DateTimeOffset?) || p.PropertyType == typeof(TimeSpan)));
    }

    private static string Public(Pit pit) =>
        JsonSerializer.Serialize(BattleView.Screen(pit.Battle, "fr")) + JsonSerializer.Serialize(BattleView.Scene(pit.Battle, "fr"))
        + JsonSerializer.Serialize(BattleView.Mine(pit.Battle, Zoe, "fr")) + JsonSerializer.Serialize(BattleView.Roster(pit.Battle, 0));

    private static IEnumerable<Type> Reachable(Type type, HashSet<Type> seen)
    {
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.IsGenericType && typeof(IEnumerable).IsAssignableFrom(type)) type = type.GetGenericArguments()[0];
        if (type.Namespace?.StartsWith("Training", StringComparison.Ordinal) != true || !seen.Add(type)) return [];
        return type.GetNestedTypes().Concat(type.GetProperties().Select(p => p.PropertyType)).SelectMany(t => Reachable(t, seen)).Prepend(type);
    }
}
