// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Progress;

namespace Training.Web.Certificates;

/// <summary>A document given once and for ever: no property is ever changed. What became of it stands in <see cref="DocumentEventRow"/>.</summary>
internal sealed class DocumentRow
{
    /// <summary>As printed.</summary>
    public required string Number { get; init; }
    public required CertificateKind Kind { get; init; }
    public required Guid PersonId { get; init; }

    /// <summary>Whether a path or a single module was followed.</summary>
    public required EditionOf TrainingOf { get; init; }
    public required string TrainingId { get; init; }
    public required string TrainingVersion { get; init; }
    public required string TrainingHash { get; init; }

    /// <summary>Identity, version and content hash of each module followed, as JSON.</summary>
    public required string Modules { get; init; }

    /// <summary>1 for the first document of a right; a corrected one that takes its place has the next.</summary>
    public int Edition { get; init; } = 1;

    /// <summary>Who gave it; null when it was given by itself to who had earned it.</summary>
    public Guid? IssuedById { get; init; }

    /// <summary>Where the person worked on the day that the right was earned.</summary>
    public required Guid? EstablishmentId { get; init; }
    public required Guid? OrganisationId { get; init; }

    /// <summary>Version of the drawing.</summary>
    public required string Template { get; init; }
    public required string Issuer { get; init; }
    public required string Signatory { get; init; }

    /// <summary>SHA-256 of the file, in lower-case hexadecimal.</summary>
    public required string Sha256 { get; init; }
    public required DateTimeOffset IssuedAt { get; init; }

    /// <summary>The day of <see cref="IssuedAt"/> in Europe/Paris.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The day on which the right was earned, by which HR scopes are dated: who leaves afterwards leaves no gap.</summary>
    public required DateOnly EarnedOn { get; init; }

    /// <summary>Last day on which it is worth something; null when it does not expire.</summary>
    public DateOnly? ValidUntil { get; init; }
}

/// <summary>What a document says. An erasure removes this row and nothing else.</summary>
internal sealed class DocumentContentRow
{
    public required string Number { get; init; }

    /// <summary>The printed fields (<see cref="Certificate"/>) as JSON.</summary>
    public required string Printed { get; init; }
    public required byte[] Pdf { get; init; }
}

/// <summary>What can become of a document.</summary>
internal enum DocumentEvent
{
    Issued,
    Revoked,
    Superseded,
    Expired,
    Withdrawn,
}

/// <summary>One thing that happened to a document; rows are only added.</summary>
internal sealed class DocumentEventRow
{
    public long Id { get; init; }
    public required string Number { get; init; }
    public required DocumentEvent Event { get; init; }
    public required DateTimeOffset At { get; init; }

    /// <summary>Who did it; null when the system did.</summary>
    public Guid? ByPersonId { get; init; }

    /// <summary>Shown to whoever checks the document; may be empty.</summary>
    public string Reason { get; init; } = "";

    /// <summary>The document that takes its place, when one does.</summary>
    public string? Successor { get; init; }
}

internal sealed class DocumentMapping :
    IEntityTypeConfiguration<DocumentRow>, IEntityTypeConfiguration<DocumentContentRow>, IEntityTypeConfiguration<DocumentEventRow>
{
    public void Configure(EntityTypeBuilder<DocumentRow> document)
    {
        document.ToTable("Documents");
        document.HasKey(d => d.Number);
        document.HasIndex(d => new { d.PersonId, d.Kind, d.TrainingOf, d.TrainingId, d.TrainingVersion, d.Edition }).IsUnique();
        document.HasIndex(d => new { d.OrganisationId, d.IssuedOn });
        document.HasIndex(d => d.ValidUntil);
        document.HasOne<Person>().WithMany().HasForeignKey(d => d.PersonId).OnDelete(DeleteBehavior.Restrict);
        document.HasOne<Establishment>().WithMany().HasForeignKey(d => d.EstablishmentId).OnDelete(DeleteBehavior.Restrict);
        document.HasOne<Organisation>().WithMany().HasForeignKey(d => d.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DocumentContentRow> content)
    {
        content.ToTable("DocumentContents");
        content.HasKey(c => c.Number);
        content.HasOne<DocumentRow>().WithOne().HasForeignKey<DocumentContentRow>(c => c.Number).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<DocumentEventRow> happened)
    {
        happened.ToTable("DocumentEvents");
        happened.HasIndex(e => e.Number);
        happened.HasOne<DocumentRow>().WithMany().HasForeignKey(e => e.Number).OnDelete(DeleteBehavior.Restrict);
    }
}
