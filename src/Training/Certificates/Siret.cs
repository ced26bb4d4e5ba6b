// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>
/// The fourteen digits of an establishment in the French register of companies. The last digit makes Luhn's sum a multiple of ten; La
/// Poste ran out of such numbers, and the plain sum of the digits of its offices is a multiple of five instead.
/// </summary>
public static class Siret
{
    /// <summary>How many digits it has.</summary>
    public const int Length = 14;

    private const string LaPoste = "356000000";

    /// <summary>What was typed without the spaces, dots and hyphens that people put between groups.</summary>
    public static string Fold(string? typed) => RegisterNumber.Fold(typed);

    /// <summary>Whether a folded text is a number that the register may have given.</summary>
    public static bool IsValid(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        if (folded.Length != Length || !folded.All(char.IsAsciiDigit)) return false;
        if (Luhn(folded) % 10 == 0) return folded.Any(digit => digit != '0');
        return folded.StartsWith(LaPoste, StringComparison.Ordinal) && folded.Sum(digit => digit - '0') % 5 == 0;
    }

    /// <summary>As it is read: three groups of three digits, then five, with spaces that do not break.</summary>
    public static string Printed(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        return folded.Length == Length ? string.Join('\u00a0', folded[..3], folded[3..6], folded[6..9], folded[9..]) : folded;
    }

    private static int Luhn(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++)
        {
            var digit = digits[^(i + 1)] - '0';
            if (i % 2 == 1) digit = digit > 4 ? 2 * digit - 9 : 2 * digit;
            sum += digit;
        }

        return sum;
    }
}
