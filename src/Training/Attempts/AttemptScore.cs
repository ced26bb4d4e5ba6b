// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Attempts;

/// <summary>What an attempt says of one objective, in the words of the documents.</summary>
public enum ObjectiveResult
{
    /// <summary>No question of the attempt evaluated it (« non évalué »).</summary>
    NotEvaluated,

    /// <summary>Evaluated below the pass mark (« en cours d'acquisition »).</summary>
    InProgress,

    /// <summary>Evaluated at the pass mark or above (« acquis »).</summary>
    Acquired,
}

/// <summary>A drawn question with what its answer earned.</summary>
/// <param name="Objectives">Those that it evaluates, from 1.</param>
/// <param name="Credit">0 to 1; 0 when it was not answered.</param>
public sealed record ScoredQuestion(ImmutableArray<int> Objectives, decimal Credit);

/// <summary>The result of an attempt.</summary>
/// <param name="Percent">0 to 100, rounded down: 79,9 does not pass 80.</param>
/// <param name="IsPassed">Whether the percent reaches the pass mark.</param>
/// <param name="Objectives">One result for each objective of the module, in order.</param>
public sealed record AttemptScore(int Percent, bool IsPassed, ImmutableArray<ObjectiveResult> Objectives)
{
    /// <summary>Adds an attempt up. Every question weighs the same; an objective is acquired when the mean credit of its questions reaches the pass mark.</summary>
    /// <param name="questions">All that were drawn, answered or not; none gives 0 and no pass.</param>
    /// <param name="pass">The module's pass mark, 1 to 100 percent.</param>
    /// <param name="objectives">How many objectives the module has.</param>
    public static AttemptScore Of(IReadOnlyCollection<ScoredQuestion> questions, int pass, int objectives)
    {
        var percent = Percentage(questions);
        var results = Enumerable.Range(1, objectives).Select(o => Result([.. questions.Where(q => q.Objectives.Contains(o))], pass));
        return new AttemptScore((int)Math.Floor(percent), questions.Count > 0 && Math.Floor(percent) >= pass, [.. results]);
    }

    private static ObjectiveResult Result(ScoredQuestion[] questions, int pass) =>
        questions.Length == 0 ? ObjectiveResult.NotEvaluated
        : Math.Floor(Percentage(questions)) >= pass ? ObjectiveResult.Acquired
        : ObjectiveResult.InProgress;

    // Summed before it is divided: three thirds are one whole, and decimal thirds fall short of it by 10⁻²⁸.
    private static decimal Percentage(IReadOnlyCollection<ScoredQuestion> questions) =>
        questions.Count == 0 ? 0 : Math.Round(100 * questions.Sum(q => q.Credit) / questions.Count, 12);
}
