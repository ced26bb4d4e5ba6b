// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Organisations;

/// <summary>An account that may see the completions and documents of an organisation, dated within a membership there.</summary>
/// <param name="PersonId">Who may see.</param>
/// <param name="OrganisationId">Whose people.</param>
public sealed record HrScope(Guid PersonId, Guid OrganisationId);
