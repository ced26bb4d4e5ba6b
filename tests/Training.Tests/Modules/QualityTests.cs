// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tests.Modules;

public sealed class QualityTests
{
    private static string Codes(ReadResult result) => string.Join(", ", result.Diagnostics.Select(d => $"{d.Code} {d.Line}:{d.Column}"));

    /// <summary>A quiz of single-choice questions, each made of its choices, the right one marked by a star.</summary>
    private static string Quiz(string shuffle, params string[] questions)
    {
        var from = Demo.Text.IndexOf("<!-- quiz", StringComparison.Ordinal);
        return Demo.Text[..from] + $"<!-- quiz: id=quiz{shuffle} -->\n\n" + string.Join("\n", questions.Select((q, i) =>
            $"### Question {i}\n<!-- q: id=q-{i} objective=1,2 -->\n\n{string.Join('\n', q.Split(' ').Select(c => c[0] == '*' ? "- [x] " + c[1..] : "- [ ] " + c))}\n\n> **Explication\u00A0:** oui.\n"));
    }

    [Theory]
    [InlineData("QM271 33:12", "*longue b c", "d *longue e", "f g *longue", "*longue h i")]
    [InlineData("", "*longue b c", "d *longue e", "f g *longue", "*longue h encore-plus-longue")]
    [InlineData("", "*longue b c", "d *longue e", "f g *longue")]
    public void A_right_answer_that_is_always_the_longest_is_told(string expected, params string[] questions) =>
        Assert.Equal(expected, Codes(Demo.Read(Quiz(" shuffle=choices", questions))));

    [Theory]
    [InlineData("QM272 33:12", "", "*a bb c", "*d ee f", "*g hh i", "*j kk l")]
    [InlineData("QM272 33:12", "", "aa *b c", "dd *e f", "gg *h i", "jj *k l")]
    [InlineData("", "", "*a bb c", "*d ee f", "gg *h i", "*j kk l")]
    [InlineData("", " shuffle=choices", "*a bb c", "*d ee f", "*g hh i", "*j kk l")]
    public void A_right_answer_that_always_stands_at_the_same_place_is_told(string expected, string shuffle, params string[] questions) =>
        Assert.Equal(expected, Codes(Demo.Read(Quiz(shuffle, questions))));

    [Fact]
    public void A_quiz_whose_questions_are_all_retired_has_nothing_to_ask() =>
        Assert.Equal("QM333 29:1", Codes(Demo.Read(Demo.With(" draw=2", "").Replace("objective=", "retired objective=", StringComparison.Ordinal))));

    [Theory]
    [InlineData("2027-03-31", "")]
    [InlineData("2027-04-01", "QM111 15:11")]
    [InlineData("2026-03-30", "")]
    [InlineData("2026-03-01", "QM112 15:11")]
    [InlineData(null, "")]
    public void Content_that_nobody_checked_for_a_year_is_told(string? today, string expected) => Assert.Equal(expected, Codes(ModuleReader.Read(
        [new SourceFile("demo/module.md", Demo.Text), new SourceFile("demo/img/a.webp", null)], today is null ? null : DateOnly.Parse(today, null))));

    [Fact]
    public void A_lesson_that_retires_stays_known_and_is_no_longer_shown()
    {
        var module = Demo.Read(Demo.With("## Quiz\n", """
            ## Ancienne
            <!-- lesson: id=ancienne retired -->

            ### Vrai en passant
            <!-- q: id=passage type=truefalse -->

            - [x] Vrai
            - [ ] Faux

            ## Quiz

            """)).Module!;
        Assert.Equal(["une-lecon"], module.Lessons.Select(l => l.Id));
        Assert.Equal(["ancienne"], module.RetiredLessons.Select(l => l.Id));
        Assert.True(module.Find("passage")!.Retired);
    }
}
