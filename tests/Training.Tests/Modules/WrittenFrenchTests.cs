// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using Training.Modules;

namespace Training.Tests.Modules;

/// <summary>Reads the French files of the content letter by letter, table cells and headers included.</summary>
public sealed partial class WrittenFrenchTests
{
    /// <summary>Every French line of the content that somebody reads, with its place.</summary>
    public static IEnumerable<(string Where, string Text)> Lines { get; } = [.. Directory.EnumerateFiles(ContentFolder.Root, "*.md", SearchOption.AllDirectories)
        .Where(f => !Translated().IsMatch(f)).Order(StringComparer.Ordinal).SelectMany(Read)];

    [Theory]
    [InlineData(@"[ \w)][;!?](?!\w)", "a thin space (U+202F) before ; ! ?")]
    [InlineData(@"[ \w)*]:(?=[\s*]|$)", "an unbreakable space (U+00A0) before :")]
    [InlineData(@"«[^\u202F]|[^\u202F]»", "thin spaces (U+202F) inside « »")]
    [InlineData(@"\p{L}'", "’ in place of '")]
    [InlineData(@"\.\.\.", "… in one sign")]
    [InlineData("\"", "« » in place of straight quotes")]
    [InlineData(@"\d \d{3}(?!\d)|(?<![\d/.-])[1-9]\d{4,}", "a thin space (U+202F) between thousands")]
    [InlineData(@"\d ?h(?= ?\d|\b)", "unbreakable spaces (U+00A0) around the h of a time")]
    [InlineData(@"\d\u00A0h \d|\d\u00A0h\d", "an unbreakable space (U+00A0) between hours and minutes")]
    [InlineData(@"\d ?%", "an unbreakable space (U+00A0) before %")]
    [InlineData(@"\d (€|m|km|ha|m²|cm|Md€|M€)(?!\w)", "an unbreakable space (U+00A0) before a unit")]
    public void No_line_lacks(string slip, string wanted)
    {
        var found = Lines.Where(l => Regex.IsMatch(l.Text, slip)).Select(l => $"{l.Where} {Regex.Match(l.Text, ".{0,20}(?:" + slip + ").{0,10}").Value}").ToArray();
        Assert.True(found.Length == 0, $"Wanted: {wanted}\n{string.Join('\n', found)}");
    }

    [Fact]
    public void Every_phrase_to_say_names_its_language()
    {
        var phrases = Directory.EnumerateFiles(ContentFolder.Root, "module*.md", SearchOption.AllDirectories)
            .SelectMany(f => File.ReadLines(f).Where(l => l.StartsWith(":::phrase", StringComparison.Ordinal)).Select(l => $"{Path.GetRelativePath(ContentFolder.Root, f)}: {l}")).ToArray();
        Assert.NotEmpty(phrases);
        Assert.All(phrases, p => Assert.Matches(Phrase(), p));
    }

    [Theory]
    [InlineData("accueillir-en-anglais", "en")]
    [InlineData("accueillir-en-neerlandais", "nl")]
    public void A_module_of_phrases_says_the_language_of_each_word_that_it_quotes(string module, string lang)
    {
        var quoted = Lines.Where(l => l.Text.Length > 0 && l.Where.Contains(module, StringComparison.Ordinal))
            .SelectMany(l => Italics().Matches(File.ReadAllLines(Path.Combine(ContentFolder.Root, l.Where.Split(':')[0]))[int.Parse(l.Where.Split(':')[1], null) - 1])).Select(m => m.Value).ToArray();
        Assert.InRange(quoted.Length, 50, int.MaxValue);
        Assert.All(quoted, q => Assert.Contains($"](lang:{lang})", q, StringComparison.Ordinal));
    }

    /// <summary>The lines of a file without directives, addresses, foreign phrases and accepted numbers.</summary>
    private static IEnumerable<(string Where, string Text)> Read(string file)
    {
        var (isForeign, isHeader) = (false, true);
        var lines = File.ReadAllLines(file);
        var hasQuotes = lines.Select((l, i) => (l, i)).Where(l => l.l.StartsWith(":::phrase", StringComparison.Ordinal))
            .ToDictionary(l => l.i, l => lines.Skip(l.i + 1).TakeWhile(x => x != ":::").Any(x => x.StartsWith('>')));
        var isQuoted = false;
        for (var i = 1; i < lines.Length; i++)
        {
            if (lines[i] == "---") isHeader = false;
            if (lines[i].StartsWith(":::", StringComparison.Ordinal))
            {
                isForeign = Foreign().IsMatch(lines[i]);
                isQuoted = hasQuotes.GetValueOrDefault(i);
            }
            else if (isForeign && !isQuoted && lines[i].Length == 0 && lines[i - 1].Length > 0) isForeign = false;

            var isSaid = isForeign && (!isQuoted || lines[i].StartsWith('>'));
            if (isSaid || lines[i].StartsWith("<!--", StringComparison.Ordinal) || lines[i].StartsWith(":::", StringComparison.Ordinal) || lines[i].StartsWith("|---", StringComparison.Ordinal)) continue;
            var text = isHeader ? Header(lines[i]) : Key().Replace(lines[i], "");
            yield return ($"{Path.GetRelativePath(ContentFolder.Root, file)}:{i + 1}", Address().Replace(text, ""));
        }
    }

    /// <summary>The value of a line of the header, without its key and the quotes of YAML.</summary>
    private static string Header(string line) => HeaderValue().Match(line) is { Success: true } match ? match.Groups["value"].Value.Trim('"') : "";

    [GeneratedRegex(@"\.(en|nl)\.md\z")]
    private static partial Regex Translated();

    [GeneratedRegex(@"\A:::phrase(?!\s+\{?lang=fr)")]
    private static partial Regex Foreign();

    [GeneratedRegex(@":::phrase \{?lang=[a-z]{2}\}?\z")]
    private static partial Regex Phrase();

    [GeneratedRegex(@"(?<!\*)\*(?!\*)[^*]+\*(?!\*)")]
    private static partial Regex Italics();

    [GeneratedRegex(@"<[^>\s]+>|\[[^\]]*\]\(lang:(?!fr)[a-z]{2}\)|\]\([^)]*\)")]
    private static partial Regex Address();

    [GeneratedRegex(@"\A- \[x\] \d[\d ,.±]*( \p{L}+)?( \(\d+ %\))?\z")]
    private static partial Regex Key();

    [GeneratedRegex(@"\A(?:(?:title|summary|mention|nature|modality|name|commune|access): |  - )(?<value>.*)\z")]
    private static partial Regex HeaderValue();
}
