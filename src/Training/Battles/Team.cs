// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>A team's totals, question by question, kept up with each answer.</summary>
/// <param name="Label">As its first member wrote it.</param>
/// <param name="Rounds">By position of the question; shorter than the battle while it runs.</param>
public sealed record Team(string Label, ImmutableArray<TeamRound> Rounds)
{
    /// <summary>Most characters of a label that the shell knows, such as the name of an establishment; one that players choose is as short as their names.</summary>
    public const int LongestLabel = 100;
}

/// <summary>What a question brought to a team.</summary>
/// <param name="Members">Whom the mean counts: present when the question opened, or had an answer to it accepted since.</param>
/// <param name="Points">Of their answers, the comeback's included.</param>
/// <param name="Correct">Summed correctness of the same.</param>
/// <param name="Mended">Points that came with the comeback.</param>
/// <param name="MendedCorrect">Correctness that came with it.</param>
public readonly record struct TeamRound(int Members, int Points, decimal Correct, int Mended = 0, decimal MendedCorrect = 0)
{
    /// <summary>Without what came back.</summary>
    public TeamRound FirstPass() => new(Members, Points - Mended, Correct - MendedCorrect);

    internal TeamRound With(Answer answer)
    {
        var isBack = answer.Key.Pass == 1;
        return this with
        {
            Points = Points + answer.Points, Correct = Correct + answer.Correct,
            Mended = Mended + (isBack ? answer.Points : 0), MendedCorrect = MendedCorrect + (isBack ? answer.Correct : 0),
        };
    }
}

/// <summary>One team's place.</summary>
/// <param name="Place">From 1; equals share it.</param>
/// <param name="Label">The team.</param>
/// <param name="Members">On the list now.</param>
/// <param name="Correct">Sum over the questions of the mean correctness, to six decimals.</param>
/// <param name="Points">Sum over the questions of the mean points, to one decimal, halves away from zero.</param>
public sealed record TeamStanding(int Place, string Label, int Members, decimal Correct, decimal Points);
