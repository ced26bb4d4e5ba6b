// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Browser.Tests.Mishaps;

/// <summary>The mishaps that need no long wait, one phase after the other; all of them in all phases at once are <see cref="NobodyLosesAGameTests"/>.</summary>
[Collection(Parallelism.Mishaps)]
public sealed class MishapTests
{
    [Theory]
    [InlineData(Moment.Reading)]
    [InlineData(Moment.Answering)]
    [InlineData(Moment.Reveal)]
    public async Task Score_answer_and_remaining_time_are_right_after_what_happens(Moment moment)
    {
        await using var ground = await MishapGround.OpenAsync("--Battles:ReadingMin", "00:00:25", "--Battles:ReadingMax", "00:00:25");
        await using var table = new Table(ground, moment);
        var outcomes = await table.BeginAsync([Mishap.Refresh, Mishap.FrozenForHalfAMinute, Mishap.Offline, Mishap.CablePulled, Mishap.BrowserKilled, Mishap.SecondTab, Mishap.SecondDevice]);
        await table.EndAsync();
        await Task.WhenAll(outcomes.Values);
    }
}
