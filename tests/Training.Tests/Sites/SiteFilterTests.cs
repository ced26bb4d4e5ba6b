// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Sites;

namespace Training.Tests.Sites;

public sealed class SiteFilterTests
{
    private static readonly SiteCard Park = new()
    {
        Id = "parc", Name = "Parc d’Éole", Commune = "Nœux-les-Mines", Territory = "mining-basin", Kinds = ["nature", "sport"], For = ["families", "walkers"], Weather = ["dry"], Seasons = ["summer"],
    };

    [Theory]
    [InlineData("", "", "", "", "", "", true)]
    [InlineData("families", "dry", "summer", "mining-basin", "sport", "eole", true)]
    [InlineData("business", "", "", "", "", "", false)]
    [InlineData("", "rain", "", "", "", "", false)]
    [InlineData("", "", "winter", "", "", "", false)]
    [InlineData("", "", "", "lys-artois", "", "", false)]
    [InlineData("", "", "", "", "museum", "", false)]
    [InlineData("", "", "", "", "", "noeux les mines", true)]
    [InlineData("", "", "", "", "", "béthune", false)]
    public void A_card_answers_all_that_is_asked_or_is_left_out(string guests, string weather, string season, string territory, string kind, string text, bool lets) =>
        Assert.Equal(lets, new SiteFilter(guests, weather, season, territory, kind, text).Lets(Park));

    [Fact]
    public void A_card_that_says_nothing_of_seasons_suits_them_all() =>
        Assert.All(SiteWords.Seasons, season => Assert.True(new SiteFilter(Season: season).Lets(Park with { Seasons = [] })));

    [Fact]
    public void A_filter_is_open_until_something_is_asked()
    {
        Assert.True(new SiteFilter().IsOpen);
        Assert.False(new SiteFilter(Text: "x").IsOpen);
    }
}
