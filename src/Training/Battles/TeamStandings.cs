// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>Which team stands where, and which may be told.</summary>
public static class TeamStandings
{
    /// <summary>Most teams whose score everybody is shown.</summary>
    public const int Shown = 3;

    /// <summary>
    /// Question by question the mean over the members whom it counts, summed. Mean correctness first, mean points second; equals keep the order of
    /// their labels. The question under way stays out until it is closed: a score that moves would tell what is right.
    /// </summary>
    /// <param name="battle">Read for its totals.</param>
    /// <param name="members">Label → members on the list; teams of these without a total yet stand with nothing.</param>
    public static ImmutableArray<TeamStanding> Of(Battle battle, IReadOnlyDictionary<string, int> members)
    {
        var open = battle.Underlying == BattlePhase.Answering ? battle.Index : -1;
        var totals = battle.Teams.Values
            .Concat(members.Keys.Where(l => !battle.Teams.ContainsKey(TeamTotals.KeyOf(l))).Select(l => new Team(l, [])))
            .Select(t => (t.Label, Has: DuelSide.Of(t.Rounds.Where((_, question) => question != open))))
            .Select(t => (t.Label, t.Has.Correct, t.Has.Points))
            .OrderByDescending(t => t.Correct).ThenByDescending(t => t.Points).ThenBy(t => t.Label, StringComparer.Ordinal)
            .ToArray();
        var standings = ImmutableArray.CreateBuilder<TeamStanding>(totals.Length);
        for (var i = 0; i < totals.Length; i++)
        {
            var (label, correct, points) = totals[i];
            var equal = i > 0 && (totals[i - 1].Correct, totals[i - 1].Points) == (correct, points);
            standings.Add(new TeamStanding(equal ? standings[i - 1].Place : i + 1, label, members.GetValueOrDefault(label), correct, points));
        }

        return standings.MoveToImmutable();
    }

    /// <summary>What everybody may read: two teams both; of more, at most <see cref="Shown"/>, and none that shares the last place unless all do.</summary>
    public static ImmutableArray<TeamStanding> Told(ImmutableArray<TeamStanding> standings)
    {
        if (standings.Length <= 2) return standings;
        var last = standings[^1].Place;
        return [.. standings.Where(s => last == 1 || s.Place < last).Take(Shown)];
    }
}
