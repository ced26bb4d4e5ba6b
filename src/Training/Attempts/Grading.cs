// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;
using Training.Modules.Reading;

namespace Training.Attempts;

/// <summary>How much of a question's credit a response earns.</summary>
public static class Grading
{
    /// <summary>
    /// A share of correctness, by the language that gives the most: choices mean the same in all of them, but accepted words and units are those
    /// of each, and who reads a question in one language may type the name that is written on the spot in another.
    /// </summary>
    /// <returns>0 to 1.</returns>
    public static decimal Credit(QuestionText question, Response response) => question.Languages.Values.Max(q => Credit(q, response));

    /// <summary>A share of correctness.</summary>
    /// <returns>0 to 1. A response of another kind than the question, or with positions out of range, earns 0.</returns>
    public static decimal Credit(Question question, Response response) => (question, response) switch
    {
        (ChoiceQuestion q, ChoiceResponse r) => OfChoices(q, r),
        (ShortText q, TextResponse r) => Folding.Fold(r.Text) is { Length: > 0 } typed && q.Accepted.Any(a => Folding.Fold(a) == typed) ? 1 : 0,
        (Numeric q, TextResponse r) => OfNumber(q, r),
        (Matching q, MatchResponse r) => OfPairs(q, r),
        (Ordering q, OrderResponse r) => OfOrder(q, r),
        _ => 0,
    };

    private static decimal OfChoices(ChoiceQuestion question, ChoiceResponse response)
    {
        var ticked = response.Choices.Distinct().ToArray();
        if (ticked.Any(i => i < 0 || i >= question.Choices.Length)) return 0;
        var right = question.Choices.Count(c => c.IsRight);
        var rightTicked = ticked.Count(i => question.Choices[i].IsRight);
        var wrongTicked = ticked.Length - rightTicked;
        if (question is MultipleChoice { Partial: true }) return Math.Max(0, (decimal)(rightTicked - wrongTicked) / right);
        return rightTicked == right && wrongTicked == 0 ? 1 : 0;
    }

    /// <summary>The best line that holds the number; a unit that is typed must be the question's, but for its plural.</summary>
    private static decimal OfNumber(Numeric question, TextResponse response)
    {
        if (!NumberText.TryTyped(response.Text, out var value, out var unit)) return 0;
        var isOtherUnit = unit.Length > 0 && question.Unit.Length > 0 && Singular(unit) != Singular(question.Unit);
        return isOtherUnit ? 0 : question.Accepted.Where(a => value >= a.From && value <= a.To).Select(a => a.Credit).DefaultIfEmpty(0).Max();
    }

    private static string Singular(string unit) => Folding.Fold(unit).TrimEnd('s');

    /// <summary>By pair. Two left sides may share a right side: what counts is what is read, not which of the two was picked.</summary>
    private static decimal OfPairs(Matching question, MatchResponse response)
    {
        if (response.Rights.Length != question.LeftHtml.Length || response.Rights.Any(r => r < -1 || r >= question.RightHtml.Length)) return 0;
        var right = response.Rights.Where((r, i) => r >= 0 && question.RightHtml[r] == question.RightHtml[i]).Count();
        return Share(right, question.LeftHtml.Length, question.Partial);
    }

    /// <summary>By adjacent pair: an item counts when the one that follows it in the right order follows it.</summary>
    private static decimal OfOrder(Ordering question, OrderResponse response)
    {
        var count = question.ItemsHtml.Length;
        if (!response.Items.Order().SequenceEqual(Enumerable.Range(0, count))) return 0;
        var right = response.Items.Zip(response.Items.Skip(1)).Count(p => p.Second == p.First + 1);
        return Share(right, count - 1, question.Partial);
    }

    private static decimal Share(int right, int all, bool isPartial) => right == all ? 1 : isPartial ? (decimal)right / all : 0;
}
