// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Certificates.Pdf;

/// <summary>
/// A letter of the look: the font files tried in turn for each character (Archivo comes as two files, Latin and its extension), and the
/// line's height above and below the baseline, in parts of the size.
/// </summary>
internal sealed record PdfFace(double Ascent, double Descent, params string[] Files)
{
    public static readonly PdfFace Title = new(.878, .21, "title-latin", "title-latin-ext", "strong");
    public static readonly PdfFace Name = new(.878, .21, "name-latin", "name-latin-ext", "strong");
    public static readonly PdfFace Caption = new(.878, .21, "caption-latin", "caption-latin-ext", "strong");
    public static readonly PdfFace Text = new(.984, .316, "text");
    public static readonly PdfFace Strong = new(.984, .316, "strong");
}
