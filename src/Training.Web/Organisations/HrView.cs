// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Attempts;
using Training.Web.Persistence;
using Training.Web.Progress;

namespace Training.Web.Organisations;

/// <summary>
/// Where every query of the portal starts: the memberships that an HR account may see, and what is dated within one of them. A stranger's row is
/// simply not found.
/// </summary>
internal static class HrView
{
    /// <summary>A module that somebody read or tried, the first and the last time.</summary>
    internal sealed record Begun(Guid PersonId, string ModuleId, DateTimeOffset First, DateTimeOffset Last);

    /// <summary>Memberships begun until <paramref name="today"/> in the organisations of the account's scopes.</summary>
    public static IQueryable<Membership> Memberships(TrainingDb db, Guid hrPersonId, DateOnly today) =>
        from scope in db.HrScopes
        where scope.PersonId == hrPersonId
        join establishment in db.Establishments on scope.OrganisationId equals establishment.OrganisationId
        join membership in db.Memberships on establishment.Id equals membership.EstablishmentId
        where membership.From <= today
        select membership;

    /// <summary>The organisation of some establishments, for the log; null when they are of several, or there are none.</summary>
    public static async Task<Guid?> OrganisationAsync(TrainingDb db, IEnumerable<Guid> establishments)
    {
        var ids = establishments.Distinct().ToArray();
        return await db.Establishments.Where(e => ids.Contains(e.Id)).Select(e => e.OrganisationId).Distinct().Take(2).ToListAsync() is [var only] ? only : null;
    }

    public static IQueryable<ModuleCompletionRow> Modules(TrainingDb db, IQueryable<Membership> memberships) =>
        db.Set<ModuleCompletionRow>().Where(c => memberships.Any(m =>
            m.PersonId == c.PersonId && m.From <= c.CompletedOn && (m.To == null || m.To >= c.CompletedOn)));

    public static IQueryable<PathCompletionRow> Paths(TrainingDb db, IQueryable<Membership> memberships) =>
        db.Set<PathCompletionRow>().Where(c => memberships.Any(m =>
            m.PersonId == c.PersonId && m.From <= c.CompletedOn && (m.To == null || m.To >= c.CompletedOn)));

    /// <summary>When each module was first and last read or tried; still to be held against the days of the memberships.</summary>
    public static async Task<List<Begun>> BegunAsync(TrainingDb db, IQueryable<Guid> people)
    {
        var read = await db.Set<LessonReadingRow>().Where(r => people.Contains(r.PersonId)).GroupBy(r => new { r.PersonId, r.ModuleId })
            .Select(g => new Begun(g.Key.PersonId, g.Key.ModuleId, g.Min(r => r.ReadAt), g.Max(r => r.ReadAt))).ToListAsync();
        var tried = await db.Set<AttemptRow>().Where(a => people.Contains(a.PersonId)).GroupBy(a => new { a.PersonId, a.ModuleId })
            .Select(g => new Begun(g.Key.PersonId, g.Key.ModuleId, g.Min(a => a.StartedAt), g.Max(a => a.StartedAt))).ToListAsync();
        return [.. read, .. tried];
    }
}
