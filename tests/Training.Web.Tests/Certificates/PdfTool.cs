// SPDX-License-Identifier: AGPL-3.0-or-later
using System.ComponentModel;
using System.Diagnostics;

namespace Training.Web.Tests.Certificates;

/// <summary>Runs the command-line readers of PDF that other people wrote: they judge our files better than our own library would.</summary>
internal static class PdfTool
{
    /// <summary>What a tool prints about a file; <c>{}</c> among the arguments stands for the file.</summary>
    public static string Text(byte[] pdf, string tool, params string[] arguments) => Run(pdf, tool, arguments, stdout => new StreamReader(stdout).ReadToEnd());

    /// <inheritdoc cref="Text"/>
    public static byte[] Bytes(byte[] pdf, string tool, params string[] arguments) => Run(pdf, tool, arguments, stdout =>
    {
        using var bytes = new MemoryStream();
        stdout.CopyTo(bytes);
        return bytes.ToArray();
    });

    private static T Run<T>(byte[] pdf, string tool, string[] arguments, Func<Stream, T> read)
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllBytes(file, pdf);
            var start = new ProcessStartInfo(tool) { RedirectStandardOutput = true, RedirectStandardError = true };
            foreach (var argument in arguments) start.ArgumentList.Add(argument == "{}" ? file : argument);
            using var process = Process.Start(start)!;
            var errors = process.StandardError.ReadToEndAsync();
            var output = read(process.StandardOutput.BaseStream);
            process.WaitForExit();
            Assert.True(process.ExitCode == 0, $"{tool} ended with {process.ExitCode}: {output} {errors.Result}");
            return output;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException($"« {tool} » is not installed: run eng/test, or apt-get install poppler-utils qpdf.", e);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
