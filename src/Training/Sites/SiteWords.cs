// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Sites;

/// <summary>The closed lists of words of a card.</summary>
public static class SiteWords
{
    /// <summary>The two parts of the territory.</summary>
    public static ImmutableArray<string> Territories { get; } = ["mining-basin", "lys-artois"];

    /// <summary>What the destination's documents call « incontournable » and « insoupçonnable ».</summary>
    public static ImmutableArray<string> Ranks { get; } = ["must-see", "hidden-gem"];

    /// <summary>What a place is.</summary>
    public static ImmutableArray<string> Kinds { get; } = ["museum", "memorial", "heritage", "nature", "sport", "water", "event", "table", "stay", "craft", "shop"];

    /// <summary>Whom a place suits: the destination's four kinds of guests.</summary>
    public static ImmutableArray<string> Guests { get; } = ["families", "walkers", "enthusiasts", "business"];

    /// <summary>Weather: <c>rain</c> is for what is good under cover.</summary>
    public static ImmutableArray<string> Weathers { get; } = ["dry", "rain"];

    /// <summary>Seasons.</summary>
    public static ImmutableArray<string> Seasons { get; } = ["spring", "summer", "autumn", "winter"];
}
