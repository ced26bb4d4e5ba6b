// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Browser.Tests.Mishaps;

/// <summary>Whatever happens to one device in a battle, and in whatever phase: score, answer and remaining time are right afterwards, and the person was told all along.</summary>
public sealed class NobodyLosesAGameTests(Storm storm) : IClassFixture<Storm>
{
    public static TheoryData<Mishap, Moment> All
    {
        get
        {
            var all = new TheoryData<Mishap, Moment>();
            foreach (var mishap in Enum.GetValues<Mishap>())
                foreach (var moment in Enum.GetValues<Moment>()) all.Add(mishap, moment);
            return all;
        }
    }

    /// <summary>Thirty devices want a machine that does nothing else, so they are asked for by the length of the long sleep; <see cref="MishapTests"/> always run.</summary>
    public static bool IsAsked => Storm.IsAsked;

    [Theory(Skip = "Asked for by FROZEN, the seconds of the long sleep, on a machine at rest.", SkipUnless = nameof(IsAsked))]
    [MemberData(nameof(All))]
    public Task Score_answer_and_remaining_time_are_right_after(Mishap mishap, Moment moment) => storm.OutcomeOf(mishap, moment);
}
