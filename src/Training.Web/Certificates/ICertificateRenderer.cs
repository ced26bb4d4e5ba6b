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

    /// <summary>The document as a tagged PDF.</summary>
    /// <param name="certificate">What it prints.</param>
    /// <param name="number">Its number.</param>
    /// <param name="verifyAddress">Absolute address of the page that verifies it; printed and drawn as a QR code.</param>
    /// <exception cref="UnprintableCharacterException">A field holds a character that the fonts lack: ask <see cref="FirstUnprintable"/> first.</exception>
    byte[] Render(Certificate certificate, CertificateNumber number, Uri verifyAddress);
}

/// <summary>A text holds a character that no font of the documents can draw.</summary>
public sealed class UnprintableCharacterException(Rune character)
    : Exception($"No font of the documents has « {character} » (U+{character.Value:X4}).")
{
    /// <summary>The first such character.</summary>
    public Rune Character { get; } = character;
}
