// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;

namespace Training.Web.Battles;

internal static class Snapshots
{
    /// <summary>Where a battle stands for one person, at this instant.</summary>
    public static Snapshot Of(Battle battle, string code, Guid person, string lang, DateTimeOffset now) => new(
        code, battle.Seq, BattleView.Scene(battle, lang), BattleView.Tally(battle), BattleView.Mine(battle, person, lang), now);
}
