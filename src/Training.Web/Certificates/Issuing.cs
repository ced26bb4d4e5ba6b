// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Text;
using Training.Certificates;
using Training.Web.Progress;

namespace Training.Web.Certificates;

/// <summary>A path or a module of one version, for which a document is given.</summary>
internal sealed record FollowedTraining(EditionOf Of, string Id, string Version, string Hash);

/// <summary>Why a certificate can be given: what was earned, by whom, where they worked that day, under which versions.</summary>
internal sealed record Entitlement(
    Certificate Certificate, Guid PersonId, FollowedTraining Training, IReadOnlyList<FollowedModule> Modules, Guid? EstablishmentId, Guid? OrganisationId)
{
    /// <summary>The picture that a certificat de réalisation bears.</summary>
    public byte[]? Stamp { get; init; }

    /// <summary>Who gives it; null when it is due by itself.</summary>
    public Guid? IssuedById { get; init; }
}

/// <summary>A module as it was when it was followed.</summary>
internal sealed record FollowedModule(string Id, string Version, string Hash);

/// <summary>What asking for a document gave.</summary>
public abstract record Issuing;

/// <summary>There is a document, new or given before.</summary>
public sealed record Issued(CertificateNumber Number) : Issuing;

/// <summary>The organisation has not yet said who signs its documents, or where.</summary>
public sealed record SignatoryMissing(string Organisation) : Issuing;

/// <summary>A printed field holds a character that the fonts of the documents lack.</summary>
public sealed record CharacterMissing(Rune Character) : Issuing;

/// <summary>A certificat de réalisation lacks something.</summary>
public sealed record RealisationRefused(string Holder, ImmutableArray<Requirement> Missing) : Issuing;

/// <summary>What was followed is no longer known: nothing true could be printed.</summary>
public sealed record TrainingUnknown(string Id) : Issuing;

/// <summary>A document to give, or why it cannot be.</summary>
internal readonly record struct Draft(Entitlement? Right, Issuing? Refusal)
{
    public static implicit operator Draft(Entitlement right) => new(right, null);

    public static implicit operator Draft(Issuing refusal) => new(null, refusal);
}
