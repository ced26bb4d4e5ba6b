// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

public sealed class TeamTests
{
    private static readonly Guid A = Id(1), B = Id(2), C = Id(3), X = Id(11), Y = Id(12);
    private static readonly Guid[] All = [A, B, C, X, Y];

    private static BattleSettings Settings(TeamKind kind = TeamKind.SelfFormed) => new() { Teams = kind, Speed = 0.2m };

    /// <summary>A, B and C in Fosse, X and Y in Jour.</summary>
    private static Pit Lobby(int questions = 1)
    {
        var pit = new Pit(Settings(), questions);
        foreach (var player in All) pit.Do(new Move.Join(player, Name(player), Team: player == X || player == Y ? "Jour" : "Fosse"));
        return pit;
    }

    private static string Scores(Pit pit) => string.Join(' ', Ranking.Of(pit.Battle).Teams
        .Select(t => string.Create(CultureInfo.InvariantCulture, $"{t.Place}.{t.Label}:{t.Correct:0.######}/{t.Points:0.0}")));

    // Moves of the first question: + right, - wrong, each after the seconds that follow; p parked and s silent since before it opened, nothing: present and silent.
    [Theory]
    [InlineData("A+0 B+0 C+0 X+0 Y+0", "1.Fosse:1/1000.0 1.Jour:1/1000.0")]
    [InlineData("A+0 B+0 C-0 X+0 Y-0", "1.Fosse:0.666667/666.7 2.Jour:0.5/500.0")]
    [InlineData("A+0 X+0 Y+0", "1.Jour:1/1000.0 2.Fosse:0.333333/333.3")]
    [InlineData("A+0 Bp Cp X+0 Y-0", "1.Fosse:1/1000.0 2.Jour:0.5/500.0")]
    [InlineData("A+0 Bs C-0 X+0 Ys", "1.Jour:1/1000.0 2.Fosse:0.5/500.0")]
    [InlineData("A+10 B+0 C+0 X+10 Y+10", "1.Fosse:1/966.7 2.Jour:1/900.0")]
    [InlineData("Ap Bp Cp X-0 Y-0", "1.Fosse:0/0.0 1.Jour:0/0.0")]
    [InlineData("A+0 B-0 C-0 Xs Ys", "1.Fosse:0.333333/333.3 2.Jour:0/0.0")]
    public void A_question_is_the_mean_over_who_was_present_when_it_opened(string moves, string expected)
    {
        var words = moves.Split(' ');
        Guid Who(string word) => All["ABCXY".IndexOf(word[0], StringComparison.Ordinal)];
        var silent = words.Where(w => w[1] == 's').Select(Who).ToArray();
        Guid[] heard = [.. All.Except(silent)];
        var pit = Lobby().Wait(6, heard);
        foreach (var word in words.Where(w => w[1] == 'p')) pit.Do(new Move.Park(Who(word)));
        pit.Do(new Move.Start(heard[0])).Wait(3, heard);
        foreach (var word in words.Where(w => w[1] is '+' or '-').OrderBy(w => int.Parse(w[2..], CultureInfo.InvariantCulture)))
        {
            var elapsed = int.Parse(word[2..], CultureInfo.InvariantCulture);
            pit.Wait(elapsed - (pit.Clock - pit.Battle.Since).TotalSeconds, heard);
            pit.Answer(Who(word), word[1] == '+' ? Right : Wrong, elapsed);
        }

        if (pit.Battle.Phase != BattlePhase.Reveal) pit.Wait(22, heard);
        Assert.Equal(expected, Scores(pit));
    }

    [Fact]
    public void A_score_is_right_from_the_first_answer_and_told_once_the_question_is_closed()
    {
        var pit = Lobby().Do(new Move.Start(A)).Wait(3, All).Answer(A, Right, 0);
        Assert.Equal(new TeamRound(3, 1000, 1), pit.Battle.Teams["fosse"].Rounds[0]);
        Assert.All(BattleView.Tally(pit.Battle).Teams, t => Assert.Equal(0, t.Score));
        pit.Wait(22, All);
        Assert.Equal([new TeamLine("Fosse", 3, 1, 333.3m), new TeamLine("Jour", 2, 2, 0)], BattleView.Tally(pit.Battle).Teams);
    }

    [Fact]
    public void Who_is_in_a_team_is_told_in_the_lobby_and_not_in_play()
    {
        var pit = Lobby();
        Assert.Equal(["Fosse", "Fosse", "Fosse", "Jour", "Jour"], BattleView.Tally(pit.Battle).Names.Select(n => n.Team).Order());
        pit.Do(new Move.Start(A));
        Assert.All(BattleView.Tally(pit.Battle).Names, n => Assert.Null(n.Team));
    }

    [Fact]
    public void Questions_are_summed_before_they_are_rounded()
    {
        var pit = Lobby(3).Do(new Move.Start(A));
        for (var question = 0; question < 3; question++)
        {
            pit.Wait(3, All).Answer(A, Right, 0);
            foreach (var player in All[1..]) pit.Answer(player, Wrong, 0);
            if (question < 2) pit.Wait(8, All);
        }

        // Three thirds, not 3 × 333.3.
        Assert.Equal("1.Fosse:1/1000.0 2.Jour:0/0.0", Scores(pit));
    }

    [Fact]
    public void Who_was_parked_joins_the_mean_with_the_answer_of_the_comeback_and_who_was_not_adds_to_it()
    {
        var pit = Lobby().Do(new Move.Park(C)).Do(new Move.Start(A)).Wait(3, All);
        pit.Answer(A, Right, 0).Answer(B, Wrong, 0).Answer(X, Right, 0).Answer(Y, Right, 0);
        Assert.Equal("1.Jour:1/1000.0 2.Fosse:0.5/500.0", Scores(pit));
        pit.Do(new Move.Return(C)).Wait(8, All).Answer(B, Right);
        Assert.Equal("1.Jour:1/1000.0 2.Fosse:0.75/750.0", Scores(pit));
        pit.Answer(C, Right);
        Assert.Equal(BattlePhase.Finished, pit.Battle.Phase);
        Assert.Equal("1.Jour:1/1000.0 2.Fosse:0.833333/833.3", Scores(pit));
    }

    [Fact]
    public void Who_comes_back_in_time_counts_from_their_answer_on()
    {
        var pit = Lobby().Do(new Move.Park(C)).Do(new Move.Start(A)).Wait(3, All).Do(new Move.Return(C)).Answer(A, Right, 0);
        Assert.Equal(2, pit.Battle.Teams["fosse"].Rounds[0].Members);
        Assert.Equal(new TeamRound(3, 1000, 1), pit.Answer(C, Wrong, 0).Battle.Teams["fosse"].Rounds[0]);
    }

    [Fact]
    public void A_late_joiner_counts_once_they_have_answered()
    {
        var pit = Lobby().Do(new Move.Start(A)).Wait(3, All).Do(new Move.Join(Lea, "Léa", Team: "jour"));
        Assert.Equal(("Jour", 2), (pit.Battle.Players[Lea].Team, pit.Battle.Teams["jour"].Rounds[0].Members));
        Assert.Equal(new TeamRound(3, 1000, 1), pit.Answer(Lea, Right, 0).Battle.Teams["jour"].Rounds[0]);
    }

    [Fact]
    public void Teams_are_the_same_whatever_their_case_and_change_in_the_lobby_only()
    {
        var pit = Lobby().Do(new Move.Join(A, "A", Team: " JOUR "));
        Assert.Equal("Jour", pit.Battle.Players[A].Team);
        Assert.Equal([new TeamLine("Jour", 3, null, null), new TeamLine("Fosse", 2, null, null)], BattleView.Tally(pit.Battle).Teams);
        pit.Do(new Move.Start(A)).Do(new Move.Join(A, "A", Team: "Fosse"));
        Assert.Equal("Jour", pit.Battle.Players[A].Team);
        Assert.IsType<Refusal.BadTeam>(pit.Try(new Move.Join(Lea, "Léa", Team: new string('x', 31))));
        Assert.Equal(100, new Pit(Settings(TeamKind.Establishment)).Do(new Move.Join(Lea, "Léa", Team: new string('x', 100))).Battle.Players[Lea].Team!.Length);
        Assert.Null(new Pit().Do(new Move.Join(Lea, "Léa", Team: "Fosse")).Battle.Players[Lea].Team);
    }

    // Scores of teams a, b, c, … and which of them everybody is told.
    [Theory]
    [InlineData("5", "a")]
    [InlineData("5 3", "a b")]
    [InlineData("5 3 1", "a b")]
    [InlineData("5 3 3", "a")]
    [InlineData("5 5 5", "a b c")]
    [InlineData("5 4 3 2", "a b c")]
    [InlineData("9 8 7 6 5", "a b c")]
    [InlineData("1 1 1 0", "a b c")]
    public void Never_the_last_of_three_teams_or_more_is_told(string scores, string told)
    {
        var teams = scores.Split(' ').Select((s, i) => new Team(((char)('a' + i)).ToString(), [new TeamRound(1, 100 * int.Parse(s, CultureInfo.InvariantCulture), int.Parse(s, CultureInfo.InvariantCulture))]));
        var pit = new Pit(Settings()).Open(Zoe, Lukasz).Answer(Zoe, Right).Answer(Lukasz, Right);
        pit.Battle = pit.Battle with { Teams = pit.Battle.Teams.AddRange(teams.Select(t => KeyValuePair.Create(t.Label, t))) };
        Assert.Equal(told.Split(' '), BattleView.Tally(pit.Battle).Teams.Select(t => t.Label));
    }

    [Fact]
    public void One_s_own_team_is_told_with_its_score_and_a_place_in_the_upper_half_only()
    {
        var pit = Lobby().Do(new Move.Start(A)).Wait(3, All).Answer(A, Right, 0).Wait(22, All);
        Assert.Equal(new TeamLine("Fosse", 3, 1, 333.3m), BattleView.Mine(pit.Battle, B, "fr")!.Team);
        Assert.Equal(new TeamLine("Jour", 2, null, 0), BattleView.Mine(pit.Battle, X, "fr")!.Team);
    }
}
