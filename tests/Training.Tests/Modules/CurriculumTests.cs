// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using System.Text.RegularExpressions;
using Training.Attempts;
using Training.Modules;

namespace Training.Tests.Modules;

/// <summary>What the whole of the content owes to who learns from it: enough questions, none to be guessed, lessons as long as they say.</summary>
public sealed partial class CurriculumTests
{
    private static readonly Module[] Modules = [.. ContentFolder.Modules()];

    private static readonly Question[] Asked = [.. Modules.SelectMany(m => m.AllQuestions).Where(q => !q.Retired)];

    private static readonly SingleChoice[] Singles = [.. Asked.OfType<SingleChoice>()];

    [Fact]
    public void There_are_enough_questions_of_every_type()
    {
        Assert.InRange(Asked.Length, 300, int.MaxValue);
        Assert.Equal(7, Asked.Select(q => q.GetType()).Distinct().Count());
        Assert.Empty(Modules.Where(m => m.Quiz!.Live.Count() is < 12 or > 24).Select(m => m.Id));
    }

    [Fact]
    public void Every_objective_is_evaluated_by_at_least_two_questions_of_the_quiz() =>
        Assert.Empty(Modules.SelectMany(m => m.Objectives.Select((_, i) => i + 1).Where(o => m.Quiz!.Live.Count(q => q.Objectives.Contains(o)) < 2).Select(o => $"{m.Id} {o}")));

    [Fact]
    public void Easy_and_hard_questions_are_mixed()
    {
        Assert.All((int[])[1, 2, 3], level => Assert.InRange(Share(Asked.Count(q => q.Level == level), Asked.Length), 5, 60));
        Assert.Empty(Modules.Where(m => m.Quiz!.Live.GroupBy(q => q.Level).Count(g => g.Count() > 2) < 2).Select(m => m.Id));
    }

    [Fact]
    public void The_longest_choice_is_no_clue() => Assert.InRange(Share(Singles.Count(RightIsLongest), Singles.Length), 5, 35);

    [Fact]
    public void The_place_of_a_choice_is_no_clue_as_written() => Assert.All(Places([.. Singles.Select(q => Place(q, null))]), p => Assert.InRange(p, 15, 35));

    [Fact]
    public void The_place_of_a_choice_is_no_clue_as_drawn() =>
        Assert.All(Places([.. Enumerable.Range(0, 40).SelectMany(seed => Singles.Select((q, i) => Place(q, (ulong)((seed * 1000) + i))))]), p => Assert.InRange(p, 15, 35));

    [Fact]
    public void A_lesson_takes_the_two_to_four_minutes_that_it_says()
    {
        Assert.Empty(Modules.Where(m => m.Lessons.Length is < 3 or > 6).Select(m => m.Id));
        Assert.Empty(Modules.SelectMany(m => m.Lessons.Select(l => (Where: $"{m.Id} {l.Id}: {l.Minutes} min, {Words(l)} words", l.Minutes, Words: Words(l)))
            .Where(l => l.Minutes is < 2 or > 4 || l.Words < l.Minutes * Lesson.WordsPerMinute * 0.7 || l.Words > l.Minutes * Lesson.WordsPerMinute * 1.3).Select(l => l.Where)));
    }

    [Fact]
    public void At_least_half_of_the_questions_of_a_module_start_from_somebody_who_asks() =>
        Assert.Empty(Modules.Select(m => (m.Id, Share: Share(m.AllQuestions.Count(q => !q.Retired && q.Tags.Contains("situation")), m.AllQuestions.Count(q => !q.Retired))))
            .Where(m => m.Share < 50).Select(m => $"{m.Id}: {m.Share:0} %"));

    private static double Share(int part, int whole) => 100.0 * part / whole;

    private static bool RightIsLongest(SingleChoice question) =>
        question.Choices.Single(c => c.IsRight).Text.Length >= question.Choices.Max(c => c.Text.Length);

    /// <summary>Where the right choice stands, from 0: as written, or as drawn from a seed.</summary>
    private static int Place(SingleChoice question, ulong? seed) => seed is { } s
        ? Draw.Order(question, s).Select((source, shown) => (source, shown)).Single(o => question.Choices[o.source].IsRight).shown
        : question.Choices.Select((choice, i) => (choice, i)).Single(c => c.choice.IsRight).i;

    private static IEnumerable<double> Places(int[] places) => places.GroupBy(p => p).Select(g => Share(g.Count(), places.Length));

    /// <summary>Words heard by who has the lesson read aloud, its questions left out.</summary>
    private static int Words(Lesson lesson) => lesson.Parts.OfType<Prose>().Sum(p => Word().Count(WebUtility.HtmlDecode(Tag().Replace(p.Html, " "))));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex(@"[^\s\u00A0\u202F]*[\p{L}\p{Nd}][^\s\u00A0\u202F]*")]
    private static partial Regex Word();
}
