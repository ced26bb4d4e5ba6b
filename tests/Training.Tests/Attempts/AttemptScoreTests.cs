// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Attempts;

namespace Training.Tests.Attempts;

public sealed class AttemptScoreTests
{
    private static ScoredQuestion Q(decimal credit, params int[] objectives) => new([.. objectives], credit);

    [Theory]
    [InlineData(4, 5, 80, 80, true)]
    [InlineData(3, 4, 80, 75, false)]
    [InlineData(2, 3, 66, 66, true)]
    [InlineData(2, 3, 67, 66, false)]
    [InlineData(0, 4, 1, 0, false)]
    [InlineData(7, 7, 100, 100, true)]
    public void The_percent_is_rounded_down_and_passes_from_the_mark_on(int right, int asked, int pass, int percent, bool isPassed)
    {
        var score = AttemptScore.Of([.. Enumerable.Range(0, asked).Select(i => Q(i < right ? 1 : 0))], pass, 0);
        Assert.Equal((percent, isPassed), (score.Percent, score.IsPassed));
    }

    [Fact]
    public void Three_thirds_are_one_whole()
    {
        var third = 1m / 3;
        Assert.Equal(100, AttemptScore.Of([Q(third + third + third), Q(1)], 100, 0).Percent);
    }

    [Fact]
    public void An_objective_is_acquired_at_the_mark_in_progress_below_and_not_evaluated_without_a_question()
    {
        var score = AttemptScore.Of([Q(1, 1), Q(0.6m, 1, 2), Q(0, 2)], 80, 3);
        Assert.Equal([ObjectiveResult.Acquired, ObjectiveResult.InProgress, ObjectiveResult.NotEvaluated], score.Objectives);
    }

    [Fact]
    public void An_attempt_without_question_is_not_passed()
    {
        var score = AttemptScore.Of([], 1, 1);
        Assert.Equal((0, false, ObjectiveResult.NotEvaluated), (score.Percent, score.IsPassed, score.Objectives.Single()));
    }
}
