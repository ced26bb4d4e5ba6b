// SPDX-License-Identifier: AGPL-3.0-or-later
using PdfSharp.Drawing;

namespace Training.Web.Certificates.Pdf;

/// <summary>The look's colours on paper. A document is always light.</summary>
internal static class Ink
{
    public static readonly XSolidBrush Coal = Of(0x14130f);
    public static readonly XSolidBrush Paper = Of(0xfffefb);
    public static readonly XSolidBrush White = Of(0xffffff);
    public static readonly XSolidBrush Chalk = Of(0xf6f2ea);
    public static readonly XSolidBrush Dust = Of(0xc9c1b0);
    public static readonly XSolidBrush Soft = Of(0x575143);
    public static readonly XSolidBrush Faded = Of(0x7c7b77);
    public static readonly XSolidBrush Thread = Of(0xd9d0bf);
    public static readonly XSolidBrush Brick = Of(0xb5452c);
    public static readonly XSolidBrush FiredBrick = Of(0x9c3821);
    public static readonly XSolidBrush Lamp = Of(0xf2b705);
    public static readonly XSolidBrush NearHeap = Of(0x39352b);
    public static readonly XSolidBrush FarHeap = Of(0x26231c);

    private static XSolidBrush Of(int rgb) => new(XColor.FromArgb(unchecked((int)0xff000000) | rgb));
}
