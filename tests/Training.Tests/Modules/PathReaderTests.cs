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
