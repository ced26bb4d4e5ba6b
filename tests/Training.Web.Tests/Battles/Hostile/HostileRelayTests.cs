// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Reflection;
using Training.Battles;
using Training.Web.Battles;

namespace Training.Web.Tests.Battles.Hostile;

/// <summary>The hostile table where nobody hosts: a relay's first side plays, its other side and strangers want in; and somebody who wants the one seat of another's ghost.</summary>
public sealed class HostileRelayTests(HostileStage stage) : IClassFixture<HostileStage>
{
    private static readonly string[] Roles = ["first", "second", "stranger", "guest"];

    public static TheoryData<BattlePhase> Phases => [.. Enum.GetValues<BattlePhase>()];

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task In_a_relay_what_is_not_a_side_s_to_do_is_refused_and_changes_nothing(BattlePhase phase)
    {
        var scenery = await stage.BuildRelayAsync(phase);
        // Who plays ends a pause for want of anybody by coming back: that is theirs to do.
        await ProbeAsync(scenery, Roles.Where(role => phase != BattlePhase.Paused || role != "first"), (method, role) => MayAsk(method, phase, role));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Nobody_takes_the_one_seat_of_who_plays_against_themselves(bool isOwnerIn) =>
        await ProbeAsync(await stage.BuildGhostAsync(isOwnerIn), ["stranger", "guest"], (method, _) => method is "Ping" or "Pseudonym");

    private async Task ProbeAsync(Scenery scenery, IEnumerable<string> roles, Func<string, string, bool> mayAsk)
    {
        var (arguments, before, wrongs) = (new HostileArguments(scenery), BattleDigest.Of(scenery.Battle), new List<string>());
        foreach (var role in roles)
        {
            await using var hub = await stage.ConnectAsync(scenery, role, isSeated: mayAsk("Snapshot", role));
            foreach (var method in HostileArguments.Methods)
            {
                var isAllowed = mayAsk(method.Name, role);
                if (!isAllowed) await RefusedAsync(hub, role, method, string.Join(',', arguments.Honest(method)), mayBeIgnored: false);
                foreach (var wrong in arguments.Wrong(method)) await RefusedAsync(hub, role, method, wrong, isAllowed);
            }
        }

        Assert.Empty(wrongs);
        Assert.Equal(before, BattleDigest.Of(await stage.OnDiskAsync(scenery)));
        Assert.Empty(stage.Mishaps);

        async Task RefusedAsync(HubSocket hub, string role, MethodInfo method, string values, bool mayBeIgnored)
        {
            var reply = await hub.CallRawAsync(method.Name, values);
            if ((!mayBeIgnored && !HostileTableTests.IsRefusal(reply)) || BattleDigest.Of(scenery.Battle) != before)
                wrongs.Add($"{scenery.Battle.Phase} {role} {method.Name}({values}) gave {reply.GetRawText()}");
        }
    }

    /// <summary>All that is not written here is refused.</summary>
    private static bool MayAsk(string method, BattlePhase phase, string role)
    {
        var isOver = phase is BattlePhase.Finished or BattlePhase.Cancelled;
        // In the lobby of a relay both may still play at once; the other side has no part in what was begun without it.
        var isIn = role == "first" || (role == "second" && phase == BattlePhase.Lobby);
        return method switch
        {
            nameof(BattleHub.Ping) or nameof(BattleHub.Pseudonym) => true,
            nameof(BattleHub.Snapshot) => isIn && phase != BattlePhase.Cancelled,
            nameof(BattleHub.Join) or nameof(BattleHub.Park) or nameof(BattleHub.Return) or nameof(BattleHub.Leave) => isIn && !isOver,
            nameof(BattleHub.Start) => isIn && phase == BattlePhase.Lobby,
            nameof(BattleHub.Answer) => isIn && phase is (BattlePhase.Answering or BattlePhase.Comeback),
            _ => false,
        };
    }
}
