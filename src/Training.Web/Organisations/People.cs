// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>Where a person works on a day.</summary>
internal sealed record Workplace(Guid EstablishmentId, Guid OrganisationId, string Establishment, string City, Trade Trade, string Organisation);

/// <summary>Questions about people that several features ask.</summary>
internal sealed class People(IDbContextFactory<TrainingDb> databases)
{
    /// <summary>The establishment of that instant's day: the latest begun membership that covers it; null for a resident.</summary>
    public async Task<Workplace?> WorkplaceAsync(Guid personId, DateTimeOffset at)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await WorkplaceAsync(db, personId, at);
    }

    /// <summary>Names of all other establishments that are open, whosever they are: a battle may cross organisations.</summary>
    public async Task<IReadOnlyList<string>> OtherHousesAsync(Guid establishment)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Establishments.Where(e => e.ClosedOn == null && e.Id != establishment).Select(e => e.Name).ToListAsync();
    }

    internal static Task<Workplace?> WorkplaceAsync(TrainingDb db, Guid personId, DateTimeOffset at)
    {
        var day = ParisTime.DayOf(at);
        return (from membership in db.Memberships
                where membership.PersonId == personId && membership.From <= day && (membership.To == null || membership.To >= day)
                join establishment in db.Establishments on membership.EstablishmentId equals establishment.Id
                join organisation in db.Organisations on establishment.OrganisationId equals organisation.Id
                orderby membership.From descending
                select new Workplace(establishment.Id, organisation.Id, establishment.Name, establishment.City, establishment.Trade, organisation.Name))
            .FirstOrDefaultAsync();
    }
}
