// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Web.Persistence;

namespace Training.Web.Privacy;

/// <summary>A hold in the list; <paramref name="On"/> is the person's or the organisation's name.</summary>
internal sealed record HeldBack(Guid Id, string On, string Reason, DateTimeOffset PlacedAt, DateTimeOffset? LiftedAt);

/// <summary>Places and lifts legal holds, and says who is under one.</summary>
internal sealed class LegalHolds(IDbContextFactory<TrainingDb> databases, ILookupNormalizer names, IOptions<PrivacyOptions> options, TimeProvider clock)
{
    /// <summary>People under a hold of their own or of an organisation where they ever were.</summary>
    public static IQueryable<Guid> People(TrainingDb db) =>
        db.Set<LegalHoldRow>().Where(h => h.LiftedAt == null && h.PersonId != null).Select(h => h.PersonId!.Value)
            .Union(from hold in db.Set<LegalHoldRow>()
                   where hold.LiftedAt == null && hold.OrganisationId != null
                   join establishment in db.Establishments on hold.OrganisationId equals establishment.OrganisationId
                   join membership in db.Memberships on establishment.Id equals membership.EstablishmentId
                   select membership.PersonId);

    /// <summary>Whether a person is one of <see cref="People"/>.</summary>
    public static Task<bool> CoversAsync(TrainingDb db, Guid person) => People(db).AnyAsync(id => id == person);

    public async Task<IReadOnlyList<HeldBack>> ListAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        var rows = await (from hold in db.Set<LegalHoldRow>()
                          join person in db.People on hold.PersonId equals person.Id into people
                          from person in people.DefaultIfEmpty()
                          join organisation in db.Organisations on hold.OrganisationId equals organisation.Id into organisations
                          from organisation in organisations.DefaultIfEmpty()
                          orderby hold.LiftedAt != null, hold.PlacedAt descending
                          select new { hold, Person = person.GivenName + " " + person.FamilyName, Organisation = organisation.Name }).AsNoTracking().ToListAsync();
        return [.. rows.Select(r => new HeldBack(r.hold.Id, r.Organisation ?? r.Person, r.hold.Reason, r.hold.PlacedAt, r.hold.LiftedAt))];
    }

    /// <summary>Holds back what is kept of a person, named by user name, or of an organisation's people; the word of what stood in the way, or null.</summary>
    public async Task<string?> PlaceAsync(Guid by, string userName, Guid? organisation, string reason)
    {
        var said = reason.Trim();
        if (said.Length == 0 || said.Length > Math.Min(400, options.Value.LongestText)) return "reason-missing";
        await using var db = await databases.CreateDbContextAsync();
        var name = names.NormalizeName(userName.Trim());
        var person = organisation is null ? await db.Users.Where(u => u.NormalizedUserName == name).Select(u => (Guid?)u.Id).SingleOrDefaultAsync() : null;
        if (person is null && !await db.Organisations.AnyAsync(o => o.Id == organisation)) return "nobody";
        var (now, id) = (clock.GetUtcNow(), Guid.CreateVersion7(clock.GetUtcNow()));
        db.Add(new LegalHoldRow { Id = id, PersonId = person, OrganisationId = organisation, Reason = said, PlacedBy = by, PlacedAt = now });
        db.Add(new AuditRow { At = now, PersonId = by, Action = "hold.placed", Subject = (person ?? organisation!.Value).ToString("N"), OrganisationId = organisation, Detail = said });
        await db.SaveChangesAsync();
        return null;
    }

    public async Task<bool> LiftAsync(Guid by, Guid id)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Set<LegalHoldRow>().SingleOrDefaultAsync(h => h.Id == id && h.LiftedAt == null) is not { } hold) return false;
        hold.LiftedAt = clock.GetUtcNow();
        db.Add(new AuditRow
        {
            At = hold.LiftedAt.Value, PersonId = by, Action = "hold.lifted", Subject = (hold.PersonId ?? hold.OrganisationId!.Value).ToString("N"), OrganisationId = hold.OrganisationId,
        });
        await db.SaveChangesAsync();
        return true;
    }
}
