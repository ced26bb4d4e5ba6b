// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text;
using Training.Certificates;

namespace Training.Web.Certificates;

/// <summary>Names of files that every system takes: ASCII letters, digits and hyphens, unique by the document's number.</summary>
internal static class FileNames
{
    private const int LongestPart = 60;

    /// <summary>« attestation-de-fin-de-formation-zoe-delattre-BQ-7F3K-9QXM-2WBD-4HNT-8.pdf ».</summary>
    public static string Of(Certificate certificate, string number) => $"{Plain(certificate.Wording.Title)}-{Plain(certificate.HolderName)}-{number}.pdf";

    /// <summary>The same for a document whose content is gone.</summary>
    public static string Of(string number) => $"{number}.pdf";

    private static string Plain(string text)
    {
        var plain = new StringBuilder();
        foreach (var c in Spelt(text.ToLowerInvariant()).Normalize(NormalizationForm.FormD))
        {
            if (char.IsAsciiLetterOrDigit(c)) plain.Append(c);
            else if (CharUnicodeInfo.GetUnicodeCategory(c) != UnicodeCategory.NonSpacingMark && plain.Length > 0 && plain[^1] != '-') plain.Append('-');
        }

        var name = plain.ToString().Trim('-');
        return (name.Length > LongestPart ? name[..LongestPart].TrimEnd('-') : name) is { Length: > 0 } kept ? kept : "document";
    }

    /// <summary>Letters that no decomposition takes apart.</summary>
    private static string Spelt(string text) => text.Replace("ł", "l", StringComparison.Ordinal).Replace("œ", "oe", StringComparison.Ordinal)
        .Replace("æ", "ae", StringComparison.Ordinal).Replace("ø", "o", StringComparison.Ordinal).Replace("ß", "ss", StringComparison.Ordinal)
        .Replace("đ", "d", StringComparison.Ordinal);
}
