// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Certificates;

/// <summary>Says whether a certificat de réalisation may be given: funders refuse one that lacks a field of the ministry's model.</summary>
public static class Eligibility
{
    /// <summary>All that is missing, in the order in which the document would say it; empty when it may be given.</summary>
    public static ImmutableArray<Requirement> Missing(RealisationDraft draft)
    {
        ArgumentNullException.ThrowIfNull(draft);
        var provider = draft.Provider ?? new Provider();
        (Requirement Requirement, bool Met)[] rules =
        [
            (Requirement.ProviderName, Said(provider.Name)),
            (Requirement.ProviderAddress, Said(provider.Address)),
            (Requirement.Siret, Siret.IsValid(provider.Siret)),
            (Requirement.ActivityNumber, IsInternal(draft, provider) || ActivityNumber.IsValid(provider.ActivityNumber)),
            (Requirement.Signatory, Said(draft.Signatory)),
            (Requirement.SignatoryCapacity, Said(draft.SignatoryCapacity)),
            (Requirement.Learner, Said(draft.Learner)),
            (Requirement.Employer, Said(draft.Employer)),
            (Requirement.Title, Said(draft.Title)),
            (Requirement.Nature, draft.Nature is not null),
            (Requirement.Dates, draft is { FirstDay: { } first, LastDay: { } last } && first <= last),
            (Requirement.Hours, draft.Minutes > 0),
        ];
        return [.. rules.Where(rule => !rule.Met).Select(rule => rule.Requirement)];
    }

    private static bool IsInternal(RealisationDraft draft, Provider provider) => draft.ProviderIsEmployer && provider.Standing == ProviderStanding.Internal;

    private static bool Said(string text) => !string.IsNullOrWhiteSpace(text);
}
