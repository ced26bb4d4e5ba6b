// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>The sides of a relay in one of its battles, by their labels.</summary>
/// <param name="First">Whose battle it is.</param>
/// <param name="Second">Who may play it at the same time, if somebody of them is there at the start; null: nobody else, they play later or played before.</param>
public sealed record Sides(string First, string? Second = null)
{
    /// <summary>Whether a label is that of a side that plays here.</summary>
    public bool Has(string? label) => label is not null && (IsSame(label, First) || (Second is not null && IsSame(label, Second)));

    /// <summary>Whether two labels mean the same side.</summary>
    public static bool IsSame(string one, string other) => TeamTotals.KeyOf(one) == TeamTotals.KeyOf(other);
}
