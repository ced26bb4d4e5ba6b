// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Shared;

/// <summary>Days in French words, with « 1er » for the first of a month, which .NET never writes. Day and month never part.</summary>
public static class FrenchDates
{
    private static readonly string[] Months =
        ["janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre", "octobre", "novembre", "décembre"];

    /// <summary>« 1er mai 2025 », « 22 mai 2025 ».</summary>
    public static string Day(DateOnly day) => $"{WithoutYear(day)} {day.Year}";

    /// <summary>« le 5 mai 2025 », « du 5 au 22 mai 2025 », « du 5 mai au 2 juin 2025 », « du 29 décembre 2025 au 2 janvier 2026 ».</summary>
    /// <exception cref="ArgumentException">The last day is before the first.</exception>
    public static string Period(DateOnly first, DateOnly last)
    {
        if (last < first) throw new ArgumentException("The last day is before the first.", nameof(last));
        if (first == last) return $"le {Day(first)}";
        var from = (first.Year == last.Year, first.Month == last.Month) switch
        {
            (true, true) => Ordinal(first),
            (true, false) => WithoutYear(first),
            _ => Day(first),
        };
        return $"du {from} au {Day(last)}";
    }

    private static string WithoutYear(DateOnly day) => $"{Ordinal(day)}\u00a0{Months[day.Month - 1]}";

    private static string Ordinal(DateOnly day) => day.Day == 1 ? "1er" : $"{day.Day}";
}
