// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;
using Training.Certificates;

namespace Training.Web.Certificates;

/// <summary>Draws documents. One implementation at a time; nothing else in the product knows how a page is drawn.</summary>
public interface ICertificateRenderer
{
    /// <summary>Version of the drawing, kept with each document.</summary>
    string Template { get; }

    /// <summary>The first character of the printed fields that no font of the document can draw; null when all can be.</summary>
    Rune? FirstUnprintable(Certificate certificate);

    /// <summary>The first character of a text that the documents' plainest font cannot draw; null when all can be.</summary>
    Rune? FirstUnprintable(string text);

    /// <summary>Whether a picture can be drawn on a document: a file may begin like one and be damaged, or of an unknown sort.</summary>
    /// <param name="stamp">PNG or JPEG.</param>
    bool CanDraw(byte[] stamp);

    /// <summary>The document as a tagged PDF.</summary>
    /// <param name="certificate">What it prints.</param>
    /// <param name="number">Its number.</param>
    /// <param name="verifyAddress">Absolute address of the page that verifies it; printed and drawn as a QR code.</param>
    /// <param name="stamp">PNG or JPEG picture of the stamp and signature; null when there is none or the kind bears none.</param>
    /// <exception cref="UnprintableCharacterException">A field holds a character that the fonts lack: ask <see cref="FirstUnprintable"/> first.</exception>
    byte[] Render(Certificate certificate, CertificateNumber number, Uri verifyAddress, byte[]? stamp = null);
}

/// <summary>A text holds a character that no font of the documents can draw.</summary>
public sealed class UnprintableCharacterException(Rune character)
    : Exception($"No font of the documents has « {character} » (U+{character.Value:X4}).")
{
    /// <summary>The first such character.</summary>
    public Rune Character { get; } = character;
}
