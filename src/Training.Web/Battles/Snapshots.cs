// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>Where a battle stands, for each kind of seat.</summary>
internal static class Snapshots
{
    /// <summary>Lines of a page of the roster.</summary>
    public const int RosterPageSize = 50;

    /// <summary>As its pages announce it.</summary>
    public static BattleCard CardOf(this Battle battle, string code, string token) => new(
        battle.Id, code, token, BattleJson.Word(battle.Phase.ToString()), battle.Questions.IsEmpty ? battle.Settings.Wanted : battle.Questions.Length,
        BattleJson.Word(battle.Settings.Format.ToString()), BattleJson.Word(battle.Settings.Teams.ToString()));

    /// <summary>For one player, at this instant; without anything of theirs when they are not in.</summary>
    public static Snapshot Of(Battle battle, string code, Guid person, string lang, DateTimeOffset now) => new(
        code, battle.Seq, BattleView.Scene(battle, lang), BattleView.Tally(battle), Mine(battle, person, lang), now);

    /// <summary>For somebody in a host's seat.</summary>
    public static HostSnapshot Host(Room room, Guid person, string lang, DateTimeOffset now)
    {
        var battle = room.Battle;
        var host = BattleView.Host(battle, person, lang);
        return new HostSnapshot(
            room.Code, battle.Seq, BattleView.Scene(battle, lang), BattleView.Tally(battle), host, host is null ? null : Roster(room, 0), now);
    }

    public static ScreenSnapshot Screen(Room room, string lang, DateTimeOffset now) =>
        new(room.Code, room.Battle.Seq, BattleView.Screen(room.Battle, lang), now);

    public static Roster Roster(Room room, int page)
    {
        var shown = BattleView.Roster(room.Battle, page, RosterPageSize);
        return new Roster(shown.Page, shown.Pages, shown.Total,
            [.. shown.Players.Select(p => new RosterEntry(Handles.Of(room.Token, p.Id), p.Name, p.Team, p.IsParked, p.IsLost, p.IsGuest))]);
    }

    /// <summary>What a player is told of themselves. A deadline of their own only where it is another than the common one, so that nobody's device trusts an old one.</summary>
    public static Mine? Mine(Battle battle, Guid person, string lang) =>
        BattleView.Mine(battle, person, lang) is { } mine ? mine with { Until = battle.Players[person].Tier > 0 ? mine.Until : null } : null;
}
