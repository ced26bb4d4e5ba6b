// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tests.Modules;

public sealed class TranslationTests
{
    private const string English = """
        ---
        schema: 1
        id: demo
        title: The module
        summary: A trial.
        lang: en
        objectives: [Say, Do]
        ---

        # The module

        ## A lesson
        <!-- lesson: id=une-lecon -->

        Some text.

        ## Quiz
        <!-- quiz: id=quiz -->

        ### True?
        <!-- q: id=vrai type=truefalse -->

        - [x] True
        - [ ] False

        > **Explanation:** yes.

        ### How many slag heaps?
        <!-- q: id=combien -->

        > **Hint:** few.

        - [ ] Four
        - [x] Two
        - [ ] Three

        > **Explanation:** two.
        """;

    private static ReadResult Read(string english) => Demo.Read(Demo.Text, new SourceFile("content/modules/demo/module.en.md", english));

    [Fact]
    public void A_translation_brings_its_words_and_takes_the_rest_from_the_original()
    {
        var result = Read(English);
        Assert.Empty(result.Diagnostics);
        var english = result.Module!.In("en");
        Assert.Equal(("The module", "en", "1.0.0", 80), (english.Title, english.Lang, english.Version, english.Pass));
        Assert.Equal(["combien", "vrai"], english.Quiz!.Questions.Select(q => q.Id));
        Assert.Equal(2, english.Quiz.Draw);
        Assert.Equal(["F-001"], english.Find("combien")!.Facts);
        Assert.Equal("How many slag heaps?", english.Find("combien")!.StemText);
        Assert.Same(result.Module, result.Module.In("nl"));
    }

    [Fact]
    public void A_module_in_one_language_still_has_the_others_beside_it()
    {
        var module = Read(English).Module!;
        Assert.Equal(module.Title, module.In("en").In("fr").Title);
        Assert.Equal(["fr"], module.In("en").Translations.Keys);
        Assert.Equal(QuestionText.Of(module, "combien").Hash, QuestionText.Of(module.In("en"), "combien").Hash);
    }

    [Fact]
    public void What_the_original_says_of_a_question_holds_for_its_translation()
    {
        var original = Demo.With("id=combien type=single", "id=combien type=single rev=3 level=2 tags=a time=30 battle=no review=no shuffle=no")
            .Replace("- [ ] Trois", "- [ ] Trois <!-- pin -->", StringComparison.Ordinal);
        var module = Demo.Read(original, new SourceFile("content/modules/demo/module.en.md", English)).Module!;
        var (french, english) = ((SingleChoice)module.Find("combien")!, (SingleChoice)module.In("en").Find("combien")!);
        Assert.Equal((3, 2, 30, false, false, false), (english.Rev, english.Level, english.Time, english.InBattles, english.InReview, english.Shuffled));
        Assert.Equal(french.Choices.Select(c => c.IsPinned), english.Choices.Select(c => c.IsPinned));
        Assert.Equal((french.LessonId, "a"), (english.LessonId, english.Tags.Single()));
    }

    [Fact]
    public void A_frozen_question_speaks_all_languages_of_its_module()
    {
        var frozen = QuestionText.Parse(QuestionText.Of(Read(English).Module!, "combien").Json);
        Assert.Equal(["en", "fr"], frozen.Languages.Keys);
        Assert.Equal("How many slag heaps?", frozen.In("en").StemText);
        Assert.Equal("Combien de terrils\u202F?", frozen.In("nl").StemText);
        Assert.Equal(("en", "fr"), (frozen.LangFor("en"), frozen.LangFor("nl")));
    }

    [Theory]
    [InlineData("QM400 1:1", "### True?\n<!-- q: id=vrai type=truefalse -->\n\n- [x] True\n- [ ] False\n\n> **Explanation:** yes.\n\n", "")]
    [InlineData("QM401 29:12", "### How many", "### New?\n<!-- q: id=nouvelle type=truefalse -->\n\n- [x] True\n- [ ] False\n\n### How many")]
    [InlineData("QM402 21:12", "- [x] True\n- [ ] False", "- [ ] True\n- [x] False")]
    [InlineData("QM402 29:12", "- [ ] Three", "- [ ] Three\n- [ ] Five")]
    [InlineData("QM403 7:7", "objectives:", "pass: 70\nobjectives:")]
    [InlineData("QM404 7:13", "[Say, Do]", "[Say]")]
    [InlineData("QM405 7:10", "objectives:", "version: 0.9.0\nobjectives:")]
    [InlineData("QM110 6:7", "lang: en", "lang: nl")]
    [InlineData("QM103 1:1", "summary: A trial.\n", "")]
    [InlineData("QM109 3:5", "id: demo", "id: demonstration")]
    public void A_translation_that_strays_is_told(string expected, string good, string bad)
    {
        Assert.Contains(good, English, StringComparison.Ordinal);
        var result = Read(English.Replace(good, bad, StringComparison.Ordinal));
        Assert.Equal(expected, string.Join(", ", result.Diagnostics.Select(d => $"{d.Code} {d.Line}:{d.Column}")));
        Assert.All(result.Diagnostics, d => Assert.EndsWith("module.en.md", d.Path, StringComparison.Ordinal));
    }

    [Fact]
    public void A_language_is_written_once()
    {
        var result = Demo.Read(Demo.Text, new SourceFile("content/modules/demo/module.fr.md", Demo.Text));
        Assert.Equal("QM406 6:7", string.Join(", ", result.Diagnostics.Select(d => $"{d.Code} {d.Line}:{d.Column}")));
    }

    [Fact]
    public void A_translation_of_a_broken_module_is_not_held_against_it() =>
        Assert.Equal(["QM210"], Demo.Read(Demo.With("- [x] Deux", "- [ ] Deux"), new SourceFile("content/modules/demo/module.en.md", English)).Diagnostics.Select(d => d.Code));

    [Fact]
    public void French_typography_is_not_asked_of_other_languages() => Assert.Empty(Read(English.Replace("Some text.", "It's \"here\"...", StringComparison.Ordinal)).Diagnostics);
}
