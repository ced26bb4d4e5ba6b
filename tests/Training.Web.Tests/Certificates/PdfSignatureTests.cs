// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Training.Attempts;
using Training.Certificates;
using Training.Web.Certificates.Pdf;

namespace Training.Web.Tests.Certificates;

public sealed class PdfSignatureTests
{
    private static readonly DateTimeOffset At = new(2025, 6, 3, 10, 0, 0, TimeSpan.Zero);

    /// <summary>A certificate of nobody, made for this run.</summary>
    internal static readonly X509Certificate2 Certificate = Make();

    private static X509Certificate2 Make()
    {
        using var key = RSA.Create(2048);
        var request = new CertificateRequest("CN=Centre d’essai de l’Étoile", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1);
        using var made = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        return X509CertificateLoader.LoadPkcs12(made.Export(X509ContentType.Pkcs12, "essai"), "essai", X509KeyStorageFlags.Exportable);
    }

    [Fact]
    public void Another_reader_finds_the_signature_valid_and_over_the_whole_file()
    {
        var signed = PdfSignature.Sign(Sample.Render(), Certificate, At);
        PdfTool.Text(signed, "qpdf", "--check", "{}");
        var said = PdfTool.Text(signed, "pdfsig", "-nocert", "{}");
        Assert.Contains("Signature is Valid.", said);
        Assert.Contains("adbe.pkcs7.detached", said);
        Assert.Contains("SHA-256", said);
        Assert.Contains("Total document signed", said);
        Assert.Contains("Jun 03 2025", said);
    }

    [Fact]
    public void What_was_drawn_stays_byte_for_byte_and_stays_tagged()
    {
        var drawn = Sample.Render();
        var signed = PdfSignature.Sign(drawn, Certificate, At);
        Assert.Equal(drawn, signed[..drawn.Length]);
        Assert.Matches(@"Tagged:\s+yes", PdfTool.Text(signed, "pdfinfo", "{}"));
        Assert.Equal(Sample.Read(drawn), Sample.Read(signed));
        Assert.Equal(PdfTool.Text(drawn, "pdfinfo", "-struct-text", "{}"), PdfTool.Text(signed, "pdfinfo", "-struct-text", "{}"));
    }

    [Fact]
    public void An_edited_file_is_no_longer_valid()
    {
        var signed = PdfSignature.Sign(Sample.Render(), Certificate, At);
        var at = signed.AsSpan().IndexOf("/CreationDate"u8) + "/CreationDate(D:".Length;
        signed[at] ^= 1;
        Assert.DoesNotContain("Signature is Valid.", PdfTool.Text(signed, "pdfsig", "-nocert", "{}"));
    }

    [Fact]
    public void A_certificat_de_realisation_and_a_document_of_several_pages_are_signed_too()
    {
        var many = Sample.Certificate with { Objectives = [.. Enumerable.Range(1, 60).Select(i => new CertifiedObjective($"Objectif {i}", ObjectiveResult.Acquired))] };
        foreach (var drawn in new[] { Sample.Render(Sample.Realisation, Stamp.Png), Sample.Render(many) })
        {
            var signed = PdfSignature.Sign(drawn, Certificate, At);
            PdfTool.Text(signed, "qpdf", "--check", "{}");
            Assert.Contains("Signature is Valid.", PdfTool.Text(signed, "pdfsig", "-nocert", "{}"));
        }
    }
}
