// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Modules;
using Training.Shared;

namespace Training.Attempts;

/// <summary>A question as it was drawn, to be stored and never drawn again.</summary>
/// <param name="QuestionId">Its id in the module.</param>
/// <param name="Rev">Its revision on that day.</param>
/// <param name="Order">Source positions in the order shown: choices, items to order, or right sides to match; empty for a typed answer.</param>
public sealed record DrawnQuestion(string QuestionId, int Rev, ImmutableArray<int> Order);

/// <summary>Draws from a quiz: the same seed always gives the same draw.</summary>
public static class Draw
{
    /// <summary>Draws one attempt. Retired questions are left out; pinned choices keep their place; true and false is never shuffled.</summary>
    /// <param name="quiz">The pool.</param>
    /// <param name="seed">Comes from the shell.</param>
    public static ImmutableArray<DrawnQuestion> From(Quiz quiz, ulong seed)
    {
        var luck = new Luck(seed);
        var live = quiz.Live.ToArray();
        var positions = luck.Shuffle(Enumerable.Range(0, live.Length)).Take(quiz.Draw);
        // A pool that is not shuffled still draws who comes, not in which order.
        if (!quiz.ShuffleQuestions) positions = positions.Order();
        return [.. positions.Select(i => live[i]).Select(q => new DrawnQuestion(q.Id, q.Rev, Order(q, luck.Next(), quiz.ShuffleChoices)))];
    }

    /// <summary>Draws the order in which a question's choices, items or right sides are shown.</summary>
    /// <param name="question">Any question.</param>
    /// <param name="seed">Comes from the shell.</param>
    /// <param name="shuffleChoices">False: choices stay as written. What is to be ordered or matched is drawn all the same, its source order being the answer.</param>
    /// <returns>Source positions in the order shown; empty for a typed answer.</returns>
    public static ImmutableArray<int> Order(Question question, ulong seed, bool shuffleChoices = true)
    {
        var luck = new Luck(seed);
        return question switch
        {
            TrueFalse q => Identity(q.Choices.Length),
            ChoiceQuestion q when !q.Shuffled || !shuffleChoices => Identity(q.Choices.Length),
            ChoiceQuestion q => AroundPins(q.Choices, luck),
            Matching q => NeverInOrder(q.RightHtml.Length, luck),
            Ordering q => NeverInOrder(q.ItemsHtml.Length, luck),
            _ => [],
        };
    }

    private static ImmutableArray<int> Identity(int count) => [.. Enumerable.Range(0, count)];

    private static ImmutableArray<int> AroundPins(ImmutableArray<Choice> choices, Luck luck)
    {
        var free = new Queue<int>(luck.Shuffle(Enumerable.Range(0, choices.Length).Where(i => !choices[i].IsPinned)));
        return [.. Enumerable.Range(0, choices.Length).Select(i => choices[i].IsPinned ? i : free.Dequeue())];
    }

    /// <summary>A drawn order that is not the source's: that one is the answer.</summary>
    private static ImmutableArray<int> NeverInOrder(int count, Luck luck)
    {
        var order = luck.Shuffle(Enumerable.Range(0, count));
        if (count > 1 && order.SequenceEqual(order.Order())) order = [.. order.Skip(1), order[0]];
        return [.. order];
    }
}
