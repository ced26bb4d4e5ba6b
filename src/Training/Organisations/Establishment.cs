// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Organisations;

/// <summary>A place of work of an organisation: the hotel, the shop, the desk. Completions and documents carry it.</summary>
public sealed class Establishment
{
    /// <summary>Identity, given by the shell.</summary>
    public required Guid Id { get; init; }

    /// <summary>The organisation that it belongs to.</summary>
    public required Guid OrganisationId { get; init; }

    /// <summary>Name over the door, 1 to 120 characters.</summary>
    public required string Name { get; set; }

    /// <summary>Commune, 1 to 80 characters.</summary>
    public required string City { get; set; }

    /// <summary>What it does for visitors.</summary>
    public required Trade Trade { get; set; }

    /// <summary>Eight symbols of <see cref="Shared.PlainCode"/> by which its people join; unique.</summary>
    public required string JoinCode { get; set; }

    /// <summary>Last day on which the code lets anybody in, Europe/Paris; null: until it is renewed.</summary>
    public DateOnly? JoinCodeUntil { get; set; }

    /// <summary>The day on which it closed for good, Europe/Paris; null while it lives.</summary>
    public DateOnly? ClosedOn { get; set; }
}
