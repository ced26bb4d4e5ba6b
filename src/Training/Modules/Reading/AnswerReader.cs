// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Modules.Reading;

/// <summary>Reads the answers of a question of any type.</summary>
internal sealed partial class AnswerReader(Context context, Directive directive, string type, bool broken)
{
    /// <summary>A question with its answers and nothing else yet; null when they are wrong.</summary>
    /// <param name="answers">The list or table; null when there is none.</param>
    /// <param name="first">First line under the directive, from 1.</param>
    /// <param name="last">Last line of the question.</param>
    public Question? Read(Block? answers, int first, int last)
    {
        var before = context.Report.Count;
        if (HasBadBoxes(first, last) || broken) return null;
        if (answers is null) context.Add(directive.Offset, Rules.NoAnswers, "@choice-list");
        else if (answers is not ListBlock { IsOrdered: false } list) context.Add(answers.Span.Start, Rules.WrongKindOfAnswers, type, "@choice-list");
        else
        {
            var choices = new ChoiceReader(context).Read(list);
            if (context.Report.Count == before) return OfChoices(list, choices);
        }

        return null;
    }

    private ChoiceQuestion? OfChoices(ListBlock list, ImmutableArray<Choice> choices)
    {
        var right = choices.Count(c => c.IsRight);
        if (type == "truefalse" ? choices.Length != 2 : choices.Length < 2)
            context.Add(list.Span.Start, Rules.WrongNumberOfChoices, type == "truefalse" ? "@two" : "@two-or-more", FrontMatter.Number(choices.Length));
        else if (right == 0) context.Add(list.Span.Start, Rules.NoRightAnswer);
        else if (right > 1 && type != "multiple") context.Add(list.Span.Start, Rules.TooManyRightAnswers, FrontMatter.Number(right));
        else
        {
            return type switch
            {
                "multiple" => new MultipleChoice { Id = "", StemHtml = "", StemText = "", Choices = choices },
                "truefalse" => new TrueFalse { Id = "", StemHtml = "", StemText = "", Choices = choices },
                _ => new SingleChoice { Id = "", StemHtml = "", StemText = "", Choices = choices },
            };
        }

        return null;
    }

    /// <summary>Boxes that Markdown folds into the line above or shows as text: found on the lines themselves, for their exact place.</summary>
    private bool HasBadBoxes(int first, int last)
    {
        var before = context.Report.Count;
        for (var line = first; line <= last; line++)
        {
            var text = context.Source.Line(line);
            var box = AnyBox().Match(text);
            if (box.Success && !GoodBox().IsMatch(text)) context.Add(context.Source.StartOf(line) + box.Groups["bullet"].Index, Rules.BadBox);
        }

        return context.Report.Count > before;
    }

    [GeneratedRegex(@"^\s*(?<bullet>[-*+])\s*\[\s*(\[\s*)?[xX]?\s*\](?!\()")]
    private static partial Regex AnyBox();

    [GeneratedRegex(@"^\s*[-*+] {1,4}\[[ xX]\](\s|$)")]
    private static partial Regex GoodBox();
}
