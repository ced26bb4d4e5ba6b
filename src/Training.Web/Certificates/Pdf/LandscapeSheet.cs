// SPDX-License-Identifier: AGPL-3.0-or-later
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using Training.Certificates;
using Training.Shared;

namespace Training.Web.Certificates.Pdf;

/// <summary>The landscape document: black column from 0 to 64 mm, text from 80 to 281 mm, rules at 93.5 and 163.5 mm.</summary>
internal sealed class LandscapeSheet(PdfDocument document, Certificate certificate, CertificateNumber number, Uri verifyAddress)
{
    private const double PageWidth = 297, PageHeight = 210, Left = 80, Right = 281, Width = Right - Left;

    public void Draw()
    {
        using var page = new TaggedPage(document, PageWidth, PageHeight);
        page.Artifact(g =>
        {
            g.DrawRectangle(Ink.Paper, 0, 0, PageWidth, PageHeight);
            CoalColumn.Draw(g);
        });
        DrawBrand(page);
        DrawHolder(page);
        DrawFollowed(page);
        DrawFacts(page);
        Rule(page, 93.5, .9, Ink.Coal);
        var next = ObjectiveTable.Draw(page, certificate.Objectives, 0, Left, 97, Width, 162.5);
        Rule(page, 163.5, .3, Ink.Coal);
        DrawSignature(page);
        DrawVerification(page);
        while (next < certificate.Objectives.Length) next = DrawContinuation(next);
    }

    private static void DrawBrand(TaggedPage page)
    {
        page.Block(PdfBlockLevelElementTag.Paragraph, () => page.Text("Briquet", PdfFace.Title, 19, Ink.Chalk, 21.5, 19.9));
        page.Block(PdfBlockLevelElementTag.Paragraph, () =>
        {
            var first = TaggedPage.Baseline(28, PdfFace.Text, 9.5, 1.35);
            page.Text("Autour du Louvre-Lens ", PdfFace.Text, 9.5, Ink.Dust, 8, first);
            page.Text("Lys-Artois", PdfFace.Text, 9.5, Ink.Dust, 8, first + TaggedPage.Millimetres(9.5 * 1.35));
        });
    }

    private void DrawHolder(TaggedPage page)
    {
        page.Block(PdfBlockLevelElementTag.Heading1, () =>
            page.Text(certificate.Wording.Title, PdfFace.Title, 25, Ink.Coal, Left, TaggedPage.Baseline(14, PdfFace.Title, 25, 1)));
        if (certificate.Wording.Law.Length > 0)
            page.Line(certificate.Wording.Law, PdfFace.Text, 9.5, Ink.Soft, Left, TaggedPage.Baseline(26.5, PdfFace.Text, 9.5, 1.4), Width);
        if (certificate.Mention.Length > 0)
            page.Paragraph([new(Sentence(certificate.Mention), PdfFace.Text)], 9.5, 8, 2, Ink.Soft, Left, TaggedPage.Baseline(30.9, PdfFace.Text, 9.5, 1.4), Width);
        page.Block(PdfBlockLevelElementTag.Paragraph, () => DrawName(page));
        var employer = string.Join(", ", new[] { certificate.Establishment, certificate.EstablishmentCity }.Where(s => s.Length > 0));
        if (employer.Length > 0)
            page.Paragraph([new(employer, PdfFace.Text)], 12, 9, 2, Ink.Coal, Left, TaggedPage.Baseline(57.5, PdfFace.Text, 12, 1.4), Width);
    }

    /// <summary>40 points, shrunk down to 28, then on two lines, which shrink again only for names that no line of 28 points holds.</summary>
    private void DrawName(TaggedPage page)
    {
        Span[] name = [new(certificate.HolderName, PdfFace.Name)];
        var width = TaggedPage.Points(Width);
        var size = page.Type.SizeToFit(name, width, 40, 28);
        var lines = page.Type.Wrap(name, width, size);
        while (lines.Count > 2) lines = page.Type.Wrap(name, width, --size);
        var pitch = TaggedPage.Millimetres(size);
        // One line is centred in the box of a line of 40 points; two lines go up, towards the title, rather than down on the employer.
        var top = lines.Count == 1 ? 40 + (TaggedPage.Millimetres(40) - pitch) / 2 : 45.5 - pitch;
        foreach (var line in lines)
        {
            page.Text(line, size, Ink.FiredBrick, Left, TaggedPage.Baseline(top, PdfFace.Name, size, 1));
            top += pitch;
        }
    }

    private void DrawFollowed(TaggedPage page)
    {
        var (_, _, before, after) = certificate.Wording;
        Span[] sentence =
        [
            new(before + " ", PdfFace.Text), new($"«\u202f{certificate.Training}\u202f»", PdfFace.Strong), new(after, PdfFace.Text),
        ];
        var width = TaggedPage.Points(Width);
        var size = page.Type.SizeToFit(sentence, width, 13, 10.5);
        var lines = page.Type.Wrap(sentence, width, size);
        while (lines.Count > 2) lines = page.Type.Wrap(sentence, width, size -= .5);
        page.Block(PdfBlockLevelElementTag.Paragraph, () =>
        {
            var baseline = TaggedPage.Baseline(66, PdfFace.Text, size, lines.Count == 1 ? 1.4 * 13 / size : 1.2);
            foreach (var line in lines)
            {
                page.Text(line, size, Ink.Coal, Left, baseline);
                baseline += TaggedPage.Millimetres(size * 1.2);
            }
        });
    }

    /// <summary>Columns of label and value, tagged as a list; what is empty takes no column.</summary>
    private void DrawFacts(TaggedPage page)
    {
        (string Label, string Value, double Width)[] facts =
        [
            ("Nature", certificate.Nature, 47.25), ("Modalité", certificate.Modality, 47.25), ("Durée", new Hours(certificate.Minutes).Printed, 40.5),
            ("Dates", FrenchDates.Period(certificate.FirstDay, certificate.LastDay), 54),
        ];
        double x = Left, valueTop = 77.5 + TaggedPage.Millimetres(9 * 1.4);
        page.Block(PdfBlockLevelElementTag.List, () =>
        {
            foreach (var (label, value, width) in facts.Where(f => f.Value.Length > 0))
            {
                var size = page.Type.SizeToFit([new(value, PdfFace.Strong)], TaggedPage.Points(width), 11, 6);
                page.Block(PdfBlockLevelElementTag.ListItem, () =>
                {
                    page.Block(PdfBlockLevelElementTag.Label, () =>
                        page.Text(label, PdfFace.Text, 9, Ink.Soft, x, TaggedPage.Baseline(77.5, PdfFace.Text, 9, 1.4)));
                    page.Block(PdfBlockLevelElementTag.ListBody, () =>
                        page.Text(value, PdfFace.Strong, size, Ink.Coal, x, TaggedPage.Baseline(valueTop, PdfFace.Strong, 11, 1.4)));
                });
                x += width + 4;
            }
        });
    }

    /// <summary>Each line goes below what the one above took; a short one stands where the look has it.</summary>
    private void DrawSignature(TaggedPage page)
    {
        const double width = 79;
        var place = certificate.Place.Length > 0 ? $"Fait à {certificate.Place}, le" : "Fait le";
        var until = certificate.ValidUntil is { } last ? $", valable jusqu’au {FrenchDates.Day(last)}" : "";
        var y = page.Paragraph([new($"{place} {FrenchDates.Day(certificate.IssuedOn)}{until}", PdfFace.Text)], 10.5, 8, 2, Ink.Coal, Left, 171.8, width) + 1.3;
        if (certificate.SignatoryName.Length > 0)
            y = page.Paragraph([new(certificate.SignatoryName, PdfFace.Strong), new($", {certificate.SignatoryCapacity}", PdfFace.Text)], 10.5, 8, 3, Ink.Coal, Left, y, width);
        y = page.Paragraph([new(certificate.Issuer, PdfFace.Text)], 10.5, 8, 2, Ink.Coal, Left, y, width);
        if (certificate.SignatureSentence.Length > 0)
            page.Paragraph([new(certificate.SignatureSentence, PdfFace.Text)], 9, 8, 2, Ink.Soft, Left, y + .5, width);
    }

    private void DrawVerification(TaggedPage page)
    {
        const double right = 246, width = 84;
        DrawAtRight(page, new(number.ToString(), PdfFace.Strong), 10.5, right, 176);
        DrawAtRight(page, new("Vérifier ce document\u00a0:", PdfFace.Text), 9.5, right, 181.2);

        Span address = new(verifyAddress.Authority + verifyAddress.PathAndQuery, PdfFace.Text);
        var size = page.Type.SizeToFit([address], TaggedPage.Points(width), 9.5, 5);
        var x = right - TaggedPage.Millimetres(page.Type.Measure([address], size));
        page.Link(verifyAddress, "Page qui vérifie ce document", new XRect(x, 182.6, right - x, 5), () => page.Text([address], size, Ink.Coal, x, 186.2));
        page.Artifact(g => g.DrawLine(new XPen(Ink.Brick.Color, .26), x, 186.9, right, 186.9));

        page.Figure($"Code QR vers la page de vérification\u00a0: {verifyAddress.AbsoluteUri}", new XRect(249, 167, 32, 32), (g, box) => QrSquare.Draw(g, verifyAddress, box));
    }

    private static void DrawAtRight(TaggedPage page, Span text, double size, double right, double baseline)
    {
        var x = right - TaggedPage.Millimetres(page.Type.Measure([text], size));
        page.Block(PdfBlockLevelElementTag.Paragraph, () => page.Text([text], size, Ink.Coal, x, baseline));
    }

    private static string Sentence(string text) => char.ToUpperInvariant(text[0]) + text[1..].TrimEnd('.') + ".";

    private static void Rule(TaggedPage page, double y, double thickness, XSolidBrush brush) =>
        page.Artifact(g => g.DrawLine(new XPen(brush.Color, thickness), Left, y, Right, y));

    /// <summary>One more page for the objectives that the first does not hold.</summary>
    /// <returns>The position of the first objective that is still to be drawn.</returns>
    private int DrawContinuation(int from)
    {
        using var page = new TaggedPage(document, PageWidth, PageHeight);
        page.Artifact(g =>
        {
            g.DrawRectangle(Ink.Paper, 0, 0, PageWidth, PageHeight);
            CoalColumn.Draw(g);
        });
        page.Line($"{certificate.Wording.Title}, {certificate.HolderName}, {number}", PdfFace.Text, 9.5, Ink.Soft, Left, 20, Width);
        Rule(page, 24, .9, Ink.Coal);
        return ObjectiveTable.Draw(page, certificate.Objectives, from, Left, 27.5, Width, 196);
    }
}
