// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Organisations;

/// <summary>The columns of a roster file.</summary>
public enum RosterField
{
    /// <summary>Family name; needed.</summary>
    FamilyName,

    /// <summary>First name; needed.</summary>
    GivenName,

    /// <summary>Name of the establishment; may be left out by who has one only.</summary>
    Establishment,

    /// <summary>Name of the organisation, which tells two establishments of one name apart; may be left out.</summary>
    Organisation,

    /// <summary>Service as the house calls it.</summary>
    Service,

    /// <summary>The employer's own number for the person, which tells namesakes apart.</summary>
    Number,

    /// <summary>First day.</summary>
    From,

    /// <summary>Last day.</summary>
    To,
}
