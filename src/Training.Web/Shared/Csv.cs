// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Shared;

/// <summary>One way to write a table for a spreadsheet: commas, quotes where they are needed, and nothing that a spreadsheet would run.</summary>
internal static class Csv
{
    public static string Line(IEnumerable<string> values) => string.Join(',', values.Select(Cell));

    /// <summary>A value that begins like a formula is kept from being one by an apostrophe; a plain negative number is left alone.</summary>
    private static string Cell(string value)
    {
        var safe = value is ['=' or '+' or '@' or '\t' or '\r', ..] || (value is ['-', ..] && !decimal.TryParse(value, System.Globalization.CultureInfo.InvariantCulture, out _)) ? $"'{value}" : value;
        return safe.AsSpan().IndexOfAny(",\"\r\n") < 0 ? safe : $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
