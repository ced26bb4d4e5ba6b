// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Markdig.Extensions.Tables;
using Markdig.Syntax;

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
        if ((type is not ("match" or "order") && HasBadBoxes(first, last)) || broken) return null;
        var question = Question(answers);
        return context.Report.Count == before ? question : null;
    }

    private Question? Question(Block? answers)
    {
        var wanted = type switch { "match" => "@table", "order" => "@numbered", _ => "@choice-list" };
        switch (answers)
        {
            case null: context.Add(directive.Offset, Rules.NoAnswers, wanted); return null;
            case Table table when type == "match": return new TableReader(context).Read(table);
            case ListBlock { IsOrdered: true } list when type == "order": return OfItems(list);
            case ListBlock { IsOrdered: false } list when type is "text" or "number": return new TypedReader(context).Read(list, type == "number");
            case ListBlock { IsOrdered: false } list when wanted == "@choice-list": return OfChoices(list, new ChoiceReader(context).Read(list));
            default: context.Add(answers.Span.Start, Rules.WrongKindOfAnswers, type, wanted); return null;
        }
    }

    private ChoiceQuestion? OfChoices(ListBlock list, ImmutableArray<Choice> choices)
    {
        var right = choices.Count(c => c.IsRight);
        if (choices.Length < list.Count) return null;
        if (type == "truefalse" ? choices.Length != 2 : choices.Length < 2)
            context.Add(list.Span.Start, Rules.WrongNumberOfChoices, type == "truefalse" ? "@two" : "@two-or-more", FrontMatter.Number(choices.Length));
        else if (right == 0) context.Add(list.Span.Start, Rules.NoRightAnswer);
        else if (right > 1 && type != "multiple") context.Add(list.Span.Start, Rules.TooManyRightAnswers, FrontMatter.Number(right));
        return type switch
        {
            "multiple" => new MultipleChoice { Id = "", StemHtml = "", StemText = "", Choices = choices },
            "truefalse" => new TrueFalse { Id = "", StemHtml = "", StemText = "", Choices = choices },
            _ => new SingleChoice { Id = "", StemHtml = "", StemText = "", Choices = choices },
        };
    }

    private Ordering? OfItems(ListBlock list)
    {
        if (list.Count < 3) context.Add(list.Span.Start, Rules.TooFewItems, FrontMatter.Number(list.Count));
        Dictionary<string, int> seen = [];
        var items = ImmutableArray.CreateBuilder<string>(list.Count);
        foreach (var item in list.Cast<ListItemBlock>())
        {
            foreach (var other in item.Where(b => b is not (ParagraphBlock or HtmlBlock)).Concat(item.OfType<ParagraphBlock>().Skip(1)))
                context.Add(other.Span.Start, Rules.UnexpectedInQuestion);
            var inline = (item.FirstOrDefault() as ParagraphBlock)?.Inline?.FirstChild;
            var text = Folding.Fold(MarkdownText.Plain(inline));
            if (text.Length == 0) context.Add(item.Span.Start, Rules.EmptyText);
            else if (!seen.TryAdd(text, context.Source.LineOf(item.Span.Start))) context.Add(item.Span.Start, Rules.SameChoices, FrontMatter.Number(seen[text]));
            items.Add(context.Html.Inlines(inline));
        }

        return new Ordering { Id = "", StemHtml = "", StemText = "", ItemsHtml = items.ToImmutable() };
    }

    /// <summary>Boxes that Markdown folds into the line above or shows as text: found on the lines themselves, for their exact place.</summary>
    private bool HasBadBoxes(int first, int last)
    {
        var before = context.Report.Count;
        for (var line = first; line <= last; line++)
        {
            var text = context.Source.Line(line);
            if (!text.Contains('[', StringComparison.Ordinal)) continue;
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
