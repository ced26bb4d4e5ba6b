// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Shared;

/// <summary>The one way to write a line of a table for a spreadsheet: cut by semicolons, which French ones read into columns, quoted where needed, and never a formula.</summary>
internal static class Csv
{
    public static string Line(params IEnumerable<string> cells) => string.Join(';', cells.Select(Cell));

    private static string Cell(string text)
    {
        // A spreadsheet carries out what begins with one of these, after blanks too; an apostrophe makes it a text.
        if (text is ['\t' or '\r' or '\n', ..] || text.TrimStart() is ['=' or '+' or '-' or '@', ..]) text = $"'{text}";
        return text.AsSpan().IndexOfAny(";\"\r\n\t") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }
}
