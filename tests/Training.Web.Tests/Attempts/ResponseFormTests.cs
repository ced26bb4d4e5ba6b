// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using Training.Attempts;
using Training.Modules;
using Training.Shared;
using Training.Web.Attempts;

namespace Training.Web.Tests.Attempts;

public sealed class ResponseFormTests
{
    private static string Text(int place) => place.ToString(CultureInfo.InvariantCulture);

    /// <summary>What somebody ticks who means these positions of the source, when it is shown in this order.</summary>
    private static Dictionary<string, StringValues> Fields(Question question, ImmutableArray<int> order, int[] meant) => question switch
    {
        ChoiceQuestion => new() { [ResponseForm.Choice] = new StringValues([.. meant.Select(m => Text(order.IndexOf(m)))]) },
        Matching => meant.Index().ToDictionary(m => ResponseForm.Slot(m.Index), m => new StringValues(Text(order.IndexOf(m.Item)))),
        Ordering => order.Index().ToDictionary(o => ResponseForm.Slot(o.Index), o => new StringValues(Text(Array.IndexOf(meant, o.Item)))),
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };

    private static (Question Question, int[] Meant) Drawn(Luck luck)
    {
        var count = 2 + luck.Below(5);
        var partial = luck.Below(2) == 0;
        ImmutableArray<string> texts = [.. Enumerable.Range(0, count).Select(Text)];
        var all = luck.Shuffle(Enumerable.Range(0, count)).ToArray();
        switch (luck.Below(4))
        {
            case 0:
                return (new SingleChoice { Id = "", StemHtml = "", StemText = "", Choices = [.. texts.Select((t, i) => new Choice(t, t, i == 0, IsPinned: luck.Below(4) == 0))] }, all[..1]);
            case 1:
                return (new MultipleChoice { Id = "", StemHtml = "", StemText = "", Partial = partial, Choices = [.. texts.Select((t, i) => new Choice(t, t, i == 0 || luck.Below(2) == 0))] },
                    all[..(1 + luck.Below(count))]);
            case 2:
                return (new Matching { Id = "", StemHtml = "", StemText = "", Partial = partial, LeftHtml = texts, RightHtml = [.. texts, "leurre"] },
                    [.. texts.Select(_ => luck.Below(count + 1))]);
            default:
                return (new Ordering { Id = "", StemHtml = "", StemText = "", Partial = partial, ItemsHtml = texts }, all);
        }
    }

    [Fact]
    public void In_whatever_order_it_is_shown_the_same_answer_earns_the_same()
    {
        for (ulong seed = 0; seed < 3_000; seed++)
        {
            var luck = new Luck(seed);
            var (question, meant) = Drawn(luck);
            var credits = Enumerable.Range(0, 4).Select(_ => Draw.Order(question, luck.Next())).Select(order =>
            {
                var fields = Fields(question, order, meant);
                return Grading.Credit(question, ResponseForm.Read(question, order, name => fields.GetValueOrDefault(name))!);
            }).ToArray();
            Assert.True(credits.Distinct().Count() == 1, $"seed {seed}: {question.GetType().Name} earned {string.Join(' ', credits)}");
        }
    }

    [Theory]
    [InlineData("0 0 1")]
    [InlineData("0 1")]
    [InlineData("0 1 3")]
    [InlineData("0 1 -1")]
    [InlineData("0 1 x")]
    public void Ranks_that_are_no_order_are_no_answer(string ranks)
    {
        var question = new Ordering { Id = "", StemHtml = "", StemText = "", ItemsHtml = ["a", "b", "c"] };
        var fields = ranks.Split(' ').Index().ToDictionary(r => ResponseForm.Slot(r.Index), r => new StringValues(r.Item));
        Assert.Null(ResponseForm.Read(question, [2, 0, 1], name => fields.GetValueOrDefault(name)));
    }
}
