// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text.RegularExpressions;

namespace Training.Modules.Reading;

/// <summary>Numbers as people type them: decimal comma or point, spaces of any width between thousands, a unit behind.</summary>
internal static partial class NumberText
{
    /// <summary>Longer lines are no numbers, and no way to keep a pattern busy.</summary>
    private const int Longest = 120;

    private const string Number = @"[-−+]?(?:\d{1,3}(?:[ \u00A0\u202F\u2009]\d{3})+|\d+)(?:[.,]\d+)?";

    /// <summary>An author's line: <c>2012</c>, <c>35 ± 5 km</c>, <c>30..40 min</c>, <c>2012 ± 2 (50 %)</c>; null when it reads as none of these.</summary>
    public static (decimal From, decimal To, int Percent, string Unit)? Accepted(string line)
    {
        if (line.Length > Longest) return null;
        var match = AuthorLine().Match(line.Trim());
        if (!match.Success || !TryNumber(match.Groups["a"].Value, out var a)) return null;
        var (from, to) = (a, a);
        if (match.Groups["t"].Success)
        {
            if (!TryNumber(match.Groups["t"].Value, out var tolerance) || tolerance < 0) return null;
            (from, to) = (a - tolerance, a + tolerance);
        }

        if (match.Groups["b"].Success && !TryNumber(match.Groups["b"].Value, out to)) return null;
        var percent = match.Groups["p"].Success ? int.Parse(match.Groups["p"].Value, CultureInfo.InvariantCulture) : 100;
        return (from, to, percent, match.Groups["u"].Value.Trim());
    }

    /// <summary>What a person typed: a number and the words behind it; false when it does not begin with a number.</summary>
    public static bool TryTyped(string typed, out decimal value, out string unit)
    {
        var match = TypedLine().Match(typed.Length > Longest ? "" : typed.Trim());
        unit = match.Groups["u"].Value.Trim();
        value = 0;
        return match.Success && TryNumber(match.Groups["a"].Value, out value);
    }

    private static bool TryNumber(string text, out decimal value)
    {
        // Fourteen digits each side keep sums and differences far inside a decimal.
        var plain = Spaces().Replace(text, "").Replace('−', '-').Replace(',', '.');
        value = 0;
        return plain.Length <= 28 && decimal.TryParse(plain, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value)
            && Math.Abs(value) < 1e14m;
    }

    [GeneratedRegex(@"\A(?<a>" + Number + @")(?:\s*(?:±|\+/-)\s*(?<t>" + Number + @")|\s*\.\.\s*(?<b>" + Number + @"))?(?:\s*(?<u>[^\d\s()±.,;][^\d()±]*?))?(?:\s*\((?<p>\d{1,3})\s*%\))?\z", RegexOptions.None, 1000)]
    private static partial Regex AuthorLine();

    [GeneratedRegex(@"\A(?<a>" + Number + @")(?:\s*(?<u>[^\d\s()±,;][^\d]{0,40}))?\z", RegexOptions.None, 1000)]
    private static partial Regex TypedLine();

    [GeneratedRegex(@"\s")]
    private static partial Regex Spaces();
}
