// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Attempts;

/// <summary>How much of a question's credit a response earns.</summary>
public static class Grading
{
    /// <summary>A share of correctness.</summary>
    /// <returns>0 to 1. A response of another kind than the question, or with positions out of range, earns 0.</returns>
    public static decimal Credit(Question question, Response response) => (question, response) switch
    {
        (ChoiceQuestion q, ChoiceResponse r) => OfChoices(q, r),
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
}
