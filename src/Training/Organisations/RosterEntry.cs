// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules.Reading;

namespace Training.Organisations;

/// <summary>One person of a roster file, read without fault.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="GivenName">1 to 60 characters.</param>
/// <param name="FamilyName">1 to 60 characters.</param>
/// <param name="Establishment">Which of the account's establishments.</param>
/// <param name="Service">Up to 80 characters; may be empty.</param>
/// <param name="Number">The employer's number, up to 40 characters; may be empty.</param>
/// <param name="From">First day; null when the file does not say.</param>
/// <param name="To">Last day; null while it lasts or when the file does not say.</param>
public sealed record RosterEntry(int Line, string GivenName, string FamilyName, Guid Establishment, string Service, string Number, DateOnly? From, DateOnly? To)
{
    /// <summary>The name as the file writes it, given name first.</summary>
    public string FullName => $"{GivenName} {FamilyName}";

    /// <summary>By which a name is recognised: case, accents, hyphens and spaces do not count.</summary>
    public string NameKey => KeyOf(GivenName, FamilyName);

    /// <summary>Whether the given name or the family name is that of another key: somebody who married keeps one of them.</summary>
    public bool SharesAName(string nameKey) => NameKey.Split('|').Zip(nameKey.Split('|')).Any(pair => pair.First == pair.Second && pair.First.Length > 0);

    /// <summary>The key of any name; see <see cref="NameKey"/>.</summary>
    public static string KeyOf(string givenName, string familyName) => $"{Folding.Fold(givenName)}|{Folding.Fold(familyName)}";
}
