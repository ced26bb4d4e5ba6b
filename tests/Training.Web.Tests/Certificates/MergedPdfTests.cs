// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using Training.Attempts;
using Training.Certificates;
using Training.Web.Certificates.Pdf;

namespace Training.Web.Tests.Certificates;

/// <summary>Documents one behind the other: other readers find all pages, their structure and their links.</summary>
public sealed partial class MergedPdfTests
{
    private static readonly DateTimeOffset At = new(2025, 6, 3, 10, 0, 0, TimeSpan.Zero);

    private static readonly Certificate Long = Sample.Certificate with
    {
        HolderName = "Łukasz O’Brien (12 0 R)",
        Objectives = [.. Enumerable.Range(1, 60).Select(i => new CertifiedObjective($"Objectif {i}", ObjectiveResult.Acquired))],
    };

    private static async Task<byte[]> MergeAsync(params byte[][] files)
    {
        using var target = new MemoryStream();
        var merged = new MergedPdf(target);
        foreach (var file in files) await merged.AppendAsync(file, TestContext.Current.CancellationToken);
        await merged.CompleteAsync("Documents de formation, copie", TestContext.Current.CancellationToken);
        return target.ToArray();
    }

    /// <summary>One of each kind, of one page and of several, signed and not.</summary>
    private static byte[][] Files() =>
        [Sample.Render(), PdfSignature.Sign(Sample.Render(Long), PdfSignatureTests.Certificate, At), PdfSignature.Sign(Sample.Render(Sample.Realisation, Stamp.Png), PdfSignatureTests.Certificate, At)];

    [Fact]
    public async Task Other_readers_find_a_whole_tagged_file_that_says_what_each_document_says()
    {
        var files = Files();
        var merged = await MergeAsync(files);
        PdfTool.Text(merged, "qpdf", "--check", "{}");
        var about = PdfTool.Text(merged, "pdfinfo", "{}");
        Assert.Matches(@"Tagged:\s+yes", about);
        Assert.Matches(@"Title:\s+Documents de formation, copie", about);
        Assert.Equal(string.Concat(files.Select(Sample.Read)), Sample.Read(merged));
    }

    [Fact]
    public async Task Each_document_keeps_its_structure_and_its_link()
    {
        var files = Files();
        var merged = await MergeAsync(files);
        var whole = Lines(PdfTool.Text(merged, "pdfinfo", "-struct-text", "{}"));
        Assert.Equal("Document", whole[0]);
        Assert.Equal(files.SelectMany(f => Lines(PdfTool.Text(f, "pdfinfo", "-struct-text", "{}"))), whole[1..]);
        Assert.Equal(files.Sum(f => Regex.Count(PdfTool.Text(f, "pdfinfo", "-url", "{}"), "https://")), Regex.Count(PdfTool.Text(merged, "pdfinfo", "-url", "{}"), "https://"));

        static string[] Lines(string text) => [.. text.Split('\n').Select(l => ObjectNumber().Replace(l.Trim(), "Object")).Where(l => l.Length > 0)];
    }

    [Fact]
    public async Task A_copy_bears_no_signature()
    {
        var merged = await MergeAsync(Files());
        Assert.DoesNotContain("/ByteRange", System.Text.Encoding.Latin1.GetString(merged), StringComparison.Ordinal);
        Assert.DoesNotContain("/AcroForm", System.Text.Encoding.Latin1.GetString(merged), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Pages_look_as_they_did_alone()
    {
        var files = Files();
        var merged = await MergeAsync(files);
        Assert.Equal(files.SelectMany(Picture), Picture(merged));

        static byte[] Picture(byte[] pdf) => PdfTool.Bytes(pdf, "pdftoppm", "-r", "20", "{}");
    }

    [Fact]
    public async Task A_file_of_another_house_is_refused()
    {
        await Assert.ThrowsAsync<InvalidDataException>(() => MergeAsync("%PDF-1.7\nstartxref\n0\n%%EOF"u8.ToArray()));
    }

    /// <summary>What an object is numbered is nobody's business.</summary>
    [GeneratedRegex(@"Object \d+ \d+")]
    private static partial Regex ObjectNumber();
}
