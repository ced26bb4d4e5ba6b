// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Modules.Reading;

/// <summary>What reads well but teaches or measures badly.</summary>
internal static class QualityCheck
{
    /// <summary>From how many questions a habit of the key shows.</summary>
    private const int Enough = 4;

    /// <summary>Minutes after which nobody reads on between two guests; four are aimed at.</summary>
    private const int LongestLesson = 6;

    private static readonly TimeSpan Stale = TimeSpan.FromDays(365);

    public static void Check(Module module, IReadOnlyDictionary<string, int> places, FrontMatter matter, Source source, DateOnly? today, Report report)
    {
        foreach (var question in module.AllQuestions.Where(q => !q.Retired))
        {
            if (SelfTest.Check(question, module.Pass) is { } rule) report.Add(source, places[question.Id], rule, question.Id);
            else if (question.ExplanationHtml.Length == 0) report.Add(source, places[question.Id], Rules.NoExplanation);
        }

        Repeats(module, places, source, report);
        Lengths(module, places, source, report);
        if (module.Quiz is { } quiz)
        {
            Habits(quiz, places, source, report);
            Objectives(module, quiz, matter, source, report);
        }

        if (today is { } day) Reviewed(module, matter, source, day, report);
    }

    private static void Repeats(Module module, IReadOnlyDictionary<string, int> places, Source source, Report report)
    {
        Dictionary<string, Question> seen = [];
        foreach (var question in module.AllQuestions.Where(q => !q.Retired).OrderBy(q => q.Line))
        {
            if (!seen.TryAdd(Folding.Fold(question.StemText), question))
                report.Add(source, places[question.Id], Rules.SameStem, FrontMatter.Number(seen[Folding.Fold(question.StemText)].Line));
        }
    }

    private static void Lengths(Module module, IReadOnlyDictionary<string, int> places, Source source, Report report)
    {
        foreach (var lesson in module.Lessons.Where(l => l.Minutes > LongestLesson)) report.Add(source, places[lesson.Id], Rules.LongLesson, FrontMatter.Number(lesson.Minutes));
    }

    private static void Habits(Quiz quiz, IReadOnlyDictionary<string, int> places, Source source, Report report)
    {
        var questions = quiz.Live.OfType<SingleChoice>().Where(q => q.Choices.Length > 2).ToArray();
        if (questions.Length < Enough) return;
        var place = places[questions[0].Id];
        if (questions.All(RightIsLongest)) report.Add(source, place, Rules.RightIsLongest, FrontMatter.Number(questions.Length));
        var position = questions[0].Choices.TakeWhile(c => !c.IsRight).Count();
        if (!quiz.ShuffleChoices && questions.All(q => position < q.Choices.Length && q.Choices[position].IsRight))
            report.Add(source, place, Rules.RightIsAlwaysThere, FrontMatter.Number(position + 1), FrontMatter.Number(questions.Length));
    }

    private static bool RightIsLongest(SingleChoice question)
    {
        var right = question.Choices.First(c => c.IsRight).Text.Length;
        return question.Choices.All(c => c.IsRight || c.Text.Length < right);
    }

    private static void Objectives(Module module, Quiz quiz, FrontMatter matter, Source source, Report report)
    {
        var written = matter.Entries.FirstOrDefault(e => e.Key == "objectives")?.List ?? [];
        for (var i = 0; i < Math.Min(module.Objectives.Length, written.Length); i++)
        {
            if (!quiz.Live.Any(q => q.Objectives.Contains(i + 1))) report.Add(source, written[i].Offset, Rules.ObjectiveWithoutQuestion, FrontMatter.Number(i + 1));
        }
    }

    private static void Reviewed(Module module, FrontMatter matter, Source source, DateOnly today, Report report)
    {
        if (matter.Entries.FirstOrDefault(e => e.Key == "reviewed") is not { Text: { } text }) return;
        if (module.Reviewed.AddDays(Stale.Days) < today) report.Add(source, text.Offset, Rules.StaleReview, text.Text);
        else if (module.Reviewed > today.AddDays(1)) report.Add(source, text.Offset, Rules.FutureReview, text.Text);
    }
}
