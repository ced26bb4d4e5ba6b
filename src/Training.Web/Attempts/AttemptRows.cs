// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Organisations;

namespace Training.Web.Attempts;

/// <summary>One go at a module's quiz. What was drawn stands in <see cref="AttemptQuestionRow"/> and never changes.</summary>
internal sealed class AttemptRow
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string ModuleId { get; init; }
    public required string ModuleVersion { get; init; }
    public required string ModuleHash { get; init; }
    public required string QuizId { get; init; }

    /// <summary>Signed as SQLite's integers are; the bits of the drawn seed.</summary>
    public required long Seed { get; init; }

    /// <summary>Pass mark of that day, in percent.</summary>
    public required int Pass { get; init; }
    public required DateTimeOffset StartedAt { get; init; }
    public DateTimeOffset? FinishedAt { get; set; }
    public int? Percent { get; set; }
    public bool? Passed { get; set; }
}

/// <summary>One drawn question: which text (by content hash), in which order its choices are shown, and the answer once given.</summary>
internal sealed class AttemptQuestionRow
{
    public required Guid AttemptId { get; init; }

    /// <summary>From 1.</summary>
    public required int Position { get; init; }
    public required string QuestionId { get; init; }
    public required int Rev { get; init; }
    public required string TextHash { get; init; }

    /// <summary>Positions of the choices in the order shown, separated by commas.</summary>
    public required string Order { get; init; }
}

/// <summary>A trainer gave a person's attempts at a module back: those begun until then no longer count against its limit.</summary>
internal sealed class AttemptResetRow
{
    public required Guid Id { get; init; }
    public required Guid PersonId { get; init; }
    public required string ModuleId { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>The first answer to a drawn question; the key makes a second one impossible.</summary>
internal sealed class AttemptAnswerRow
{
    public required Guid AttemptId { get; init; }
    public required int Position { get; init; }

    /// <summary>The response as JSON.</summary>
    public required string Response { get; init; }

    /// <summary>0 to 1.</summary>
    public required decimal Credit { get; init; }
    public required DateTimeOffset AnsweredAt { get; init; }
}

/// <summary>A question in all its languages with its key, kept for ever under the hash of its content.</summary>
internal sealed class QuestionTextRow
{
    public required string Hash { get; init; }
    public required string ModuleId { get; init; }
    public required string QuestionId { get; init; }
    public required string Json { get; init; }
}

internal sealed class AttemptMapping :
    IEntityTypeConfiguration<AttemptRow>, IEntityTypeConfiguration<AttemptQuestionRow>, IEntityTypeConfiguration<AttemptAnswerRow>,
    IEntityTypeConfiguration<AttemptResetRow>, IEntityTypeConfiguration<QuestionTextRow>
{
    public void Configure(EntityTypeBuilder<AttemptRow> attempt)
    {
        attempt.ToTable("Attempts");
        attempt.HasIndex(a => new { a.PersonId, a.ModuleId, a.StartedAt });
        // Two tabs that begin at once get one attempt.
        attempt.HasIndex(a => new { a.PersonId, a.ModuleId }).IsUnique().HasFilter("finished_at IS NULL").HasDatabaseName("IX_attempts_under_way");
        attempt.HasOne<Person>().WithMany().HasForeignKey(a => a.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AttemptQuestionRow> question)
    {
        question.ToTable("AttemptQuestions");
        question.HasKey(q => new { q.AttemptId, q.Position });
        question.HasIndex(q => new { q.AttemptId, q.QuestionId }).IsUnique();
        question.HasOne<AttemptRow>().WithMany().HasForeignKey(q => q.AttemptId);
        question.HasOne<QuestionTextRow>().WithMany().HasForeignKey(q => q.TextHash).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<AttemptResetRow> reset)
    {
        reset.ToTable("AttemptResets");
        reset.HasIndex(r => new { r.PersonId, r.ModuleId });
        reset.HasOne<Person>().WithMany().HasForeignKey(r => r.PersonId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<AttemptAnswerRow> answer)
    {
        answer.ToTable("AttemptAnswers");
        answer.HasKey(a => new { a.AttemptId, a.Position });
        answer.HasOne<AttemptQuestionRow>().WithOne().HasForeignKey<AttemptAnswerRow>(a => new { a.AttemptId, a.Position });
    }

    public void Configure(EntityTypeBuilder<QuestionTextRow> text)
    {
        text.ToTable("QuestionTexts");
        text.HasKey(t => t.Hash);
    }
}
