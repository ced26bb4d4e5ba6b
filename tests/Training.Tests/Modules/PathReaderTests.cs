// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tests.Modules;

public sealed class PathReaderTests
{
    private const string Text = """
        ---
        schema: 1
        id: premiers-pas
        title: Premiers pas
        summary: Un essai.
        lang: fr
        version: 1.0.0
        modules: [demo, autre]
        mention: Formation interne
        ---

        # Premiers pas

        Pour *tous*.

        ## Ensuite
        """;

    private static PathReadResult Read(string text) => PathReader.Read(new SourceFile("content/paths/premiers-pas.md", text), new HashSet<string> { "demo", "autre" });

    [Fact]
    public void A_path_without_fault_is_read_whole()
    {
        var (path, diagnostics) = Read(Text);
        Assert.Empty(diagnostics);
        Assert.Equal(["demo", "autre"], path!.Modules);
        Assert.Equal(("action de formation", "à distance", "Formation interne"), (path.Nature, path.Modality, path.Mention));
        Assert.Equal("<p>Pour <em>tous</em>.</p>\n<h2>Ensuite</h2>", path.SheetHtml);
    }

    [Fact]
    public void A_path_stands_where_its_author_says_and_in_the_middle_otherwise()
    {
        Assert.Equal(LearningPath.DefaultOrder, Read(Text).Path!.Order);
        Assert.Equal(7, Read(Text.Replace("mention:", "order: 7\nmention:", StringComparison.Ordinal)).Path!.Order);
        Assert.Null(Read(Text.Replace("mention:", "order: 0\nmention:", StringComparison.Ordinal)).Path);
    }

    private const string English = """
        ---
        schema: 1
        id: premiers-pas
        title: First steps
        summary: A trial.
        lang: en
        version: 1.0.0
        ---

        # First steps

        For *all*.
        """;

    private static PathReadResult ReadTranslated(string english, string name = "premiers-pas.en.md") => PathReader.Read(
        PathReader.Gather([new SourceFile("content/paths/" + name, english), new SourceFile("content/paths/premiers-pas.md", Text)]).First(),
        new HashSet<string> { "demo", "autre" });

    [Fact]
    public void A_translation_brings_its_title_summary_and_sheet_and_takes_the_rest_from_the_path()
    {
        var (path, diagnostics) = ReadTranslated(English);
        Assert.Empty(diagnostics);
        var english = path!.In("en");
        Assert.Equal(("First steps", "A trial.", "en", "<p>For <em>all</em>.</p>"), (english.Title, english.Summary, english.Lang, english.SheetHtml));
        Assert.Equal((path.Id, path.Version, path.Mention, path.ContentHash), (english.Id, english.Version, english.Mention, english.ContentHash));
        Assert.Equal(["demo", "autre"], english.Modules);
        Assert.Equal("Premiers pas", english.In("fr").Title);
        Assert.Equal("Premiers pas", path.In("nl").Title);
    }

    [Theory]
    [InlineData("QM109 3:5", "id: premiers-pas", "id: premier-pas")]
    [InlineData("QM110 6:7", "lang: en", "lang: nl")]
    [InlineData("QM405 7:10", "version: 1.0.0", "version: 0.9.0")]
    [InlineData("QM102 7:1", "version: 1.0.0", "modules: [demo]")]
    [InlineData("QM103 1:1", "summary: A trial.\n", "")]
    public void A_translation_that_strays_is_told(string expected, string good, string bad)
    {
        var diagnostics = ReadTranslated(English.Replace(good, bad, StringComparison.Ordinal)).Diagnostics;
        Assert.Equal(expected, string.Join(", ", diagnostics.Select(d => $"{d.Code} {d.Line}:{d.Column}")));
        Assert.All(diagnostics, d => Assert.EndsWith("premiers-pas.en.md", d.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void A_translation_of_a_path_that_is_not_there_is_told() =>
        Assert.Equal("QM703 1:1", string.Join(", ", ReadTranslated(English, "nulle-part.en.md").Diagnostics.Select(d => $"{d.Code} {d.Line}:{d.Column}")));

    [Theory]
    [InlineData("QM700", 8, 11, "[demo,", "[domo,")]
    [InlineData("QM701", 8, 17, "autre]", "demo]")]
    [InlineData("QM109", 3, 5, "id: premiers-pas", "id: premier-pas")]
    [InlineData("QM102", 9, 1, "mention:", "mentions:")]
    [InlineData("QM702", 17, 1, "## Ensuite", "## Ensuite\n<!-- lesson: id=une-lecon -->")]
    [InlineData("QM310", 14, 6, "*tous*", "<b>tous")]
    public void A_fault_is_told_where_it_stands(string code, int line, int column, string good, string bad)
    {
        var (path, diagnostics) = Read(Text.Replace(good, bad, StringComparison.Ordinal));
        Assert.Equal($"{code} {line}:{column}", string.Join(", ", diagnostics.Select(d => $"{d.Code} {d.Line}:{d.Column}")));
        Assert.Null(path);
    }
}
