// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using Training.Modules;

namespace Training.Tests.Modules;

public sealed partial class FactTests
{
    private static IEnumerable<Module> Modules => ContentFolder.Modules();

    [Fact]
    public void The_list_of_facts_says_of_each_where_it_comes_from_and_how_sure_it_is()
    {
        Assert.Equal("id,status,theme,source", File.ReadLines(FactSheet.Path).First());
        Assert.All(FactSheet.Rows(File.ReadAllText(FactSheet.Path)), r => Assert.Equal(4, r.Length));
        Assert.Equal(512, FactSheet.All.DistinctBy(f => f.Id).Count());
        Assert.Equal(512, FactSheet.All.Count);
        Assert.All(FactSheet.All, f =>
        {
            Assert.Matches(@"\A[FX]-\d{3}\z", f.Id);
            Assert.Contains(f.Status, (string[])["confirmed", "partly", "unverified"]);
            Assert.Contains(f.Theme, Vocabulary.Themes);
            Assert.NotEmpty(f.Source);
        });
    }

    [Fact]
    public void Every_question_rests_on_facts_that_are_known_and_verified() =>
        Assert.Empty(Modules.SelectMany(m => m.AllQuestions.SelectMany(q => Wrong($"{m.Id} {q.Id}", q.Facts))));

    [Fact]
    public void Every_lesson_lists_facts_that_are_known_and_verified() =>
        Assert.Empty(Modules.SelectMany(m => m.Lessons.SelectMany(l => Wrong($"{m.Id} {l.Id}", l.Facts))));

    [Fact]
    public void What_a_question_asks_is_taught_by_a_lesson_of_its_module() =>
        Assert.Empty(Modules.SelectMany(m => m.AllQuestions.SelectMany(q => q.Facts.Except(m.Lessons.SelectMany(l => l.Facts)).Select(f => $"{m.Id} {q.Id}: {f}"))));

    [Fact]
    public void No_text_of_the_content_names_a_fact_that_is_unknown_or_unverified() =>
        Assert.Empty(Directory.EnumerateFiles(ContentFolder.Root, "*.md", SearchOption.AllDirectories).SelectMany(f =>
            Id().Matches(File.ReadAllText(f)).Select(m => FactSheet.Refuse(m.Value)).OfType<string>().Select(w => $"{Path.GetRelativePath(ContentFolder.Root, f)}: {w}")));

    [Theory]
    [InlineData("X-048", "X-048 is unverified")]
    [InlineData("F-364", "F-364 is unknown")]
    [InlineData("X-049", null)]
    [InlineData("F-001", null)]
    public void A_fact_that_nobody_could_verify_is_refused(string id, string? expected) => Assert.Equal(expected, FactSheet.Refuse(id));

    [Fact]
    public void Quoted_fields_hold_commas_quotes_and_ends_of_line() =>
        Assert.Equal([["a", "b, \"c\"\nd"], ["", "e"]], FactSheet.Rows("a,\"b, \"\"c\"\"\nd\"\r\n,e\r\n"));

    private static IEnumerable<string> Wrong(string where, IReadOnlyCollection<string> facts) =>
        facts.Count == 0 ? [$"{where}: no facts"] : facts.Select(FactSheet.Refuse).OfType<string>().Select(w => $"{where}: {w}");

    [GeneratedRegex(@"\b[FX]-\d{3}\b")]
    private static partial Regex Id();
}
