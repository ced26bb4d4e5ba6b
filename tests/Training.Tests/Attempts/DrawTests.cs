// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Attempts;
using Training.Modules;

namespace Training.Tests.Attempts;

public sealed class DrawTests
{
    private static Choice Wrong(string text, bool isPinned = false) => new(text, text, false, IsPinned: isPinned);

    private static SingleChoice Single(string id, bool isRetired = false) => new()
    {
        Id = id, StemHtml = id, StemText = id, Retired = isRetired, Rev = 2,
        Choices = [new Choice("a", "a", true), Wrong("b"), Wrong("c"), Wrong("d"), Wrong("toutes", isPinned: true)],
    };

    private static Quiz Quiz(int draw, bool questions = true, bool choices = true) =>
        new("quiz", "Quiz", draw, questions, choices, [Single("q1"), Single("q2"), Single("old", isRetired: true), Single("q3"), Single("q4")]);

    [Fact]
    public void The_same_seed_gives_the_same_draw_and_another_seed_another()
    {
        string Text(ulong seed) => string.Join(' ', Draw.From(Quiz(3), seed).Select(q => $"{q.QuestionId}@{q.Rev}:{string.Join(',', q.Order)}"));
        Assert.Equal(Text(5), Text(5));
        Assert.True(Enumerable.Range(0, 20).Select(s => Text((ulong)s)).Distinct().Count() > 15);
    }

    [Fact]
    public void A_draw_asks_as_many_different_live_questions_as_the_quiz_says()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            var ids = Draw.From(Quiz(3), seed).Select(q => q.QuestionId).ToArray();
            Assert.Equal(3, ids.Distinct().Count());
            Assert.DoesNotContain("old", ids);
        }
    }

    [Fact]
    public void Without_shuffling_the_order_of_the_source_is_kept_and_who_comes_still_varies()
    {
        var draws = Enumerable.Range(0, 100).Select(s => string.Join(',', Draw.From(Quiz(2, questions: false, choices: false), (ulong)s).Select(q => q.QuestionId))).Distinct().ToArray();
        Assert.Equal(6, draws.Length);
        Assert.All(draws, d => Assert.True(string.CompareOrdinal(d[..2], d[3..]) < 0, d));
    }

    [Fact]
    public void A_pinned_choice_keeps_its_place_while_the_others_move()
    {
        var orders = Enumerable.Range(0, 300).Select(s => Draw.Order(Single("q1"), (ulong)s)).ToArray();
        Assert.All(orders, o => Assert.Equal(4, o[4]));
        Assert.All(orders, o => Assert.Equal([0, 1, 2, 3, 4], o.Order()));
        Assert.Equal(24, orders.Select(o => string.Join(',', o)).Distinct().Count());
    }

    [Fact]
    public void True_and_false_and_what_asks_not_to_be_are_never_shuffled()
    {
        var truth = new TrueFalse { Id = "t", StemHtml = "", StemText = "", Choices = [new Choice("Vrai", "Vrai", true), Wrong("Faux")] };
        for (ulong seed = 0; seed < 50; seed++)
        {
            Assert.Equal([0, 1], Draw.Order(truth, seed));
            Assert.Equal([0, 1, 2, 3, 4], Draw.Order(Single("q") with { Shuffled = false }, seed));
        }
    }

    [Fact]
    public void What_is_to_be_ordered_or_matched_never_comes_in_its_own_order()
    {
        var ordering = new Ordering { Id = "o", StemHtml = "", StemText = "", ItemsHtml = ["a", "b", "c"], Shuffled = false };
        var matching = new Matching { Id = "m", StemHtml = "", StemText = "", LeftHtml = ["a", "b"], RightHtml = ["1", "2", "leurre"] };
        for (ulong seed = 0; seed < 200; seed++)
        {
            foreach (var order in new[] { Draw.Order(ordering, seed, shuffleChoices: false), Draw.Order(matching, seed, shuffleChoices: false) })
            {
                Assert.Equal([0, 1, 2], order.Order());
                Assert.NotEqual([0, 1, 2], order.AsEnumerable());
            }
        }
    }

    [Fact]
    public void A_typed_answer_has_no_order() =>
        Assert.Empty(Draw.Order(new ShortText { Id = "s", StemHtml = "", StemText = "", Accepted = ["x"] }, 1));
}
