// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;
using Markdig;
using Markdig.Extensions.CustomContainers;
using Markdig.Parsers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Modules.Reading;

/// <summary>Our Markdown: the common one with tables, boxes to tick and containers, every node knowing its place.</summary>
internal static class MarkdownText
{
    public static MarkdownPipeline Pipeline { get; } = Build();

    public static MarkdownDocument Parse(string text) => Markdown.Parse(text, Pipeline);

    /// <summary>What a reader hears: the words of a stretch of inlines, from one to the other (left out; null: to the end).</summary>
    public static string Plain(Inline? first, Inline? end = null)
    {
        var words = new StringBuilder();
        for (var inline = first; inline is not null && inline != end; inline = inline.NextSibling) Append(words, inline);
        var text = words.ToString();
        // Most texts stand as they should.
        return IsPlain(text) ? text : string.Join(' ', text.Split((char[])[' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries));
    }

    /// <summary>How many words a block has.</summary>
    public static int Words(Block block)
    {
        var count = 0;
        var words = new StringBuilder();
        foreach (var leaf in block.Descendants().Prepend(block).OfType<LeafBlock>())
        {
            words.Clear();
            for (var inline = leaf.Inline?.FirstChild; inline is not null; inline = inline.NextSibling) Append(words, inline);
            count += Words(words.ToString());
        }

        return count;
    }

    /// <summary>Stretches between spaces that hold a letter or a digit.</summary>
    private static int Words(ReadOnlySpan<char> text)
    {
        var (count, isCounted) = (0, false);
        foreach (var c in text)
        {
            if (IsSpace(c) || c is '\u00A0' or '\u202F') isCounted = false;
            else if (!isCounted && char.IsLetterOrDigit(c)) (count, isCounted) = (count + 1, true);
        }

        return count;
    }

    private static bool IsSpace(char c) => c is ' ' or '\n' or '\r' or '\t';

    private static bool IsPlain(ReadOnlySpan<char> text) =>
        text.IsEmpty || (!IsSpace(text[0]) && !IsSpace(text[^1]) && text.IndexOfAny('\n', '\r', '\t') < 0 && text.IndexOf("  ", StringComparison.Ordinal) < 0);

    private static void Append(StringBuilder words, Inline inline)
    {
        switch (inline)
        {
            case LiteralInline literal: words.Append(literal.Content.AsSpan()); break;
            case CodeInline code: words.Append(code.Content); break;
            case HtmlEntityInline entity: words.Append(entity.Transcoded.AsSpan()); break;
            case AutolinkInline link: words.Append(link.Url); break;
            case LineBreakInline: words.Append(' '); break;
            case ContainerInline container:
                for (var child = container.FirstChild; child is not null; child = child.NextSibling) Append(words, child);
                break;
            default: break;
        }
    }

    private static MarkdownPipeline Build()
    {
        var builder = new MarkdownPipelineBuilder().UsePreciseSourceLocation().UseYamlFrontMatter().UseTaskLists().UsePipeTables();
        builder.Extensions.Add(new Containers());
        return builder.Build();
    }

    /// <summary>Blocks between <c>:::</c> alone: the stock extension also takes <c>::words::</c> inside a sentence.</summary>
    private sealed class Containers : IMarkdownExtension
    {
        public void Setup(MarkdownPipelineBuilder pipeline) => pipeline.BlockParsers.Insert(0, new CustomContainerParser());

        public void Setup(MarkdownPipeline pipeline, IMarkdownRenderer renderer)
        {
            // Drawn by HtmlMaker.
        }
    }
}
