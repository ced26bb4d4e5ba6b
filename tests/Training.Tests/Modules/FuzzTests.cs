// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using Training.Modules;
using Training.Modules.Reading;
using Training.Shared;

namespace Training.Tests.Modules;

/// <summary>Whatever a hand or a bad merge makes of a file, the reader answers, inside the file and at once.</summary>
public sealed class FuzzTests
{
    /// <summary>20,000 when FUZZ says so (a minute); a sample otherwise.</summary>
    private static int Mutations => int.Parse(Environment.GetEnvironmentVariable("FUZZ") ?? "2000", CultureInfo.InvariantCulture);

    private static readonly string[] Pieces =
    [
        "\n", "\n\n", "---\n", "<!-- q: id=x -->", "<!-- q: id=abc type=number -->\n", "<!-- lesson: id=abc -->\n", "<!-- quiz: id=abc draw=99 -->\n", "<!--", "-->", "<b>", "&#0;",
        "- [x] ", "- [ ] ", "-[x]", "[x]", "> ", "  > ", ":::", ":::phrase lang=xx\n", "| a | b |\n|---|---|\n| | |\n", "1. ", "### ", "## ", "# ", "\t", "\u0000", "\uD83D", "\uFEFF",
        "**Indice :** ", "**", "`", "```\n", "![](img/x)", "[a](javascript:x)", "<http://x>", "± (50 %)", "9999999999999999999999999999", "&a *a", "{", "]", "\r", "\u2028", "«", "\"", "'", "...",
    ];

    [Fact]
    public void No_mutation_of_real_modules_throws_or_points_outside_the_file()
    {
        var originals = ContentFolder.ModuleIds().Select(ContentFolder.Module).Append([new SourceFile("content/modules/demo/module.md", Demo.Text)]).ToArray();
        foreach (var files in originals) ModuleReader.Read(files);
        var failures = new ConcurrentBag<string>();
        Parallel.For(0, Mutations, i =>
        {
            var luck = new Luck((ulong)i);
            var files = originals[luck.Below(originals.Length)].ToArray();
            var at = Array.FindIndex(files, f => f.Path.EndsWith("module.md", StringComparison.Ordinal));
            files[at] = files[at] with { Text = Mutate(files[at].Text!, luck) };
            if (Try(files) is { } wrong) failures.Add($"seed {i}: {wrong}");
            else if (Enumerable.Range(0, 5).All(_ => Milliseconds(files) > 50)) failures.Add($"seed {i}: above 50 ms");
        });
        Assert.True(failures.IsEmpty, string.Join('\n', failures.Take(5)));
    }

    /// <summary>A busy machine pauses a thread now and then; a reader that is slow is slow each of five times.</summary>
    private static long Milliseconds(SourceFile[] files)
    {
        var watch = Stopwatch.StartNew();
        ModuleReader.Read(files);
        return watch.ElapsedMilliseconds;
    }

    private static string? Try(SourceFile[] files)
    {
        try
        {
            var result = ModuleReader.Read(files, new DateOnly(2026, 12, 1));
            if (result.Module is null != result.Diagnostics.Any(d => d.Severity == Severity.Error)) return "module and errors disagree";
            foreach (var question in result.Module?.AllQuestions ?? []) QuestionText.Parse(QuestionText.Of(result.Module!, question.Id).Json);
            foreach (var file in files.Where(f => f.Text is not null)) Typography.Mend(file.Text!);
            return result.Diagnostics.Select(d => Outside(d, files)).FirstOrDefault(o => o is not null);
        }
        catch (Exception e)
        {
            return e.ToString();
        }
    }

    private static string? Outside(Diagnostic diagnostic, SourceFile[] files)
    {
        var source = new Source(diagnostic.Path, files.Single(f => f.Path == diagnostic.Path).Text!);
        var isInside = diagnostic.Line >= 1 && diagnostic.Line <= source.LineCount && diagnostic.Column >= 1 && diagnostic.Column <= source.Line(diagnostic.Line).Length + 1;
        return isInside ? null : diagnostic.ToString();
    }

    private static string Mutate(string text, Luck luck)
    {
        for (var n = 1 + luck.Below(4); n > 0; n--)
        {
            var at = luck.Below(text.Length + 1);
            var length = Math.Min(luck.Below(luck.Below(10) == 0 ? 2_000 : 12), text.Length - at);
            text = luck.Below(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Pieces[luck.Below(Pieces.Length)]),
                2 => text.Remove(at, length).Insert(at, Pieces[luck.Below(Pieces.Length)]),
                _ => text.Insert(luck.Below(text.Length + 1), text.Substring(at, length)),
            };
        }

        return text;
    }
}
