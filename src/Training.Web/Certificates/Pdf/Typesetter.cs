// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Fonts;

namespace Training.Web.Certificates.Pdf;

/// <summary>A stretch of text in one letter.</summary>
internal readonly record struct Span(string Text, PdfFace Face);

/// <summary>Measures, wraps and draws text on one page; lengths are in points.</summary>
internal sealed class Typesetter(XGraphics page)
{
    private static readonly ConcurrentDictionary<(string File, Rune Rune), bool> Coverage = new();
    private readonly Dictionary<(string File, double Size), XFont> _fonts = [];

    /// <summary>The first character that no file of the letter can draw.</summary>
    public static Rune? FirstUnprintable(string text, PdfFace face)
    {
        foreach (var rune in Drawable(text).EnumerateRunes())
            if (FileFor(rune, face) is null) return rune;
        return null;
    }

    /// <summary>Width of a line.</summary>
    public double Measure(IEnumerable<Span> line, double size) => line.Sum(s => Measure(s.Text, s.Face, size));

    /// <inheritdoc cref="Measure(IEnumerable{Span}, double)"/>
    public double Measure(string text, PdfFace face, double size) => Runs(text, face).Sum(r => page.MeasureString(r.Text, Font(r.File, size)).Width);

    /// <summary>The largest size at which a line fits in a width, by half points between the two bounds; the smallest when none does.</summary>
    public double SizeToFit(IReadOnlyList<Span> line, double width, double largest, double smallest)
    {
        var size = largest;
        while (size > smallest && Measure(line, size) > width) size -= .5;
        return Math.Max(size, smallest);
    }

    /// <summary>Draws a line from a point on its baseline.</summary>
    /// <returns>Where the line ends.</returns>
    public double Draw(IEnumerable<Span> line, double size, XBrush brush, double x, double baseline)
    {
        foreach (var span in line)
            foreach (var (text, file) in Runs(span.Text, span.Face))
            {
                page.DrawString(text, Font(file, size), brush, x, baseline);
                x += page.MeasureString(text, Font(file, size)).Width;
            }

        return x;
    }

    /// <inheritdoc cref="Draw(IEnumerable{Span}, double, XBrush, double, double)"/>
    public double Draw(string text, PdfFace face, double size, XBrush brush, double x, double baseline) =>
        Draw([new Span(text, face)], size, brush, x, baseline);

    /// <summary>
    /// Breaks spans into lines that fit: after a space, after a hyphen, and inside a word only when the word alone is too wide.
    /// No-break spaces, thin ones included, never part. A line keeps the space that ends it: who extracts the text needs it.
    /// </summary>
    public List<List<Span>> Wrap(IReadOnlyList<Span> spans, double width, double size)
    {
        List<List<Span>> lines = [[]];
        double used = 0;
        foreach (var word in Words(spans).SelectMany(w => Cut(w, width, size)))
        {
            if (used > 0 && used + Measure(TrimEnd(word), size) > width)
            {
                lines.Add([]);
                used = 0;
            }

            lines[^1].AddRange(word);
            used += Measure(word, size);
        }

        return lines;
    }

    private XFont Font(string file, double size)
    {
        if (!_fonts.TryGetValue((file, size), out var font)) _fonts[(file, size)] = font = PdfFonts.Open(file, size);
        return font;
    }

    /// <summary>Stretches of a text that one file draws.</summary>
    private static List<(string Text, string File)> Runs(string text, PdfFace face)
    {
        List<(string Text, string File)> runs = [];
        foreach (var rune in Drawable(text).EnumerateRunes())
        {
            var file = FileFor(rune, face) ?? throw new UnprintableCharacterException(rune);
            if (runs.Count > 0 && runs[^1].File == file) runs[^1] = (runs[^1].Text + rune, file);
            else runs.Add((rune.ToString(), file));
        }

        return runs;
    }

    /// <summary>Accents composed; the thin no-break space and the no-break hyphen, which our fonts lack, under their breaking twins: wrapping is done before.</summary>
    private static string Drawable(string text) => text.Normalize().Replace('\u202f', '\u2009').Replace('\u2011', '-');

    private static string? FileFor(Rune rune, PdfFace face) =>
        face.Files.FirstOrDefault(f => Coverage.GetOrAdd((f, rune), key => GlyphHelper.GlyphIndexFromCodePoint(key.Rune.Value, PdfFonts.Open(key.File, 10)) != 0));

    /// <summary>Pieces between which a line may end; a piece may run over several spans.</summary>
    private static IEnumerable<List<Span>> Words(IEnumerable<Span> spans)
    {
        List<Span> word = [];
        foreach (var (text, face) in spans)
        {
            var start = 0;
            for (var i = 0; i < text.Length; i++)
            {
                if (text[i] is not (' ' or '-')) continue;
                word.Add(new Span(text[start..(i + 1)], face));
                yield return word;
                word = [];
                start = i + 1;
            }

            if (start < text.Length) word.Add(new Span(text[start..], face));
        }

        if (word.Count > 0) yield return word;
    }

    private IEnumerable<List<Span>> Cut(List<Span> word, double width, double size)
    {
        if (Measure(TrimEnd(word), size) <= width) return [word];
        return word.SelectMany(s => s.Text.EnumerateRunes().Select(r => (List<Span>)[new Span(r.ToString(), s.Face)]));
    }

    private static List<Span> TrimEnd(List<Span> line)
    {
        if (line.Count == 0 || !line[^1].Text.EndsWith(' ')) return line;
        return [.. line[..^1], line[^1] with { Text = line[^1].Text.TrimEnd(' ') }];
    }
}
