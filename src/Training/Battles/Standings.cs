// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>One player's place.</summary>
/// <param name="Place">From 1; equals share it.</param>
/// <param name="Player">Who.</param>
public sealed record Standing(int Place, Player Player);

/// <summary>Who stands where, and who may be told.</summary>
public static class Standings
{
    /// <summary>Summed correctness first, points second: speed only parts equals. Equals keep the order of their names.</summary>
    public static ImmutableArray<Standing> Of(IEnumerable<Player> players)
    {
        var ordered = players
            .OrderByDescending(p => p.Correct).ThenByDescending(p => p.Points)
            .ThenBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id)
            .ToArray();
        var standings = ImmutableArray.CreateBuilder<Standing>(ordered.Length);
        for (var i = 0; i < ordered.Length; i++)
        {
            var equal = i > 0 && (ordered[i - 1].Correct, ordered[i - 1].Points) == (ordered[i].Correct, ordered[i].Points);
            standings.Add(new Standing(equal ? standings[i - 1].Place : i + 1, ordered[i]));
        }

        return standings.MoveToImmutable();
    }

    /// <summary>
    /// The podium: as many places as min(3, ⌊players / 2⌋), and of those on them only who asked to be named. It names nobody when fewer than
    /// two asked. A duel in which both asked shows both.
    /// </summary>
    /// <remarks>
    /// Equals of whom not all fit into the places left are named neither one nor the other: only the alphabet could choose, and it is no merit. Who stands
    /// above them stays, even alone: two asked, and what they earned does not depend on how others tie.
    /// </remarks>
    public static ImmutableArray<Standing> Podium(ImmutableArray<Standing> standings)
    {
        var asked = standings.Count(s => s.Player.OnPodium);
        if (asked < 2) return [];
        if (standings.Length == 2) return standings;
        var places = Math.Min(3, standings.Length / 2);
        var named = ImmutableArray.CreateBuilder<Standing>(places);
        foreach (var equals in standings.Where(s => s.Place <= places && s.Player.OnPodium).GroupBy(s => s.Place, (_, equals) => equals.ToArray()))
        {
            if (named.Count + equals.Length > places) break;
            named.AddRange(equals);
        }

        return named.ToImmutable();
    }

    /// <summary>A player's own place, for them alone: told in the upper half only, so that nobody reads a last place.</summary>
    public static int? OwnPlace(ImmutableArray<Standing> standings, Guid player) =>
        standings.FirstOrDefault(s => s.Player.Id == player) is { } own ? Told(own.Place, standings.Length) : null;

    /// <summary>A place that may be told among so many: one of the upper half; null otherwise.</summary>
    internal static int? Told(int place, int among) => place <= among / 2 ? place : null;
}
