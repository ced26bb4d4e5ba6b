// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Resources;
using Training.Battles;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Organisations;

namespace Training.Web.Battles;

/// <summary>Knows what somebody brings to a battle beside what they say: how often they tried codes, their needs, their trade or establishment.</summary>
internal sealed class Doorman(CodeGuard guard, NeedsBook needs, People people, RelayBook relays, TimeProvider clock)
{
    private static readonly ResourceManager Words = new(typeof(BattlePageWords));

    public bool Allows(Guid caller, string? address) => guard.Allows(caller, address);

    public void Missed(Guid caller, string? address) => guard.Missed(caller, address);

    /// <summary>The move of coming in: needs and teams come from the house, only a self-formed team from the device.</summary>
    public async Task<Move.Join> JoiningAsync(Battle battle, Caller caller, string name, bool onPodium, string? team)
    {
        var label = battle.Settings.Teams is TeamKind.SelfFormed ? team : await TeamOfAsync(battle, caller, team);
        var own = caller.IsGuest ? null : new Needs((await needs.OfAsync(caller.Id)).Time);
        return new Move.Join(caller.Id, name, onPodium, label, caller.IsGuest, own);
    }

    /// <summary>A free name from the house's list.</summary>
    public static string PseudonymFor(Battle battle, Guid person, int redraw) => Pseudonyms.Offer(battle, person, redraw);

    /// <summary>The team that the house gives somebody: who works nowhere plays for the residents; null where there are none, or everybody says theirs.</summary>
    /// <param name="battle">Which one.</param>
    /// <param name="caller">Who.</param>
    /// <param name="asked">Heard where a relay leaves somebody the choice of a side.</param>
    public async Task<string?> TeamOfAsync(Battle battle, Caller caller, string? asked = null)
    {
        if (battle.Settings.Teams is TeamKind.None or TeamKind.SelfFormed) return null;
        if (battle.Settings.Teams is TeamKind.Sides) return caller.IsGuest ? null : await relays.LabelAsync(battle.Id, caller.Id, asked);
        var workplace = caller.IsGuest ? null : await people.WorkplaceAsync(caller.Id, clock.GetUtcNow());
        return battle.Settings.Teams is TeamKind.Establishment && workplace is not null ? await LabelAsync(workplace) : Label(workplace?.Trade ?? Trade.Residents);
    }

    /// <summary>Two houses of one name are two teams; where the other one is says which is which.</summary>
    private async Task<string> LabelAsync(Workplace house)
    {
        var label = HouseLabel.Of(house.Establishment);
        var others = await people.OtherHousesAsync(house.EstablishmentId);
        return others.Any(o => Sides.IsSame(HouseLabel.Of(o), label)) ? HouseLabel.Of(house.Establishment, house.City) : label;
    }

    /// <summary>French for all: a team is one, whatever its members read.</summary>
    private static string Label(Trade trade) => Words.GetString($"trade-{BattleJson.Word(trade.ToString())}", CultureInfo.InvariantCulture)!;
}
