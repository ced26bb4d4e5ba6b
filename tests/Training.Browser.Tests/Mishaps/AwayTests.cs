// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Playwright;

namespace Training.Browser.Tests.Mishaps;

/// <summary>The page asked for again while there is nobody to give it: never the browser's own page, and the battle is back without a touch.</summary>
[Collection(Parallelism.Mishaps)]
public sealed class AwayTests
{
    [Fact]
    public async Task A_refresh_while_the_server_is_dead_or_the_line_stands_still_shows_that_nothing_is_lost_and_the_battle_comes_back_by_itself()
    {
        await using var ground = await MishapGround.OpenAsync("--Battles:Presence", "00:00:15");
        await using var cable = new Cable(ground.Address);
        await using var first = await ground.DeviceOfAsync("karim.lefebvre");
        await using var second = await ground.DeviceAsync(cable.Address, width: 360);
        var code = await first.OpensBattleAsync(BattleContent.Quick, "guests=true", "time=10");
        var (karim, guest) = (await first.EntersAsPlayerAsync(ground.Address, code), await second.EntersAsGuestAsync(cable.Address, code, "Passante"));
        await first.Button("Descendre maintenant").ClickAsync();
        await karim.AnswersAsync();
        await guest.SeesSceneAsync("answering:0");
        foreach (var player in (Player[])[karim, guest]) await player.KeepsPageAsync();

        await ground.StopAsync();
        foreach (var player in (Player[])[karim, guest]) await player.AsksInVainAsync();
        await ground.StartAgainAsync();
        await karim.SeesAllIsRightAsync(0, hasAnswered: true);
        await guest.SeesAllIsRightAsync(0, hasAnswered: false);

        cable.Pull();
        await guest.AsksInVainAsync();
        await guest.Person.SeesAnAccessiblePageAsync();
        await Assertions.Expect(guest.Page).ToHaveTitleAsync("On reprend… – Briquet");
        // Only when the others wait for her no longer.
        await karim.SeesSceneAsync("reveal:0");
        cable.PlugIn();
        // Nobody waited for her: the question went by, and the next one is as much hers as his.
        await guest.SeesAllIsRightAsync(0, hasAnswered: false);
        foreach (var player in (Player[])[karim, guest]) await player.SeesSceneAsync("answering:1");
        await Task.WhenAll(karim.AnswersAndSeesWhyAsync(2 * Table.Points), guest.AnswersAndSeesWhyAsync(Table.Points));
    }
}
