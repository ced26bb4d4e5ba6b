// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Training.Sites;
using Training.Web.Modules;
using Training.Web.Shared;

namespace Training.Web.Sites;

/// <summary>Finds what to recommend to the guest in front.</summary>
internal static class SiteDesk
{
    private static readonly StringComparer ByName = CultureInfo.GetCultureInfo("fr-FR").CompareInfo.GetStringComparer(CompareOptions.None);

    /// <summary>Cards that answer, those that nobody should miss first, then by name.</summary>
    public static ImmutableArray<SiteCard> Find(CatalogueContent content, SiteFilter filter) =>
    [
        .. content.Sites.Values.Where(filter.Lets).OrderBy(s => s.Rank == SiteWords.Ranks[0] ? 0 : 1).ThenBy(s => s.Name, ByName),
    ];

    /// <summary>Where a search is: its words in the address, so that it can be sent and kept.</summary>
    public static string Address(SiteFilter filter)
    {
        (string Name, string Word)[] words =
            [("for", filter.For), ("weather", filter.Weather), ("season", filter.Season), ("territory", filter.Territory), ("kind", filter.Kind), ("q", filter.Text)];
        return QueryHelpers.AddQueryString(Addresses.Sites, words.Where(w => w.Word.Length > 0).Select(w => KeyValuePair.Create(w.Name, (string?)w.Word)));
    }

    /// <summary>The drawing that stands for what a place is.</summary>
    public static string Shape(SiteCard site) => site.Kinds[0] switch
    {
        "museum" => "briques",
        "memorial" => "lampe",
        "heritage" => site.Territory == SiteWords.Territories[0] ? "chevalement" : "beffroi",
        "nature" => "terrils",
        "sport" or "water" => "noeud",
        "event" => "geant",
        "table" => "biere",
        _ => "briquet",
    };
}
