// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;
using Training.Certificates;

namespace Training.Web.Certificates;

/// <summary>Why a certificate can be given: what was earned, by whom, where they worked that day, under which versions.</summary>
internal sealed record Entitlement(
    Certificate Certificate, Guid PersonId, string PathId, string PathVersion, string PathHash, IReadOnlyList<FollowedModule> Modules,
    Guid? EstablishmentId, Guid? OrganisationId);

/// <summary>A module as it was when it was followed.</summary>
internal sealed record FollowedModule(string Id, string Version, string Hash);

/// <summary>What asking for a document gave.</summary>
internal abstract record Issuing;

/// <summary>There is a document, new or given before.</summary>
internal sealed record Issued(CertificateNumber Number) : Issuing;

/// <summary>The organisation has not yet said who signs its documents, or where.</summary>
internal sealed record SignatoryMissing(string Organisation) : Issuing;

/// <summary>A printed field holds a character that the fonts of the documents lack.</summary>
internal sealed record CharacterMissing(Rune Character) : Issuing;
