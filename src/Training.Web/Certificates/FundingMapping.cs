// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Certificates;
using Training.Organisations;

namespace Training.Web.Certificates;

internal sealed class FundingMapping : IEntityTypeConfiguration<FundingAgreement>
{
    public void Configure(EntityTypeBuilder<FundingAgreement> agreement)
    {
        agreement.ToTable("FundingAgreements");
        agreement.Property(a => a.Id).ValueGeneratedNever();
        agreement.Property(a => a.Reference).HasMaxLength(FundingAgreement.LongestReference);
        agreement.HasIndex(a => new { a.OrganisationId, a.Funding, a.Reference, a.From }).IsUnique();
        agreement.HasOne<Organisation>().WithMany().HasForeignKey(a => a.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }
}
