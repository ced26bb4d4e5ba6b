// SPDX-License-Identifier: AGPL-3.0-or-later
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using Training.Certificates;
using Training.Shared;

namespace Training.Web.Certificates.Pdf;

/// <summary>
/// The certificat de réalisation as the ministry's model sets it: upright, black on white, the provider's letterhead, the sentences in their
/// order, the stamp. No score, no signature of the learner.
/// </summary>
internal sealed class RealisationSheet(PdfDocument document, Certificate certificate, Realisation said, CertificateNumber number, Uri verifyAddress, byte[]? stamp)
{
    private const double PageWidth = 210, PageHeight = 297, Left = 24, Right = 186, Width = Right - Left;
    private const double BodyTop = 74, BodyBottom = 200, SignatureTop = 206, FootTop = 258;

    public void Draw()
    {
        using var page = new TaggedPage(document, PageWidth, PageHeight);
        DrawLetterhead(page);
        DrawTitle(page);
        Body().Draw(page, Left, BodyTop, Width, BodyBottom);
        DrawSignature(page);
        DrawVerification(page);
    }

    private void DrawLetterhead(TaggedPage page)
    {
        page.Artifact(g => g.DrawRectangle(Ink.Coal, 0, 0, PageWidth, 6));
        var provider = said.Provider;
        var y = page.Paragraph([new(provider.Name, PdfFace.Caption)], 13, 9, 2, Ink.Coal, Left, 20, Width);
        y = page.Paragraph([new(provider.Address, PdfFace.Text)], 9.5, 7.5, 2, Ink.Soft, Left, y - 1, Width);
        var register = $"SIRET\u00a0: {Siret.Printed(provider.Siret)}";
        if (provider.ActivityNumber.Length > 0)
            register += $", numéro de déclaration d’activité\u00a0: {ActivityNumber.Printed(provider.ActivityNumber)}";
        page.Line(register, PdfFace.Text, 9.5, Ink.Soft, Left, y, Width);
        page.Artifact(g => g.DrawLine(new XPen(Ink.Coal.Color, .3), Left, y + 5, Right, y + 5));
    }

    private void DrawTitle(TaggedPage page)
    {
        Span[] title = [new(certificate.Wording.Title, PdfFace.Title)];
        var size = page.Type.SizeToFit(title, TaggedPage.Points(Width), 24, 16);
        var x = Left + (Width - TaggedPage.Millimetres(page.Type.Measure(title, size))) / 2;
        page.Block(PdfBlockLevelElementTag.Heading1, () => page.Text(title, size, Ink.Coal, x, 56));
    }

    private FlowingText Body()
    {
        var words = said.Wording;
        var text = new FlowingText();
        text.Add(4, Plain(words.Declares), new Span(certificate.SignatoryName, PdfFace.Strong), Plain($", {words.ForProvider}"), Strong(said.Provider.Name));
        text.Add(4, Plain(words.Certifies, last: true));
        text.Add(1.5, Plain(words.Civility), Strong(certificate.HolderName));
        text.Add(1.5, Plain(words.EmployedBy), Strong(said.Employer));
        text.Add(5, Plain(words.Followed), Strong($"«\u202f{certificate.Training}\u202f»"));
        text.Add(1.5, Plain(words.NatureIs, last: true));
        foreach (var nature in RealisationWording.Natures) text.AddBox(nature.Words(), nature == said.Nature, nature == RealisationWording.Natures[^1] ? 4 : .5);
        text.Add(1.5, Plain(words.TookPlace), Strong(FrenchDates.Period(certificate.FirstDay, certificate.LastDay)));
        text.Add(6, Plain(words.Lasted), Strong($"{new Hours(certificate.Minutes).Printed}."), Plain("(1)", last: true));
        text.Add(4, .86, new Span(words.Retention, PdfFace.Text));
        text.Add(0, .78, new Span($"(1)\u00a0{words.DistanceNote}", PdfFace.Text));
        return text;
    }

    private static Span Plain(string text, bool last = false) => new(last ? text : text + " ", PdfFace.Text);

    private static Span Strong(string text) => new(text + " ", PdfFace.Strong);

    private void DrawSignature(TaggedPage page)
    {
        const double column = 96, width = Right - column;
        var place = certificate.Place.Length > 0 ? $"Fait à\u00a0: {certificate.Place}" : "";
        var y = SignatureTop + 4;
        if (place.Length > 0) y = page.Paragraph([new(place, PdfFace.Text)], 10.5, 8, 3, Ink.Coal, Left, y, 64);
        page.Line($"Le\u00a0: {FrenchDates.Day(certificate.IssuedOn)}", PdfFace.Text, 10.5, Ink.Coal, Left, y, 64);
        page.Line(said.Wording.SignedBy, PdfFace.Text, 9.5, Ink.Soft, column, SignatureTop + 4, width);
        Span[] signatory = [new($"{certificate.SignatoryName}, ", PdfFace.Strong), new(certificate.SignatoryCapacity, PdfFace.Text)];
        y = page.Paragraph(signatory, 10.5, 8.5, 4, Ink.Coal, column, SignatureTop + 9.5, width);
        if (stamp is not null) DrawStamp(page, stamp, new XRect(column, y - 2.5, width, FootTop - y));
    }

    /// <summary>As large as its box allows and never above 300 dots an inch.</summary>
    private void DrawStamp(TaggedPage page, byte[] picture, XRect box)
    {
        using var image = XImage.FromStream(new MemoryStream(picture));
        var scale = Math.Min(Math.Min(box.Width / image.PixelWidth, box.Height / image.PixelHeight), 25.4 / 150);
        var place = new XRect(box.X, box.Y, image.PixelWidth * scale, image.PixelHeight * scale);
        page.Figure($"Cachet et signature de {certificate.SignatoryName}", place, (g, at) => g.DrawImage(image, at));
    }

    private void DrawVerification(TaggedPage page)
    {
        const double side = 28, text = Left + side + 4, width = Right - text;
        page.Artifact(g => g.DrawLine(new XPen(Ink.Thread.Color, .3), Left, FootTop, Right, FootTop));
        page.Figure($"Code QR vers la page de vérification\u00a0: {verifyAddress.AbsoluteUri}", new XRect(Left - 3, FootTop + 2, side, side),
            (g, box) => QrSquare.Draw(g, verifyAddress, box));
        page.Line(number.ToString(), PdfFace.Strong, 10.5, Ink.Coal, text, FootTop + 8, width);
        page.Line("Vérifier ce document\u00a0:", PdfFace.Text, 9, Ink.Coal, text, FootTop + 13, width);
        Span address = new(verifyAddress.Authority + verifyAddress.PathAndQuery, PdfFace.Text);
        var size = page.Type.SizeToFit([address], TaggedPage.Points(width), 9, 5);
        var end = text + TaggedPage.Millimetres(page.Type.Measure([address], size));
        page.Link(verifyAddress, "Page qui vérifie ce document", new XRect(text, FootTop + 14, end - text, 5), () => page.Text([address], size, Ink.Coal, text, FootTop + 17.5));
        page.Artifact(g => g.DrawLine(new XPen(Ink.Brick.Color, .26), text, FootTop + 18.2, end, FootTop + 18.2));
        if (certificate.SignatureSentence.Length == 0) return;
        page.Block(PdfBlockLevelElementTag.Paragraph, () =>
        {
            var baseline = FootTop + 23;
            foreach (var line in page.Type.Wrap([new(certificate.SignatureSentence, PdfFace.Text)], TaggedPage.Points(width), 8.5))
            {
                page.Text(line, 8.5, Ink.Soft, text, baseline);
                baseline += TaggedPage.Millimetres(8.5 * 1.3);
            }
        });
    }
}
