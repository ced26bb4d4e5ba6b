// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
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
