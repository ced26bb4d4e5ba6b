// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>What answers bring to teams.</summary>
internal sealed partial class Playing
{
    /// <summary>A question opens: its mean counts the members who are present.</summary>
    private void CountMembers()
    {
        if (Settings.Teams == TeamKind.None) return;
        var absent = new List<KeyValuePair<Guid, Player>>();
        var teams = new TeamTotals(_b.Teams);
        foreach (var player in _b.Players.Values.Where(p => p.Team is not null))
        {
            if (_b.IsPresent(player)) teams.Join(player.Team!, _b.Index);
            else absent.Add(KeyValuePair.Create(player.Id, player with { Uncounted = player.Uncounted.Add(_b.Index) }));
        }

        _b = _b with { Teams = teams.Result, Players = _b.Players.SetItems(absent) };
    }

    /// <summary>An answer adds to the mean of its question; who was out of it is in from now on.</summary>
    private Player CountForTeam(Player player, Answer answer)
    {
        if (player.Team is not { } label) return player;
        var teams = new TeamTotals(_b.Teams);
        if (player.Uncounted.Contains(answer.Key.Question)) teams.Join(label, answer.Key.Question);
        teams.Add(label, answer);
        _b = _b with { Teams = teams.Result };
        return player with { Uncounted = player.Uncounted.Remove(answer.Key.Question) };
    }
}
