// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Microsoft.Extensions.Localization;
using Training.Shared;

namespace Training.Web.Shared;

/// <summary>
/// Words on the screen: each feature has a marker class beside its resource files (French without suffix, then .en and .nl) and
/// asks <see cref="IStringLocalizer{T}"/> for it. Keys are short English names in kebab case.
/// </summary>
public static class Words
{
    /// <summary>
    /// The phrase for a number: keys end in <c>-one</c> and <c>-many</c>, and {0} is the number, grouped by thousands. In French zero and one and a half are
    /// singular; in English and Dutch only one is.
    /// </summary>
    public static string Count(this IStringLocalizer words, string key, double number, params object[] others)
    {
        ArgumentNullException.ThrowIfNull(words);
        var french = Lang == "fr";
        var singular = french ? Math.Abs(number) < 2 : number == 1;
        return words[$"{key}-{(singular ? "one" : "many")}", [number.ToString("#,0.######", CultureInfo.CurrentCulture), .. others]];
    }

    /// <summary>The language of the page: <c>fr</c>, <c>en</c> or <c>nl</c>.</summary>
    public static string Lang => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName;

    /// <summary>What a text's <c>lang</c> attribute says: its language where it is not the page's, nothing otherwise.</summary>
    public static string? Foreign(string lang) => lang == Lang ? null : lang;

    /// <summary>A day in the reader's language: « 1er mai 2025 », « 1 May 2025 », « 1 mei 2025 ».</summary>
    public static string Day(DateOnly day)
    {
        var culture = CultureInfo.CurrentUICulture;
        return Lang == "fr" ? FrenchDates.Day(day) : day.ToString("d MMMM yyyy", culture).Replace(' ', '\u00a0');
    }

    /// <summary>An hour of Paris in the reader's language: « 14 h 05 », « 14:05 ».</summary>
    public static string Hour(DateTimeOffset instant)
    {
        var time = ParisTime.Of(instant);
        return Lang == "fr"
            ? string.Create(CultureInfo.InvariantCulture, $"{time.Hour}\u00a0h\u00a0{time.Minute:00}")
            : time.ToString("HH:mm", CultureInfo.InvariantCulture);
    }
}
