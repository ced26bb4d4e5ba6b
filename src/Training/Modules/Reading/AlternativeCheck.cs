// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Modules.Reading;

/// <summary>
/// Who hears the pictures of a question must have to choose as who sees them: an alternative text says neither that it is right nor, alone
/// among the choices, the very words of the question.
/// </summary>
internal static partial class AlternativeCheck
{
    /// <summary>Shorter words join things rather than name them.</summary>
    private const int ShortestName = 5;

    private static readonly string[] Verdicts =
    [
        "bonnereponse", "mauvaisereponse", "reponsejuste", "reponsefausse", "bonchoix", "mauvaischoix", "rightanswer", "wronganswer", "correctanswer",
        "juisteantwoord", "juistantwoord", "fouteantwoord", "foutantwoord", "goedeantwoord", "goedantwoord",
    ];

    private static readonly HashSet<string> VerdictAlone = ["juste", "faux", "fausse", "vrai", "bon", "mauvais", "correct", "incorrect", "right", "wrong", "true", "false", "juist", "fout", "goed"];

    /// <param name="context">Where to complain.</param>
    /// <param name="stem">The question as plain text.</param>
    /// <param name="list">Its choices as written.</param>
    /// <param name="question">The same as read, in the same order.</param>
    public static void Check(Context context, string stem, ListBlock list, ChoiceQuestion question)
    {
        var pictures = list.Zip(question.Choices).Where(c => c.Second.Image is not null).ToList();
        if (pictures.Count == 0) return;
        var asked = Names(stem);
        asked.ExceptWith(question.Choices.Where(c => !c.IsRight).SelectMany(c => Names(c.Text)));
        foreach (var (item, choice) in pictures)
        {
            var text = Folding.Fold(choice.Text);
            var tells = VerdictAlone.Contains(text) || Verdicts.Any(v => text.Contains(v, StringComparison.Ordinal)) || (choice.IsRight && Names(choice.Text).Overlaps(asked));
            if (tells) context.Add(item.Descendants<LinkInline>().First().Span.Start, Rules.AlternativeTells, choice.Text);
        }
    }

    /// <summary>Its longer words, folded, without the mark of the plural.</summary>
    private static HashSet<string> Names(string text) => [.. Word().Matches(text).Select(m => Folding.Fold(m.Value)).Where(w => w.Length >= ShortestName).Select(w => w.TrimEnd('s', 'x'))];

    [GeneratedRegex(@"[\p{L}\p{N}]+")]
    private static partial Regex Word();
}
