// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Organisations;

/// <summary>A line of a CSV file for a spreadsheet: cut by semicolons, quoted where needed, and never a formula.</summary>
internal static class CsvLine
{
    public static string Of(params IEnumerable<string> cells) => string.Join(';', cells.Select(Cell));

    private static string Cell(string text)
    {
        // A spreadsheet carries out what begins with one of these; an apostrophe makes it a text.
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r' or '\n', ..] || text.TrimStart() is ['=' or '+' or '-' or '@', ..]) text = $"'{text}";
        return text.AsSpan().IndexOfAny(";\"\r\n\t") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
