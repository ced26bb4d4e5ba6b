// SPDX-License-Identifier: AGPL-3.0-or-later
using PdfSharp.Drawing;

namespace Training.Web.Certificates.Pdf;

/// <summary>The black column at the left of a landscape page: sun, slag heaps, headframe, brick bond and the brand's mark. Millimetres.</summary>
internal static class CoalColumn
{
    private const double Width = 64;

    /// <summary>Draws the column; the page is already scaled to millimetres.</summary>
    public static void Draw(XGraphics page)
    {
        page.DrawRectangle(Ink.Coal, 0, 0, Width, 210);
        page.DrawEllipse(Ink.Lamp, 28, 71, 26, 26);
        page.DrawPolygon(Ink.FarHeap, [new(26, 138), new(45, 106), new(64, 130), new(64, 138)], XFillMode.Winding);
        page.DrawPolygon(Ink.NearHeap, [new(4, 138), new(28, 96), new(54, 138)], XFillMode.Winding);
        DrawHeadframe(page);
        DrawBricks(page);
        DrawMark(page, 8, 12, 11);
    }

    private static void DrawHeadframe(XGraphics page)
    {
        XPen thick = new(Ink.Chalk.Color, 1.3), wheel = new(Ink.Chalk.Color, 1.2), thin = new(Ink.Chalk.Color, .6);
        page.DrawEllipse(wheel, 8, 87, 10, 10);
        page.DrawLine(thin, 13, 87, 13, 97);
        page.DrawLine(thin, 8, 92, 18, 92);
        page.DrawLine(thick, 6, 98.5, 22, 98.5);
        page.DrawLine(thick, 9, 98.5, 7, 138);
        page.DrawLine(thick, 17.5, 98.5, 19.5, 138);
        page.DrawLine(thick, 20, 98.5, 32, 138);
        (double, double, double, double)[] braces =
        [
            (8.7, 104, 18.3, 113), (18, 104, 8.2, 113), (8, 115, 19, 125), (18.5, 115, 7.6, 125),
            (7.5, 127, 19.2, 137), (19, 127, 7.2, 137),
        ];
        foreach (var (x1, y1, x2, y2) in braces) page.DrawLine(thin, x1, y1, x2, y2);
    }

    /// <summary>Courses of 8 mm; every other one begins with half a brick. The last course stops at the foot of the page.</summary>
    private static void DrawBricks(XGraphics page)
    {
        for (var course = 0; course < 9; course++)
        {
            var top = 138.5 + 8 * course;
            for (var x = course % 2 == 0 ? .5 : -7.5; x < Width; x += 16)
            {
                double left = Math.Max(x, 0), right = Math.Min(x + 15, Width);
                page.DrawRectangle(Ink.Brick, left, top, right - left, 7);
            }
        }
    }

    /// <summary>The brand's mark, in a square drawn on a grid of 48.</summary>
    private static void DrawMark(XGraphics page, double left, double top, double side)
    {
        var state = page.Save();
        page.TranslateTransform(left, top);
        page.ScaleTransform(side / 48);
        var dome = new XGraphicsPath();
        dome.AddBezier(12, 19, 10, 10, 16, 4.5, 24, 4.5);
        dome.AddBezier(24, 4.5, 32, 4.5, 38, 10, 36, 19);
        dome.CloseFigure();
        page.DrawPath(Ink.Lamp, dome);
        DrawWing(page, x => x);
        DrawWing(page, x => 48 - x);
        page.DrawRoundedRectangle(Ink.Chalk, 19.5, 18.5, 9, 9.5, 4, 4);
        page.DrawRectangle(Ink.Chalk, 5, 25.5, 12.2, 8.2);
        page.DrawRectangle(Ink.Chalk, 30.8, 25.5, 12.2, 8.2);
        page.DrawRectangle(Ink.Chalk, 19.5, 30, 9, 3.7);
        DrawFoot(page, 5, 22.8, true);
        DrawFoot(page, 25.2, 43, false);
        page.Restore(state);
    }

    private static void DrawWing(XGraphics page, Func<double, double> side)
    {
        var wing = new XGraphicsPath();
        wing.AddBezier(side(22.5), 22.5, side(18.5), 14.5, side(11), 11, side(3), 12.8);
        wing.AddBezier(side(3), 12.8, side(4), 19.5, side(9.5), 23.2, side(16), 23.5);
        wing.CloseFigure();
        page.DrawPath(Ink.Chalk, wing);
    }

    /// <summary>A brick of the lowest course, its outer lower corner rounded by 3.</summary>
    private static void DrawFoot(XGraphics page, double left, double right, bool roundLeft)
    {
        var foot = new XGraphicsPath();
        foot.AddLine(left, 36.2, right, 36.2);
        if (roundLeft)
        {
            foot.AddLine(right, 45, left + 3, 45);
            foot.AddArc(left, 39, 6, 6, 90, 90);
        }
        else
        {
            foot.AddArc(right - 6, 39, 6, 6, 0, 90);
            foot.AddLine(right - 3, 45, left, 45);
        }

        foot.CloseFigure();
        page.DrawPath(Ink.Chalk, foot);
    }
}
