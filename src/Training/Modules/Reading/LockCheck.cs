// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text.RegularExpressions;

namespace Training.Modules.Reading;

/// <summary>Compares a module with what was published of it.</summary>
internal static partial class LockCheck
{
    /// <param name="module">The module as it reads now.</param>
    /// <param name="places">Where each id stands in its file.</param>
    /// <param name="source">The module's file.</param>
    /// <param name="locked">The lock's file.</param>
    /// <param name="report">Where to complain.</param>
    public static void Check(Module module, IReadOnlyDictionary<string, int> places, Source source, Source locked, Report report)
    {
        var questions = module.AllQuestions.ToDictionary(q => q.Id);
        var others = module.Lessons.Concat(module.RetiredLessons).Select(l => "lesson " + l.Id).ToHashSet();
        if (module.Quiz is { } quiz) others.Add("quiz " + quiz.Id);
        var kept = 0;
        var isBehind = false;
        for (var line = 1; line <= locked.LineCount; line++)
        {
            var text = locked.Line(line);
            if (text.Length == 0 || text[0] == '#') continue;
            var match = Shape().Match(text);
            var id = match.Groups["id"].Value;
            kept++;
            if (!match.Success) report.Add(locked, locked.StartOf(line), Rules.UnreadableLock);
            else if (!match.Groups["rev"].Success ? !others.Contains(text) : !questions.ContainsKey(id)) report.Add(locked, locked.StartOf(line), Rules.IdGone, id);
            else if (match.Groups["rev"].Success) isBehind |= IsBehind(questions[id], match, places.GetValueOrDefault(id), source, report);
        }

        if (isBehind || kept < questions.Count + others.Count) report.Add(locked, 0, Rules.LockBehind, module.Id);
    }

    /// <summary>Whether a question has moved on, as it may; what it may not is reported.</summary>
    private static bool IsBehind(Question question, Match match, int place, Source source, Report report)
    {
        var rev = int.Parse(match.Groups["rev"].Value, CultureInfo.InvariantCulture);
        if (question.Rev < rev) report.Add(source, place, Rules.RevLowered, FrontMatter.Number(rev));
        else if (question.Rev == rev && QuestionMeaning.Of(question) != match.Groups["meaning"].Value)
            report.Add(source, place, Rules.MeaningChanged, question.Id, FrontMatter.Number(rev + 1));
        return question.Rev > rev;
    }

    [GeneratedRegex(@"\A(?:(?:lesson|quiz) (?<id>[a-z0-9-]{3,40})|question (?<id>[a-z0-9-]{3,40}) rev=(?<rev>\d{1,4}) meaning=(?<meaning>[0-9a-f]{16}))\z")]
    private static partial Regex Shape();
}
