// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Browser.Tests.Mishaps;

/// <summary>The mishaps of one phase that need no long wait, at one table; all of them in all phases are <see cref="NobodyLosesAGameTests"/>.</summary>
[Collection(Battles.Name)]
public sealed class MishapTests
{
    [Fact]
    public async Task Score_answer_and_remaining_time_are_right_after_what_happens_while_answers_are_open()
    {
        await using var ground = await MishapGround.OpenAsync();
        await using var table = new Table(ground, Moment.Answering);
        var outcomes = await table.BeginAsync([Mishap.Refresh, Mishap.CablePulled, Mishap.BrowserKilled, Mishap.SecondTab, Mishap.SecondDevice]);
        await table.EndAsync();
        await Task.WhenAll(outcomes.Values);
    }
}
