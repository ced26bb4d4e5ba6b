// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;
using Training.Sites;

namespace Training.Tests.Sites;

public sealed class SiteMapTests
{
    private const string Text = "insee;name;latitude;longitude\n1;Nord-Ouest;51.0;2.0\n2;Sud-Est;50.0;4.0\n3;Milieu;50.5;3.0\n";

    private static Communes Read(string text) => Communes.Read(new SourceFile("communes.csv", text));

    [Fact]
    public void Communes_lie_north_above_and_east_to_the_right_in_one_scale()
    {
        var map = SiteMap.Of(Read(Text), width: 320, margin: 20);
        var points = map.Points.ToDictionary(p => p.Commune);
        Assert.Equal((20.0, 20.0), (points["Nord-Ouest"].X, points["Nord-Ouest"].Y));
        Assert.Equal((300.0, map.Height - 20), (points["Sud-Est"].X, points["Sud-Est"].Y));
        Assert.Equal((160.0, map.Height / 2), (points["Milieu"].X, points["Milieu"].Y));
        // A degree of latitude against two of longitude, narrowed by the cosine of 50.5 degrees.
        Assert.Equal(280 / (2 * Math.Cos(50.5 * Math.PI / 180)), map.Height - 40, 9);
    }

    [Fact]
    public void One_commune_or_none_makes_a_map_too()
    {
        Assert.Empty(SiteMap.Of(Communes.None, 320, 20).Points);
        Assert.Equal((20.0, 20.0), SiteMap.Of(Read("h\n1;Seule;50;3\n"), 320, 20).Points.Select(p => (p.X, p.Y)).Single());
    }

    [Theory]
    [InlineData("4;Sans place;;")]
    [InlineData("4;Trop au nord;95;3")]
    [InlineData("4;Trois cellules;50")]
    public void A_line_that_places_nothing_is_told_and_the_others_stay(string line)
    {
        var communes = Read(Text + line + "\n");
        var found = Assert.Single(communes.Diagnostics);
        Assert.Equal(("QM713", 5, 1), (found.Code, found.Line, found.Column));
        Assert.Equal(3, communes.Positions.Count);
    }
}
