// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

/// <summary>A battle in a given phase with somebody in every role, for tables.</summary>
internal static class Cast
{
    public static readonly Guid Anne = Id(100), Creator = Zoe, Named = Id(102), Trainer = Id(103), Player = Id(104), Other = Id(105);
    public static readonly Guid Parked = Id(106), Left = Id(107), Removed = Id(108), Guest = Id(109), Them = Id(110);

    /// <summary>Who hosts, or does not: the columns of a table depend on it.</summary>
    public static readonly string[] Situations = ["open", "open-with-host", "hosted", "hosted-host-lost", "relay", "relay-at-once"];

    public static Guid Who(string role) => role switch
    {
        "host" => Anne, "creator" => Creator, "named" => Named, "trainer" => Trainer, "player" => Player, "parked" => Parked, "left" => Left,
        "removed" => Removed, "guest" => Guest, "stranger" => Stranger, "them" => Them, _ => throw new ArgumentOutOfRangeException(nameof(role), role, "Nobody has this role."),
    };

    /// <summary>On which side of a relay somebody is; null where there are none, and for who is on none.</summary>
    public static string? SideOf(string situation, Guid person) =>
        !situation.StartsWith("relay", StringComparison.Ordinal) || person == Stranger || person == Guest ? null : person == Them ? "Jour" : "Fosse";

    public static Pit In(string situation, BattlePhase phase)
    {
        if (situation.StartsWith("relay", StringComparison.Ordinal)) return Relay(situation, phase);
        var isHosted = situation.StartsWith("hosted", StringComparison.Ordinal);
        var settings = BattleSettings.For(isHosted ? BattleFormat.Hosted : BattleFormat.Open) with { AllowsGuests = true };
        // One question where the table has to get past the last.
        var pit = new Pit(settings, phase is BattlePhase.Comeback or BattlePhase.Finished ? 1 : 2);
        if (!isHosted) pit.Join(Anne).Do(new Move.TakeHost(Anne, false));
        else pit.Do(new Move.HandOver(Creator, Anne)).Do(new Move.TakeHost(Anne, false)).Do(new Move.HandOver(Anne, Named));
        pit.Join(Player, Other, Parked, Left, Removed).Do(new Move.Join(Guest, "Passant", IsGuest: true));
        pit.Do(new Move.Park(Parked)).Do(new Move.Leave(Left)).Do(new Move.Remove(Anne, Removed));
        // An open battle's host who leaves gives the role back, and comes in again as anybody.
        if (situation == "open") pit.Do(new Move.Leave(Anne)).Join(Anne);
        if (situation == "hosted-host-lost") pit.Wait(15, Present(situation));
        Assert.Equal(situation == "hosted-host-lost", pit.Battle.Host is { IsLost: true });
        Lead(pit, situation, phase);
        Assert.Equal(phase, pit.Battle.Phase);
        return pit;
    }

    /// <summary>The other side came too; it is there at the start, or was called away just before.</summary>
    private static Pit Relay(string situation, BattlePhase phase)
    {
        var settings = BattleSettings.For(BattleFormat.Relay) with { Sides = new Sides("Fosse", "Jour") };
        var pit = new Pit(settings, phase is BattlePhase.Comeback or BattlePhase.Finished ? 1 : 2);
        pit.JoinAs("Fosse", Anne, Player, Parked, Left).JoinAs("Jour", Them).Do(new Move.Park(Parked)).Do(new Move.Leave(Left)).Wait(6, Present(situation));
        Lead(pit, situation, phase);
        Assert.Equal(phase, pit.Battle.Phase);
        return pit;
    }

    /// <summary>From the lobby to the phase, by the hand of whoever may.</summary>
    private static void Lead(Pit pit, string situation, BattlePhase phase)
    {
        var heard = Present(situation);
        var (hand, isPaced) = (situation == "hosted-host-lost" ? Player : Anne, situation == "hosted");
        if (phase == BattlePhase.Lobby) return;
        if (phase == BattlePhase.Cancelled) { pit.Wait(3600); return; }
        pit.Do(new Move.Start(hand));
        if (phase == BattlePhase.Reading) return;
        pit.Wait(3, heard);
        if (phase == BattlePhase.Paused)
        {
            if (situation is "hosted" or "open-with-host") pit.Do(new Move.Pause(Anne));
            else pit.Wait(6);
        }

        if (phase is BattlePhase.Answering or BattlePhase.Paused) return;
        pit.Wait(22, heard);
        if (phase == BattlePhase.Reveal) return;
        if (isPaced) pit.Do(new Move.Next(Anne));
        else pit.Wait(8, heard);
        if (phase == BattlePhase.Finished) pit.Wait(13 * 3600);
    }

    private static Guid[] Present(string situation) => situation switch
    {
        "hosted-host-lost" => [Player, Other, Guest],
        "relay" => [Anne, Player],
        "relay-at-once" => [Anne, Player, Them],
        _ => [Anne, Player, Other, Guest],
    };
}
