// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Organisations;

namespace Training.Web.Organisations;

internal sealed class OrganisationMapping :
    IEntityTypeConfiguration<Organisation>, IEntityTypeConfiguration<Establishment>, IEntityTypeConfiguration<Person>,
    IEntityTypeConfiguration<Membership>, IEntityTypeConfiguration<HrScope>
{
    public void Configure(EntityTypeBuilder<Organisation> organisation)
    {
        organisation.ToTable("Organisations");
        organisation.Property(o => o.Name).HasMaxLength(120);
    }

    public void Configure(EntityTypeBuilder<Establishment> establishment)
    {
        establishment.ToTable("Establishments");
        establishment.HasIndex(e => e.JoinCode).IsUnique();
        establishment.HasOne<Organisation>().WithMany().HasForeignKey(e => e.OrganisationId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<Person> person)
    {
        person.ToTable("People");
        person.Ignore(p => p.FullName);
    }

    public void Configure(EntityTypeBuilder<Membership> membership)
    {
        membership.ToTable("Memberships");
        membership.Property(m => m.StaffNumber).HasMaxLength(RosterReader.LongestNumber);
        membership.HasIndex(m => new { m.EstablishmentId, m.PersonId });
        membership.HasOne<Person>().WithMany().HasForeignKey(m => m.PersonId).OnDelete(DeleteBehavior.Restrict);
        membership.HasOne<Establishment>().WithMany().HasForeignKey(m => m.EstablishmentId).OnDelete(DeleteBehavior.Restrict);
    }

    public void Configure(EntityTypeBuilder<HrScope> scope)
    {
        scope.ToTable("HrScopes");
        scope.HasKey(s => new { s.PersonId, s.OrganisationId });
        scope.HasOne<Person>().WithMany().HasForeignKey(s => s.PersonId).OnDelete(DeleteBehavior.Cascade);
        scope.HasOne<Organisation>().WithMany().HasForeignKey(s => s.OrganisationId).OnDelete(DeleteBehavior.Cascade);
    }
}
