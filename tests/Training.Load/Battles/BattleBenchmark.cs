// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;
using Training.Load.Shared;
using Training.Web.Shared;

namespace Training.Load.Battles;

/// <summary>
/// A full room: every round of a battle is followed by the same round of a bare hub that carries the same bytes. Everybody answers within a
/// second of opening.
/// </summary>
internal static class BattleBenchmark
{
    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (players, rounds, json, site) = (arguments.Number("players", 1000), arguments.Number("rounds", 20), arguments.Text("json"), arguments.Text("site"));
        arguments.AllKnown();
        site = await PublishedSite.FolderAsync(site);
        using var scratch = new ScratchFolder();
        var prepared = await PreparedBattle.WriteAsync(scratch["data"], Path.Combine(site, "content"), players, rounds, Pace(players));
        await using var server = await Server.StartSiteAsync(site, scratch["data"], Cores.Server);
        await using var floor = await Server.StartFloorAsync(HubFloor.Role, Cores.Server);
        await WarmAsync(server);

        await using var ours = new Crowd(prepared.Cookies, 1);
        await using var bare = new Crowd([.. prepared.Cookies.Select(_ => "")], 1) { IsAlive = false };
        var idle = server.ResidentMegabytes;
        var admitted = await ours.EnterAsync(new Uri(server.Address + Addresses.BattleHub), prepared.Code);
        await bare.EnterAsync(new Uri(floor.Address + HubFloor.Path), prepared.Code);
        var pairs = await new Pairs(ours, bare, server, floor).RunAsync(rounds);
        var committed = await PreparedBattle.CommittedAsync(scratch["data"]);
        var result = new BattleResult(players, rounds, pairs, ours.Receipts, committed, idle, admitted);
        foreach (var refusal in ours.Refusals.CountBy(r => r)) Console.WriteLine($"Refused {refusal.Value} times: {refusal.Key}");
        result.Show();
        await Report.WriteAsync(json, result.Figures);
        return 0;
    }

    /// <summary>Short of waiting, and otherwise as always: a round of the floor takes place while the answer is shown.</summary>
    private static BattleSettings Pace(int players) => new()
    {
        MaxPlayers = players, MinPlayers = 1, ReadingMin = TimeSpan.FromSeconds(1), ReadingMax = TimeSpan.FromSeconds(1), Reveal = Pairs.Window + Pairs.Window,
    };

    /// <summary>A server that has served something: what it weighs then is what a room is added to.</summary>
    private static async Task WarmAsync(Server server)
    {
        using var client = new HttpClient { BaseAddress = new Uri(server.Address) };
        for (var i = 0; i < 20; i++)
            foreach (var page in (string[])[Addresses.Home, Addresses.Modules, "/healthz"]) (await client.GetAsync(page)).Dispose();
        await Task.Delay(2000);
    }
}
