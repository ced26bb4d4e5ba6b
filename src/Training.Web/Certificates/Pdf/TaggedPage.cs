// SPDX-License-Identifier: AGPL-3.0-or-later
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.Pdf.Annotations;
using PdfSharp.UniversalAccessibility;

namespace Training.Web.Certificates.Pdf;

/// <summary>
/// An A4 page on which everything drawn is either in an element of the document's structure or an artifact. Places are in millimetres
/// from the top left corner, as the look gives them; sizes of letters are in points.
/// </summary>
internal sealed class TaggedPage : IDisposable
{
    private readonly XGraphics _graphics;
    private readonly StructureBuilder _tags;

    public TaggedPage(PdfDocument document, double width, double height)
    {
        // Adding a page resets the structure's current page: the manager must exist before.
        _tags = UAManager.ForDocument(document).StructureBuilder;
        var page = document.AddPage();
        page.Width = XUnit.FromMillimeter(width);
        page.Height = XUnit.FromMillimeter(height);
        _graphics = XGraphics.FromPdfPage(page);
        Type = new Typesetter(_graphics);
    }

    public Typesetter Type { get; }

    /// <summary>Points in so many millimetres.</summary>
    public static double Points(double millimetres) => millimetres * 72 / 25.4;

    /// <summary>Millimetres in so many points.</summary>
    public static double Millimetres(double points) => points * 25.4 / 72;

    /// <summary>Baseline, in millimetres, of the first line of a text whose box begins at a height.</summary>
    /// <param name="top">Top of the box in millimetres.</param>
    /// <param name="face">Its letter.</param>
    /// <param name="size">In points.</param>
    /// <param name="leading">Height of a line in parts of the size.</param>
    public static double Baseline(double top, PdfFace face, double size, double leading) =>
        top + Millimetres(size * ((leading - face.Ascent - face.Descent) / 2 + face.Ascent));

    public void Block(PdfBlockLevelElementTag tag, Action draw)
    {
        _tags.BeginElement(tag);
        draw();
        _tags.End();
    }

    /// <summary>A header cell that speaks for its row.</summary>
    public void RowHeader(Action draw)
    {
        _tags.BeginElement(PdfBlockLevelElementTag.TableHeaderCell);
        _tags.CurrentStructureElement.Elements["/A"] = ScopeOfRow();
        draw();
        _tags.End();
    }

    /// <summary>Shapes that say nothing to who does not see them, drawn in millimetres.</summary>
    public void Artifact(Action<XGraphics> draw)
    {
        _tags.BeginArtifact();
        InMillimetres(draw);
        _tags.End();
    }

    /// <summary>A picture with what it says.</summary>
    public void Figure(string alternative, XRect place, Action<XGraphics, XRect> draw)
    {
        var box = new XRect(Points(place.X), Points(place.Y), Points(place.Width), Points(place.Height));
        _tags.BeginElement(PdfIllustrationElementTag.Figure, Plain(alternative), box);
        draw(_graphics, box);
        _tags.End();
    }

    public void Link(Uri address, string alternative, XRect place, Action draw)
    {
        var box = new XRect(Points(place.X), Points(place.Y), Points(place.Width), Points(place.Height));
        var link = PdfLinkAnnotation.CreateWebLink(new PdfRectangle(_graphics.Transformer.WorldToDefaultPage(box)), address.AbsoluteUri);
        // The machine's clock has no place in a document that another rendering must match.
        link.Elements.Remove("/M");
        _tags.BeginElement(link, Plain(alternative));
        draw();
        _tags.End();
    }

    /// <summary>A line of text from a point on its baseline, in millimetres.</summary>
    /// <returns>Where the line ends, in millimetres.</returns>
    public double Text(IEnumerable<Span> line, double size, XBrush brush, double x, double baseline) =>
        Millimetres(Type.Draw(line, size, brush, Points(x), Points(baseline)));

    /// <inheritdoc cref="Text(IEnumerable{Span}, double, XBrush, double, double)"/>
    public double Text(string text, PdfFace face, double size, XBrush brush, double x, double baseline) =>
        Text([new Span(text, face)], size, brush, x, baseline);

    /// <summary>A paragraph of one line, shrunk by half points down to a smallest size when the width is not enough.</summary>
    public void Line(string text, PdfFace face, double size, XBrush brush, double x, double baseline, double width, double smallest = 6) =>
        Block(PdfBlockLevelElementTag.Paragraph, () => Text(text, face, Type.SizeToFit([new Span(text, face)], Points(width), size, smallest), brush, x, baseline));

    /// <summary>A paragraph shrunk by half points down to a smallest size, then wrapped, then shrunk again until its lines are few enough.</summary>
    /// <returns>Baseline, in millimetres, of the line that would come next at a size of <paramref name="size"/>.</returns>
    public double Paragraph(IReadOnlyList<Span> spans, double size, double smallest, int mostLines, XBrush brush, double x, double baseline, double width)
    {
        var fitting = Type.SizeToFit(spans, Points(width), size, smallest);
        var lines = Type.Wrap(spans, Points(width), fitting);
        while (lines.Count > mostLines) lines = Type.Wrap(spans, Points(width), fitting -= .5);
        var pitch = Millimetres(fitting * 1.25);
        Block(PdfBlockLevelElementTag.Paragraph, () =>
        {
            for (var i = 0; i < lines.Count; i++) Text(lines[i], fitting, brush, x, baseline + i * pitch);
        });
        return baseline + (lines.Count - 1) * pitch + Millimetres(size * 1.45);
    }

    /// <summary>Text for what is not drawn: PDFsharp writes a no-break space there as the euro sign of the old PDF encoding.</summary>
    public static string Plain(string text) => text.Normalize().Replace('\u00a0', ' ').Replace('\u202f', ' ');

    public void Dispose() => _graphics.Dispose();

    /// <summary>Draws shapes in millimetres inside the current element.</summary>
    public void InMillimetres(Action<XGraphics> draw)
    {
        var state = _graphics.Save();
        _graphics.ScaleTransform(72 / 25.4);
        draw(_graphics);
        _graphics.Restore(state);
    }

    private static PdfDictionary ScopeOfRow()
    {
        var attributes = new PdfDictionary();
        attributes.Elements.SetName("/O", "/Table");
        attributes.Elements.SetName("/Scope", "/Row");
        return attributes;
    }
}
