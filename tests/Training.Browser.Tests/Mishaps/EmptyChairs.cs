// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;

namespace Training.Browser.Tests.Mishaps;

/// <summary>A battle of two that nobody hosts, left by the last who were there: time stands still before empty chairs, and goes on with whoever comes back.</summary>
internal sealed class EmptyChairs(MishapGround ground, Moment moment)
{
    /// <summary>How long nobody is there; of that the server knows after five seconds of silence, and its clock is a second of.</summary>
    private static readonly TimeSpan Away = TimeSpan.FromSeconds(15), Unnoticed = TimeSpan.FromSeconds(6);

    /// <summary>Between the last sign of life of who owes an answer and the right answer on the others' screens.</summary>
    private static readonly TimeSpan Closing = TimeSpan.FromSeconds(7);

    public async Task PlayAsync()
    {
        await using var first = await ground.DeviceOfAsync("karim.lefebvre");
        await using var second = await ground.DeviceAsync();
        var code = await first.OpensBattleAsync(BattleContent.Patient, "guests=true", "time=10");
        var (karim, guest) = (await first.EntersAsPlayerAsync(ground.Address, code), await second.EntersAsGuestAsync(ground.Address, code, "Passante"));
        await first.Button("Descendre maintenant").ClickAsync();
        await Task.WhenAll(karim.AnswersAndSeesWhyAsync(Table.Points), guest.AnswersAndSeesWhyAsync(Table.Points));
        await ReachAsync(karim, guest);

        var before = await karim.StandingAsync();
        await Task.WhenAll(karim.GoesAwayAsync(), guest.GoesAwayAsync());
        await Task.Delay(Away);
        Assert.Equal("paused:1", (await karim.StandingAsync()).Shown);
        await Task.WhenAll(karim.ComesBackAsync(), guest.ComesBackAsync());
        var points = moment == Moment.Reveal ? 2 * Table.Points : Table.Points;
        await Task.WhenAll(karim.SeesAllIsRightAsync(points, hasAnswered: false), guest.SeesAllIsRightAsync(points, hasAnswered: false));
        if (moment == Moment.Answering)
        {
            Assert.True((await karim.StandingAsync()).Until - before.Until >= Away - Unnoticed, "time went on before empty chairs");
            await TheLastOneLeavesAsync(karim, guest);
            return;
        }

        if (moment == Moment.Reading) await Task.WhenAll(karim.AnswersAndSeesWhyAsync(2 * Table.Points), guest.AnswersAndSeesWhyAsync(2 * Table.Points));
        foreach (var player in (Player[])[karim, guest])
        {
            await player.SeesSceneAsync("reading:2|answering:2");
            await player.SeesAllIsRightAsync(2 * Table.Points, hasAnswered: false);
        }
    }

    private async Task ReachAsync(Player karim, Player guest)
    {
        var shown = moment == Moment.Reading ? "reading:1" : "answering:1";
        await Task.WhenAll(karim.SeesSceneAsync(shown), guest.SeesSceneAsync(shown));
        if (moment == Moment.Reveal) await Task.WhenAll(karim.AnswersAndSeesWhyAsync(2 * Table.Points), guest.AnswersAndSeesWhyAsync(2 * Table.Points));
    }

    /// <summary>The one who has answered does not wait for the one who is gone, and who is gone has lost no more than the question, which will come again.</summary>
    private static async Task TheLastOneLeavesAsync(Player karim, Player guest)
    {
        await karim.AnswersAsync();
        await guest.GoesAwayAsync();
        var gone = Stopwatch.StartNew();
        await karim.SeesSceneAsync("reveal:1");
        Assert.True(gone.Elapsed < Closing, $"the round was closed {gone.Elapsed.TotalSeconds:0.0} s after the last one left");
        await karim.SeesAllIsRightAsync(2 * Table.Points, hasAnswered: true);
        await guest.ComesBackAsync();
        await guest.SeesAllIsRightAsync(Table.Points, hasAnswered: false);
    }
}
