// SPDX-License-Identifier: AGPL-3.0-or-later
using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;

namespace Training.Web.Certificates.Pdf;

/// <summary>
/// Paragraphs and boxes to tick, one under the other, all in the largest size at which the whole fits in its height: long names first shrink
/// the text, then take more lines.
/// </summary>
internal sealed class FlowingText
{
    private const double Leading = 1.45, Largest = 11.5, Smallest = 6, BoxIndent = 8;
    private readonly List<Part> _parts = [];

    /// <summary>A paragraph or, when <paramref name="Ticked"/> is said, the text beside a box.</summary>
    private sealed record Part(IReadOnlyList<Span> Text, double Scale, double GapAfter, bool? Ticked)
    {
        public double Indent => Ticked is null ? 0 : BoxIndent;
    }

    /// <param name="gap">Room below, in millimetres.</param>
    /// <param name="spans">What it says.</param>
    public void Add(double gap, params Span[] spans) => Add(gap, 1, spans);

    /// <param name="gap">Room below, in millimetres.</param>
    /// <param name="scale">Its size, in parts of the size of the others.</param>
    /// <param name="spans">What it says.</param>
    public void Add(double gap, double scale, params Span[] spans) => _parts.Add(new Part(spans, scale, gap, null));

    public void AddBox(string text, bool ticked, double gap) => _parts.Add(new Part([new Span(text, ticked ? PdfFace.Strong : PdfFace.Text)], 1, gap, ticked));

    /// <summary>Draws everything from <paramref name="top"/> on; millimetres.</summary>
    public void Draw(TaggedPage page, double left, double top, double width, double bottom)
    {
        var size = Largest;
        while (size > Smallest && Height(page, width, size) > bottom - top) size -= .25;
        var y = top;
        for (var i = 0; i < _parts.Count; i++)
        {
            if (_parts[i].Ticked is null)
            {
                y = DrawPart(page, _parts[i], left, y, width, size);
                continue;
            }

            var end = _parts.FindIndex(i, p => p.Ticked is null);
            page.Block(PdfBlockLevelElementTag.List, () =>
            {
                for (; i < end; i++) y = DrawPart(page, _parts[i], left, y, width, size);
            });
            i--;
        }
    }

    private double Height(TaggedPage page, double width, double size) =>
        _parts.Sum(p => Lines(page, p, width, size).Count * TaggedPage.Millimetres(p.Scale * size * Leading) + p.GapAfter);

    private static List<List<Span>> Lines(TaggedPage page, Part part, double width, double size) =>
        page.Type.Wrap(part.Text, TaggedPage.Points(width - part.Indent), part.Scale * size);

    private static double DrawPart(TaggedPage page, Part part, double left, double top, double width, double size)
    {
        var own = part.Scale * size;
        var baseline = TaggedPage.Baseline(top, PdfFace.Text, own, Leading);
        var lines = Lines(page, part, width, size);
        void Text()
        {
            for (var i = 0; i < lines.Count; i++)
                page.Text(lines[i], own, Ink.Coal, left + part.Indent, baseline + TaggedPage.Millimetres(i * own * Leading));
        }

        if (part.Ticked is not { } ticked) page.Block(PdfBlockLevelElementTag.Paragraph, Text);
        else
            page.Block(PdfBlockLevelElementTag.ListItem, () =>
            {
                page.Block(PdfBlockLevelElementTag.Label, () => DrawBox(page, ticked, left + 2, baseline, own));
                page.Block(PdfBlockLevelElementTag.ListBody, Text);
            });
        return top + TaggedPage.Millimetres(lines.Count * own * Leading) + part.GapAfter;
    }

    private static void DrawBox(TaggedPage page, bool ticked, double left, double baseline, double size)
    {
        var side = TaggedPage.Millimetres(size * .75);
        page.Figure(ticked ? "Case cochée" : "Case non cochée", new XRect(left, baseline - side, side, side), (g, box) =>
        {
            var pen = new XPen(Ink.Coal.Color, .8);
            g.DrawRectangle(pen, box);
            if (!ticked) return;
            var tick = new XPen(Ink.Coal.Color, 1.4);
            g.DrawLine(tick, box.X + 1.5, box.Y + 1.5, box.Right - 1.5, box.Bottom - 1.5);
            g.DrawLine(tick, box.Right - 1.5, box.Y + 1.5, box.X + 1.5, box.Bottom - 1.5);
        });
    }
}
