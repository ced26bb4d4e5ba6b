// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Shared;

/// <summary>Codes that are read aloud and typed on a tablet: no symbol can be taken for another (no 0/O, 1/I/L, 5/S, 8/B, 2/Z).</summary>
public static class PlainCode
{
    /// <summary>The 25 symbols.</summary>
    public const string Alphabet = "34679ACDEFGHJKMNPQRTUVWXY";

    /// <summary>A drawn code.</summary>
    /// <param name="luck">Where the draw comes from.</param>
    /// <param name="length">Number of symbols, 1 or more.</param>
    public static string Draw(Luck luck, int length) =>
        string.Create(length, luck, static (symbols, luck) =>
        {
            for (var i = 0; i < symbols.Length; i++) symbols[i] = Alphabet[luck.Below(Alphabet.Length)];
        });

    /// <summary>What was typed, in capitals and without spaces, dots or hyphens, so that it can be compared with a stored code.</summary>
    public static string Fold(string? typed) =>
        string.Concat((typed ?? "").Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
