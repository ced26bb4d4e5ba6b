// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Organisations;

/// <summary>
/// An account that may see, between two days, the completions and documents of an organisation, dated within a membership there; and keep them,
/// unless it only reads.
/// </summary>
/// <param name="PersonId">Who may see.</param>
/// <param name="OrganisationId">Whose people.</param>
public sealed record HrScope(Guid PersonId, Guid OrganisationId)
{
    /// <summary>
    /// Whether the account only looks and downloads: a training fund signs in no employer's name, changes none of its people and holds none of its
    /// codes. False for an employer's own partner, who keeps all that.
    /// </summary>
    public bool IsReadOnly { get; init; }

    /// <summary>First day on which the account may look, Europe/Paris; the earliest of all days unless an administrator says so.</summary>
    public DateOnly From { get; init; }

    /// <summary>Last day on which it may, included; null while that lasts.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Whether the account may look on <paramref name="day"/>, both ends included.</summary>
    public bool Covers(DateOnly day) => day >= From && (To is null || day <= To);
}
