// SPDX-License-Identifier: AGPL-3.0-or-later
using Markdig.Extensions.CustomContainers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Modules.Reading;

/// <summary>One slip of typography: what stands at a place and what should.</summary>
internal sealed record Slip(Rule Rule, int Offset, int Length, string Mended);

/// <summary>French typography of what people read: thin spaces, quotes, apostrophes, dots. Code, addresses and foreign phrases are left alone.</summary>
internal static class TypographyCheck
{
    private const char Thin = '\u202F', NoBreak = '\u00A0';
    private static readonly string[] ReadKeys = ["title", "summary", "objectives", "sources", "mention", "nature", "modality"];

    /// <summary>Slips in the order of the text.</summary>
    public static List<Slip> Find(string text, FrontMatter matter, MarkdownDocument document)
    {
        List<Slip> slips = [];
        foreach (var written in matter.Entries.Where(e => ReadKeys.Contains(e.Key)).SelectMany(e => e.IsList ? e.List : [e.Text!]))
        {
            // A quoted or folded value is not in the file letter for letter.
            if (string.CompareOrdinal(text, written.Offset, written.Text, 0, written.Text.Length) == 0) Scan(text, written.Offset, written.Offset + written.Text.Length, slips);
        }

        foreach (var literal in document.Descendants<LiteralInline>().Where(l => !IsForeign(l)))
        {
            var (start, end) = (literal.Span.Start, literal.Span.End + 1);
            if (start < 0 || end > text.Length || end <= start) continue;
            // A cell of a table keeps its place with the spaces around it and its content without.
            var at = text.AsSpan(start, end - start).IndexOf(literal.Content.AsSpan());
            if (at >= 0) Scan(text, start + at, start + at + literal.Content.Length, slips);
        }

        return [.. slips.DistinctBy(s => s.Offset).OrderBy(s => s.Offset)];
    }

    private static bool IsForeign(LiteralInline literal)
    {
        if (literal.Parent is LinkInline && literal.Content.AsSpan().Contains("://", StringComparison.Ordinal)) return true;
        for (var parent = literal.Parent; parent is not null; parent = parent.Parent)
        {
            if (parent is LinkInline link && Links.Language(link.Url) is { } language) return language != "fr";
        }

        for (Block? block = literal.Parent?.ParentBlockOf(); block is not null; block = block.Parent)
        {
            if (block is CustomContainer { Info: ContainerKind.Phrase } phrase) return ContainerWriter.PhraseLang(phrase.Arguments) != "fr";
        }

        return false;
    }

    private static LeafBlock? ParentBlockOf(this ContainerInline inline)
    {
        var top = inline;
        while (top.Parent is not null) top = top.Parent;
        return top.ParentBlock;
    }

    private static void Scan(string text, int start, int end, List<Slip> slips)
    {
        for (var i = start; i < end; i++)
        {
            var slip = text[i] switch
            {
                ';' or '!' or '?' => Before(text, i, Thin, Rules.HighPunctuation),
                ':' => Colon(text, i),
                '«' => After(text, i),
                '»' => Before(text, i, Thin, Rules.QuoteSpace),
                '\'' when IsElision(text, i) => new Slip(Rules.Apostrophe, i, 1, "’"),
                '"' => Quote(text, i),
                '.' when IsDots(text, i) => new Slip(Rules.Dots, i, 3, "…"),
                _ => null,
            };
            if (slip is not null) slips.Add(slip);
        }
    }

    /// <summary>A sign that wants a space before it: the plain space is replaced, a missing one put in after a word.</summary>
    private static Slip? Before(string text, int at, char wanted, Rule rule)
    {
        var previous = At(text, at - 1);
        if (previous is ' ' or Thin or NoBreak) return previous == wanted || at < 2 || At(text, at - 2) is '\n' ? null : new Slip(rule, at - 1, 1, wanted.ToString());
        var word = at - 1;
        while (At(text, word) is '*' or '_') word--;
        return char.IsLetterOrDigit(At(text, word)) || At(text, word) is ')' or '»' or '’' ? new Slip(rule, at, 0, wanted.ToString()) : null;
    }

    private static Slip? Colon(string text, int at)
    {
        var next = At(text, at + 1);
        var isPunctuation = next is ' ' or NoBreak or Thin or '\n' or '\r' or '\0' or '*' or '_' or '«';
        return isPunctuation && At(text, at - 1) != ':' ? Before(text, at, NoBreak, Rules.ColonSpace) : null;
    }

    private static Slip? After(string text, int at)
    {
        var next = At(text, at + 1);
        if (next == Thin) return null;
        return next is ' ' or NoBreak ? new Slip(Rules.QuoteSpace, at + 1, 1, Thin.ToString()) : new Slip(Rules.QuoteSpace, at + 1, 0, Thin.ToString());
    }

    private static Slip Quote(string text, int at)
    {
        var opens = At(text, at - 1) is ' ' or '\n' or '(' or '’' or '*' or '_' or '|' or NoBreak or Thin or '\0';
        return new Slip(Rules.StraightQuotes, at, 1, opens ? "«" + Thin : Thin + "»");
    }

    private static bool IsDots(string text, int at) =>
        At(text, at + 1) == '.' && At(text, at + 2) == '.' && At(text, at + 3) != '.' && At(text, at - 1) is not ('.' or '/');

    /// <summary>Between two letters; what follows may be in italics or between quotes.</summary>
    private static bool IsElision(string text, int at)
    {
        var next = at + 1;
        while (At(text, next) is '*' or '_') next++;
        return IsLetter(text, at - 1) && (IsLetter(text, next) || At(text, next) == '«');
    }

    private static bool IsLetter(string text, int at) => char.IsLetter(At(text, at));

    private static char At(string text, int at) => at >= 0 && at < text.Length ? text[at] : '\0';
}
