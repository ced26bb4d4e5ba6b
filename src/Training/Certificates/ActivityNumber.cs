// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>
/// The number under which a training provider is declared to the prefect of its region (« numéro de déclaration d’activité »): eleven
/// digits, region, department, rank and department again; Corsica writes its departments 2A and 2B.
/// </summary>
public static class ActivityNumber
{
    /// <summary>How many symbols it has.</summary>
    public const int Length = 11;

    /// <summary>What was typed without the spaces, dots and hyphens that people put between groups.</summary>
    public static string Fold(string? typed) => RegisterNumber.Fold(typed);

    /// <summary>Whether a folded text has the shape of such a number. It holds no check digit: only the register knows whether it exists.</summary>
    public static bool IsValid(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        return folded.Length == Length
            && folded.Index().All(c => char.IsAsciiDigit(c.Item) || (c.Item is 'A' or 'B' && c.Index > 0 && folded[c.Index - 1] == '2'));
    }

    /// <summary>As it is read: 2, 2, 5 and 2 symbols, with spaces that do not break.</summary>
    public static string Printed(string folded)
    {
        ArgumentNullException.ThrowIfNull(folded);
        return folded.Length == Length ? string.Join('\u00a0', folded[..2], folded[2..4], folded[4..9], folded[9..]) : folded;
    }
}
