// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Organisations;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>Takes a roster in: tried out first, then written as a whole or not at all.</summary>
internal sealed class RosterImport(IDbContextFactory<TrainingDb> databases, IOptions<PortalOptions> options, TimeProvider clock)
{
    private sealed record Waiting(Guid Owner, byte[] File, bool IsWhole, DateTimeOffset Since);

    private readonly ConcurrentDictionary<Guid, Waiting> _waiting = new();

    /// <summary>Keeps a file until it is confirmed; a person's new file takes the place of the one before.</summary>
    public Guid Keep(Guid hrPersonId, byte[] file, bool isWhole)
    {
        var now = clock.GetUtcNow();
        foreach (var (old, waiting) in _waiting)
            if (waiting.Owner == hrPersonId || waiting.Since + options.Value.RosterKept < now) _waiting.TryRemove(old, out _);
        while (_waiting.Count >= options.Value.RostersWaiting) _waiting.TryRemove(_waiting.MinBy(w => w.Value.Since).Key, out _);
        var id = Guid.NewGuid();
        _waiting[id] = new Waiting(hrPersonId, file, isWhole, now);
        return id;
    }

    /// <summary>What confirming the file would do; null when it no longer waits, or is somebody else's.</summary>
    public async Task<RosterPlan?> TryOutAsync(Guid hrPersonId, Guid id)
    {
        if (Find(hrPersonId, id) is not { } waiting) return null;
        await using var db = await databases.CreateDbContextAsync();
        return await PlanAsync(db, hrPersonId, waiting);
    }

    /// <summary>Writes all that the file asks for, worked out anew; nothing while there is a problem. Null when the file no longer waits.</summary>
    public async Task<RosterPlan?> ConfirmAsync(Guid hrPersonId, Guid id)
    {
        if (Find(hrPersonId, id) is not { } waiting) return null;
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var plan = await PlanAsync(db, hrPersonId, waiting);
        if (plan.Problems.Count > 0) return plan;
        await db.InsertAsync(plan.New.OfType<Person>());
        await db.InsertAsync(plan.New.OfType<Membership>());
        db.Add(new AuditRow
        {
            At = clock.GetUtcNow(), PersonId = hrPersonId, Action = "roster.imported",
            Subject = FormattableString.Invariant($"added {plan.Added.Count}, changed {plan.Changed.Count}, left {plan.Left.Count}"),
            OrganisationId = await HrView.OrganisationAsync(db, plan.Added.Concat(plan.Changed).Concat(plan.Left).Select(c => c.Establishment)),
        });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        _waiting.TryRemove(id, out _);
        return plan;
    }

    /// <summary>The establishments where the account may place people.</summary>
    public async Task<IReadOnlyList<RosterHouse>> HousesAsync(Guid hrPersonId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await HousesAsync(db, hrPersonId);
    }

    private Waiting? Find(Guid hrPersonId, Guid id) =>
        _waiting.TryGetValue(id, out var waiting) && waiting.Owner == hrPersonId && waiting.Since + options.Value.RosterKept >= clock.GetUtcNow() ? waiting : null;

    private static Task<List<RosterHouse>> HousesAsync(TrainingDb db, Guid hrPersonId) =>
        (from establishment in db.Establishments
         where establishment.ClosedOn == null && db.KeptScopes.Any(s => s.PersonId == hrPersonId && s.OrganisationId == establishment.OrganisationId)
         join organisation in db.Organisations on establishment.OrganisationId equals organisation.Id
         orderby establishment.Name, organisation.Name
         select new RosterHouse(establishment.Id, establishment.Name, organisation.Id, organisation.Name)).ToListAsync();

    private async Task<RosterPlan> PlanAsync(TrainingDb db, Guid hrPersonId, Waiting waiting)
    {
        var houses = await HousesAsync(db, hrPersonId);
        var ids = houses.Select(h => h.Id).ToArray();
        var members = await (from membership in db.Memberships
                             // What is left of an erased person proves their training and awaits nobody: a line with their name is about somebody new.
                             where ids.Contains(membership.EstablishmentId) && !PartlyErased.People(db).Contains(membership.PersonId)
                             join person in db.People on membership.PersonId equals person.Id
                             // A list neither names nor dates an erased person again.
                             select new { membership, person, HasAccount = person.GivenName == OrganisationRecords.Nobody || db.Users.Any(u => u.Id == person.Id) }).ToListAsync();
        var now = clock.GetUtcNow();
        var reading = RosterReader.Read(waiting.File, houses, options.Value.RosterLines);
        return new RosterPlan(reading, houses, [.. members.Select(m => new RosterMember(m.membership, m.person, m.HasAccount))], waiting.IsWhole, now, ParisTime.DayOf(now));
    }
}
