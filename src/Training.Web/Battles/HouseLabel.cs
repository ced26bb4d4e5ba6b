// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>What a house is called where its people play together: its name as a team can bear it, the same when it is made and when it is worn.</summary>
internal static class HouseLabel
{
    private const int LongestCity = 40;

    /// <summary>By its name alone.</summary>
    public static string Of(string name) => Cut(name, Team.LongestLabel);

    /// <summary>With its commune, where another house has the same name.</summary>
    public static string Of(string name, string city)
    {
        var place = $" ({Cut(city, LongestCity)})";
        return Cut(name, Team.LongestLabel - new StringInfo(place).LengthInTextElements) + place;
    }

    private static string Cut(string text, int longest)
    {
        var clean = new StringInfo(DisplayName.Clean(text, text.Length) ?? text);
        return clean.LengthInTextElements > longest ? clean.SubstringByTextElements(0, longest).TrimEnd() : clean.String;
    }
}
