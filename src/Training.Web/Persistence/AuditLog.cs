// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Training.Web.Persistence;

/// <summary>Who did what matters: downloads by others than the holder, sign-ins refused, rights given. Kept apart from training evidence.</summary>
internal sealed class AuditRow
{
    public long Id { get; init; }
    public required DateTimeOffset At { get; init; }
    public required Guid? PersonId { get; init; }

    /// <summary>A word of the code, such as <c>document.downloaded</c>.</summary>
    public required string Action { get; init; }

    /// <summary>What it was done to: a document's number, an organisation's identity.</summary>
    public required string Subject { get; init; }

    /// <summary>Whose people or things it concerns, where that is one organisation.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>What the code's word leaves out: a new name, dates, a reason. No answer, score or rank.</summary>
    public string Detail { get; init; } = "";
}

internal sealed class AuditMapping : IEntityTypeConfiguration<AuditRow>
{
    public void Configure(EntityTypeBuilder<AuditRow> entry)
    {
        entry.ToTable("AuditLog");
        entry.Property(e => e.Action).HasMaxLength(60);
        entry.Property(e => e.Detail).HasMaxLength(400);
        entry.HasIndex(e => e.At);
        entry.HasIndex(e => new { e.OrganisationId, e.At });
        entry.HasIndex(e => new { e.Subject, e.Action });
    }
}
