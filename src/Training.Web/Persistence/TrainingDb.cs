// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Accounts;

namespace Training.Web.Persistence;

/// <summary>
/// The one database. Each feature maps its own rows in its folder (<c>IEntityTypeConfiguration</c>) and reaches them through <c>Set&lt;T&gt;()</c>;
/// only what every feature starts from has a property here.
/// </summary>
internal sealed class TrainingDb(DbContextOptions<TrainingDb> options) : IdentityDbContext<Account, IdentityRole<Guid>, Guid>(options)
{
    public DbSet<Person> People => Set<Person>();
    public DbSet<Organisation> Organisations => Set<Organisation>();
    public DbSet<Establishment> Establishments => Set<Establishment>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<HrScope> HrScopes => Set<HrScope>();

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) => Conventions.Configure(conventions);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(TrainingDb).Assembly);
        Conventions.NameInSnakeCase(builder);
    }
}
