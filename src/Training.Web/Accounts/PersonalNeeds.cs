// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Organisations;
using Training.Web.Persistence;

namespace Training.Web.Accounts;

/// <summary>What somebody needs to play on equal terms: a functional need and no reason for it. Nobody else ever sees it.</summary>
/// <param name="Time">Multiplies their own time: 1, 1.5, 2 or 3.</param>
/// <param name="Larger">Larger text.</param>
/// <param name="Calm">No movement, no countdown that runs.</param>
public sealed record PersonalNeeds(decimal Time = 1, bool Larger = false, bool Calm = false)
{
    public static readonly PersonalNeeds None = new();

    /// <summary>The factors that can be chosen.</summary>
    public static readonly ImmutableArray<decimal> Times = [1, 1.5m, 2, 3];

    /// <summary>From a form; a factor that cannot be chosen counts as none.</summary>
    internal static PersonalNeeds Read(IFormCollection form) => new(
        decimal.TryParse(form["time"], NumberStyles.Number, CultureInfo.InvariantCulture, out var time) && Times.Contains(time) ? time : 1,
        form.ContainsKey("larger"), form.ContainsKey("calm"));
}

/// <summary>A table of its own: no query about people, for HR or for a host, meets it by accident.</summary>
internal sealed class PersonalNeedsRow
{
    public required Guid PersonId { get; init; }
    public required decimal Time { get; set; }
    public required bool Larger { get; set; }
    public required bool Calm { get; set; }
}

internal sealed class PersonalNeedsMapping : IEntityTypeConfiguration<PersonalNeedsRow>
{
    public void Configure(EntityTypeBuilder<PersonalNeedsRow> needs)
    {
        needs.ToTable("PersonalNeeds");
        needs.HasKey(n => n.PersonId);
        needs.HasOne<Person>().WithOne().HasForeignKey<PersonalNeedsRow>(n => n.PersonId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Keeps personal needs, each for its own person.</summary>
internal sealed class NeedsBook(IDbContextFactory<TrainingDb> databases)
{
    public async Task<PersonalNeeds> OfAsync(Guid person)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<PersonalNeedsRow>().Where(n => n.PersonId == person).Select(n => new PersonalNeeds(n.Time, n.Larger, n.Calm)).SingleOrDefaultAsync()
            ?? PersonalNeeds.None;
    }

    /// <summary>No needs, no row.</summary>
    public async Task KeepAsync(Guid person, PersonalNeeds needs)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (needs == PersonalNeeds.None)
        {
            await db.Set<PersonalNeedsRow>().Where(n => n.PersonId == person).ExecuteDeleteAsync();
            return;
        }

        if (await db.Set<PersonalNeedsRow>().FindAsync(person) is { } row) (row.Time, row.Larger, row.Calm) = (needs.Time, needs.Larger, needs.Calm);
        else db.Add(new PersonalNeedsRow { PersonId = person, Time = needs.Time, Larger = needs.Larger, Calm = needs.Calm });
        await db.SaveChangesAsync();
    }
}
