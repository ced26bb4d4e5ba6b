// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Certificates;
using Training.Organisations;

namespace Training.Web.Certificates;

/// <summary>What an organisation says of itself as a provider; who signs, and where, stands with the organisation.</summary>
internal sealed class ProviderSheetRow
{
    public required Guid OrganisationId { get; init; }
    public string Name { get; set; } = "";
    public string Address { get; set; } = "";

    /// <summary>Fourteen digits.</summary>
    public string Siret { get; set; } = "";
    public string ActivityNumber { get; set; } = "";
    public ProviderStanding Standing { get; set; }

    /// <summary>PNG or JPEG, see <see cref="StampPicture"/>; null when there is none.</summary>
    public byte[]? Stamp { get; set; }

    public Provider ToProvider() => new() { Name = Name, Address = Address, Siret = Siret, ActivityNumber = ActivityNumber, Standing = Standing };
}

internal sealed class ProviderSheetMapping : IEntityTypeConfiguration<ProviderSheetRow>
{
    public void Configure(EntityTypeBuilder<ProviderSheetRow> sheet)
    {
        sheet.ToTable("ProviderSheets");
        sheet.HasKey(s => s.OrganisationId);
        sheet.HasOne<Organisation>().WithOne().HasForeignKey<ProviderSheetRow>(s => s.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}
