// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Modules.Reading;

/// <summary>Holds a translation against the original: same ids, same meaning; the rest comes from the original.</summary>
internal static class Translation
{
    public static Module Align(Module original, Module translated, IReadOnlyDictionary<string, int> places, HeaderReader header, Source source, Report report)
    {
        Settings(original, translated, header, source, report);
        var ids = original.Lessons.Concat(original.RetiredLessons).Select(l => l.Id).Concat(original.AllQuestions.Select(q => q.Id)).ToHashSet();
        if (original.Quiz is { } quiz) ids.Add(quiz.Id);
        foreach (var id in ids.Where(i => !places.ContainsKey(i)).Order(StringComparer.Ordinal)) report.Add(source, 0, Rules.NotTranslated, id);
        foreach (var (id, place) in places.Where(p => p.Key.Length > 0 && !ids.Contains(p.Key))) report.Add(source, place, Rules.NotInOriginal, id);
        foreach (var question in translated.AllQuestions)
        {
            if (original.Find(question.Id) is { } first && QuestionMeaning.Of(first) != QuestionMeaning.Of(question with { Partial = first.Partial }))
                report.Add(source, places[question.Id], Rules.OtherMeaning, question.Id);
        }

        return translated with
        {
            Lessons = Align(original.Lessons, translated.Lessons, original),
            RetiredLessons = Align(original.RetiredLessons, translated.RetiredLessons, original),
            Quiz = original.Quiz is null || translated.Quiz is null ? null : original.Quiz with { Title = translated.Quiz.Title, Questions = Align(original.Quiz.Questions, translated, original) },
        };
    }

    private static void Settings(Module original, Module translated, HeaderReader header, Source source, Report report)
    {
        void Same<T>(string key, T a, T b)
        {
            if (!EqualityComparer<T>.Default.Equals(a, b)) report.Add(source, header.Place(key), Rules.OtherSetting, key);
        }

        Same("status", original.Status, translated.Status);
        Same("audience", string.Join(',', original.Audience), string.Join(',', translated.Audience));
        Same("territory", string.Join(',', original.Territory), string.Join(',', translated.Territory));
        Same("theme", original.Theme, translated.Theme);
        Same("duration", original.Duration, translated.Duration);
        Same("level", original.Level, translated.Level);
        Same("pass", original.Pass, translated.Pass);
        Same("attempts", original.Attempts, translated.Attempts);
        Same("cooldown", original.Cooldown, translated.Cooldown);
        Same("badge", original.Badge, translated.Badge);
        if (original.Version != translated.Version) report.Add(source, header.Place("version"), Rules.OldTranslation, translated.Version, original.Version);
        if (original.Objectives.Length != translated.Objectives.Length)
            report.Add(source, header.Place("objectives"), Rules.OtherObjectives, FrontMatter.Number(translated.Objectives.Length), FrontMatter.Number(original.Objectives.Length));
    }

    /// <summary>In the order of the original, whose facts they keep.</summary>
    private static ImmutableArray<Lesson> Align(ImmutableArray<Lesson> first, ImmutableArray<Lesson> translated, Module original) =>
    [
        .. first.Select(l => (First: l, Other: translated.FirstOrDefault(t => t.Id == l.Id))).Where(l => l.Other is not null)
            .Select(l => l.Other! with { Facts = l.First.Facts, Parts = [.. l.Other.Parts.Select(p => Align(p, original))] }),
    ];

    private static LessonPart Align(LessonPart part, Module original) =>
        part is Check check && original.Find(check.Question.Id) is { } first ? new Check(Dress(first, check.Question)) : part;

    private static ImmutableArray<Question> Align(ImmutableArray<Question> first, Module translated, Module original) =>
        [.. first.Select(q => translated.Find(q.Id)).OfType<Question>().Select(q => Dress(original.Find(q.Id)!, q))];

    /// <summary>The words of the translation, everything else from the original.</summary>
    private static Question Dress(Question first, Question translated)
    {
        var dressed = translated with
        {
            Objectives = first.Objectives, Facts = first.Facts, Tags = first.Tags, Level = first.Level, Time = first.Time, InBattles = first.InBattles,
            InReview = first.InReview, Partial = first.Partial, Shuffled = first.Shuffled, Rev = first.Rev, Retired = first.Retired, LessonId = first.LessonId,
        };
        return dressed is ChoiceQuestion choice && first is ChoiceQuestion original && choice.Choices.Length == original.Choices.Length
            ? choice with { Choices = [.. choice.Choices.Select((c, i) => c with { IsPinned = original.Choices[i].IsPinned })] }
            : dressed;
    }
}
