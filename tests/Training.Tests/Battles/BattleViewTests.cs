// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections;
using System.Text.Json;
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

public sealed class BattleViewTests
{
    [Theory]
    [InlineData(typeof(Scene.Lobby))]
    [InlineData(typeof(Scene.Reading))]
    [InlineData(typeof(Scene.Answering))]
    [InlineData(typeof(Scene.Paused))]
    [InlineData(typeof(Scene.Comeback))]
    [InlineData(typeof(Tally))]
    [InlineData(typeof(Receipt))]
    public void Before_the_reveal_no_type_can_hold_the_solution(Type view)
    {
        string[] solution = ["Right", "Solution", "Explanation", "Source", "Feedback", "Credit", "Correct", "Accepted", "Points", "Order"];
        Assert.All(Properties(view, []), p => Assert.DoesNotContain(solution, s => p.Contains(s, StringComparison.OrdinalIgnoreCase)));
    }

    [Fact]
    public void Nothing_sent_before_the_reveal_tells_the_solution()
    {
        var pit = new Pit().Join(Zoe, Lukasz);
        var told = new List<string> { All(pit) };
        pit.Do(new Move.Start(Zoe));
        told.Add(All(pit));
        pit.Wait(3, Zoe, Lukasz);
        told.Add(All(pit));
        pit.Answer(Zoe, Right);
        told.Add(All(pit));
        pit.Wait(7);
        told.Add(All(pit));
        Assert.All(told, t => Assert.DoesNotContain("solution est ici", t, StringComparison.Ordinal));
        Assert.All(told, t => Assert.DoesNotContain("bien vu", t, StringComparison.Ordinal));
        Assert.All(told, t => Assert.DoesNotContain("IsRight", t, StringComparison.Ordinal));
        Assert.DoesNotContain("Trois", told[1], StringComparison.Ordinal);
        Assert.Contains("Trois", told[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Choices_are_shown_in_their_drawn_order_and_one_s_answer_by_its_place_on_the_screen()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Answer(Zoe, Right);
        var scene = Assert.IsType<Scene.Answering>(BattleView.Scene(pit.Battle, "fr"));
        Assert.Equal(["Trois", "Un", "Quatre", "Deux"], scene.Ask.Choices.Select(c => c.Html));
        var mine = BattleView.Mine(pit.Battle, Zoe, "fr")!;
        Assert.Equal(new Training.Attempts.ChoiceResponse([0]), mine.Response);
        Assert.Null(mine.Result);
        Assert.Equal(0, mine.Points);
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(5, true)]
    public void The_distribution_is_shown_from_five_answers(int answers, bool shown)
    {
        var players = Enumerable.Range(1, answers).Select(Id).ToArray();
        var pit = new Pit().Open(players);
        foreach (var player in players) pit.Answer(player, player == players[0] ? Wrong : Right);
        var solution = Assert.IsType<Scene.Reveal>(BattleView.Scene(pit.Battle, "fr")).Solution;
        Assert.Equal(shown ? [answers - 1, 1, 0, 0] : [null, null, null, null], solution.Choices.Select(c => c.Count));
        Assert.Equal(new LessonView("module", "fosses", "Les fosses"), solution.Lesson);
    }

    [Fact]
    public void At_the_reveal_everybody_reads_their_own_result()
    {
        var pit = new Pit().Open(Zoe, Lukasz, Lea).Do(new Move.Park(Lea)).Answer(Zoe, Right).Answer(Lukasz, Wrong);
        Assert.Equal(new MyResult(true, 1, 1000, false, "bien vu"), BattleView.Mine(pit.Battle, Zoe, "fr")!.Result);
        Assert.Equal(new MyResult(true, 0, 0, false, "pas un"), BattleView.Mine(pit.Battle, Lukasz, "fr")!.Result);
        Assert.Equal(new MyResult(false, 0, 0, true, ""), BattleView.Mine(pit.Battle, Lea, "fr")!.Result);
        Assert.Null(BattleView.Mine(pit.Battle, Stranger, "fr"));
    }

    [Fact]
    public void A_card_of_the_comeback_holds_its_solution_only_once_answered()
    {
        var pit = new Pit(questions: 1).Open(Zoe, Lukasz).Answer(Zoe, Right).Answer(Lukasz, Wrong).Wait(8, Zoe, Lukasz);
        Assert.Empty(BattleView.Mine(pit.Battle, Zoe, "fr")!.Cards);
        var card = Assert.Single(BattleView.Mine(pit.Battle, Lukasz, "fr")!.Cards);
        Assert.Equal((false, null), (card.IsFull, card.Answered));
        Assert.Equal(new Ending(0.5m, 500, null), BattleView.Mine(pit.Answer(Lukasz, Right).Battle, Lukasz, "fr")!.Ending);
    }

    [Fact]
    public void Players_are_named_in_play_only_while_they_are_few()
    {
        var players = Enumerable.Range(1, 7).Select(Id).ToArray();
        var pit = new Pit().Join(players);
        Assert.Equal(7, BattleView.Tally(pit.Battle).Names.Length);
        pit.Do(new Move.Start(players[0])).Wait(3, players).Do(new Move.Park(players[1])).Wait(5, players[0]).Answer(players[0], Right);
        Assert.Equal(new Tally(7, 1, 1, 1, 5, false, HostState.None, [], []), BattleView.Tally(pit.Battle) with { Names = [], Teams = [] });
        Assert.Empty(BattleView.Tally(pit.Battle).Names);
    }

    private static string All(Pit pit) =>
        JsonSerializer.Serialize(BattleView.Scene(pit.Battle, "fr")) + JsonSerializer.Serialize(BattleView.Mine(pit.Battle, Zoe, "fr"))
        + JsonSerializer.Serialize(BattleView.Tally(pit.Battle)) + JsonSerializer.Serialize(pit.Received.Select(a => a.Receipt));

    private static IEnumerable<string> Properties(Type type, HashSet<Type> seen)
    {
        if (type.IsArray || (typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType)) type = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.Namespace?.StartsWith("Training", StringComparison.Ordinal) != true || !seen.Add(type)) return [];
        return type.GetProperties().SelectMany(p => Properties(p.PropertyType, seen).Prepend(p.Name));
    }
}
