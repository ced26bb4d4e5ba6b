// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Modules.Reading;

/// <summary>What a part of a quote is for.</summary>
internal enum Meaning
{
    None,
    Hint,
    Explanation,
    Source,
}

/// <summary>A stretch of a quote that a keyword opens.</summary>
/// <param name="Meaning">None when the word is none of ours.</param>
/// <param name="HasWord">Whether it opens with a word in bold before a colon.</param>
/// <param name="Word">That word, or the first words.</param>
/// <param name="Offset">Where it opens.</param>
/// <param name="Html">What it says, as block HTML.</param>
internal sealed record QuotePart(Meaning Meaning, bool HasWord, string Word, int Offset, string Html);

/// <summary>Cuts a quote at <c>**Indice :**</c>, <c>**Explication :**</c> and <c>**Source :**</c>.</summary>
internal static class Keywords
{
    private static readonly Dictionary<string, Meaning> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        ["indice"] = Meaning.Hint, ["hint"] = Meaning.Hint, ["tip"] = Meaning.Hint,
        ["explication"] = Meaning.Explanation, ["explanation"] = Meaning.Explanation, ["uitleg"] = Meaning.Explanation,
        ["source"] = Meaning.Source, ["bron"] = Meaning.Source,
    };

    /// <summary>The words that a language has for what may stand before, or after, the answers.</summary>
    public static ImmutableArray<string> Of(string lang, bool isAfter) => lang switch
    {
        "en" => isAfter ? ["Explanation", "Source"] : ["Hint"],
        "nl" => isAfter ? ["Uitleg", "Bron"] : ["Tip"],
        _ => isAfter ? ["Explication", "Source"] : ["Indice"],
    };

    public static List<QuotePart> Split(QuoteBlock quote, HtmlMaker html)
    {
        List<QuotePart> parts = [];
        foreach (var block in quote)
        {
            if (block is ParagraphBlock { Inline: { } inline }) Split(inline, html, parts);
            else if (parts.Count > 0) parts[^1] = parts[^1] with { Html = parts[^1].Html + html.Blocks([block]) };
            else parts.Add(new QuotePart(Meaning.None, false, "…", block.Span.Start, html.Blocks([block])));
        }

        if (parts.Count == 0) parts.Add(new QuotePart(Meaning.None, false, "…", quote.Span.Start, ""));
        return parts;
    }

    private static void Split(ContainerInline inline, HtmlMaker html, List<QuotePart> parts)
    {
        for (var start = inline.FirstChild; start is not null;)
        {
            var word = Word(start);
            var end = start.NextSibling;
            while (end is not null && !(end.PreviousSibling is LineBreakInline && Word(end) is not null)) end = end.NextSibling;
            var said = html.Inlines(word is null ? start : start.NextSibling, end);
            var text = said.Length > 0 ? $"<p>{said}</p>" : "";
            if (word is null && parts.Count > 0) parts[^1] = parts[^1] with { Html = parts[^1].Html + text };
            else parts.Add(new QuotePart(Known.GetValueOrDefault(word ?? ""), word is not null, word ?? FirstWords(start), start.Span.Start, text));
            start = end;
        }
    }

    /// <summary>The word in bold before a colon that an inline is; null when it is something else.</summary>
    private static string? Word(Inline inline)
    {
        if (inline is not EmphasisInline { DelimiterCount: 2 } bold) return null;
        var text = MarkdownText.Plain(bold.FirstChild);
        return text.EndsWith(':') ? text.TrimEnd(':', ' ', '\u00A0', '\u202F') : null;
    }

    private static string FirstWords(Inline start)
    {
        var text = MarkdownText.Plain(start);
        return text.Length <= 24 ? text : text[..24] + "…";
    }
}
