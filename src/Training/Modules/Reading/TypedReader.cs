// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;

namespace Training.Modules.Reading;

/// <summary>Reads the accepted answers of a question to which one types: every line is ticked, none has a feedback of its own.</summary>
internal sealed class TypedReader(Context context)
{
    public Question Read(ListBlock list, bool isNumber)
    {
        var lines = list.Cast<ListItemBlock>().Select(i => (Item: i, Text: Line(i))).Where(l => l.Text is not null).Select(l => (l.Item, l.Text!)).ToList();
        return isNumber
            ? Number(list, lines)
            : new ShortText { Id = "", StemHtml = "", StemText = "", Accepted = [.. lines.Select(l => l.Item2)] };
    }

    private Numeric Number(ListBlock list, List<(ListItemBlock Item, string Text)> lines)
    {
        var accepted = ImmutableArray.CreateBuilder<AcceptedNumber>();
        string? unit = null;
        foreach (var (item, text) in lines)
        {
            if (NumberText.Accepted(text) is not { } line) context.Add(item.Span.Start, Rules.UnreadableNumber, text);
            else if (line.From > line.To) context.Add(item.Span.Start, Rules.EmptyInterval, text);
            else if (line.Percent is < 1 or > 100) context.Add(item.Span.Start, Rules.CreditOutOfRange, FrontMatter.Number(line.Percent));
            else if (unit is not null && Folding.Fold(unit) != Folding.Fold(line.Unit)) context.Add(item.Span.Start, Rules.OtherUnit, line.Unit.Length > 0 ? line.Unit : "∅", unit.Length > 0 ? unit : "∅");
            else
            {
                unit ??= line.Unit;
                accepted.Add(new AcceptedNumber(line.From, line.To, line.Percent / 100m));
            }
        }

        if (accepted.Count == list.Count && accepted.All(a => a.Credit < 1)) context.Add(list.Span.Start, Rules.NoFullCredit);
        return new Numeric { Id = "", StemHtml = "", StemText = "", Accepted = accepted.ToImmutable(), Unit = unit ?? "" };
    }

    private string? Line(ListItemBlock item)
    {
        if (item.FirstOrDefault() is not ParagraphBlock { Inline.FirstChild: TaskList box })
        {
            context.Add(item.Span.Start, Rules.NoBox);
            return null;
        }

        var text = MarkdownText.Plain(box.NextSibling);
        if (!box.Checked) context.Add(item.Span.Start, Rules.UntickedAnswer);
        else if (Folding.Fold(text).Length == 0) context.Add(item.Span.Start, Rules.EmptyText);
        foreach (var other in item.Skip(1).Where(b => b is not HtmlBlock)) context.Add(other.Span.Start, other is QuoteBlock ? Rules.FeedbackNotHere : Rules.UnexpectedInQuestion);
        return text;
    }
}
