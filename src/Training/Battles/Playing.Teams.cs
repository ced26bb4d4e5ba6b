// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>What answers bring to teams, and who plays when a battle is a relay's.</summary>
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

    /// <summary>Why somebody of this side cannot come in; null: they can, or there are no sides.</summary>
    private Refusal? OnSide(string? team) =>
        Settings.Sides is not { } sides || sides.Has(team) ? null : team is null ? new Refusal.NotYourSide() : new Refusal.NotYourTurn();

    /// <summary>The start decides whether both sides play at once. Where the other one is not there it has its turn later, and may not see the questions now.</summary>
    private Refusal? TakeSides()
    {
        if (Settings.Sides is not { } sides) return null;
        bool IsThere(string label) => _b.Players.Values.Any(p => _b.IsPresent(p) && Sides.IsSame(p.Team!, label));
        if (!IsThere(sides.First)) return new Refusal.NeedsFirstSide();
        if (sides.Second is not { } second || IsThere(second)) return null;
        _b = _b with { Settings = Settings with { Sides = sides with { Second = null } } };
        // Nor may a sign of life bring back who fell silent in the lobby. Who left is told of too: another device of theirs may still listen.
        foreach (var player in _b.Players.Values.Where(p => Sides.IsSame(p.Team!, second)).OrderBy(p => p.Id))
            Change(player with { HasLeft = true, WasSilent = false });
        return null;
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
