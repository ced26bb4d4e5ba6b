// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tests.Modules;

public sealed class ModuleReaderTests
{
    private static Module Read(string text, params SourceFile[] others)
    {
        var result = Demo.Read(text, others);
        Assert.True(result.Module is not null, string.Join('\n', result.Diagnostics));
        return result.Module;
    }

    [Fact]
    public void A_module_tells_what_its_front_matter_says_and_what_it_leaves_out()
    {
        var module = Read(Demo.Text);
        Assert.Equal(("demo", "Le module", "Un essai.", "fr", "1.0.0"), (module.Id, module.Title, module.Summary, module.Lang, module.Version));
        Assert.Equal(["taxi", "office"], module.Audience);
        Assert.Equal(["all"], module.Territory);
        Assert.Equal((ModuleStatus.Published, 1, 80, 0, TimeSpan.Zero, "demo"), (module.Status, module.Level, module.Pass, module.Attempts, module.Cooldown, module.Badge));
        Assert.Equal(TimeSpan.FromMinutes(20), module.Duration);
        Assert.Equal(new DateOnly(2026, 3, 31), module.Reviewed);
        Assert.Equal(["Dire", "Faire"], module.Objectives);
    }

    [Theory]
    [InlineData("30s", 30)]
    [InlineData("10m", 600)]
    [InlineData("1h", 3600)]
    public void A_cooldown_is_read_with_its_unit(string written, int seconds) =>
        Assert.Equal(TimeSpan.FromSeconds(seconds), Read(Demo.With("theme: mine", $"theme: mine\ncooldown: {written}\nterritory: all")).Cooldown);

    [Fact]
    public void A_question_keeps_everything_that_its_author_wrote()
    {
        var question = Assert.IsType<SingleChoice>(Read(Demo.Text).Quiz!.Questions[0]);
        Assert.Equal(("combien", "Combien de terrils\u202F?", 32, 1), (question.Id, question.StemText, question.Line, question.Rev));
        Assert.Equal(["<p>peu.</p>"], question.HintsHtml);
        Assert.Equal(["Quatre ou cinq", "Deux", "Trois"], question.Choices.Select(c => c.Text));
        Assert.Equal([false, true, false], question.Choices.Select(c => c.IsRight));
        Assert.Equal(["<p>C’est trop.</p>", "", ""], question.Choices.Select(c => c.FeedbackHtml));
        Assert.Equal(("<p>deux.</p>", "<p>un livre</p>"), (question.ExplanationHtml, question.SourceHtml));
        Assert.Equal([1], question.Objectives);
        Assert.Equal(["F-001"], question.Facts);
        Assert.True(question.Shuffled && question.InBattles && question.InReview && !question.Retired && !question.Partial);
    }

    [Fact]
    public void A_question_of_the_quiz_names_the_lesson_that_shares_its_facts() =>
        Assert.Equal(["une-lecon", "une-lecon"], Read(Demo.Text).Quiz!.Questions.Select(q => q.LessonId));

    [Fact]
    public void Directive_keys_change_what_they_say()
    {
        var question = Read(Demo.With("type=single objective=1", "type=multiple objective=1,2 level=3 tags=a,b time=30 battle=no review=no score=partial shuffle=no rev=4")).Quiz!.Questions[0];
        Assert.IsType<MultipleChoice>(question);
        Assert.Equal([1, 2], question.Objectives);
        Assert.Equal(["a", "b"], question.Tags);
        Assert.Equal((3, 30, 4), (question.Level, question.Time, question.Rev));
        Assert.True(question.Partial && !question.Shuffled && !question.InBattles && !question.InReview);
    }

    [Fact]
    public void A_retired_question_stays_in_the_module_and_leaves_the_draw()
    {
        var quiz = Read(Demo.With("draw=2", "draw=1").Replace("objective=2", "objective=2 retired", StringComparison.Ordinal)).Quiz!;
        Assert.Equal(2, quiz.Questions.Length);
        Assert.Equal(["combien"], quiz.Live.Select(q => q.Id));
    }

    [Fact]
    public void A_pinned_choice_is_known_and_its_mark_is_not_shown()
    {
        var choices = ((ChoiceQuestion)Read(Demo.With("- [ ] Trois", "- [ ] Trois *fois* <!-- pin -->")).Quiz!.Questions[0]).Choices;
        Assert.Equal((true, "Trois <em>fois</em>", "Trois fois"), (choices[2].IsPinned, choices[2].Html, choices[2].Text));
    }

    [Fact]
    public void A_picture_may_be_a_choice()
    {
        var choice = ((ChoiceQuestion)Read(Demo.With("- [ ] Trois", "- [ ] ![Une butte](img/a.webp)")).Quiz!.Questions[0]).Choices[2];
        Assert.Equal(("img/a.webp", "Une butte"), (choice.Image, choice.Text));
        Assert.Equal("<img src=\"/modules/demo/img/a.webp\" alt=\"Une butte\" loading=\"lazy\" decoding=\"async\">", choice.Html);
    }

    [Fact]
    public void A_question_in_a_lesson_is_a_check_between_two_stretches_of_text()
    {
        var lesson = Read(Demo.With(":::astuce", """
            ### Vrai en passant
            <!-- q: id=passage type=truefalse objective=1 -->

            - [x] Vrai
            - [ ] Faux

            > **Explication :** oui.

            ### Un intertitre

            - un
            - deux

            :::astuce
            """.Replace(" :**", "\u00A0:**", StringComparison.Ordinal))).Lessons[0];
        Assert.Equal(["Prose", "Check", "Prose"], lesson.Parts.Select(p => p.GetType().Name));
        Assert.Equal(("passage", "une-lecon"), (lesson.Checks.Single().Id, lesson.Checks.Single().LessonId));
        Assert.StartsWith("<h2>Un intertitre</h2>", ((Prose)lesson.Parts[2]).Html, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lesson_counts_its_words_and_opens_with_its_first_paragraph()
    {
        var lesson = Read(Demo.With("Du texte avec", string.Join(' ', Enumerable.Repeat("mot", 500)))).Lessons[0];
        Assert.Equal((507, 3), (lesson.Words, lesson.Minutes));
        Assert.StartsWith("mot mot", lesson.Intro, StringComparison.Ordinal);
    }

    [Fact]
    public void The_content_hash_follows_the_words_and_nothing_else()
    {
        var hash = Read(Demo.Text).ContentHash;
        Assert.Matches("^[0-9a-f]{64}$", hash);
        Assert.Equal(hash, Read(Demo.Text).ContentHash);
        Assert.NotEqual(hash, Read(Demo.With("Un conseil.", "Deux conseils.")).ContentHash);
    }

    [Fact]
    public void A_folder_without_its_file_says_so()
    {
        var said = Assert.Single(ModuleReader.Read([new SourceFile("content/modules/vide/img/a.webp", null)]).Diagnostics);
        Assert.Equal("QM001", said.Code);
        Assert.Contains("new module", said.Remedy, StringComparison.Ordinal);
    }

    [Fact]
    public void A_file_without_role_is_told() =>
        Assert.Equal(["QM002"], Demo.Read(Demo.Text, new SourceFile("content/modules/demo/notes.md", "…")).Diagnostics.Select(d => d.Code));

    [Fact]
    public void A_remark_reads_like_a_compiler_s() =>
        Assert.Equal("content/modules/demo/module.md:9:8: error QM107: La clé «\u202Ftheme\u202F» n’admet pas «\u202Fmien\u202F». Vouliez-vous dire «\u202Fmine\u202F»\u202F?",
            Demo.Read(Demo.With("theme: mine", "theme: mien")).Diagnostics.Single().ToString());

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    public void Other_line_ends_change_neither_places_nor_content(string end)
    {
        Assert.Empty(Demo.Read(Demo.Text.Replace("\n", end, StringComparison.Ordinal)).Diagnostics);
        var said = Demo.Read(Demo.With("- [x] Deux", "- [x]Deux").Replace("\n", end, StringComparison.Ordinal)).Diagnostics;
        Assert.Equal(("QM215", 39, 1), (said[0].Code, said[0].Line, said[0].Column));
    }

    private static Question Typed(string type, string answers) => Read(Demo.With(
        "type=truefalse objective=2 facts=F-002 -->\n\n- [x] Vrai\n- [ ] Faux", $"type={type} objective=2 facts=F-002 -->\n\n{answers}")).Quiz!.Questions[1];

    [Fact]
    public void A_text_question_lists_what_it_accepts() => Assert.Equal(["Gambrinus", "le roi"], Assert.IsType<ShortText>(Typed("text", "- [x] Gambrinus\n- [x] le *roi*")).Accepted);

    [Theory]
    [InlineData("2012", 2012, 2012, 1, "")]
    [InlineData("35 ± 5 km", 30, 40, 1, "km")]
    [InlineData("35 +/- 0,5 km", 34.5, 35.5, 1, "km")]
    [InlineData("30..40 min", 30, 40, 1, "min")]
    [InlineData("1\u202F099 morts", 1099, 1099, 1, "morts")]
    [InlineData("100\u00A0000", 100000, 100000, 1, "")]
    [InlineData("2,4 km", 2.4, 2.4, 1, "km")]
    [InlineData("−5 °C", -5, -5, 1, "°C")]
    [InlineData("20 %", 20, 20, 1, "%")]
    public void A_number_is_read_as_authors_write_it(string written, double from, double to, double credit, string unit)
    {
        var question = Assert.IsType<Numeric>(Typed("number", $"- [x] {written}"));
        Assert.Equal((new AcceptedNumber((decimal)from, (decimal)to, (decimal)credit), unit), (question.Accepted.Single(), question.Unit));
    }

    [Theory]
    [InlineData("- [x] 133 ± 2 marches\n- [x] 133 ± 15 marches (50 %)")]
    [InlineData("- [x] 133 ± 2 marches\n- [x] 118..148 marches (50\u202F%)")]
    public void A_near_number_may_earn_a_part(string answers) =>
        Assert.Equal([new AcceptedNumber(131, 135), new AcceptedNumber(118, 148, 0.5m)], Assert.IsType<Numeric>(Typed("number", answers)).Accepted);

    [Fact]
    public void An_empty_left_cell_makes_a_decoy_wherever_it_stands()
    {
        var question = Assert.IsType<Matching>(Typed("match", "| a | b |\n|---|---|\n| | leurre |\n| *1* | un |\n| 2 | deux |\n"));
        Assert.Equal(["<em>1</em>", "2"], question.LeftHtml);
        Assert.Equal(["un", "deux", "leurre"], question.RightHtml);
        Assert.True(question.Partial);
    }

    [Fact]
    public void An_order_keeps_its_items_in_their_right_order() =>
        Assert.Equal(["un", "deux", "trois"], Assert.IsType<Ordering>(Typed("order score=all", "1. un\n2. deux\n3. trois")).ItemsHtml);
}
