// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Organisations;

namespace Training.Web.Privacy;

/// <summary>What a person may ask for.</summary>
public enum RequestKind
{
    /// <summary>That their name, or something else kept of them, be corrected.</summary>
    Rectification,

    /// <summary>That what is kept of them be erased.</summary>
    Erasure,

    /// <summary>Anything else: objection, restriction, a question.</summary>
    Other,
}

/// <summary>Where a request stands.</summary>
public enum RequestState
{
    Open,
    Done,

    /// <summary>Erased but for what must be kept; the rest goes on a day that is told.</summary>
    PartlyDone,
    Refused,

    /// <summary>By the person.</summary>
    Withdrawn,
}

/// <summary>A request with its clock. It leads to nobody once the person is erased: names and texts go with them.</summary>
internal sealed class RightsRequestRow
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>By which whoever asked reads what became of it, without signing in.</summary>
    public required string Receipt { get; init; }
    public required RequestKind Kind { get; init; }

    /// <summary>As it ought to be written; empty where that is not what is asked.</summary>
    public string GivenName { get; set; } = "";

    /// <inheritdoc cref="GivenName"/>
    public string FamilyName { get; set; } = "";
    public string Text { get; set; } = "";
    public required DateTimeOffset AskedAt { get; init; }

    /// <summary>Last day for the answer, Europe/Paris.</summary>
    public required DateOnly DueOn { get; init; }
    public RequestState State { get; set; }
    public DateTimeOffset? DecidedAt { get; set; }
    public Guid? DecidedBy { get; set; }
    public string Answer { get; set; } = "";
}

/// <summary>That somebody has read a version of the notice.</summary>
internal sealed class NoticeReadingRow
{
    public required Guid PersonId { get; init; }
    public required int Version { get; init; }
    public required string Language { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Nothing of this person, or of this organisation's people, is purged or erased until it is lifted: a dispute, an inspection.</summary>
internal sealed class LegalHoldRow
{
    public required Guid Id { get; init; }
    public Guid? PersonId { get; init; }
    public Guid? OrganisationId { get; init; }
    public required string Reason { get; init; }
    public required Guid PlacedBy { get; init; }
    public required DateTimeOffset PlacedAt { get; init; }
    public DateTimeOffset? LiftedAt { get; set; }
}

internal sealed class PrivacyMapping :
    IEntityTypeConfiguration<RightsRequestRow>, IEntityTypeConfiguration<NoticeReadingRow>, IEntityTypeConfiguration<LegalHoldRow>
{
    public void Configure(EntityTypeBuilder<RightsRequestRow> request)
    {
        request.ToTable("RightsRequests");
        request.Property(r => r.Receipt).HasMaxLength(40);
        request.HasIndex(r => r.Receipt).IsUnique();
        request.HasIndex(r => new { r.State, r.DueOn });
        request.HasIndex(r => r.PersonId);
    }

    public void Configure(EntityTypeBuilder<NoticeReadingRow> reading)
    {
        reading.ToTable("NoticeReadings");
        reading.HasKey(r => new { r.PersonId, r.Version });
        reading.Property(r => r.Language).HasMaxLength(2);
        reading.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<LegalHoldRow> hold)
    {
        hold.ToTable("LegalHolds");
        hold.Property(h => h.Reason).HasMaxLength(400);
        hold.HasIndex(h => h.PersonId);
        hold.HasIndex(h => h.OrganisationId);
    }
}
