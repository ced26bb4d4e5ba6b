// SPDX-License-Identifier: AGPL-3.0-or-later
using PdfSharp.Drawing;
using QRCoder;

namespace Training.Web.Certificates.Pdf;

/// <summary>A QR code of error level M with its margin of four modules, drawn as shapes so that it prints sharp at any size.</summary>
internal static class QrSquare
{
    /// <summary>The modules, margin included; true is dark.</summary>
    public static IReadOnlyList<IReadOnlyList<bool>> Modules(Uri address)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(address.AbsoluteUri, QRCodeGenerator.ECCLevel.M);
        return [.. code.ModuleMatrix.Select(row => row.Cast<bool>().ToArray())];
    }

    /// <summary>Draws the code in a square, in the page's own unit.</summary>
    public static void Draw(XGraphics page, Uri address, XRect square)
    {
        var modules = Modules(address);
        var module = square.Width / modules.Count;
        page.DrawRectangle(Ink.White, square);
        // One path for all: shapes filled apart would leave hairlines where they touch.
        var dark = new XGraphicsPath { FillMode = XFillMode.Winding };
        for (var y = 0; y < modules.Count; y++)
            for (var x = 0; x < modules.Count; x++)
            {
                if (!modules[y][x]) continue;
                var start = x;
                while (x + 1 < modules.Count && modules[y][x + 1]) x++;
                dark.AddRectangle(square.X + start * module, square.Y + y * module, (x + 1 - start) * module, module);
            }

        page.DrawPath(Ink.Coal, dark);
    }
}
