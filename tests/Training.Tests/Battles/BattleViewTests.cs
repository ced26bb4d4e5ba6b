// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections;
using System.Text.Json;
using Training.Battles;
using Training.Modules;
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
    [InlineData(typeof(RosterPage))]
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

    [Theory]
    [InlineData("fr", "Les fosses")]
    [InlineData("nl", "De schachten")]
    [InlineData("en", "Les fosses")]
    public void The_lesson_to_read_again_is_called_as_the_reader_reads_it(string lang, string title)
    {
        var pit = new Pit().Open(Zoe, Lukasz).Answer(Zoe, Right).Answer(Lukasz, Right);
        Assert.Equal(title, Assert.IsType<Scene.Reveal>(BattleView.Scene(pit.Battle, lang)).Solution.Lesson!.Title);
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
    public void One_s_own_result_stays_while_the_reveal_stands_still()
    {
        var pit = Hosted().Answer(Lea, Right);
        Assert.Null(BattleView.Mine(Hosted().Do(new Move.Pause(Zoe)).Battle, Lea, "fr")!.Result);
        pit.Answer(Lukasz, Wrong).Do(new Move.Pause(Zoe));
        Assert.Equal((BattlePhase.Paused, new MyResult(true, 1, 1000, false, "bien vu")), (pit.Battle.Phase, BattleView.Mine(pit.Battle, Lea, "fr")!.Result));
    }

    [Fact]
    public void The_end_tells_how_many_questions_were_asked()
    {
        var pit = Hosted().Answer(Lea, Right).Answer(Lukasz, Wrong).Do(new Move.Finish(Zoe));
        Assert.Equal(1, Assert.IsType<Scene.Finished>(BattleView.Scene(pit.Battle, "fr")).Questions);
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

    [Fact]
    public void A_host_who_does_not_play_sees_the_solution_and_what_comes_next()
    {
        var pit = Hosted();
        var host = BattleView.Host(pit.Battle, Zoe, "fr")!;
        Assert.Contains("solution est ici", host.Solution!.ExplanationHtml, StringComparison.Ordinal);
        Assert.Equal([true, false, false, false], host.Solution.Choices.Select(c => c.IsRight));
        Assert.All(host.Solution.Choices, c => Assert.Null(c.Count));
        Assert.Equal((1, "Trois"), (host.Next!.Stem.Index, host.Next.Solution.Choices[0].Html));
        Assert.Null(BattleView.Host(pit.Battle, Lea, "fr"));
    }

    [Fact]
    public void The_host_sees_the_distribution_from_the_first_answer_and_players_and_screen_do_not()
    {
        var pit = Hosted().Answer(Lea, Right).Answer(Lukasz, Wrong);
        Assert.Equal([1, 1, 0, 0], BattleView.Host(pit.Battle, Zoe, "fr")!.Solution!.Choices.Select(c => c.Count!.Value));
        var screen = Assert.IsType<Scene.Reveal>(BattleView.Screen(pit.Battle, "fr").Scene);
        Assert.All(screen.Solution.Choices, c => Assert.Null(c.Count));
    }

    [Fact]
    public void A_host_who_plays_sees_nothing_before_the_others()
    {
        var pit = Hosted().Join(Zoe);
        var host = BattleView.Host(pit.Battle, Zoe, "fr")!;
        Assert.Equal((null, null), (host.Solution, host.Next));
        host = BattleView.Host(pit.Answer(Lea, Right).Answer(Lukasz, Wrong).Answer(Zoe, Right).Battle, Zoe, "fr")!;
        Assert.Null(host.Next);
        Assert.All(host.Solution!.Choices, c => Assert.Null(c.Count));
    }

    [Fact]
    public void The_roster_comes_in_pages_in_the_order_of_names()
    {
        var pit = new Pit(BattleSettings.For(BattleFormat.Hosted));
        foreach (var n in Enumerable.Range(0, 120)) pit.Do(new Move.Join(Id(n + 1), $"J{n:000}", IsGuest: false, Team: null));
        pit.Do(new Move.Park(Id(51))).Do(new Move.Leave(Id(120)));
        var page = BattleView.Roster(pit.Battle, 1);
        Assert.Equal((1, 3, 119, 50), (page.Page, page.Pages, page.Total, page.Players.Length));
        Assert.Equal(new RosterLine(Id(51), "J050", null, true, false, false), page.Players[0]);
        Assert.Equal((2, 19), (BattleView.Roster(pit.Battle, 99).Page, BattleView.Roster(pit.Battle, 99).Players.Length));
        Assert.Equal((0, 1), (BattleView.Roster(new Pit().Battle, 5).Page, BattleView.Roster(new Pit().Battle, 5).Pages));
    }

    [Fact]
    public void All_are_told_whether_somebody_hosts_and_who_paused()
    {
        var pit = Hosted().Do(new Move.Pause(Zoe));
        Assert.Equal(new Scene.Paused(new StemView(0, 2, "Quelle <em>fosse</em> ?", "fr"), true), BattleView.Scene(pit.Battle, "fr"));
        Assert.Equal(HostState.There, BattleView.Tally(pit.Battle).Host);
        Assert.Equal(HostState.Lost, BattleView.Tally(pit.Wait(60).Battle).Host);
        Assert.False(Assert.IsType<Scene.Paused>(BattleView.Scene(pit.Battle, "fr")).ByHost);
        Assert.Equal(HostState.None, BattleView.Tally(new Pit().Battle).Host);
        Assert.True(BattleView.Mine(new Pit().Join(Zoe).Do(new Move.TakeHost(Zoe, false)).Battle, Zoe, "fr")!.IsHost);
    }

    [Fact]
    public void Each_is_shown_the_question_in_their_language_and_told_which_it_is()
    {
        var pit = new Pit().Join(Zoe);
        var french = pit.Battle.Questions[0].Text.In("fr");
        var both = QuestionText.Of([KeyValuePair.Create("fr", french), KeyValuePair.Create("en", french with { StemHtml = "Which pit?" })]);
        pit.Battle = pit.Battle with { Questions = [pit.Battle.Questions[0] with { Text = both }, pit.Battle.Questions[1]] };
        Assert.Equal(("Which pit?", "en"), Read(BattleView.Preview(pit.Battle, 0, "en")));
        Assert.Equal((french.StemHtml, "fr"), Read(BattleView.Preview(pit.Battle, 0, "nl")));
        Assert.Equal((french.StemHtml, "fr"), Read(BattleView.Preview(pit.Battle, 1, "en")));

        static (string, string) Read(PreviewView shown) => (shown.Stem.Html, shown.Stem.Lang);
    }

    [Fact]
    public void The_lobby_tells_what_was_decided()
    {
        var pit = new Pit(BattleSettings.For(BattleFormat.Hosted) with { Teams = TeamKind.Trade, TimeFactor = 5, Speed = 0.1m, AllowsGuests = true });
        Assert.Equal(new Scene.Lobby(2, false, new RulesView(BattleFormat.Hosted, TeamKind.Trade, 5, 0.1m, true, 1)), BattleView.Scene(pit.Battle, "fr"));
    }

    [Theory]
    [InlineData(1929, 1929, "", "1929")]
    [InlineData(1914, 1918, "", "1914 – 1918")]
    [InlineData(2030, 2030, "", "2030")]
    [InlineData(1099, 1099, "morts", "1\u202f099")]
    [InlineData(2100, 2100, "", "2\u202f100")]
    [InlineData(3750, 3810, "lits", "3\u202f750 – 3\u202f810")]
    [InlineData(34.5, 34.5, "km", "34,5")]
    public void A_year_is_written_without_a_space_and_other_numbers_with_one(double from, double to, string unit, string written)
    {
        Question asked = new Numeric { Id = "annee", StemHtml = "Quand ?", StemText = "Quand ?", Unit = unit, Accepted = [new((decimal)from, (decimal)to), new(0, 9999, 0.5m)] };
        var pit = new Pit();
        pit.Battle = pit.Battle with { Questions = [new BattleQuestion("module", QuestionText.Of([KeyValuePair.Create("fr", asked)]), [])] };
        Assert.Equal(written, BattleView.Preview(pit.Battle, 0, "fr").Solution.Number);
    }

    /// <summary>Hosted by Zoé, who does not play; the first of two questions is open.</summary>
    private static Pit Hosted() => new Pit(BattleSettings.For(BattleFormat.Hosted)).Join(Lukasz, Lea).Do(new Move.Start(Zoe)).Wait(3, Zoe, Lukasz, Lea);

    private static string All(Pit pit) =>
        JsonSerializer.Serialize(BattleView.Screen(pit.Battle, "fr")) + JsonSerializer.Serialize(BattleView.Mine(pit.Battle, Zoe, "fr"))
        + JsonSerializer.Serialize(BattleView.Tally(pit.Battle)) + JsonSerializer.Serialize(pit.Received.Select(a => a.Receipt));

    private static IEnumerable<string> Properties(Type type, HashSet<Type> seen)
    {
        if (type.IsArray || (typeof(IEnumerable).IsAssignableFrom(type) && type.IsGenericType)) type = type.IsArray ? type.GetElementType()! : type.GetGenericArguments()[0];
        type = Nullable.GetUnderlyingType(type) ?? type;
        if (type.Namespace?.StartsWith("Training", StringComparison.Ordinal) != true || !seen.Add(type)) return [];
        return type.GetProperties().SelectMany(p => Properties(p.PropertyType, seen).Prepend(p.Name));
    }
}
