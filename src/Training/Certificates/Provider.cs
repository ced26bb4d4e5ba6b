// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>
/// Who answers for a training action, as documents print it (« dispensateur »). Fields may be empty until somebody fills them in:
/// <see cref="Eligibility"/> says what a document lacks.
/// </summary>
public sealed record Provider
{
    /// <summary>Legal name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Postal address on one line.</summary>
    public string Address { get; init; } = "";

    /// <summary>Fourteen digits without spaces, see <see cref="Certificates.Siret"/>.</summary>
    public string Siret { get; init; } = "";

    /// <summary>Number of the declaration of activity without spaces, see <see cref="Certificates.ActivityNumber"/>; empty for internal training.</summary>
    public string ActivityNumber { get; init; } = "";

    /// <summary>Under which title it trains.</summary>
    public ProviderStanding Standing { get; init; }
}
