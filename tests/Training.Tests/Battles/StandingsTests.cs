// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Training.Battles;

namespace Training.Tests.Battles;

public sealed class StandingsTests
{
    private static Player Of(string name, decimal correct, int points, bool asked = false) =>
        new() { Id = Pit.Id(name[0]), Name = name, Correct = correct, Points = points, OnPodium = asked, Heard = default };

    [Fact]
    public void Correctness_comes_first_and_points_part_equals()
    {
        var standings = Standings.Of([Of("a", 2, 1900), Of("b", 3, 1500), Of("c", 2, 1950), Of("d", 2, 1900), Of("e", 0, 0)]);
        Assert.Equal(["b1", "c2", "a3", "d3", "e5"], standings.Select(s => s.Player.Name + s.Place));
    }

    [Theory]
    // who asked to be named, among players a > b > c > …, and who is named
    [InlineData(2, "ab", "ab")]
    [InlineData(2, "a", "")]
    [InlineData(3, "abc", "a")]
    [InlineData(3, "bc", "")]
    [InlineData(4, "abcd", "ab")]
    [InlineData(5, "bcde", "b")]
    [InlineData(6, "abcdef", "abc")]
    [InlineData(9, "ac", "ac")]
    [InlineData(9, "a", "")]
    [InlineData(9, "hi", "")]
    public void The_podium_names_only_who_asked_and_never_alone(int players, string asked, string named)
    {
        var all = Enumerable.Range(0, players).Select(i => ((char)('a' + i)).ToString()).Select((n, i) => Of(n, players - i, 0, asked.Contains(n, StringComparison.Ordinal)));
        Assert.Equal(named, string.Concat(Standings.Podium(Standings.Of(all)).Select(s => s.Player.Name)));
    }

    [Theory]
    // what a, b, c, … earned, who asked to be named, and who is named
    [InlineData("1 1", "ab", "ab")]
    [InlineData("3 3 1", "abc", "")]
    [InlineData("3 3 2 1", "abcd", "ab")]
    [InlineData("3 2 2 1", "abcd", "a")]
    [InlineData("3 2 2 1", "acd", "ac")]
    [InlineData("3 3 3 1", "abcd", "")]
    [InlineData("5 4 3 3 2 1", "abcdef", "ab")]
    [InlineData("5 4 4 3 2 1", "abcdef", "abc")]
    [InlineData("5 4 4 4 2 1", "abcdef", "a")]
    [InlineData("5 4 4 4 2 1", "acd", "acd")]
    [InlineData("5 4 4 4 2 1", "bcd", "bcd")]
    [InlineData("5 5 5 5 5 5", "abcdef", "")]
    public void Equals_of_whom_not_all_fit_are_not_named_rather_than_parted_by_their_names(string earned, string asked, string named)
    {
        var all = earned.Split(' ').Select((e, i) => (Name: ((char)('a' + i)).ToString(), Earned: decimal.Parse(e, CultureInfo.InvariantCulture)))
            .Select(p => Of(p.Name, p.Earned, 0, asked.Contains(p.Name, StringComparison.Ordinal))).ToArray();
        Assert.Equal(named, string.Concat(Standings.Podium(Standings.Of(all)).Select(s => s.Player.Name)));
    }

    [Fact]
    public void One_s_own_place_is_told_in_the_upper_half_only()
    {
        var standings = Standings.Of([Of("a", 5, 0), Of("b", 4, 0), Of("c", 3, 0), Of("d", 2, 0), Of("e", 1, 0)]);
        Assert.Equal([1, 2, null, null, null], standings.Select(s => Standings.OwnPlace(standings, s.Player.Id)));
    }

    [Fact]
    public void Nobody_reads_a_last_place_when_all_are_equal()
    {
        var standings = Standings.Of([Of("a", 1, 10), Of("b", 1, 10)]);
        Assert.All(standings, s => Assert.Equal(1, s.Place));
    }
}
