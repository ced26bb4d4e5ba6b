// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;

namespace Training.Tests.Battles;

public sealed class ScoringTests
{
    [Theory]
    [InlineData(1, 0, 20, 0, 1000)]
    [InlineData(1, 20, 20, 0, 1000)]
    [InlineData(1, 0, 20, 0.2, 1000)]
    [InlineData(1, 10, 20, 0.2, 900)]
    [InlineData(1, 20, 20, 0.2, 800)]
    [InlineData(0.5, 20, 20, 0.2, 400)]
    [InlineData(0, 0, 20, 0.2, 0)]
    [InlineData(0.5, 0, 20, 0, 500)]
    [InlineData(0.0005, 0, 20, 0, 1)]
    [InlineData(1, 1, 3, 0.1, 967)]
    public void Points_follow_the_formula(double credit, double elapsed, double time, double speed, int expected) =>
        Assert.Equal(expected, Scoring.Points((decimal)credit, TimeSpan.FromSeconds(elapsed), TimeSpan.FromSeconds(time), (decimal)speed));

    [Fact]
    public void Without_a_limit_speed_counts_for_nothing() =>
        Assert.Equal(1000, Scoring.Points(1, TimeSpan.FromHours(1), null, 0.2m));

    [Theory]
    [InlineData(4, 5, 4)]
    [InlineData(2, 5, 3.5)]
    [InlineData(9, 5, 5)]
    [InlineData(-3, 1, 0)]
    [InlineData(19, 21, 19.5)]
    [InlineData(25, 21.9, 20)]
    [InlineData(20, 22, 20)]
    [InlineData(0, 22, 20)]
    public void A_device_is_believed_within_what_the_server_saw(double claimed, double server, double expected) =>
        Assert.Equal(TimeSpan.FromSeconds(expected), Scoring.Elapsed(
            TimeSpan.FromSeconds(claimed), TimeSpan.FromSeconds(server), TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(20)));

    [Theory]
    [InlineData(0, true, 1, 1)]
    [InlineData(0, false, 1, 0.5)]
    [InlineData(0.5, false, 1, 0.25)]
    [InlineData(0.5, false, 0.5, 0)]
    [InlineData(0.5, false, 0, 0)]
    public void A_comeback_mends_all_after_a_guest_and_half_otherwise(double before, bool parked, double credit, double expected) =>
        Assert.Equal((decimal)expected, Scoring.Mended(new Missed(0, (decimal)before, parked), (decimal)credit));
}
