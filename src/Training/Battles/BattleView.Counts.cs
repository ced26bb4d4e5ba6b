// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>Counts, and what the host and the big screen are shown.</summary>
public static partial class BattleView
{
    /// <summary>Most teams that the lobby shows.</summary>
    public const int TeamsInLobby = 12;

    /// <summary>Fewest awaited answers that are counted once the deadline is over: a smaller number would point at who has more time.</summary>
    public const int AwaitedFrom = 3;

    /// <summary>The counts; walks through all players.</summary>
    public static Tally Tally(Battle battle)
    {
        var listed = battle.Players.Values.Where(p => !p.HasLeft).ToArray();
        var awaited = Awaited(battle, listed);
        var most = battle.Phase == BattlePhase.Lobby ? NamesInLobby : NamesInPlay;
        return new Tally(
            listed.Length,
            listed.Count(battle.IsPresent),
            awaited is > 0 and < AwaitedFrom ? null : Answered(battle, listed),
            listed.Count(p => p.IsParked),
            listed.Count(p => IsLost(battle, p)),
            awaited > 0,
            battle.Host switch { null => HostState.None, { IsLost: true } => HostState.Lost, _ => HostState.There },
            Teams(battle),
            listed.Length > most ? [] : [.. ByName(listed).Select(p => new NamedPlayer(p.Name, p.IsParked, IsLost(battle, p), battle.Phase == BattlePhase.Lobby ? p.Team : null))]);
    }

    /// <summary>What the big screen shows.</summary>
    public static ScreenView Screen(Battle battle, string lang) => new(battle.Settings.Format, Scene(battle, lang), Tally(battle));

    /// <summary>What the host is shown; null for anybody else.</summary>
    public static HostView? Host(Battle battle, Guid person, string lang)
    {
        if (battle.Host?.Person != person) return null;
        var plays = battle.Players.TryGetValue(person, out var player) && !player.HasLeft;
        var (asks, isRevealed) = (battle.Underlying is BattlePhase.Reading or BattlePhase.Answering or BattlePhase.Reveal, battle.Underlying == BattlePhase.Reveal);
        var distribution = isRevealed ? Distribution(battle, plays ? battle.Settings.DistributionFrom : 1) : null;
        var next = battle.Index + 1;
        return new HostView(
            Rules(battle), battle.IsLocked, battle.Underlying,
            asks && (isRevealed || !plays) ? Solution(battle, battle.Index, lang, distribution) : null,
            !plays && !battle.IsOver && next < battle.Questions.Length ? Preview(battle, next, lang) : null);
    }

    /// <summary>A question with what is right: for who hosts before it is asked, for everybody once the battle is over.</summary>
    /// <param name="battle">Whose questions.</param>
    /// <param name="index">From 0; one that the battle has.</param>
    /// <param name="lang">Of the reader.</param>
    public static PreviewView Preview(Battle battle, int index, string lang) => new(Stem(battle, index, lang), Solution(battle, index, lang, null));

    /// <summary>A page of the players, for the host.</summary>
    /// <param name="battle">Whose players.</param>
    /// <param name="page">From 0; the last one when there are fewer.</param>
    /// <param name="size">Lines a page, 1 or more.</param>
    public static RosterPage Roster(Battle battle, int page, int size = 50)
    {
        var listed = ByName(battle.Players.Values.Where(p => !p.HasLeft)).ToArray();
        var pages = Math.Max(1, (listed.Length + size - 1) / size);
        page = Math.Clamp(page, 0, pages - 1);
        return new RosterPage(page, pages, listed.Length,
            [.. listed.Skip(page * size).Take(size).Select(p => new RosterLine(p.Id, p.Name, p.Team, p.IsParked, IsLost(battle, p), p.IsGuest))]);
    }

    private static bool IsLost(Battle battle, Player player) => !player.IsParked && !battle.IsPresent(player);

    private static IEnumerable<Player> ByName(IEnumerable<Player> players) => players.OrderBy(p => p.Name, StringComparer.Ordinal).ThenBy(p => p.Id);

    /// <summary>How many who are there can still answer after the common deadline; 0 before it.</summary>
    private static int Awaited(Battle battle, Player[] listed)
    {
        if (battle.Phase is not (BattlePhase.Answering or BattlePhase.Comeback) || !(battle.Deadline + battle.Settings.Grace <= battle.Now)) return 0;
        return listed.Count(p => battle.IsPresent(p) && battle.Owes(p) && battle.DeadlineOf(p) + battle.Settings.Grace > battle.Now);
    }

    private static int Answered(Battle battle, Player[] listed) => battle.Underlying switch
    {
        BattlePhase.Answering or BattlePhase.Reveal => battle.Answers.Count,
        BattlePhase.Comeback => listed.Count(p => !p.HasMissedLeft),
        _ => 0,
    };

    private static ImmutableArray<TeamLine> Teams(Battle battle)
    {
        if (battle.Settings.Teams == TeamKind.None) return [];
        var ranking = Ranking.Of(battle);
        return battle.Phase == BattlePhase.Lobby
            ? [.. ranking.Members.OrderByDescending(m => m.Value).ThenBy(m => m.Key, StringComparer.Ordinal).Take(TeamsInLobby).Select(m => new TeamLine(m.Key, m.Value, null, null))]
            : [.. TeamStandings.Told(ranking.Teams).Select(t => new TeamLine(t.Label, t.Members, t.Place, t.Points))];
    }
}
