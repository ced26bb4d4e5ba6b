// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Shared;

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

    /// <summary>The scopes of today: one out of its dates is simply not found. Only the administrators' desk looks past them.</summary>
    public DbSet<HrScope> HrScopes => Set<HrScope>();

    /// <summary>Those of <see cref="HrScopes"/> in which the account acts too: whatever gives, signs, ends or enrols starts here.</summary>
    public IQueryable<HrScope> KeptScopes => HrScopes.Where(scope => !scope.IsReadOnly);

    /// <summary>Today in Europe/Paris, by the application's clock.</summary>
    private DateOnly Today => ParisTime.DayOf(_clock.GetUtcNow());

    private readonly TimeProvider _clock =
        options.FindExtension<CoreOptionsExtension>()?.ApplicationServiceProvider?.GetService<TimeProvider>() ?? TimeProvider.System;

    protected override void ConfigureConventions(ModelConfigurationBuilder conventions) => Conventions.Configure(conventions);

    protected override void OnModelCreating(ModelBuilder builder)
    {
        base.OnModelCreating(builder);
        builder.ApplyConfigurationsFromAssembly(typeof(TrainingDb).Assembly);
        builder.Entity<HrScope>().HasQueryFilter(scope => scope.From <= Today && (scope.To == null || scope.To >= Today));
        Conventions.NameInSnakeCase(builder);
    }
}
