// SPDX-License-Identifier: AGPL-3.0-or-later
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;

namespace Training.Modules.Reading;

/// <summary>A table that scrolls by itself on a narrow screen and aligns by class, the policy forbidding style attributes.</summary>
internal sealed class TableWriter(string lang) : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table obj)
    {
        renderer.EnsureLine();
        renderer.Write("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"").WriteEscape(Name(obj)).WriteLine("\"><table>");
        var inBody = false;
        foreach (var row in obj.OfType<TableRow>())
        {
            if (!row.IsHeader && !inBody) renderer.WriteLine("<tbody>");
            inBody |= !row.IsHeader;
            if (row.IsHeader) renderer.Write("<thead>");
            Row(renderer, obj, row);
            renderer.WriteLine(row.IsHeader ? "</thead>" : "");
        }

        renderer.WriteLine(inBody ? "</tbody></table></div>" : "</table></div>");
    }

    /// <summary>The heading it stands under; its own column heads when another table has that name, or when there is no heading.</summary>
    private string Name(Table table)
    {
        Block block = table;
        while (block.Parent is { } parent and not MarkdownDocument) block = parent;
        for (var i = (block.Parent?.IndexOf(block) ?? 0) - 1; i >= 0; i--)
        {
            if (block.Parent![i] is HeadingBlock heading && MarkdownText.Plain(heading.Inline?.FirstChild) is { Length: > 0 } title) return title;
            if (block.Parent[i] is Table || block.Parent[i].Descendants<Table>().Any()) break;
        }

        var heads = table.OfType<TableRow>().Where(r => r.IsHeader).SelectMany(r => r.Descendants<ParagraphBlock>())
            .Select(p => MarkdownText.Plain(p.Inline?.FirstChild)).Where(t => t.Length > 0).ToList();
        return heads.Count > 0 ? string.Join(", ", heads) : lang switch { "en" => "Table", "nl" => "Tabel", _ => "Tableau" };
    }

    private static void Row(HtmlRenderer renderer, Table table, TableRow row)
    {
        renderer.Write("<tr>");
        for (var i = 0; i < row.Count; i++)
        {
            var alignment = i < table.ColumnDefinitions.Count ? table.ColumnDefinitions[i].Alignment : null;
            var tag = row.IsHeader ? "th" : "td";
            renderer.Write('<').Write(tag).Write(row.IsHeader ? " scope=\"col\"" : "");
            renderer.Write(alignment switch { TableColumnAlign.Center => " class=\"align-center\">", TableColumnAlign.Right => " class=\"align-right\">", _ => ">" });
            var wasImplicit = renderer.ImplicitParagraph;
            renderer.ImplicitParagraph = true;
            renderer.WriteChildren((TableCell)row[i]);
            renderer.ImplicitParagraph = wasImplicit;
            renderer.Write("</").Write(tag).Write('>');
        }

        renderer.Write("</tr>");
    }
}
