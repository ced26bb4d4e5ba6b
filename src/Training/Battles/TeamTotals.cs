// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Modules.Reading;

namespace Training.Battles;

/// <summary>Team totals in the making. Apart from the rules because taking a battle up again from its rows adds up the same.</summary>
internal sealed class TeamTotals(ImmutableDictionary<string, Team> teams)
{
    public ImmutableDictionary<string, Team> Result { get; private set; } = teams;

    /// <summary>What makes two labels the same team.</summary>
    public static string KeyOf(string label) => Folding.Fold(label) is { Length: > 0 } folded ? folded : label;

    /// <summary>The mean of a question counts one member more.</summary>
    public void Join(string label, int question) => Change(label, question, r => r with { Members = r.Members + 1 });

    /// <summary>An answer of somebody whom the mean of its question counts.</summary>
    public void Add(string label, Answer answer) => Change(label, answer.Key.Question, r => r.With(answer));

    private void Change(string label, int question, Func<TeamRound, TeamRound> change)
    {
        var key = KeyOf(label);
        var team = Result.GetValueOrDefault(key) ?? new Team(label, []);
        var rounds = team.Rounds;
        while (rounds.Length <= question) rounds = rounds.Add(default);
        Result = Result.SetItem(key, team with { Rounds = rounds.SetItem(question, change(rounds[question])) });
    }
}
