// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Training.Attempts;

namespace Training.Tests.Attempts;

public sealed class AttemptHistoryTests
{
    private static readonly DateTimeOffset Noon = new(2026, 5, 22, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Attempts as « begun&gt;ended:percent », in minutes after noon; passed from 80; without an end while under way.</summary>
    private static AttemptHistory History(string attempts, int? givenBack = null) => new(
        [.. attempts.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Parse).OrderByDescending(a => a.StartedAt)],
        givenBack is { } minute ? At(minute) : null);

    private static PastAttempt Parse(string text, int index)
    {
        var parts = text.Split('>', ':');
        DateTimeOffset? end = parts.Length > 1 ? At(Whole(parts[1])) : null;
        var percent = parts.Length > 2 ? Whole(parts[2]) : 0;
        return new PastAttempt(new Guid(index + 1, 0, 0, new byte[8]), At(Whole(parts[0])), end, percent, percent >= 80);
    }

    private static int Whole(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static string Left(int? left) => left?.ToString(CultureInfo.InvariantCulture) ?? "any";

    private static DateTimeOffset At(int minute) => Noon.AddMinutes(minute);

    private static string Say(Allowance allowance) => allowance switch
    {
        Allowance.Resume(var id) => $"resume {id.ToByteArray()[0]}",
        Allowance.Begin(var left) => $"begin {Left(left)}",
        Allowance.Wait(var until, var left) => $"wait {(until - Noon).TotalMinutes} {Left(left)}",
        Allowance.Spent(var since) => $"spent {(since - Noon).TotalMinutes}",
        _ => "?",
    };

    [Theory]
    // No limit, no cooldown.
    [InlineData("", 0, 0, null, 0, "begin any")]
    [InlineData("0>5:20 6>9:40 10>12:60", 0, 0, null, 12, "begin any")]
    // A number of attempts.
    [InlineData("", 3, 0, null, 0, "begin 3")]
    [InlineData("0>5:20", 3, 0, null, 5, "begin 2")]
    [InlineData("0>5:20 6>9:40", 3, 0, null, 9, "begin 1")]
    [InlineData("0>5:20 6>9:40 10>12:60", 3, 0, null, 500, "spent 12")]
    [InlineData("0>5:20 6>9:40 10>12:60 13>14:1", 3, 0, null, 500, "spent 14")]
    [InlineData("0>5:20 6>9:90", 2, 0, null, 500, "spent 9")]
    // A cooldown after a failure, to the instant.
    [InlineData("0>5:20", 0, 30, null, 5, "wait 35 any")]
    [InlineData("0>5:20", 3, 30, null, 34, "wait 35 2")]
    [InlineData("0>5:20", 3, 30, null, 35, "begin 2")]
    [InlineData("0>5:20 6>9:40", 2, 30, null, 10, "spent 9")]
    [InlineData("0>5:90", 3, 30, null, 6, "begin 2")]
    [InlineData("0>5:90 6>9:20", 0, 30, null, 10, "wait 39 any")]
    // What is under way is always gone on with, and counts.
    [InlineData("0", 1, 30, null, 1, "resume 1")]
    [InlineData("0>5:20 6", 2, 30, null, 7, "resume 2")]
    // Given back: what was begun until then no longer counts, nor has to be waited for.
    [InlineData("0>5:20 6>9:40", 2, 30, 10, 10, "begin 2")]
    [InlineData("0>5:20 6>9:40 11>12:10", 2, 0, 10, 13, "begin 1")]
    [InlineData("0>5:20 6>9:40 11>12:10", 2, 30, 10, 13, "wait 42 1")]
    [InlineData("0>5:20 6>9:40 11>12:10 13>14:10", 2, 0, 10, 15, "spent 14")]
    [InlineData("0>5:20 6>15:40", 2, 30, 10, 16, "begin 2")]
    public void Another_attempt_is_allowed_by_number_cooldown_and_what_was_given_back(
        string attempts, int limit, int cooldown, int? givenBack, int now, string expected) =>
        Assert.Equal(expected, Say(History(attempts, givenBack).Allows(limit, TimeSpan.FromMinutes(cooldown), At(now))));

    [Theory]
    [InlineData("", null)]
    [InlineData("0", null)]
    [InlineData("0>5:20 6>9:70 10>12:60", 70)]
    [InlineData("0>5:90 6>9:70 10", 90)]
    public void The_best_of_all_is_the_result(string attempts, int? percent) => Assert.Equal(percent, History(attempts).Best?.Percent);

    [Fact]
    public void The_first_of_equals_is_the_best() => Assert.Equal(At(5), History("0>5:90 6>9:90").Best!.FinishedAt);

    [Fact]
    public void What_was_passed_under_a_lower_mark_stays_the_best()
    {
        ImmutableArray<PastAttempt> attempts = [new(Guid.Empty, At(6), At(9), 75, false), new(Guid.Empty, At(0), At(5), 70, true)];
        Assert.Equal(70, new AttemptHistory(attempts).Best!.Percent);
    }

    [Theory]
    [InlineData("0>5:20", null, false)]
    [InlineData("0>5:20", 6, true)]
    [InlineData("0>5:20 7>8:20", 6, false)]
    public void Attempts_given_back_are_news_until_one_is_begun(string attempts, int? givenBack, bool isNews) =>
        Assert.Equal(isNews, History(attempts, givenBack).IsFreshlyGivenBack);
}
