// SPDX-License-Identifier: AGPL-3.0-or-later
using Markdig.Extensions.Tables;
using Markdig.Renderers;
using Markdig.Renderers.Html;

namespace Training.Modules.Reading;

/// <summary>A table that scrolls by itself on a narrow screen and aligns by class, the policy forbidding style attributes.</summary>
internal sealed class TableWriter : HtmlObjectRenderer<Table>
{
    protected override void Write(HtmlRenderer renderer, Table obj)
    {
        renderer.EnsureLine();
        renderer.WriteLine("<div class=\"table-scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Tableau\"><table>");
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
