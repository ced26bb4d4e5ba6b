// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Organisations;
using Training.Web.Shared;

namespace Training.Web.Progress;

/// <summary>A lesson laid: the first time that a person finished reading it.</summary>
internal sealed class LessonReadingRow
{
    public required Guid PersonId { get; init; }
    public required string ModuleId { get; init; }
    public required string LessonId { get; init; }
    public required DateTimeOffset ReadAt { get; init; }
}

/// <summary>A module mastered: its lamp is lit and its badge earned. Carries the establishment and the version of that day.</summary>
internal sealed class ModuleCompletionRow
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid? EstablishmentId { get; init; }

    /// <summary>The best attempt at that version: the one whose result documents print.</summary>
    public required Guid AttemptId { get; set; }
    public required string ModuleId { get; init; }
    public required string ModuleVersion { get; init; }
    public required string ModuleHash { get; init; }

    /// <summary>Published estimated minutes of that version.</summary>
    public required int Minutes { get; init; }
    public required string Badge { get; init; }

    /// <summary>When the person first opened a lesson or the quiz.</summary>
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset CompletedAt
    {
        get;
        init => (field, CompletedOn) = (value, ParisTime.DayOf(value));
    }

    /// <summary>The day of <see cref="CompletedAt"/> in Europe/Paris, by which HR scopes are dated.</summary>
    public DateOnly CompletedOn { get; private set; }
}

/// <summary>A path finished: all its modules mastered.</summary>
internal sealed class PathCompletionRow
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required Guid? EstablishmentId { get; init; }
    public required string PathId { get; init; }
    public required string PathVersion { get; init; }
    public required string PathHash { get; init; }
    public required int Minutes { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public required DateTimeOffset CompletedAt
    {
        get;
        init => (field, CompletedOn) = (value, ParisTime.DayOf(value));
    }

    /// <summary>The day of <see cref="CompletedAt"/> in Europe/Paris, by which HR scopes are dated.</summary>
    public DateOnly CompletedOn { get; private set; }
}

internal sealed class ProgressMapping :
    IEntityTypeConfiguration<LessonReadingRow>, IEntityTypeConfiguration<ModuleCompletionRow>, IEntityTypeConfiguration<PathCompletionRow>
{
    public void Configure(EntityTypeBuilder<LessonReadingRow> reading)
    {
        reading.ToTable("LessonReadings");
        reading.HasKey(r => new { r.PersonId, r.ModuleId, r.LessonId });
        reading.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId);
    }

    public void Configure(EntityTypeBuilder<ModuleCompletionRow> completion)
    {
        completion.ToTable("ModuleCompletions");
        completion.HasIndex(c => new { c.PersonId, c.ModuleId, c.ModuleVersion }).IsUnique();
        completion.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        completion.HasOne<Establishment>().WithMany().HasForeignKey(c => c.EstablishmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<PathCompletionRow> completion)
    {
        completion.ToTable("PathCompletions");
        completion.HasIndex(c => new { c.PersonId, c.PathId, c.PathVersion }).IsUnique();
        completion.HasOne<Person>().WithMany().HasForeignKey(c => c.PersonId).OnDelete(DeleteBehavior.Restrict);
        completion.HasOne<Establishment>().WithMany().HasForeignKey(c => c.EstablishmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
