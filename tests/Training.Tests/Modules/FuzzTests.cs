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
    private const double Longest = 50;

    /// <summary>The real modules take a tenth of it: something that grows with the square of a file would pass it by far.</summary>
    private const long Heaviest = 16 * 1024 * 1024;

    /// <summary>20,000 when FUZZ says so (a few minutes); a sample otherwise.</summary>
    private static int Mutations => int.Parse(Environment.GetEnvironmentVariable("FUZZ") ?? "600", CultureInfo.InvariantCulture);

    private static readonly string[] Pieces =
    [
        "\n", "\n\n", "---\n", "<!-- q: id=x -->", "<!-- q: id=abc type=number -->\n", "<!-- lesson: id=abc -->\n", "<!-- quiz: id=abc draw=99 -->\n", "<!--", "-->", "<b>", "&#0;",
        "- [x] ", "- [ ] ", "-[x]", "[x]", "> ", "  > ", ":::", ":::phrase lang=xx\n", "| a | b |\n|---|---|\n| | |\n", "1. ", "### ", "## ", "# ", "\t", "\u0000", "\uD83D", "\uFEFF",
        "**Indice :** ", "**", "`", "```\n", "![](img/x)", "[a](javascript:x)", "<http://x>", "± (50 %)", "9999999999999999999999999999", "&a *a", "{", "]", "\r", "\u2028", "«", "\"", "'", "...",
    ];

    private static readonly SourceFile[][] Originals = [.. ContentFolder.ModuleIds().Select(ContentFolder.Module).Select(f => f.ToArray()), [new SourceFile("content/modules/demo/module.md", Demo.Text)]];

    [Fact]
    public void No_mutation_of_real_modules_throws_or_points_outside_the_file()
    {
        foreach (var files in Originals) ModuleReader.Read(files);
        var failures = new ConcurrentBag<string>();
        var times = new double[Mutations];
        Parallel.For(0, times.Length, i =>
        {
            var files = Mutation(i);
            if (Try(files) is { } wrong) failures.Add($"seed {i}: {wrong}");
            var before = GC.GetAllocatedBytesForCurrentThread();
            times[i] = Milliseconds(files);
            var work = GC.GetAllocatedBytesForCurrentThread() - before;
            if (work > Heaviest) failures.Add($"seed {i}: {work / 1024} KB of work");
        });
        // A busy machine pauses a thread now and then; a reader that is slow is slow alone too, each of twenty times, and by the processor's own count.
        foreach (var slow in Enumerable.Range(0, times.Length).Where(i => times[i] > Longest))
        {
            var files = Mutation(slow);
            times[slow] = Enumerable.Range(0, 20).Select(_ => ProcessorMilliseconds(files)).FirstOrDefault(t => t <= Longest, times[slow]);
            if (times[slow] > Longest) failures.Add($"seed {slow}: {times[slow]:0} ms");
        }

        Array.Sort(times);
        TestContext.Current.TestOutputHelper?.WriteLine($"{times.Length} mutations: median {times[times.Length / 2]:0.0} ms, 99 of 100 within {times[times.Length * 99 / 100]:0.0} ms, worst {times[^1]:0.0} ms");
        Assert.True(failures.IsEmpty, string.Join('\n', failures.Take(5)));
    }

    private static SourceFile[] Mutation(int seed)
    {
        var luck = new Luck((ulong)seed);
        var files = Originals[luck.Below(Originals.Length)].ToArray();
        // Its translations are read with it, and are written by hands too.
        var written = Enumerable.Range(0, files.Length).Where(i => files[i].Path.EndsWith(".md", StringComparison.Ordinal)).ToArray();
        var at = written[luck.Below(written.Length)];
        files[at] = files[at] with { Text = Mutate(files[at].Text!, luck) };
        return files;
    }

    private static double Milliseconds(SourceFile[] files)
    {
        var watch = Stopwatch.StartNew();
        ModuleReader.Read(files);
        return watch.Elapsed.TotalMilliseconds;
    }

    /// <summary>What the whole process used meanwhile: never less than the reader did.</summary>
    private static double ProcessorMilliseconds(SourceFile[] files)
    {
        var before = Environment.CpuUsage.TotalTime;
        ModuleReader.Read(files);
        return (Environment.CpuUsage.TotalTime - before).TotalMilliseconds;
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
