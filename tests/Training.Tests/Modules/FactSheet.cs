// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;

namespace Training.Tests.Modules;

/// <summary>A fact as the repository's list of facts has it.</summary>
/// <param name="Id">F-000 from the two documents, X-000 from elsewhere.</param>
/// <param name="Status">confirmed, partly or unverified.</param>
/// <param name="Theme">A theme of modules.</param>
/// <param name="Source">Document with its lines, or addresses.</param>
internal sealed record Fact(string Id, string Status, string Theme, string Source);

/// <summary>The facts on which the content rests, <c>content/facts.csv</c> (RFC 4180).</summary>
internal static class FactSheet
{
    public static string Path { get; } = System.IO.Path.Combine(ContentFolder.Root, "facts.csv");

    public static IReadOnlyList<Fact> All { get; } = [.. Rows(File.ReadAllText(Path)).Skip(1).Select(r => new Fact(r[0], r[1], r[2], r[3]))];

    /// <summary>What is wrong with an id on which something rests; null when nothing is.</summary>
    public static string? Refuse(string id) => All.FirstOrDefault(f => f.Id == id) switch
    {
        null => $"{id} is unknown",
        { Status: "unverified" } => $"{id} is unverified",
        _ => null,
    };

    /// <summary>Records of fields; a field between quotes may hold commas, doubled quotes and ends of line.</summary>
    public static List<string[]> Rows(string text)
    {
        List<string[]> rows = [];
        List<string> fields = [];
        StringBuilder field = new();
        var isQuoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            if (isQuoted && text[i] == '"' && i + 1 < text.Length && text[i + 1] == '"') field.Append(text[++i]);
            else if (text[i] == '"') isQuoted = !isQuoted;
            else if (!isQuoted && text[i] is ',' or '\n') End(text[i] == '\n');
            else if (isQuoted || text[i] != '\r') field.Append(text[i]);
        }

        if (field.Length > 0 || fields.Count > 0) End(isRow: true);
        return rows;

        void End(bool isRow)
        {
            fields.Add(field.ToString());
            field.Clear();
            if (!isRow) return;
            rows.Add([.. fields]);
            fields.Clear();
        }
    }
}
