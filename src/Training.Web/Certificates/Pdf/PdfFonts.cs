// SPDX-License-Identifier: AGPL-3.0-or-later
using PdfSharp;
using PdfSharp.Drawing;
using PdfSharp.Fonts;
using PdfSharp.Pdf;

namespace Training.Web.Certificates.Pdf;

/// <summary>The documents' own fonts, which the build cuts and puts in this assembly: nothing depends on the machine's fonts.</summary>
internal sealed class PdfFonts : IFontResolver
{
    private const string Folder = "pdf-fonts/";

    private static readonly XPdfFontOptions Embedded = new(PdfFontEncoding.Unicode, PdfFontEmbedding.TryComputeSubset);
    private static readonly Lazy<bool> Ready = new(() =>
    {
        PdfSharpLicense.SetAgplLicense();
        GlobalFontSettings.FontResolver = new PdfFonts();
        return true;
    });

    private PdfFonts()
    {
    }

    /// <summary>One of our fonts at a size in points. The licence and the resolver are set at the first call.</summary>
    public static XFont Open(string face, double size)
    {
        _ = Ready.Value;
        return new XFont(face, size, XFontStyleEx.Regular, Embedded);
    }

    /// <summary>Sets what PDFsharp needs before anything else is called.</summary>
    public static void Prepare() => _ = Ready.Value;

    /// <inheritdoc/>
    public FontResolverInfo ResolveTypeface(string familyName, bool bold, bool italic) => new(familyName);

    /// <inheritdoc/>
    public byte[] GetFont(string faceName)
    {
        using var stream = typeof(PdfFonts).Assembly.GetManifestResourceStream($"{Folder}{faceName}.ttf")
            ?? throw new InvalidOperationException($"The build did not put the font {faceName} into the assembly.");
        var bytes = new byte[stream.Length];
        stream.ReadExactly(bytes);
        return bytes;
    }
}
