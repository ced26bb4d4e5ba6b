// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Reflection;
using System.Text.Json;
using Training.Web.Battles;
using Training.Web.Shared;
using Training.Web.Tests.Battles;

namespace Training.Web.Tests.Access;

/// <summary>Every method of the battles' hub × every role: exactly the allowed calls are heard, and a pass for another battle opens nothing.</summary>
public sealed class HubAccessTests(AccessWorld world) : IClassFixture<AccessWorld>
{
    private const Who Callers = Who.SignedIn | Who.GuestOfTheBattle;
    private const Who Hosts = Who.Holder;

    /// <summary>The host has no player's seat.</summary>
    private const Who Players = Callers & ~Hosts;

    private static readonly string[] TurnedAway =
        [BattleHub.NoSuchBattle, BattleHub.MayNotWatch, Refusals.MayNotHost, Refusals.NotTheHost, Refusals.NotAPlayer, "hasHost"];

    /// <summary>Who is heard in a hosted battle that the holder made and hosts; the others have joined it as players. « code » stands for its code.</summary>
    private static readonly Dictionary<string, (Who May, object?[] Values)> Methods = new()
    {
        ["Join"] = (Callers, ["code", "Lampe", false, null]),
        ["Snapshot"] = (Players, ["code"]),
        ["Pseudonym"] = (Callers, ["code", 0]),
        ["Answer"] = (Players, [0, 0, new { kind = "choices", choices = new[] { 0 } }, Guid.Empty, 800]),
        ["Park"] = (Players, []),
        ["Return"] = (Players, []),
        ["Leave"] = (Players, []),
        ["Ping"] = (Callers, []),
        ["Host"] = (Hosts | Who.Trainer | Who.Administrator, ["code"]),
        ["Watch"] = (Hosts | Who.Trainer | Who.Administrator, ["code"]),
        ["Roster"] = (Hosts, [0]),
        ["Start"] = (Hosts, []),
        // Trainers only once the host is lost, which this one is not.
        ["TakeHost"] = (Hosts, []),
        ["HandOver"] = (Hosts, ["nobody"]),
        ["Close"] = (Hosts, []),
        ["Next"] = (Hosts, []),
        ["Pause"] = (Hosts, []),
        ["Resume"] = (Hosts, []),
        ["Lock"] = (Hosts, [true]),
        ["Remove"] = (Hosts, ["nobody"]),
        ["SetTime"] = (Hosts, [1]),
        ["SetSpeed"] = (Hosts, [0]),
        ["Finish"] = (Hosts, []),
    };

    /// <summary>Methods that name a battle; a connection that has called none of them stands before no battle.</summary>
    private static readonly string[] Doors = ["Join", "Snapshot", "Pseudonym", "Host", "Watch"];

    public static TheoryData<string> Names => [.. Methods.Keys];

    [Fact]
    public void Every_method_says_who_may_call_it()
    {
        var written = typeof(BattleHub).GetMethods(BindingFlags.Instance | BindingFlags.Public | BindingFlags.DeclaredOnly).Where(m => !m.IsSpecialName && m.GetBaseDefinition() == m);
        var silent = written.Select(m => m.Name).Except(Methods.Keys).ToArray();
        Assert.True(silent.Length == 0, $"Nobody says who may call {string.Join(", ", silent)} of BattleHub: add a line to HubAccessTests.Methods.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Exactly_those_named_are_heard(string method)
    {
        var (hall, subject) = (new Hall(world.Site), world.Guests);
        var code = await hall.HostedAsync(subject.UserName);
        await using var host = await hall.HostAsync(subject.UserName, code);
        Assert.Null(Contender.Refusal(await host.CallAsync("TakeHost")));
        var wrong = new List<string>();
        foreach (var role in Enum.GetValues<Role>().Where(r => r is not Role.Anonymous))
        {
            await using var caller = role is Role.Holder ? host : await EnterAsync(hall, role, code);
            var (heard, refusal) = Heard(await caller.CallAsync(method, Values(method, code)));
            var may = Methods[method].May.HasFlag(role is Role.Guest ? Who.GuestOfTheBattle : Enum.Parse<Who>(role.ToString()));
            if (heard != may) wrong.Add($"{role}: {refusal ?? "heard"}, and {(may ? "may" : "may not")}");
        }

        Assert.True(wrong.Count == 0, $"{method}\n    {string.Join("\n    ", wrong)}");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_guest_s_pass_reaches_no_other_battle_and_a_connection_before_none_reaches_none(string method)
    {
        if (method is "Ping") return; // only tells the time
        var other = world.Subjects[1].Battle;
        await using var guest = await ConnectAsync(world.BrowserOf(Role.Guest, world.Guests).Cookies, other);
        Assert.False(Heard(await guest.CallAsync(method, Values(method, other))).Heard);
        if (Doors.Contains(method)) return;
        await using var trainer = await ConnectAsync(world.BrowserOf(Role.Trainer, world.Guests).Cookies, other);
        Assert.False(Heard(await trainer.CallAsync(method, Values(method, other))).Heard);
    }

    [Fact]
    public async Task A_visitor_gets_no_line() =>
        await Assert.ThrowsAnyAsync<Exception>(() => world.Site.SocketAsync(Addresses.BattleHub, world.BrowserOf(Role.Anonymous, world.Guests).Cookies));

    private async Task<Contender> EnterAsync(Hall hall, Role role, string code)
    {
        var cookies = world.BrowserOf(role, world.Guests).Cookies;
        if (role is Role.Guest)
        {
            using var guest = await hall.GuestAsync(code, "Visiteur");
            cookies = guest.Cookies;
        }

        var caller = await ConnectAsync(cookies, code);
        Assert.Null(Contender.Refusal(await caller.CallAsync("Join", code, $"Joueur {role}", false, null)));
        return caller;
    }

    private async Task<Contender> ConnectAsync(string cookies, string code) =>
        new(await HubSocket.OpenAsync(await world.Site.SocketAsync(Addresses.BattleHub, cookies)), code);

    private static object?[] Values(string method, string code) => [.. Methods[method].Values.Select(v => v is "code" ? code : v)];

    private static (bool Heard, string? Refusal) Heard(JsonElement reply)
    {
        if (reply.TryGetProperty("error", out var error)) return (false, error.GetString());
        var refusal = reply.TryGetProperty("refusal", out var said) ? said.GetString() : null;
        return (refusal is null || !TurnedAway.Contains(refusal), refusal);
    }
}
