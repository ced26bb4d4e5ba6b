// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Attempts;
using Training.Modules;
using Training.Shared;
using Training.Tests.Modules;

namespace Training.Tests.Attempts;

public sealed class GradingTests
{
    private static ImmutableArray<Choice> Choices(string key) => [.. key.Select((c, i) => new Choice($"{i}", $"{i}", c == 'x'))];

    private static ImmutableArray<int> Positions(string list) => [.. list.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(int.Parse)];

    [Theory]
    [InlineData("-x-", "1", 1)]
    [InlineData("-x-", "0", 0)]
    [InlineData("-x-", "0 1", 0)]
    [InlineData("-x-", "", 0)]
    [InlineData("-x-", "3", 0)]
    [InlineData("-x-", "1 1", 1)]
    [InlineData("-x-", "-1", 0)]
    public void One_right_choice_is_all_or_nothing(string key, string ticked, int credit) =>
        Assert.Equal(credit, Grading.Credit(new SingleChoice { Id = "", StemHtml = "", StemText = "", Choices = Choices(key) }, new ChoiceResponse(Positions(ticked))));

    [Theory]
    [InlineData(false, "0 1", 1)]
    [InlineData(false, "0", 0)]
    [InlineData(false, "0 1 2", 0)]
    [InlineData(true, "0 1", 1)]
    [InlineData(true, "0", 0.5)]
    [InlineData(true, "0 1 2", 0.5)]
    [InlineData(true, "0 2", 0)]
    [InlineData(true, "2 3", 0)]
    [InlineData(true, "0 1 2 3", 0)]
    [InlineData(true, "", 0)]
    public void Several_right_choices_share_the_credit_when_partial(bool partial, string ticked, double credit) =>
        Assert.Equal((decimal)credit, Grading.Credit(new MultipleChoice { Id = "", StemHtml = "", StemText = "", Choices = Choices("xx--"), Partial = partial }, new ChoiceResponse(Positions(ticked))));

    [Theory]
    [InlineData("Grand'Place", 1)]
    [InlineData("grand’place", 1)]
    [InlineData("  GRAND PLACE ", 1)]
    [InlineData("Grand-Place.", 1)]
    [InlineData("Grand\u202FPlace", 1)]
    [InlineData("Grand\u2011Place", 1)]
    [InlineData("Grand – Place", 1)]
    [InlineData("Grandʼplace\u202F!", 1)]
    [InlineData("Grand\u00ADPlace", 1)]
    [InlineData("Nœux", 1)]
    [InlineData("NOEUX", 1)]
    [InlineData("béthune", 1)]
    [InlineData("Be\u0301thune", 1)]
    [InlineData("Łódź", 1)]
    [InlineData("lodz", 1)]
    [InlineData("Grand Plage", 0)]
    [InlineData("", 0)]
    [InlineData(" - ", 0)]
    [InlineData("\uD83D", 0)]
    public void A_typed_text_is_folded_before_it_is_compared(string typed, int credit) =>
        Assert.Equal(credit, Grading.Credit(new ShortText { Id = "", StemHtml = "", StemText = "", Accepted = ["Grand’Place", "Nœux", "Bethune", "Łódź"] }, new TextResponse(typed)));

    [Theory]
    [InlineData("35", 1)]
    [InlineData("35,0", 1)]
    [InlineData("35.4", 1)]
    [InlineData(" 40 km", 1)]
    [InlineData("40\u00A0km", 1)]
    [InlineData("40KM", 1)]
    [InlineData("40 m", 0)]
    [InlineData("41", 0.5)]
    [InlineData("45,01", 0)]
    [InlineData("-35", 0)]
    [InlineData("+35", 1)]
    [InlineData("trente-cinq", 0)]
    [InlineData("", 0)]
    [InlineData("99999999999999999999999999999999999", 0)]
    public void A_typed_number_earns_its_best_line(string typed, double credit) =>
        Assert.Equal((decimal)credit, Grading.Credit(
            new Numeric { Id = "", StemHtml = "", StemText = "", Accepted = [new AcceptedNumber(25, 45, 0.5m), new AcceptedNumber(30, 40)], Unit = "km" }, new TextResponse(typed)));

    /// <summary>Each way of writing a number that modules.md knows, from the author's line to what a person types.</summary>
    [Theory]
    [InlineData("2012", "2012", 1)]
    [InlineData("2012", "2 012", 1)]
    [InlineData("2012", "2012,0", 1)]
    [InlineData("2012", "2012.", 1)]
    [InlineData("2012", "en 2012", 0)]
    [InlineData("35 ± 5 km", "30", 1)]
    [InlineData("35 ± 5 km", "40,0\u202Fkm", 1)]
    [InlineData("35\u00A0±\u00A05\u00A0km", "29,9", 0)]
    [InlineData("35 +/- 5 km", "32.5 km", 1)]
    [InlineData("30..40 min", "40 min", 1)]
    [InlineData("30 .. 40 min", "40,1 min", 0)]
    [InlineData("2012 ± 2 (50 %)", "2014", 0.5)]
    [InlineData("2012 ± 2 (50\u202F%)", "2015", 0)]
    [InlineData("2012 (50%)", "2012", 0.5)]
    [InlineData("1 250,5 ± 0,5 m", "1\u2009250,25 m", 1)]
    [InlineData("1\u202F250,5 ± 0,5 m", "1251.1", 0)]
    [InlineData("-5 ± 1 degré", "−4 degrés", 1)]
    [InlineData("−5 ± 1 degré", "4", 0)]
    public void A_number_is_read_as_it_is_written(string line, string typed, double credit)
    {
        const string Other = "<!-- q: id=combien type=single objective=1 facts=F-001 -->";
        var choices = Demo.Text[(Demo.Text.IndexOf(Other, StringComparison.Ordinal) + Other.Length)..];
        choices = choices[choices.IndexOf("- [ ]", StringComparison.Ordinal)..choices.IndexOf("> **Explication", StringComparison.Ordinal)];
        // A line that earns a part needs one that earns all.
        var lines = line.Contains('(', StringComparison.Ordinal) ? $"- [x] {line}\n- [x] 9999\n\n" : $"- [x] {line}\n\n";
        var text = Demo.With(Other, Other.Replace("single", "number", StringComparison.Ordinal)).Replace(choices, lines, StringComparison.Ordinal);
        var module = Demo.Read(text).Module;
        Assert.NotNull(module);
        Assert.Equal((decimal)credit, Grading.Credit(module.Find("combien")!, new TextResponse(typed)));
    }

    [Theory]
    [InlineData("1099")]
    [InlineData("1 099")]
    [InlineData("1\u00A0099")]
    [InlineData("1\u202F099")]
    [InlineData("1099 morts")]
    [InlineData("1099 mort")]
    public void Thousands_may_be_spaced_and_units_be_singular(string typed) =>
        Assert.Equal(1, Grading.Credit(new Numeric { Id = "", StemHtml = "", StemText = "", Accepted = [new AcceptedNumber(1099, 1099)], Unit = "morts" }, new TextResponse(typed)));

    [Theory]
    [InlineData("0 1 2", true, 1)]
    [InlineData("0 1 2", false, 1)]
    [InlineData("0 2 1", true, 0.3333)]
    [InlineData("0 2 1", false, 0)]
    [InlineData("0 -1 -1", true, 0.3333)]
    [InlineData("3 3 3", true, 0)]
    [InlineData("0 1", true, 0)]
    [InlineData("0 1 4", true, 0)]
    public void Pairs_count_one_by_one(string rights, bool partial, double credit) =>
        Assert.Equal((decimal)credit, Math.Round(Grading.Credit(
            new Matching { Id = "", StemHtml = "", StemText = "", LeftHtml = ["a", "b", "c"], RightHtml = ["1", "2", "3", "leurre"], Partial = partial }, new MatchResponse(Positions(rights))), 4));

    [Fact]
    public void Two_left_sides_may_share_a_right_side() =>
        Assert.Equal(1, Grading.Credit(new Matching { Id = "", StemHtml = "", StemText = "", LeftHtml = ["a", "b", "c"], RightHtml = ["fond", "jour", "fond"] }, new MatchResponse([2, 1, 0])));

    [Theory]
    [InlineData("0 1 2 3", true, 1)]
    [InlineData("1 2 3 0", true, 0.6667)]
    [InlineData("0 1 3 2", true, 0.3333)]
    [InlineData("3 2 1 0", true, 0)]
    [InlineData("1 2 3 0", false, 0)]
    [InlineData("0 1 2", true, 0)]
    [InlineData("0 0 1 2", true, 0)]
    public void An_order_counts_its_neighbours(string items, bool partial, double credit) =>
        Assert.Equal((decimal)credit, Math.Round(Grading.Credit(
            new Ordering { Id = "", StemHtml = "", StemText = "", ItemsHtml = ["a", "b", "c", "d"], Partial = partial }, new OrderResponse(Positions(items))), 4));

    [Fact]
    public void A_response_of_another_kind_earns_nothing() =>
        Assert.Equal(0, Grading.Credit(new ShortText { Id = "", StemHtml = "", StemText = "", Accepted = ["1"] }, new ChoiceResponse([0])));

    /// <summary>A page shows drawn positions and turns a tap back into a source position: whatever was drawn, the same choice earns the same.</summary>
    [Fact]
    public void Shuffling_never_changes_a_grade()
    {
        for (ulong seed = 0; seed < 2_000; seed++)
        {
            var luck = new Luck(seed);
            var count = 2 + luck.Below(6);
            var choices = Enumerable.Range(0, count).Select(i => new Choice($"{i}", $"{i}", i == 0 || luck.Below(3) == 0, IsPinned: luck.Below(4) == 0)).ToImmutableArray();
            var question = new MultipleChoice { Id = "", StemHtml = "", StemText = "", Choices = choices, Partial = luck.Below(2) == 0 };
            var order = Draw.Order(question, luck.Next());
            var ticked = Enumerable.Range(0, count).Where(_ => luck.Below(2) == 0).ToArray();
            var shuffled = question with { Choices = [.. order.Select(i => choices[i])] };
            var onScreen = ticked.Select(i => order.IndexOf(i)).ToImmutableArray();
            Assert.True(
                Grading.Credit(question, new ChoiceResponse([.. ticked])) == Grading.Credit(shuffled, new ChoiceResponse(onScreen)), $"seed {seed}");
        }
    }

    [Theory]
    [InlineData("chevalement", 1)]
    [InlineData("headframe", 1)]
    [InlineData("schachtbok", 0)]
    public void A_typed_answer_is_right_in_each_language_of_its_question(string typed, int credit)
    {
        var french = new ShortText { Id = "a", StemHtml = "", StemText = "", Accepted = ["chevalement"] };
        var text = QuestionText.Of([KeyValuePair.Create("fr", (Question)french), KeyValuePair.Create("en", (Question)(french with { Accepted = ["headframe"] }))]);
        Assert.Equal(credit, Grading.Credit(text, new TextResponse(typed)));
    }

    [Theory]
    [InlineData("108 communes", 1)]
    [InlineData("108 gemeenten", 1)]
    [InlineData("102 gemeenten", 0.5)]
    [InlineData("108 km", 0)]
    public void A_number_is_right_with_the_unit_of_each_language_of_its_question(string typed, decimal credit)
    {
        var french = new Numeric { Id = "a", StemHtml = "", StemText = "", Unit = "communes", Accepted = [new(108, 108), new(100, 110, 0.5m)] };
        var text = QuestionText.Of([KeyValuePair.Create("fr", (Question)french), KeyValuePair.Create("nl", (Question)(french with { Unit = "gemeenten" }))]);
        Assert.Equal(credit, Grading.Credit(text, new TextResponse(typed)));
    }
}
