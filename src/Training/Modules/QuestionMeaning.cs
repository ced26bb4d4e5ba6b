// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Training.Modules;

/// <summary>
/// What a question means, whatever its words and its language: type, number of choices, right ones, pairs, items, accepted numbers, score.
/// Translations have the same meaning; a change of meaning raises <see cref="Question.Rev"/>.
/// </summary>
public static class QuestionMeaning
{
    /// <summary>Sixteen hexadecimal digits, the same for two questions of the same meaning.</summary>
    public static string Of(Question question) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text(question)))[..8]);

    private static string Text(Question question) => (question.Partial ? "partial " : "all ") + question switch
    {
        TrueFalse q => "truefalse " + Key(q),
        MultipleChoice q => "multiple " + Key(q),
        ChoiceQuestion q => "single " + Key(q),
        // Accepted texts are words: each language has its own.
        ShortText => "text",
        Numeric q => "number " + string.Join(' ', q.Accepted.Select(a => $"{Plain(a.From)}..{Plain(a.To)}*{Plain(a.Credit)}")),
        Matching q => $"match {q.LeftHtml.Length} {q.RightHtml.Length} {string.Join(' ', q.RightHtml.Select(r => q.RightHtml.IndexOf(r)))}",
        Ordering q => $"order {q.ItemsHtml.Length}",
        _ => question.GetType().Name,
    };

    private static string Key(ChoiceQuestion question) => string.Concat(question.Choices.Select(c => c.IsRight ? 'x' : '-'));

    private static string Plain(decimal number) => number.ToString("0.############", CultureInfo.InvariantCulture);
}
