// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Sites;

/// <summary>What a guest wants, as told to the desk. An empty word leaves the question open.</summary>
/// <param name="For">One of <see cref="SiteWords.Guests"/>.</param>
/// <param name="Weather">One of <see cref="SiteWords.Weathers"/>.</param>
/// <param name="Season">One of <see cref="SiteWords.Seasons"/>; a card that says nothing of seasons suits them all.</param>
/// <param name="Territory">One of <see cref="SiteWords.Territories"/>.</param>
/// <param name="Kind">One of <see cref="SiteWords.Kinds"/>.</param>
/// <param name="Text">Letters of the name or the commune, whatever their case and accents.</param>
public sealed record SiteFilter(string For = "", string Weather = "", string Season = "", string Territory = "", string Kind = "", string Text = "")
{
    /// <summary>Whether nothing is asked.</summary>
    public bool IsOpen => this == new SiteFilter();

    /// <summary>Whether a place answers all that is asked.</summary>
    public bool Lets(SiteCard site) =>
        (For.Length == 0 || site.For.Contains(For)) &&
        (Weather.Length == 0 || site.Weather.Contains(Weather)) &&
        (Season.Length == 0 || site.Seasons.IsEmpty || site.Seasons.Contains(Season)) &&
        (Territory.Length == 0 || site.Territory == Territory) &&
        (Kind.Length == 0 || site.Kinds.Contains(Kind)) &&
        (Modules.Reading.Folding.Fold(Text) is var text && (text.Length == 0 || Modules.Reading.Folding.Fold($"{site.Name} {site.Commune}").Contains(text, StringComparison.Ordinal)));
}
