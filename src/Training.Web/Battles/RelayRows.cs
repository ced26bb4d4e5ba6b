// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Organisations;

namespace Training.Web.Battles;

/// <summary>A relay: who plays first, who is challenged, and what each side made of it. Where it stands follows from its battles and the present instant.</summary>
internal sealed class RelayRow
{
    public required Guid Id { get; init; }

    /// <summary>Whose people it is between; null: whoever has the code.</summary>
    public Guid? OrganisationId { get; init; }

    /// <summary>Who challenges; empty once they are erased.</summary>
    public required Guid CreatedBy { get; set; }
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>Where the challenge comes from; null: somebody who works nowhere.</summary>
    public Guid? FromEstablishmentId { get; init; }

    /// <summary>Who is challenged: those of this establishment who did not play first; null: whoever has the code.</summary>
    public Guid? ToEstablishmentId { get; init; }
    public required string FirstLabel { get; init; }
    public required string SecondLabel { get; init; }

    /// <summary>How long after the first side's end the other one may begin.</summary>
    public required TimeSpan Delay { get; init; }
    public required Guid FirstBattleId { get; init; }

    /// <summary>The last one that the other side opened; null: none yet.</summary>
    public Guid? SecondBattleId { get; set; }

    /// <summary>What the first side made of it, as JSON without anybody in it; null while it plays.</summary>
    public string? First { get; set; }

    /// <summary>The same of the other side.</summary>
    public string? Second { get; set; }

    /// <summary>Until when the other side may begin; null while the first one plays.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>When both had played.</summary>
    public DateTimeOffset? EndedAt { get; set; }
}

internal sealed class RelayMapping : IEntityTypeConfiguration<RelayRow>
{
    public void Configure(EntityTypeBuilder<RelayRow> relay)
    {
        relay.ToTable("Relays");
        relay.Property(r => r.FirstLabel).HasMaxLength(400);
        relay.Property(r => r.SecondLabel).HasMaxLength(400);
        relay.HasIndex(r => r.FirstBattleId).IsUnique();
        // Two colleagues who take up a challenge at the same instant open one battle, not two.
        relay.Property(r => r.SecondBattleId).IsConcurrencyToken();
        relay.HasIndex(r => r.SecondBattleId).IsUnique();
        relay.HasIndex(r => r.ToEstablishmentId);
        relay.HasOne<BattleRow>().WithOne().HasForeignKey<RelayRow>(r => r.FirstBattleId).OnDelete(DeleteBehavior.Cascade);
        relay.HasOne<BattleRow>().WithOne().HasForeignKey<RelayRow>(r => r.SecondBattleId).OnDelete(DeleteBehavior.SetNull);
        relay.HasOne<Organisation>().WithMany().HasForeignKey(r => r.OrganisationId).OnDelete(DeleteBehavior.Restrict);
        relay.HasOne<Establishment>().WithMany().HasForeignKey(r => r.FromEstablishmentId).OnDelete(DeleteBehavior.Restrict);
        relay.HasOne<Establishment>().WithMany().HasForeignKey(r => r.ToEstablishmentId).OnDelete(DeleteBehavior.Restrict);
    }
}
