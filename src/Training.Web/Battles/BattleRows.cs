// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Battles;
using Training.Web.Attempts;

namespace Training.Web.Battles;

/// <summary>A battle's header: what a restart needs to go on from. Written where a phase, a setting or the roster changed.</summary>
internal sealed class BattleRow
{
    public required Guid Id { get; init; }

    /// <summary>Six symbols; unique among battles that have not ended.</summary>
    public required string Code { get; init; }

    /// <summary>What the QR code carries: too long to be guessed.</summary>
    public required string Token { get; init; }
    public required Guid CreatedBy { get; init; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary><see cref="BattleSettings"/> as JSON.</summary>
    public required string Settings { get; init; }
    public required BattlePhase Phase { get; set; }
    public BattlePhase? PausedFrom { get; set; }
    public DateTimeOffset? PausedAt { get; set; }
    public bool PausedByHost { get; set; }

    /// <summary>Position of the current question; −1 before the first.</summary>
    public required int Position { get; set; }
    public required DateTimeOffset Since { get; set; }
    public DateTimeOffset? Until { get; set; }

    /// <summary>When the host ended the time to answer.</summary>
    public DateTimeOffset? ClosedAt { get; set; }
    public Guid? HostId { get; set; }
    public bool HostIsLost { get; set; }

    /// <summary>Who may become the host, separated by commas.</summary>
    public required string Heirs { get; set; }
    public required long Seq { get; set; }
    public required int Version { get; set; }
    public bool IsLocked { get; set; }

    /// <summary>When a process last served it: the length of an outage is measured from here.</summary>
    public required DateTimeOffset AliveAt { get; set; }
    public DateTimeOffset? EndedAt { get; set; }

    /// <summary>How many guests it had whose rows were erased.</summary>
    public int ErasedGuests { get; set; }

    /// <summary>Against what it is played, as JSON; figures and a side's label, nobody in it.</summary>
    public string? Ghost { get; init; }

    /// <summary>How many had a place at its end, erased guests included; null while it runs.</summary>
    public int? Ranked { get; set; }
}

/// <summary>A question as drawn.</summary>
internal sealed class BattleQuestionRow
{
    public required Guid BattleId { get; init; }

    /// <summary>From 0.</summary>
    public required int Position { get; init; }
    public required string ModuleId { get; init; }
    public required string QuestionId { get; init; }
    public required int Rev { get; init; }
    public required string TextHash { get; init; }

    /// <summary>Source positions in the order shown, separated by commas.</summary>
    public required string Order { get; init; }

    /// <summary>JSON: of the lesson to read again, by language.</summary>
    public required string LessonTitles { get; init; }
}

/// <summary>Somebody who ever came in. Their totals while it runs are those of their answers; they are written here at the end.</summary>
internal sealed class BattlePlayerRow
{
    public required Guid BattleId { get; init; }

    /// <summary>A person's identity; a guest's is nobody else's.</summary>
    public required Guid PlayerId { get; init; }
    public required string Name { get; set; }

    /// <summary>May be named; once it is over: was.</summary>
    public bool OnPodium { get; set; }

    /// <summary>Label of their team.</summary>
    public string? Team { get; set; }
    public bool IsGuest { get; set; }

    /// <summary>Position of their time in <see cref="Needs.TimeFactors"/>. Cleared at the end: nobody reads it afterwards.</summary>
    public int Tier { get; set; }
    public bool IsParked { get; set; }
    public bool HasLeft { get; set; }
    public bool IsRemoved { get; set; }
    public required int FirstQuestion { get; init; }

    /// <summary>Positions of the questions that closed while they were with a guest, separated by commas.</summary>
    public required string ParkedFor { get; set; }

    /// <summary>Positions of the questions that opened without them; those answered since are counted again.</summary>
    public required string Uncounted { get; set; }
    public int? Points { get; set; }
    public decimal? Correct { get; set; }

    /// <summary>Place at the end, from 1; null for who had none. It stays when others are erased.</summary>
    public int? Place { get; set; }
}

/// <summary>An answer that has its receipt. Never changed; the key makes a second one impossible.</summary>
internal sealed class BattleAnswerRow
{
    public required Guid BattleId { get; init; }
    public required Guid PlayerId { get; init; }
    public required int Question { get; init; }
    public required int Pass { get; init; }
    public required Guid AnswerId { get; init; }

    /// <summary>As JSON, in source positions.</summary>
    public required string Response { get; init; }
    public required decimal Credit { get; init; }
    public required decimal Correct { get; init; }
    public required int Points { get; init; }
    public required TimeSpan Elapsed { get; init; }
    public required DateTimeOffset At { get; init; }
}

/// <summary>What erased rows said of a question, without anybody in it.</summary>
internal sealed class BattleTallyRow
{
    public required Guid BattleId { get; init; }

    /// <summary>From 0.</summary>
    public required int Position { get; init; }

    /// <summary>Answers of the first pass.</summary>
    public required int Answers { get; set; }

    /// <summary>Of these, wholly right.</summary>
    public required int Right { get; set; }

    /// <summary>How often each source position was picked, separated by commas; empty for a number.</summary>
    public required string Picks { get; set; }
}

internal sealed class BattleMapping :
    IEntityTypeConfiguration<BattleRow>, IEntityTypeConfiguration<BattleQuestionRow>,
    IEntityTypeConfiguration<BattlePlayerRow>, IEntityTypeConfiguration<BattleAnswerRow>, IEntityTypeConfiguration<BattleTallyRow>
{
    public void Configure(EntityTypeBuilder<BattleRow> battle)
    {
        battle.ToTable("Battles");
        battle.Property(b => b.Code).HasMaxLength(12);
        battle.Property(b => b.Token).HasMaxLength(40);
        battle.HasIndex(b => b.Code).IsUnique().HasFilter("ended_at IS NULL");
        battle.HasIndex(b => b.Token).IsUnique();
    }

    public void Configure(EntityTypeBuilder<BattleQuestionRow> question)
    {
        question.ToTable("BattleQuestions");
        question.HasKey(q => new { q.BattleId, q.Position });
        question.HasOne<BattleRow>().WithMany().HasForeignKey(q => q.BattleId).OnDelete(DeleteBehavior.Cascade);
        question.HasOne<QuestionTextRow>().WithMany().HasForeignKey(q => q.TextHash).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<BattlePlayerRow> player)
    {
        player.ToTable("BattlePlayers");
        player.HasKey(p => new { p.BattleId, p.PlayerId });
        player.HasIndex(p => p.PlayerId);
        player.Property(p => p.Name).HasMaxLength(400);
        player.Property(p => p.Team).HasMaxLength(400);
        player.HasOne<BattleRow>().WithMany().HasForeignKey(p => p.BattleId).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BattleTallyRow> tally)
    {
        tally.ToTable("BattleTallies");
        tally.HasKey(t => new { t.BattleId, t.Position });
        tally.HasOne<BattleQuestionRow>().WithOne().HasForeignKey<BattleTallyRow>(t => new { t.BattleId, t.Position }).OnDelete(DeleteBehavior.Cascade);
    }

    public void Configure(EntityTypeBuilder<BattleAnswerRow> answer)
    {
        answer.ToTable("BattleAnswers");
        answer.HasKey(a => new { a.BattleId, a.PlayerId, a.Question, a.Pass });
        answer.HasOne<BattlePlayerRow>().WithMany().HasForeignKey(a => new { a.BattleId, a.PlayerId }).OnDelete(DeleteBehavior.Cascade);
    }
}
