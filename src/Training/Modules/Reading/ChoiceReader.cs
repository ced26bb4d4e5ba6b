// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Markdig.Extensions.TaskLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Modules.Reading;

/// <summary>Reads a list of boxes to tick, with what is said to who picks each.</summary>
internal sealed class ChoiceReader(Context context)
{
    public ImmutableArray<Choice> Read(ListBlock list)
    {
        var choices = ImmutableArray.CreateBuilder<Choice>(list.Count);
        Dictionary<string, int> seen = [];
        foreach (var item in list.Cast<ListItemBlock>())
        {
            if (Read(item) is not { } choice) continue;
            var line = context.Source.LineOf(item.Span.Start);
            if (!seen.TryAdd(Folding.Fold(choice.Text), line))
                context.Add(item.Span.Start, Rules.SameChoices, FrontMatter.Number(seen[Folding.Fold(choice.Text)]));
            choices.Add(choice);
        }

        return choices.ToImmutable();
    }

    private Choice? Read(ListItemBlock item)
    {
        if (item.FirstOrDefault() is not ParagraphBlock { Inline.FirstChild: TaskList box } paragraph)
        {
            context.Add(item.Span.Start, Rules.NoBox);
            return null;
        }

        var pin = Pin(paragraph.Inline!);
        var text = MarkdownText.Plain(box.NextSibling, pin);
        if (text.Length == 0) context.Add(item.Span.Start, Rules.EmptyText);
        var feedback = item.Skip(1).FirstOrDefault() as QuoteBlock;
        foreach (var other in item.Skip(1).Where(b => b != feedback && b is not HtmlBlock)) context.Add(other.Span.Start, Rules.UnexpectedInQuestion);
        return new Choice(context.Html.Inlines(box.NextSibling, pin), text, box.Checked, feedback is null ? "" : context.Html.Blocks(feedback), pin is not null, Picture(box));
    }

    /// <summary>The trailing <c>&lt;!-- pin --&gt;</c> of a choice, which is then used.</summary>
    private HtmlInline? Pin(ContainerInline inline)
    {
        if (inline.LastChild is not HtmlInline html || html.Tag.Replace(" ", "", StringComparison.Ordinal) != "<!--pin-->") return null;
        context.Used.Add(html);
        return html;
    }

    private static string? Picture(Inline box)
    {
        var pictures = box.Parent!.OfType<LinkInline>().Where(l => l.IsImage).ToList();
        return pictures is [{ Url: { } url }] ? url : null;
    }
}
