// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Training.Web.Shared;
using static Training.Web.Tests.Access.AccessRow;

namespace Training.Web.Tests.Access;

/// <summary>A battle is open to whoever has its code, in any organisation; what it leaves belongs to who was in it.</summary>
internal static class BattlesAccess
{
    private const Who Callers = Who.SignedIn | Who.Guest | Who.GuestOfTheBattle;

    public static readonly AccessRow[] Rows =
    [
        Page("/battles", Who.SignedIn),
        Page("/battles/{code}", Who.SignedIn, s => Addresses.Battle(s.Battle)),
        Page("/battles/{code}/host", Who.Holder | Who.Trainer | Who.Administrator, s => Addresses.BattleHost(s.Battle)),
        Page("/battles/{code}/screen", Who.Holder | Who.Trainer | Who.Administrator, s => Addresses.BattleScreen(s.Battle)),
        // Its holder made it, but is no trainer; the trainers here did not make it.
        Page("/battles/{code}/preview", Who.Nobody, s => Addresses.BattlePreview(s.Battle)),
        Page("/battles/{id:guid}/results", Who.Holder, s => Addresses.BattleResults(s.PastBattle)),
        // Who played it and nobody else; its questions are long gone, so that it leads back to its results.
        Post("/battles/{id:guid}/ghost", Who.Holder, s => Addresses.PlayAgain(s.PastBattle)),
        // The holder challenged the other shift of the house where they work or worked: it is between those who work there today.
        Page("/relays/{id:guid}", Who.Colleague | Who.HolderOfTheDay, s => Addresses.Relay(s.Relay)),
        Post("/relays/{id:guid}/answer", Who.Colleague | Who.HolderOfTheDay, s => Addresses.AnswerRelay(s.Relay)),
        Page("/guest", Who.Everybody),
        Page("/guest/{code}", Who.GuestOfTheBattle, s => Addresses.Guest(s.Battle)),
        Post(Addresses.NewBattle, Who.SignedIn, null, ("modules", "no-such-module"), ("questions", "5")),
        Post(Addresses.GuestEnter, Who.Everybody, null, ("code", "AAAAAA")),
        Page(Addresses.Away, Who.Everybody),
        Get(Addresses.AwayWorker, Who.Everybody),
        Get("/j", Who.Everybody),
        Get("/j/{code}", Who.Everybody, s => Addresses.BattleEntry(s.Battle)),
        // The line is asked for without an upgrade: who may have one is told that it is missing. What it carries is the table of HubAccessTests.
        new($"ANY {Addresses.BattleHub}", Callers, null) { Answers = HttpStatusCode.BadRequest },
        new($"ANY {Addresses.BattleHub}/negotiate", Callers, _ => $"{Addresses.BattleHub}/negotiate?negotiateVersion=1") { Verb = "POST" },
    ];
}
