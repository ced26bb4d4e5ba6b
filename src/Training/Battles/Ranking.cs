// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Runtime.CompilerServices;

namespace Training.Battles;

/// <summary>Who stands where in one value of a battle, worked out once: at the end a thousand players ask for their place.</summary>
internal sealed class Ranking
{
    private static readonly ConditionalWeakTable<Battle, Ranking> Known = [];

    private readonly Lazy<ImmutableArray<Standing>> _players;
    private readonly Lazy<int> _among;
    private readonly Lazy<Dictionary<Guid, int?>> _places;
    private readonly Lazy<ImmutableArray<TeamStanding>> _teams;
    private readonly Lazy<Dictionary<string, int>> _members;

    private Ranking(Battle battle)
    {
        _players = new(() => battle.Final is { } final ? Kept(battle, final) : Standings.Of(battle.Players.Values.Where(p => !battle.Removed.Contains(p.Id) && (!p.HasLeft || p.Points > 0))));
        _among = new(() => battle.Final?.Among ?? _players.Value.Length);
        _places = new(() => _players.Value.ToDictionary(s => s.Player.Id, s => Standings.Told(s.Place, Among)));
        _members = new(() => battle.Players.Values.Where(p => !p.HasLeft && p.Team is not null).GroupBy(p => p.Team!).ToDictionary(g => g.Key, g => g.Count()));
        // What a team scored with somebody who is erased can no longer be told.
        TellsTeams = battle.Final is null or { IsWhole: true };
        _teams = new(() => TellsTeams ? TeamStandings.Of(battle, _members.Value) : []);
    }

    public ImmutableArray<Standing> Players => _players.Value;

    /// <summary>How many have a place, those included who are no longer known.</summary>
    public int Among => _among.Value;

    /// <summary>Label → members on the list.</summary>
    public IReadOnlyDictionary<string, int> Members => _members.Value;

    public ImmutableArray<TeamStanding> Teams => _teams.Value;

    /// <summary>Whether scores of teams can be told.</summary>
    public bool TellsTeams { get; }

    public static Ranking Of(Battle battle) => Known.GetValue(battle, static b => new Ranking(b));

    /// <summary>A player's own place, where it is told.</summary>
    public int? PlaceOf(Guid player) => _places.Value.GetValueOrDefault(player);

    private static ImmutableArray<Standing> Kept(Battle battle, FinalPlaces final) =>
    [
        .. battle.Players.Values.Where(p => final.Places.ContainsKey(p.Id)).Select(p => new Standing(final.Places[p.Id], p))
            .OrderBy(s => s.Place).ThenBy(s => s.Player.Name, StringComparer.Ordinal).ThenBy(s => s.Player.Id),
    ];
}
