// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Training.Certificates;
using Training.Web.Certificates;
using Training.Web.Progress;

namespace Training.Web.Tests.Certificates;

public sealed class DocumentSealTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    private static async Task<(CertificateNumber Number, byte[] Pdf)> IssueAsync(DocumentsHost host)
    {
        var person = await host.AddPersonAsync();
        var issued = await host.Get<CertificateRegistry>().IssueAsync(new Entitlement(
            Sample.Certificate, person, new FollowedTraining(EditionOf.Path, "premiers-pas", "1.0.0", "abc"), [], null, null));
        var number = Assert.IsType<Issued>(issued).Number;
        return (number, (await host.Get<CertificateRegistry>().OpenPdfAsync(person, number))!.Pdf);
    }

    [Fact]
    public async Task With_a_certificate_files_are_signed_and_file_and_page_say_by_whom()
    {
        await File.WriteAllBytesAsync(_file, PdfSignatureTests.Certificate.Export(X509ContentType.Pkcs12, "secret"), TestContext.Current.CancellationToken);
        using var host = new DocumentsHost(settings: [("Documents:Signature:File", _file), ("Documents:Signature:Password", "secret")]);
        var (number, pdf) = await IssueAsync(host);
        var said = PdfTool.Text(pdf, "pdfsig", "-nocert", "{}");
        Assert.Contains("Signature is Valid.", said);
        Assert.Contains("Mar 14 2026", said);
        const string sentence = "Fichier signé électroniquement au nom de Centre d’essai de l’Étoile (signature PKCS#7, non qualifiée).";
        Assert.Contains(sentence, string.Join(' ', PdfTool.Text(pdf, "pdftotext", "-raw", "{}", "-").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)), StringComparison.Ordinal);
        Assert.Contains(sentence, WebUtility.HtmlDecode(await host.Browser().GetStringAsync($"/v/{number}")));
        Assert.Equal((await host.Get<CertificateRegistry>().FindAsync(number))!.Sha256, Convert.ToHexStringLower(SHA256.HashData(pdf)));
    }

    [Fact]
    public async Task Without_one_file_and_page_say_that_there_is_no_signature()
    {
        using var host = new DocumentsHost();
        var (number, pdf) = await IssueAsync(host);
        Assert.DoesNotContain("/ByteRange", System.Text.Encoding.Latin1.GetString(pdf), StringComparison.Ordinal);
        Assert.Contains("Fichier sans signature électronique", Sample.Read(pdf), StringComparison.Ordinal);
        Assert.Contains("Fichier sans signature électronique", WebUtility.HtmlDecode(await host.Browser().GetStringAsync($"/v/{number}")));
    }

    [Fact]
    public void A_wrong_password_or_a_missing_file_stops_the_start()
    {
        File.WriteAllBytes(_file, PdfSignatureTests.Certificate.Export(X509ContentType.Pkcs12, "secret"));
        foreach (var (file, password) in new[] { (_file, "other"), (_file + ".missing", "secret") })
        {
            using var host = new DocumentsHost(settings: [("Documents:Signature:File", file), ("Documents:Signature:Password", password)]);
            Assert.Contains("Documents:Signature:File", Assert.ThrowsAny<Exception>(() => host.Get<DocumentSeal>()).ToString(), StringComparison.Ordinal);
        }
    }
}
