// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;
using PdfSharp.Drawing;
using PdfSharp.Pdf;
using PdfSharp.UniversalAccessibility;
using Training.Certificates;

namespace Training.Web.Certificates.Pdf;

/// <summary>Draws documents with PDFsharp as the look shows them.</summary>
public sealed class CertificatePdf : ICertificateRenderer
{
    /// <inheritdoc/>
    public string Template => "2";

    /// <inheritdoc/>
    public Rune? FirstUnprintable(Certificate certificate)
    {
        PdfFonts.Prepare();
        foreach (var (text, face) in Texts(certificate))
            if (Typesetter.FirstUnprintable(text, face) is { } rune) return rune;
        return null;
    }

    /// <inheritdoc/>
    public Rune? FirstUnprintable(string text)
    {
        PdfFonts.Prepare();
        return Typesetter.FirstUnprintable(text, PdfFace.Text);
    }

    /// <inheritdoc/>
    public bool CanDraw(byte[] stamp)
    {
        try
        {
            using var document = new PdfDocument();
            using (var page = XGraphics.FromPdfPage(document.AddPage()))
            using (var image = XImage.FromStream(new MemoryStream(stamp)))
                page.DrawImage(image, new XRect(0, 0, image.PixelWidth, image.PixelHeight));
            document.Save(Stream.Null, closeStream: false);
            return true;
        }
        catch (Exception)
        {
            // The library tells a bad picture by whatever exception its reader stumbles into.
            return false;
        }
    }

    /// <inheritdoc/>
    public byte[] Render(Certificate certificate, CertificateNumber number, Uri verifyAddress, byte[]? stamp = null)
    {
        if (FirstUnprintable(certificate) is { } rune) throw new UnprintableCharacterException(rune);
        using var document = Describe(certificate, number);
        if (certificate.Realisation is { } realisation) new RealisationSheet(document, certificate, realisation, number, verifyAddress, stamp).Draw();
        else new LandscapeSheet(document, certificate, number, verifyAddress).Draw();
        using var bytes = new MemoryStream();
        document.Save(bytes, closeStream: false);
        return ZlibMending.Mend(bytes.ToArray());
    }

    private static PdfDocument Describe(Certificate certificate, CertificateNumber number)
    {
        var document = new PdfDocument();
        UAManager.ForDocument(document).SetDocumentLanguage("fr-FR");
        document.Info.Title = TaggedPage.Plain($"{certificate.Wording.Title}, {certificate.HolderName}, {certificate.Training}");
        document.Info.Author = TaggedPage.Plain(certificate.Issuer);
        document.Info.Subject = number.ToString();
        document.Info.Creator = "Briquet";
        // The day of issue, so that the file tells nothing of the machine's clock.
        document.Info.CreationDate = certificate.IssuedOn.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);
        document.ViewerPreferences.DisplayDocTitle = true;
        document.Options.CompressContentStreams = true;
        return document;
    }

    private static IEnumerable<Span> Texts(Certificate c) =>
    [
        new(c.HolderName, PdfFace.Name), new(c.Wording.Title, PdfFace.Title), new(c.Wording.Law, PdfFace.Text),
        new(c.Mention, PdfFace.Text), new(c.Wording.Before, PdfFace.Text), new(c.Wording.After, PdfFace.Text), new(c.Training, PdfFace.Strong),
        new(c.Establishment, PdfFace.Text), new(c.EstablishmentCity, PdfFace.Text), new(c.Nature, PdfFace.Strong),
        new(c.Modality, PdfFace.Strong), .. c.Objectives.Select(o => new Span(o.Objective, PdfFace.Text)), new(c.Place, PdfFace.Text),
        new(c.SignatoryName, PdfFace.Strong), new(c.SignatoryCapacity, PdfFace.Text), new(c.Issuer, PdfFace.Text),
        new(c.SignatureSentence, PdfFace.Text), .. c.Realisation is { } said ? Texts(said) : [],
    ];

    private static IEnumerable<Span> Texts(Realisation said) =>
    [
        new(said.Provider.Name, PdfFace.Caption), new(said.Provider.Name, PdfFace.Strong), new(said.Provider.Address, PdfFace.Text),
        new(said.Employer, PdfFace.Strong),
    ];
}
