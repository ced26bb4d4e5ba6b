// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Attempts;
using Training.Modules;
using Training.Shared;

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
}
