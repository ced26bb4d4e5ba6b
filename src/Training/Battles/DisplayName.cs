// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text;
using Training.Modules.Reading;

namespace Training.Battles;

/// <summary>The name under which somebody plays.</summary>
public static class DisplayName
{
    /// <summary>Most characters as a reader counts them: an emoji of several code points is one.</summary>
    public const int Longest = 30;

    // Thirty emoji of a family each fit; a name of stacked accents does not.
    private const int LongestUnits = 400;

    /// <summary>The name as it will be shown: spaces folded, control and direction marks gone, or null when nothing or too much is left.</summary>
    public static string? Clean(string? typed) => Clean(typed, Longest);

    /// <summary>The same for a text of another greatest length, in characters as a reader counts them.</summary>
    public static string? Clean(string? typed, int longest)
    {
        if (typed is null || typed.Length > 4 * LongestUnits) return null;
        var kept = new StringBuilder(typed.Length);
        foreach (var rune in typed.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune)) { if (kept.Length > 0 && kept[^1] != ' ') kept.Append(' '); }
            else if (IsShown(rune)) kept.Append(rune.ToString());
        }

        var name = kept.ToString().TrimEnd();
        return name.Length is > 0 and <= LongestUnits && new StringInfo(name).LengthInTextElements <= longest && !IsBlank(name) ? name : null;
    }

    /// <summary>What makes two names one to the ear: case, accents, spaces and hyphens are left out.</summary>
    public static string KeyOf(string name) => Folding.Fold(name) is { Length: > 0 } folded ? folded : name;

    /// <summary>« Zoé (2) », shortened where the number needs the room.</summary>
    /// <param name="name">A clean name.</param>
    /// <param name="n">2 or more.</param>
    public static string Numbered(string name, int n)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $" ({n})");
        var elements = new StringInfo(name);
        var room = Longest - number.Length;
        return (elements.LengthInTextElements > room ? elements.SubstringByTextElements(0, room).TrimEnd() : name) + number;
    }

    // The joiner (U+200D) holds emoji together; a lone surrogate was read as U+FFFD.
    private static bool IsShown(Rune rune) => rune.Value is 0x200D
        || (rune != Rune.ReplacementChar && Rune.GetUnicodeCategory(rune)
            is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));

    private static bool IsBlank(string name) => name.EnumerateRunes().All(r => r.Value is 0x200D or 0xFE0F or 0x3164 or 0x115F or 0x1160 or 0x2800);
}
