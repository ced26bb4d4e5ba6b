// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Modules;

/// <summary>The closed lists of words of the front matter.</summary>
public static class Vocabulary
{
    /// <summary>Languages in which content may be written.</summary>
    public static ImmutableArray<string> Languages { get; } = ["fr", "en", "nl"];

    /// <summary>Trades.</summary>
    public static ImmutableArray<string> Audiences { get; } = ["reception", "taxi", "restauration", "commerce", "office", "musee", "habitant"];

    /// <summary>Places; <c>all</c> is the whole.</summary>
    public static ImmutableArray<string> Territories { get; } =
    [
        "all", "lys-artois", "bethune-bruay", "flandre-lys", "lens-lievin", "arras", "douai", "coeur-ostrevent", "porte-du-hainaut", "valenciennes",
    ];

    /// <summary>Themes.</summary>
    public static ImmutableArray<string> Themes { get; } =
    [
        "identite", "mine", "louvre", "memoire", "art-deco", "fetes", "nature", "itinerance", "table", "sites", "clienteles", "accueil", "langues", "role",
    ];

    /// <summary>Words of <c>status</c>.</summary>
    public static ImmutableArray<string> Statuses { get; } = ["draft", "published", "archived"];
}
