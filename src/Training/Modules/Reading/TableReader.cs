// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Training.Modules.Reading;

/// <summary>Reads the two columns of a matching question. An empty left cell makes a decoy of the right one.</summary>
internal sealed class TableReader(Context context)
{
    private sealed record Pair(string Left, string Right, Inline? LeftInline, Inline? RightInline, TableRow Row);

    public Matching? Read(Table table)
    {
        var rows = table.OfType<TableRow>().ToList();
        if (rows.Find(r => Cells(r) != 2) is { } odd) context.Add(At(odd), Rules.TableShape, FrontMatter.Number(Cells(odd)));
        if (rows.Exists(r => r.Count != 2 || Cells(r) != 2)) return null;
        var pairs = rows.Where(r => !r.IsHeader).Select(Read).ToList();
        var matched = pairs.Where(p => p.Left.Length > 0).ToList();
        if (matched.Count < 2) context.Add(table.Span.Start, Rules.TooFewPairs, FrontMatter.Number(matched.Count));
        foreach (var pair in pairs.Where(p => p.Right.Length == 0)) context.Add(At(pair.Row), Rules.EmptyText);
        Repeats(matched, p => p.Left, Rules.SameLeft);
        foreach (var decoy in pairs.Where(p => p.Left.Length == 0 && p.Right.Length > 0 && pairs.Exists(q => q != p && q.Right == p.Right)))
            context.Add(At(decoy.Row), Rules.DecoyIsRight);
        return new Matching
        {
            Id = "", StemHtml = "", StemText = "",
            LeftHtml = [.. matched.Select(p => context.Html.Inlines(p.LeftInline))],
            RightHtml = [.. matched.Concat(pairs.Except(matched)).Select(p => context.Html.Inlines(p.RightInline))],
        };
    }

    private void Repeats(List<Pair> pairs, Func<Pair, string> side, Rule rule)
    {
        Dictionary<string, int> seen = [];
        foreach (var pair in pairs)
        {
            var line = context.Source.LineOf(pair.Row.Span.Start);
            if (!seen.TryAdd(side(pair), line)) context.Add(At(pair.Row), rule, FrontMatter.Number(seen[side(pair)]));
        }
    }

    /// <summary>An empty cell has no place of its own, hence neither has a row that begins with one: the line has.</summary>
    private int At(TableRow row) => context.Source.StartOf(context.Source.LineOf(row.Span.Start));

    /// <summary>Cells as written: Markdown pads short rows and widens the others.</summary>
    private int Cells(TableRow row)
    {
        var line = context.Source.Line(context.Source.LineOf(row.Span.Start)).Trim();
        var bars = Enumerable.Range(0, line.Length).Count(i => line[i] == '|' && (i == 0 || line[i - 1] != '\\'));
        var outer = (line.StartsWith('|') ? 1 : 0) + (line.EndsWith('|') && line.Length > 1 ? 1 : 0);
        return bars - outer + 1;
    }

    private static Pair Read(TableRow row)
    {
        var (left, right) = (Cell(row, 0), Cell(row, 1));
        return new Pair(Folding.Fold(MarkdownText.Plain(left)), Folding.Fold(MarkdownText.Plain(right)), left, right, row);
    }

    private static Inline? Cell(TableRow row, int column) => ((TableCell)row[column]).OfType<ParagraphBlock>().FirstOrDefault()?.Inline?.FirstChild;
}
