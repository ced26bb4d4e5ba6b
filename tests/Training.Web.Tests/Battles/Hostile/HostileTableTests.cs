// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Reflection;
using System.Text.Json;
using Training.Battles;
using Training.Web.Battles;

namespace Training.Web.Tests.Battles.Hostile;

/// <summary>
/// Every method of the hub, in every phase, called by everybody who can open a connection, with arguments of an honest device and of a hostile one. What
/// <see cref="Allowed"/> does not name is refused with a reason, and leaves the battle as it was, in memory and on the disk.
/// </summary>
public sealed class HostileTableTests(HostileStage stage) : IClassFixture<HostileStage>
{
    public static TheoryData<BattlePhase> Phases => [.. Enum.GetValues<BattlePhase>()];

    [Fact]
    public void Every_method_of_the_hub_has_a_row() => Assert.Equal(HostileArguments.Methods.Select(m => m.Name), Allowed.Methods.Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task What_is_not_allowed_is_refused_and_changes_nothing(BattlePhase phase)
    {
        var scenery = await stage.BuildAsync(phase);
        var (arguments, before, wrongs) = (new HostileArguments(scenery), BattleDigest.Of(scenery.Battle), new List<string>());
        foreach (var role in Allowed.Roles)
        {
            await using var hub = await stage.ConnectAsync(scenery, role);
            foreach (var method in HostileArguments.Methods)
            {
                var isAllowed = Allowed.Has(method.Name, phase, role);
                if (!isAllowed) await RefusedAsync(method, string.Join(',', arguments.Honest(method)), mayBeIgnored: false);
                foreach (var wrong in arguments.Wrong(method)) await RefusedAsync(method, wrong, isAllowed);
            }

            async Task RefusedAsync(MethodInfo method, string values, bool mayBeIgnored)
            {
                var reply = await hub.CallRawAsync(method.Name, values);
                if ((!mayBeIgnored && !IsRefusal(reply)) || BattleDigest.Of(scenery.Battle) != before) wrongs.Add($"{role} {method.Name}({values}) gave {reply.GetRawText()}");
            }
        }

        Assert.Empty(wrongs);

        Assert.Equal(before, BattleDigest.Of(await stage.OnDiskAsync(scenery)));
        Assert.Empty(stage.Mishaps);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task What_is_allowed_is_done_once_however_often_it_is_asked(BattlePhase phase)
    {
        var asked = await stage.BuildAsync(phase);
        foreach (var role in Allowed.Roles)
        {
            await using var hub = await stage.ConnectAsync(asked, role);
            foreach (var method in HostileArguments.Methods.Where(m => Allowed.Has(m.Name, phase, role)))
            {
                var scenery = asked;
                if (!Allowed.Asking.Contains(method.Name)) scenery = await stage.BuildAsync(phase);
                await using var own = scenery == asked ? null : await stage.ConnectAsync(scenery, role);
                await DoneOnceAsync(own ?? hub, scenery, role, method);
                if (own is null) await HostileStage.SeatAsync(hub, asked, role);
            }
        }

        Assert.Empty(stage.Mishaps);
    }

    [Theory]
    [MemberData(nameof(Phases))]
    public async Task A_message_that_is_too_large_or_too_deep_ends_its_connection_and_nothing_else(BattlePhase phase)
    {
        var scenery = await stage.BuildAsync(phase);
        var before = BattleDigest.Of(scenery.Battle);
        string[] bad = [$"\"{new string('x', 5_000)}\"", string.Concat(new string('[', 100), new string(']', 100))];
        for (var i = 0; i < 2 * HostileArguments.Methods.Length; i++)
        {
            await using var hub = await stage.ConnectAsync(scenery, Allowed.Roles[i % Allowed.Roles.Length]);
            await hub.SendAsync($$"""{"type":1,"invocationId":"bad","target":"{{HostileArguments.Methods[i / 2].Name}}","arguments":[{{bad[i % 2]}}]}""");
            await hub.Closed.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
            Assert.DoesNotContain(hub.Frames, f => f.Contains("\"bad\"", StringComparison.Ordinal));
        }

        Assert.Equal(before, BattleDigest.Of(scenery.Battle));
        Assert.Empty(stage.Mishaps);
    }

    private async Task DoneOnceAsync(HubSocket hub, Scenery scenery, string role, MethodInfo method)
    {
        var (values, before) = (string.Join(',', new HostileArguments(scenery).Honest(method)), BattleDigest.Of(scenery.Battle));
        var cell = $"{scenery.Battle.Phase} {role} {method.Name}({values})";
        // Two taps on « Suite » under the right answer are two steps: to the question, and to its choices.
        var isStep = method.Name == nameof(BattleHub.Next) && scenery.Battle.Phase == BattlePhase.Reveal;
        var reply = await hub.CallRawAsync(method.Name, values);
        Assert.True(!IsRefusal(reply), $"{cell} gave {reply.GetRawText()}");
        var after = BattleDigest.Of(scenery.Battle);
        if (Allowed.Asking.Contains(method.Name)) Assert.True(after == before, $"{cell} changed the battle");
        var again = await hub.CallRawAsync(method.Name, values);
        Assert.True(isStep || BattleDigest.Of(scenery.Battle) == after, $"{cell}, asked again, changed the battle and gave {again.GetRawText()}");
        Assert.Equal(BattleDigest.Of(scenery.Battle), BattleDigest.Of(await stage.OnDiskAsync(scenery)));
    }

    /// <summary>A reason by its name, or words of SignalR for what it could not read.</summary>
    internal static bool IsRefusal(JsonElement reply) =>
        reply.TryGetProperty("error", out _) || (reply.TryGetProperty("refusal", out var refusal) && refusal.ValueKind == JsonValueKind.String);
}
