// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Organisations;

/// <summary>A legal entity that employs people or represents them: an employer, an association, a training fund.</summary>
public sealed class Organisation
{
    /// <summary>Identity, given by the shell.</summary>
    public required Guid Id { get; init; }

    /// <summary>Legal or usual name, 1 to 120 characters.</summary>
    public required string Name { get; set; }

    /// <summary>Where its documents are signed; empty until an administrator says so.</summary>
    public string City { get; set; } = "";

    /// <summary>Who signs its documents; empty until an administrator says so.</summary>
    public string Signatory { get; set; } = "";

    /// <summary>In which capacity, as printed (« responsable pédagogique »).</summary>
    public string SignatoryCapacity { get; set; } = "";

    /// <summary>The day on which it closed for good, Europe/Paris: nobody joins it any more, its documents stay. Null while it lives.</summary>
    public DateOnly? ClosedOn { get; set; }
}
