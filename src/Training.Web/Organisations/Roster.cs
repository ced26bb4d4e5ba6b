// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Organisations;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>Reads what an HR account may see of its people, a page at a time: as many questions to the file for ten people as for ten thousand.</summary>
internal sealed class Roster(IDbContextFactory<TrainingDb> databases, Catalogue catalogue, IOptions<PortalOptions> options, TimeProvider clock)
{
    private sealed record Name(Guid Id, string Given, string Family);

    public async Task<RosterSheet> ForAsync(Guid hrPersonId, RosterFilter filter)
    {
        var columns = RosterColumns.For(filter, catalogue.Shown);
        await using var db = await databases.CreateDbContextAsync();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var today = ParisTime.DayOf(clock.GetUtcNow());
        var mine = HrView.Memberships(db, hrPersonId, today);
        var asked = Narrow(db, mine, filter);
        var places = await PlacesAsync(db, hrPersonId);
        var services = await mine.Where(m => m.Service != "").Select(m => m.Service).Distinct().ToListAsync();
        var people = await FoundAsync(db, mine, asked, filter, columns, today);

        var pages = Math.Max(1, (people.Length + options.Value.PeoplePerPage - 1) / options.Value.PeoplePerPage);
        var page = Math.Min(filter.Page, pages);
        var shown = people.Skip((page - 1) * options.Value.PeoplePerPage).Take(options.Value.PeoplePerPage).ToArray();
        var known = await RosterKnowledge.OfAsync(db, hrPersonId, mine, [.. shown.Select(p => p.Id)]);
        return new RosterSheet(
            places, [.. services.Order(StringComparer.CurrentCulture)], columns.Title, columns.Shown, columns.Choice,
            [.. shown.Select(p => known.Row(p.Id, $"{p.Given} {p.Family}", columns, places, filter, today))], people.Length, page, pages, await FactsAsync(db, hrPersonId, asked, filter, columns)) { Trainings = columns.Trainings };
    }

    private static IQueryable<Membership> Narrow(TrainingDb db, IQueryable<Membership> memberships, RosterFilter filter)
    {
        if (filter.Establishment is { } establishment) memberships = memberships.Where(m => m.EstablishmentId == establishment);
        if (filter.Trade is { } trade) memberships = memberships.Where(m => db.Establishments.Any(e => e.Id == m.EstablishmentId && e.Trade == trade));
        if (filter.Service.Length > 0) memberships = memberships.Where(m => m.Service == filter.Service);
        return memberships;
    }

    private static async Task<ImmutableArray<RosterPlace>> PlacesAsync(TrainingDb db, Guid hrPersonId)
    {
        var places = await (from scope in db.HrScopes
                            where scope.PersonId == hrPersonId
                            join organisation in db.Organisations on scope.OrganisationId equals organisation.Id
                            join establishment in db.Establishments on organisation.Id equals establishment.OrganisationId
                            select new RosterPlace(establishment.Id, establishment.Name, establishment.Trade, organisation.Name)).ToListAsync();
        return [.. places.OrderBy(p => p.Organisation, StringComparer.CurrentCulture).ThenBy(p => p.Name, StringComparer.CurrentCulture)];
    }

    private static IQueryable<Person> Present(TrainingDb db, IQueryable<Membership> asked, RosterPresence presence, DateOnly today)
    {
        var open = asked.Where(m => m.To == null || m.To >= today);
        return presence switch
        {
            RosterPresence.Present => db.People.Where(p => open.Any(m => m.PersonId == p.Id)),
            RosterPresence.Departed => db.People.Where(p => asked.Any(m => m.PersonId == p.Id) && !open.Any(m => m.PersonId == p.Id)),
            _ => db.People.Where(p => asked.Any(m => m.PersonId == p.Id)),
        };
    }

    /// <summary>Who is asked for, in the order of a French directory: the file cannot sort letters with accents.</summary>
    private static async Task<Name[]> FoundAsync(TrainingDb db, IQueryable<Membership> mine, IQueryable<Membership> asked, RosterFilter filter, RosterColumns columns, DateOnly today)
    {
        var all = await Present(db, asked, filter.Presence, today).Select(p => new Name(p.Id, p.GivenName, p.FamilyName)).ToListAsync();
        var compare = CultureInfo.CurrentCulture.CompareInfo;
        IEnumerable<Name> found = all;
        if (filter.Search.Length > 0)
            found = found.Where(p => compare.IndexOf($"{p.Given} {p.Family}", filter.Search, CompareOptions.IgnoreCase | CompareOptions.IgnoreNonSpace) >= 0);
        if (filter.Status is not null || filter.HasPeriod)
        {
            var standing = await RosterStanding.OfAsync(db, mine, asked, columns, filter);
            found = found.Where(p => standing.Lets(p.Id, filter));
        }

        return [.. found.Select(p => (Name: p, Key: compare.GetSortKey($"{p.Family} {p.Given}").KeyData)).OrderBy(p => p.Key, ByBytes).Select(p => p.Name)];
    }

    private static readonly Comparer<byte[]> ByBytes = Comparer<byte[]>.Create((a, b) => a.AsSpan().SequenceCompareTo(b));

    private static async Task<RosterFacts> FactsAsync(TrainingDb db, Guid hrPersonId, IQueryable<Membership> asked, RosterFilter filter, RosterColumns columns)
    {
        var (from, to) = (filter.From ?? DateOnly.MinValue, filter.To ?? DateOnly.MaxValue);
        var minutes = await HrView.Modules(db, asked).Where(c => columns.Modules.Contains(c.ModuleId) && c.CompletedOn >= from && c.CompletedOn <= to)
            .GroupBy(c => new { c.PersonId, c.ModuleId }).Select(g => g.Max(c => c.Minutes)).SumAsync();
        var finished = await HrView.Paths(db, asked).Where(c => columns.Paths.Contains(c.PathId) && c.CompletedOn >= from && c.CompletedOn <= to)
            .Select(c => new { c.PersonId, c.PathId }).Distinct().CountAsync();
        var documents = await RosterDocuments.ValidFor(db, hrPersonId)
            .Where(d => (d.TrainingOf == EditionOf.Path ? columns.Paths.Contains(d.TrainingId) : columns.Single.Contains(d.TrainingId)) && d.IssuedOn >= from && d.IssuedOn <= to && asked.Any(m => m.PersonId == d.PersonId)).CountAsync();
        return new RosterFacts(finished, minutes, documents);
    }
}
