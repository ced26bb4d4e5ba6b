// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Text.Json.Serialization;

namespace Training.Battles;

/// <summary>
/// « Fantôme »: what a side, or oneself, made of the same questions earlier. Figures alone, so that it outlives the people who made it, and no player is
/// told of a question before its reveal.
/// </summary>
/// <param name="Name">Label of the side; null: the reader's own earlier self.</param>
/// <param name="Rounds">By position of the question; one that is missing brought nothing.</param>
public sealed record Ghost(string? Name, ImmutableArray<TeamRound> Rounds)
{
    /// <summary>Its side was called away before the end, and did not come back to it.</summary>
    public bool IsUnfinished { get; init; }

    /// <summary>Both passes of all questions.</summary>
    [JsonIgnore] public DuelSide Whole => DuelSide.Of(Rounds);

    /// <summary>The fewest people behind one of its means, 1 or more; 0 when there is none.</summary>
    [JsonIgnore] public int Fewest => Rounds.Where(r => r.Members > 0).Select(r => r.Members).DefaultIfEmpty().Min();

    /// <summary>What a side left behind.</summary>
    /// <param name="team">Its totals; null: nobody of it was ever present.</param>
    /// <param name="name">Label of the side.</param>
    public static Ghost Of(Team? team, string name) => new(name, team?.Rounds ?? []);

    /// <summary>What one player left behind, for themselves.</summary>
    /// <param name="answers">Theirs, of both passes.</param>
    /// <param name="questions">How many there were.</param>
    public static Ghost OfOneself(IEnumerable<Answer> answers, int questions)
    {
        var rounds = Enumerable.Repeat(new TeamRound(1, 0, 0), questions).ToArray();
        foreach (var answer in answers) rounds[answer.Key.Question] = rounds[answer.Key.Question].With(answer);
        return new Ghost(null, [.. rounds]);
    }

    /// <summary>The same for some of the questions, in this order.</summary>
    /// <param name="positions">From 0.</param>
    public Ghost Only(IEnumerable<int> positions) => this with { Rounds = [.. positions.Select(At)] };

    /// <summary>What it had once a question was closed, when its comeback was still to come.</summary>
    /// <param name="question">Position of the question, from 0.</param>
    public DuelSide After(int question) => DuelSide.Of(Rounds.Take(question + 1).Select(r => r.FirstPass()));

    /// <summary>What its first answers to one question brought.</summary>
    /// <param name="question">Position of the question, from 0.</param>
    public DuelSide Here(int question) => DuelSide.Of([At(question).FirstPass()]);

    private TeamRound At(int question) => question < Rounds.Length ? Rounds[question] : default;
}
