// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Organisations;

/// <summary>What a person is in an establishment.</summary>
public enum MembershipRole
{
    /// <summary>Works there.</summary>
    Staff,

    /// <summary>Runs it.</summary>
    Manager,
}

/// <summary>A dated link between a person and an establishment. Seasonal work and two employers at once are normal.</summary>
public sealed class Membership
{
    /// <summary>Identity, given by the shell.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>Where.</summary>
    public required Guid EstablishmentId { get; init; }

    /// <summary>As what.</summary>
    public MembershipRole Role { get; set; } = MembershipRole.Staff;

    /// <summary>Service as the house calls it (« Réception », « Salle »); may be empty.</summary>
    public string Service { get; set; } = "";

    /// <summary>The employer's own number for the person, which tells namesakes apart; may be empty.</summary>
    public string StaffNumber { get; set; } = "";

    /// <summary>First day, Europe/Paris.</summary>
    public required DateOnly From { get; set; }

    /// <summary>Last day, included; null while it lasts.</summary>
    public DateOnly? To { get; set; }

    /// <summary>Whether <paramref name="day"/> lies within it, both ends included.</summary>
    public bool Covers(DateOnly day) => day >= From && (To is null || day <= To);
}
