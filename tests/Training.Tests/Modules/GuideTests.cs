// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Training.Modules;
using Training.Sites;

namespace Training.Tests.Modules;

/// <summary>
/// The authors' guide holds itself to the reader: each example (a fence <c>markdown module|lesson|question|path|site</c> or <c>yaml header</c>) is
/// read, and the fence after it says what the reader answers (<c>text</c>, lines counted in the example) or what the page shows (<c>html</c>).
/// Without such a fence the example is without fault.
/// </summary>
public sealed partial class GuideTests
{
    private sealed record Fence(string Info, string Text, int Line);

    private static readonly string Guide = File.ReadAllText(Path.Combine(ContentFolder.Root, "..", "docs", "modules.md")).ReplaceLineEndings("\n");

    private static readonly List<Fence> Fences = [.. FencePattern().Matches(Guide)
        .Select(m => new Fence(m.Groups["info"].Value, m.Groups["text"].Value.TrimEnd('\n'), Guide.AsSpan(0, m.Index).Count('\n') + 1))];

    public static TheoryData<int> Examples() => [.. Fences.Where(f => IsExample(f.Info)).Select(f => f.Line)];

    [Theory]
    [MemberData(nameof(Examples))]
    public void An_example_of_the_guide_is_true(int line)
    {
        var at = Fences.FindIndex(f => f.Line == line);
        var (example, answer) = (Fences[at], Fences.ElementAtOrDefault(at + 1));
        var (diagnostics, html, first) = Read(example);
        var said = string.Join('\n', diagnostics.Select(d => $"{d.Line - first}:{d.Column} {d.Code} {d.Sentence} {d.Remedy}"));
        Assert.Equal(answer is { Info: "text" } ? answer.Text : "", said);
        if (answer is { Info: "html" }) Assert.Equal(answer.Text, html);
    }

    [Fact]
    public void The_guide_lists_every_code_in_the_words_of_the_reader()
    {
        var table = new StringBuilder("| code | | ce que dit le contrôle | ce qu’il faut faire |\n|---|---|---|---|\n");
        foreach (var rule in MessagesTests.All.OrderBy(r => r.Code, StringComparer.Ordinal))
        {
            var (sentence, remedy) = Training.Modules.Reading.French.Codes[rule.Code];
            var fix = Hole().Replace(remedy, "") == "" ? "Prenez le mot que propose la remarque." : Blank(remedy);
            table.Append(CultureInfo.InvariantCulture, $"| {rule.Code} | {(rule.Severity == Severity.Error ? "erreur" : "à voir")} | {Blank(sentence)} | {fix} |\n");
        }

        Assert.True(Guide.Contains(table.ToString(), StringComparison.Ordinal), "The table should read:\n" + table);
    }

    [Fact]
    public void The_guide_names_every_key_word_and_container()
    {
        string[] words =
        [
            "schema", "id", "title", "summary", "lang", "version", "status", "audience", "territory", "theme", "duration", "level", "pass", "attempts", "cooldown",
            "objectives", "badge", "sources", "reviewed", "facts", "type", "objective", "tags", "time", "battle", "review", "score", "shuffle", "rev", "retired",
            .. Vocabulary.Audiences, .. Vocabulary.Territories, .. Vocabulary.Themes, .. Vocabulary.Statuses,
            .. Training.Modules.Reading.QuestionReader.Types, .. Training.Modules.Reading.ContainerKind.All.Select(k => ":::" + k.Word),
        ];
        Assert.All(words, w => Assert.Contains($"`{w}`", Guide, StringComparison.Ordinal));
    }

    private static (IEnumerable<Diagnostic> Diagnostics, string Html, int First) Read(Fence example)
    {
        if (example.Info == "markdown site")
        {
            var site = SiteReader.Read(new SourceFile("content/sites/beffroi-bethune.md", example.Text), new HashSet<string> { "beffroi-bethune", "grand-place-bethune" }, new HashSet<string> { "bethune" });
            return (site.Diagnostics, site.Site is { } card ? $"{card.IntroHtml}\n{card.SayHtml}" : "", 0);
        }

        if (example.Info == "markdown path")
        {
            var path = PathReader.Read(new SourceFile("content/paths/premiers-pas.md", example.Text), new HashSet<string> { "bassin-minier", "demo" });
            return (path.Diagnostics, path.Path?.SheetHtml ?? "", 0);
        }

        var (text, first) = example.Info switch
        {
            "markdown lesson" => Placed("Un conseil.\n:::\n", example.Text),
            "markdown question" => Placed("shuffle=questions,choices -->\n", example.Text),
            "yaml header" => Header(example.Text),
            _ => (example.Text, 0),
        };
        var name = example.Info == "markdown module" ? "le-beffroi" : "demo";
        var result = ModuleReader.Read(
            [new SourceFile($"content/modules/{name}/module.md", text), new SourceFile($"content/modules/{name}/img/a.webp", null)], new DateOnly(2026, 6, 1));
        var html = ((result.Module?.Lessons[0].Parts[0] as Prose)?.Html ?? "").Split("<p>Un conseil.</p>\n</div>\n")[^1].Trim();
        return (result.Diagnostics, html, first);
    }

    /// <summary>The demonstration module with a passage put in behind an anchor, and the line before its first.</summary>
    private static (string Text, int First) Placed(string anchor, string passage)
    {
        var at = Demo.Text.IndexOf(anchor, StringComparison.Ordinal) + anchor.Length;
        return (Demo.Text.Insert(at, "\n" + passage + "\n"), Demo.Text.AsSpan(0, at).Count('\n') + 1);
    }

    /// <summary>The demonstration module with lines of its front matter replaced.</summary>
    private static (string Text, int First) Header(string lines)
    {
        var text = Demo.Text;
        foreach (var key in lines.Split('\n').Where(l => l.Contains(':', StringComparison.Ordinal)).Select(l => l.Split(':')[0]))
            text = Regex.Replace(text, $"(?m)^{Regex.Escape(key)}:.*\n(  - .*\n)*", "");
        return (text.Insert(4, lines + "\n"), 1);
    }

    private static bool IsExample(string info) => info is "markdown site" or "markdown module" or "markdown lesson" or "markdown question" or "markdown path" or "yaml header";

    private static string Blank(string template) => Hole().Replace(template, "…").Replace("….", "…", StringComparison.Ordinal).Replace("<", "\\<", StringComparison.Ordinal)
        .Replace("*", "\\*", StringComparison.Ordinal).Replace("|", "\\|", StringComparison.Ordinal);

    [GeneratedRegex(@"\{\d\}")]
    private static partial Regex Hole();

    [GeneratedRegex(@"^(?<fence>`{3,})(?<info>[^\n`]*)\n(?<text>(?:(?!\k<fence>)[^\n]*\n)*?)\k<fence>$", RegexOptions.Multiline)]
    private static partial Regex FencePattern();
}
