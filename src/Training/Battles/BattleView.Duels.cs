// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>One side against another, or against a ghost.</summary>
public static partial class BattleView
{
    internal static RivalView? Rival(Battle battle) => (battle.Ghost, battle.Settings.Sides) switch
    {
        ({ } ghost, var sides) => new RivalView(sides?.First, ghost.Name, true),
        (null, { } sides) => new RivalView(sides.First, sides.Second, false),
        _ => null,
    };

    /// <summary>How a player's side stands; null before a reveal, and where nobody stands against them.</summary>
    private static DuelView? Duel(Battle battle, Player player)
    {
        var isOver = battle.Phase == BattlePhase.Finished;
        if (!isOver && battle.Phase != BattlePhase.Reveal) return null;
        // What a side scored with somebody who is erased can no longer be told.
        if (player.Team is not null && !Ranking.Of(battle).TellsTeams) return null;
        if (battle.Ghost is { } ghost)
        {
            var (now, then) = (OwnSide(battle, player), isOver ? ghost.Whole : ghost.After(battle.Index));
            return isOver
                ? new DuelView(ghost.Name, true, now, then, null, null, battle.WasCutShort || ghost.IsUnfinished ? DuelOutcome.Absent : now.Against(then))
                : new DuelView(ghost.Name, true, now, then, OwnHere(battle, player), ghost.Here(battle.Index).Points, null);
        }

        return battle.Settings.Sides is { Second: { } second } sides ? Live(battle, player.Team!, Sides.IsSame(player.Team!, second) ? sides.First : second, isOver) : null;
    }

    private static DuelView Live(Battle battle, string own, string other, bool isOver)
    {
        var (mine, theirs) = (Closed(battle, own), Closed(battle, other));
        return isOver
            ? new DuelView(other, false, mine, theirs, null, null, battle.WasCutShort ? DuelOutcome.Absent : mine.Against(theirs))
            : new DuelView(other, false, mine, theirs, Here(battle, own), Here(battle, other), null);
    }

    /// <summary>A team's mean where there are sides; else the one player's own.</summary>
    private static DuelSide OwnSide(Battle battle, Player player) => player.Team is { } team ? Closed(battle, team) : new DuelSide(player.Points, player.Correct);

    private static decimal OwnHere(Battle battle, Player player) =>
        player.Team is { } team ? Here(battle, team) : battle.Answers.GetValueOrDefault(new AnswerKey(player.Id, battle.Index, 0))?.Points ?? 0;

    /// <summary>Asked at a reveal or at the end only: every question that was opened is closed.</summary>
    private static DuelSide Closed(Battle battle, string team) => DuelSide.Of(RoundsOf(battle, team));

    private static decimal Here(Battle battle, string team) => DuelSide.Of(RoundsOf(battle, team).Skip(battle.Index)).Points;

    private static IEnumerable<TeamRound> RoundsOf(Battle battle, string team) => battle.Teams.GetValueOrDefault(TeamTotals.KeyOf(team))?.Rounds ?? [];
}
