// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>How far everybody is with the modules shown: asked only when the table is narrowed by status or by days.</summary>
internal sealed class RosterStanding
{
    private readonly ILookup<Guid, (string Module, DateOnly On)> _done;
    private readonly HashSet<Guid> _begun;
    private readonly int _modules;

    private RosterStanding(ILookup<Guid, (string Module, DateOnly On)> done, HashSet<Guid> begun, int modules) => (_done, _begun, _modules) = (done, begun, modules);

    public static async Task<RosterStanding> OfAsync(TrainingDb db, IQueryable<Membership> mine, IQueryable<Membership> asked, RosterColumns columns, RosterFilter filter)
    {
        var modules = columns.Modules;
        var done = await HrView.Modules(db, mine).Where(c => modules.Contains(c.ModuleId) && asked.Any(m => m.PersonId == c.PersonId))
            .GroupBy(c => new { c.PersonId, c.ModuleId }).Select(g => new { g.Key.PersonId, g.Key.ModuleId, On = g.Min(c => c.CompletedOn) }).ToListAsync();
        // Who has done nothing may have begun; for who has finished it makes no difference.
        if (filter.Status is not (RosterStatus.UnderWay or RosterStatus.NotStarted)) return new RosterStanding(done.ToLookup(d => d.PersonId, d => (d.ModuleId, d.On)), [], modules.Length);
        var days = (await mine.Where(m => asked.Any(a => a.PersonId == m.PersonId)).Select(m => new { m.PersonId, m.From, m.To }).ToListAsync()).ToLookup(m => m.PersonId);
        var begun = (await HrView.BegunAsync(db, asked.Select(m => m.PersonId)))
            .Where(b => modules.Contains(b.ModuleId) && days[b.PersonId].Any(m => Covers(m.From, m.To, b.First) || Covers(m.From, m.To, b.Last)));
        return new RosterStanding(done.ToLookup(d => d.PersonId, d => (d.ModuleId, d.On)), [.. begun.Select(b => b.PersonId)], modules.Length);
    }

    public bool Lets(Guid person, RosterFilter filter)
    {
        var done = _done[person];
        if (filter.HasPeriod && !done.Any(d => filter.HasDay(d.On))) return false;
        return filter.Status switch
        {
            RosterStatus.Done => _modules > 0 && done.Count() == _modules,
            RosterStatus.UnderWay => (done.Any() || _begun.Contains(person)) && done.Count() < _modules,
            RosterStatus.NotStarted => !done.Any() && !_begun.Contains(person),
            _ => true,
        };
    }

    private static bool Covers(DateOnly from, DateOnly? to, DateTimeOffset at) => ParisTime.DayOf(at) is var day && day >= from && (to is null || day <= to);
}
