// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;

namespace Training.Browser.Tests;

/// <summary>What a document says, as poppler reads it.</summary>
internal static class Pdf
{
    public static string Text(string path)
    {
        using var tool = Process.Start(new ProcessStartInfo("pdftotext", ["-layout", path, "-"]) { RedirectStandardOutput = true })!;
        var text = tool.StandardOutput.ReadToEnd();
        tool.WaitForExit();
        return text;
    }
}
