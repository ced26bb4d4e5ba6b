// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text;
using System.Globalization;
using Training.Modules;
using Training.Web.Attempts;

namespace Training.Web.Authoring;

/// <summary>A question with its place. Holds the answer key: shown to trainers only.</summary>
/// <param name="Lesson">The lesson in which it is asked; null for one of the quiz.</param>
/// <param name="Words">All that is written in it, folded.</param>
public sealed record BankQuestion(Module Module, Question Question, Lesson? Lesson, string Words)
{
    public bool IsScored => Lesson is null;

    /// <summary>Its type as authors write it.</summary>
    public string Type => TypeOf(Question);

    public static ImmutableArray<string> Types { get; } = ["single", "multiple", "truefalse", "text", "number", "match", "order"];

    private static string TypeOf(Question question) => question switch
    {
        SingleChoice => "single",
        MultipleChoice => "multiple",
        TrueFalse => "truefalse",
        ShortText => "text",
        Numeric => "number",
        Matching => "match",
        Ordering => "order",
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };
}

/// <summary>One page of what was found.</summary>
public sealed record BankPage(ImmutableArray<BankQuestion> Questions, int Found, int Page, int Pages);

/// <summary>All questions of all modules, the drafts' and the archived ones' too. Words are folded once for each reading of a file.</summary>
internal sealed class QuestionBank(Workshop workshop)
{
    private readonly ConditionalWeakTable<Module, ImmutableArray<BankQuestion>[]> _folded = [];

    /// <summary>Every question, by module in the order of the workshop, then as written.</summary>
    public IEnumerable<BankQuestion> All => workshop.Modules.Select(m => m.Shown).OfType<Module>().SelectMany(m => Of(m));

    /// <summary>The page asked for; the last one when there are fewer.</summary>
    public BankPage Find(BankFilter filter, int size)
    {
        var words = Fold(filter.Text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var found = All.Where(q => filter.Lets(q) && words.All(w => q.Words.Contains(w, StringComparison.Ordinal))).ToList();
        var pages = Math.Max(1, (found.Count + size - 1) / size);
        var page = Math.Min(filter.Page, pages);
        return new BankPage([.. found.Skip((page - 1) * size).Take(size)], found.Count, page, pages);
    }

    /// <summary>Case and accents left out, one space between words.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in string.Concat(text.EnumerateRunes()).Normalize(NormalizationForm.FormD).EnumerateRunes())
        {
            var category = Rune.GetUnicodeCategory(rune);
            if (category is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format) continue;
            if (Rune.IsWhiteSpace(rune) || Rune.IsControl(rune))
            {
                if (folded.Length > 0 && folded[^1] != ' ') folded.Append(' ');
            }
            else folded.Append(rune.Value switch { 'œ' or 'Œ' => "oe", 'æ' or 'Æ' => "ae", 'ł' or 'Ł' => "l", '’' or 'ʼ' => "'", _ => Rune.ToLowerInvariant(rune).ToString() });
        }

        return folded.ToString().TrimEnd();
    }

    private ImmutableArray<BankQuestion> Of(Module module) => _folded.GetValue(module, m => [Read(m)])[0];

    private static ImmutableArray<BankQuestion> Read(Module module) =>
    [
        .. module.Lessons.Concat(module.RetiredLessons).SelectMany(l => l.Checks.Select(q => new BankQuestion(module, q, l, WordsOf(q)))),
        .. (module.Quiz?.Questions ?? []).Select(q => new BankQuestion(module, q, null, WordsOf(q))),
    ];

    private static string WordsOf(Question question) => Fold(string.Join(' ', (string[])
    [
        question.Id, question.StemText, .. Answers(question), .. question.HintsHtml.Select(ShownQuestion.Plain),
        ShownQuestion.Plain(question.ExplanationHtml), ShownQuestion.Plain(question.SourceHtml), .. question.Tags, .. question.Facts,
    ]));

    private static IEnumerable<string> Answers(Question question) => question switch
    {
        ChoiceQuestion q => q.Choices.SelectMany(c => (string[])[c.Text, ShownQuestion.Plain(c.FeedbackHtml)]),
        ShortText q => q.Accepted,
        Matching q => q.LeftHtml.Concat(q.RightHtml).Select(ShownQuestion.Plain),
        Ordering q => q.ItemsHtml.Select(ShownQuestion.Plain),
        _ => [],
    };
}
