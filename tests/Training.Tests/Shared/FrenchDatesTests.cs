// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Shared;

namespace Training.Tests.Shared;

public sealed class FrenchDatesTests
{
    [Theory]
    [InlineData("2025-05-01", "1er mai 2025")]
    [InlineData("2025-05-22", "22 mai 2025")]
    [InlineData("2026-02-11", "11 février 2026")]
    [InlineData("2026-08-31", "31 août 2026")]
    [InlineData("2026-12-21", "21 décembre 2026")]
    public void A_day_is_written_in_words(string day, string words) => Assert.Equal(words, FrenchDates.Day(On(day)).Replace('\u00a0', ' '));

    [Theory]
    [InlineData("2025-05-05", "2025-05-05", "le 5 mai 2025")]
    [InlineData("2025-05-01", "2025-05-22", "du 1er au 22 mai 2025")]
    [InlineData("2025-05-05", "2025-06-02", "du 5 mai au 2 juin 2025")]
    [InlineData("2025-05-05", "2026-05-06", "du 5 mai 2025 au 6 mai 2026")]
    [InlineData("2025-12-29", "2026-01-01", "du 29 décembre 2025 au 1er janvier 2026")]
    public void A_period_repeats_nothing_that_goes_without_saying(string first, string last, string words) =>
        Assert.Equal(words, FrenchDates.Period(On(first), On(last)).Replace('\u00a0', ' '));

    [Fact]
    public void A_period_that_ends_before_it_begins_is_refused() =>
        Assert.Throws<ArgumentException>(() => FrenchDates.Period(On("2025-05-05"), On("2025-05-04")));

    [Fact]
    public void Day_and_month_never_part() => Assert.Contains("5\u00a0mai", FrenchDates.Day(On("2025-05-05")));

    private static DateOnly On(string day) => DateOnly.ParseExact(day, "yyyy-MM-dd");
}
