// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using PdfSharp.Drawing;
using PdfSharp.UniversalAccessibility;
using Training.Attempts;
using Training.Certificates;

namespace Training.Web.Certificates.Pdf;

/// <summary>The result for each objective. Rows tighten when there are many, then go on with the next page.</summary>
internal static class ObjectiveTable
{
    private const double OutcomeWidth = 54, Leading = 1.4;

    /// <summary>Size of the text in points and room above and below it in millimetres, from easy to tight.</summary>
    private static readonly (double Size, double Room)[] Paces = [(11, 2.1), (10.5, 1.6), (10, 1.2), (9.5, .9), (9, .6)];

    /// <summary>Draws the objectives from one position on, as many as the height holds, one at least.</summary>
    /// <param name="page">Where.</param>
    /// <param name="objectives">All of them.</param>
    /// <param name="from">Position of the first to draw.</param>
    /// <param name="left">Millimetres.</param>
    /// <param name="top">Millimetres.</param>
    /// <param name="width">Millimetres.</param>
    /// <param name="bottom">Millimetres; no row goes below.</param>
    /// <returns>Position of the first objective that was not drawn.</returns>
    public static int Draw(TaggedPage page, ImmutableArray<CertifiedObjective> objectives, int from, double left, double top, double width, double bottom)
    {
        if (from >= objectives.Length) return from;
        var heading = from == 0 ? "Résultat par objectif" : "Résultat par objectif, suite";
        page.Block(PdfBlockLevelElementTag.Heading2, () =>
            page.Text(heading, PdfFace.Caption, 11.5, Ink.Coal, left, TaggedPage.Baseline(top, PdfFace.Caption, 11.5, 1)));
        var y = top + TaggedPage.Millimetres(11.5) + 2.5;
        var (rows, size, room) = Pace(page, objectives[from..], width - OutcomeWidth - 4, bottom - y);
        var drawn = 0;
        page.Block(PdfBlockLevelElementTag.Table, () =>
        {
            foreach (var (objective, lines) in rows)
            {
                var height = Height(lines.Count, size, room);
                if (drawn > 0 && y + height > bottom) break;
                var row = new Row(page, objective.Result, lines, size, left, y + room, width, height);
                page.Block(PdfBlockLevelElementTag.TableRow, row.Draw);
                y += height;
                drawn++;
            }
        });
        Threads(page, rows.Take(drawn).Select(r => Height(r.Lines.Count, size, room)), left, top + TaggedPage.Millimetres(11.5) + 2.5, width);
        return from + drawn;
    }

    private static double Height(int lines, double size, double room) => TaggedPage.Millimetres(lines * size * Leading) + 2 * room;

    /// <summary>The easiest pace at which all rows fit; the tightest when none does.</summary>
    private static (List<(CertifiedObjective Objective, List<List<Span>> Lines)> Rows, double Size, double Room) Pace(
        TaggedPage page, ImmutableArray<CertifiedObjective> objectives, double width, double height)
    {
        List<(CertifiedObjective, List<List<Span>>)> rows = [];
        foreach (var (size, room) in Paces)
        {
            rows = [.. objectives.Select(o => (o, page.Type.Wrap([new Span(o.Objective, PdfFace.Text)], TaggedPage.Points(width), size)))];
            if (rows.Sum(r => Height(r.Item2.Count, size, room)) <= height) return (rows, size, room);
        }

        return (rows, Paces[^1].Size, Paces[^1].Room);
    }

    private static void Threads(TaggedPage page, IEnumerable<double> heights, double left, double top, double width) => page.Artifact(g =>
    {
        var y = top;
        foreach (var height in heights.SkipLast(1))
        {
            y += height;
            g.DrawLine(new XPen(Ink.Thread.Color, .2), left, y, left + width, y);
        }
    });

    private sealed record Row(TaggedPage Page, ObjectiveResult Result, List<List<Span>> Lines, double Size, double Left, double Top, double Width, double Height)
    {
        public void Draw()
        {
            var baseline = TaggedPage.Baseline(Top, PdfFace.Text, Size, Leading);
            Page.RowHeader(() =>
            {
                for (var i = 0; i < Lines.Count; i++)
                    Page.Text(Lines[i], Size, Ink.Coal, Left, baseline + TaggedPage.Millimetres(i * Size * Leading));
            });
            var x = Left + Width - OutcomeWidth;
            Page.Block(PdfBlockLevelElementTag.TableDataCell, () =>
            {
                Page.InMillimetres(g => DrawGauge(g, x, baseline - 3));
                Page.Text(Words(Result), PdfFace.Strong, Size, Ink.Coal, x + 11, baseline);
            });
        }

        private static string Words(ObjectiveResult result) => result switch
        {
            ObjectiveResult.Acquired => "acquis",
            ObjectiveResult.InProgress => "en cours d’acquisition",
            _ => "non évalué",
        };

        /// <summary>A brick full, half full or empty: the same as the words, for the eye.</summary>
        private void DrawGauge(XGraphics page, double x, double y)
        {
            var edge = Result == ObjectiveResult.NotEvaluated ? Ink.Faded : Ink.Coal;
            page.DrawRectangle(new XPen(edge.Color, .4), x + .2, y + .2, 7.6, 2.6);
            var filled = Result switch { ObjectiveResult.Acquired => 8, ObjectiveResult.InProgress => 4, _ => 0 };
            if (filled > 0) page.DrawRectangle(Ink.Coal, x, y, filled, 3);
        }
    }
}
