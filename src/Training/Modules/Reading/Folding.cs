// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text;

namespace Training.Modules.Reading;

/// <summary>Folds a text to what people mean by « the same »: case, accents, hyphens, spaces, apostrophes and the final point are left out.</summary>
internal static class Folding
{
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in WellFormed(text).Normalize(NormalizationForm.FormD))
        {
            switch (c)
            {
                case 'œ' or 'Œ': folded.Append("oe"); break;
                case 'æ' or 'Æ': folded.Append("ae"); break;
                case 'ł' or 'Ł': folded.Append('l'); break;
                case 'ø' or 'Ø': folded.Append('o'); break;
                case 'ß' or 'ẞ': folded.Append("ss"); break;
                case '\'' or '’' or '‘' or 'ʼ' or '`' or '´': break;
                default:
                    if (!IsLeftOut(c)) folded.Append(char.ToLowerInvariant(c));
                    break;
            }
        }

        return folded.ToString().TrimEnd('.', '!', '?', '…');
    }

    /// <summary>Half a surrogate pair, which a browser may send, cannot be normalised.</summary>
    private static string WellFormed(string text) => text.Any(char.IsSurrogate) ? string.Concat(text.EnumerateRunes()) : text;

    private static bool IsLeftOut(char c) => char.IsWhiteSpace(c) || char.IsControl(c)
        || char.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.DashPunctuation or UnicodeCategory.Format;
}
