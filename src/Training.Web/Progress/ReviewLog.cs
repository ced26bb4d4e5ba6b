// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Modules;
using Training.Organisations;
using Training.Web.Persistence;

namespace Training.Web.Progress;

/// <summary>Every answer of a person wherever it was given: what the review and the weak spots are made from. Rows are added, never changed.</summary>
internal sealed class ReviewLogRow
{
    public long Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string ModuleId { get; init; }
    public required string QuestionId { get; init; }
    public required int Rev { get; init; }

    /// <summary>One of <see cref="ReviewSources"/>.</summary>
    public required string Source { get; init; }

    /// <summary>0 to 1.</summary>
    public required decimal Credit { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>Where an answer was given.</summary>
internal static class ReviewSources
{
    public const string Attempt = "attempt";
    public const string Check = "check";
    public const string Battle = "battle";
}

/// <summary>Writes what no other table holds: answers to the questions in passing. Attempts and battles write theirs with the answer itself.</summary>
internal sealed class ReviewLog(IDbContextFactory<TrainingDb> databases, TimeProvider clock)
{
    /// <summary>A form sent twice by a trembling finger is one answer.</summary>
    private static readonly TimeSpan OneTap = TimeSpan.FromSeconds(5);

    public async Task CheckedAsync(Guid personId, string moduleId, Question question, decimal credit)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - OneTap);
        var isAgain = await db.Set<ReviewLogRow>().AnyAsync(e =>
            e.PersonId == personId && e.ModuleId == moduleId && e.QuestionId == question.Id && e.Source == ReviewSources.Check && e.At > since);
        if (isAgain) return;
        db.Add(new ReviewLogRow
        {
            PersonId = personId, ModuleId = moduleId, QuestionId = question.Id, Rev = question.Rev, Source = ReviewSources.Check, Credit = credit, At = now,
        });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }
}

internal sealed class ReviewLogMapping : IEntityTypeConfiguration<ReviewLogRow>
{
    public void Configure(EntityTypeBuilder<ReviewLogRow> entry)
    {
        entry.ToTable("ReviewLog");
        entry.HasIndex(e => new { e.PersonId, e.ModuleId, e.QuestionId });
        entry.HasOne<Person>().WithMany().HasForeignKey(e => e.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}
