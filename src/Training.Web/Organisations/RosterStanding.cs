// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>How far everybody is with the columns shown, by the rule of <see cref="RosterKnowledge.Cell"/>: asked only when the table is narrowed by status or by days.</summary>
internal sealed class RosterStanding
{
    private sealed record Finished(Guid PersonId, string Id, DateOnly On);

    private readonly ImmutableArray<RosterColumn> _columns;
    private readonly ILookup<Guid, Finished> _modules, _paths;
    private readonly HashSet<Guid> _begun;

    private RosterStanding(ImmutableArray<RosterColumn> columns, List<Finished> modules, List<Finished> paths, HashSet<Guid> begun) =>
        (_columns, _modules, _paths, _begun) = (columns, modules.ToLookup(d => d.PersonId), paths.ToLookup(d => d.PersonId), begun);

    public static async Task<RosterStanding> OfAsync(TrainingDb db, IQueryable<Membership> mine, IQueryable<Membership> asked, RosterColumns columns, RosterFilter filter)
    {
        var (ids, pathIds) = (columns.Modules, columns.Shown.Select(c => c.PathId).OfType<string>().ToArray());
        var modules = await HrView.Modules(db, mine).Where(c => ids.Contains(c.ModuleId) && asked.Any(m => m.PersonId == c.PersonId))
            .GroupBy(c => new { c.PersonId, c.ModuleId }).Select(g => new Finished(g.Key.PersonId, g.Key.ModuleId, g.Min(c => c.CompletedOn))).ToListAsync();
        var paths = await HrView.Paths(db, mine).Where(c => pathIds.Contains(c.PathId) && asked.Any(m => m.PersonId == c.PersonId))
            .GroupBy(c => new { c.PersonId, c.PathId }).Select(g => new Finished(g.Key.PersonId, g.Key.PathId, g.Min(c => c.CompletedOn))).ToListAsync();
        // Who has done nothing may have begun; for who has finished it makes no difference.
        if (filter.Status is not (RosterStatus.UnderWay or RosterStatus.NotStarted)) return new RosterStanding(columns.Shown, modules, paths, []);
        var days = (await mine.Where(m => asked.Any(a => a.PersonId == m.PersonId)).Select(m => new { m.PersonId, m.From, m.To }).ToListAsync()).ToLookup(m => m.PersonId);
        var begun = (await HrView.BegunAsync(db, asked.Select(m => m.PersonId)))
            .Where(b => ids.Contains(b.ModuleId) && days[b.PersonId].Any(m => Covers(m.From, m.To, b.First) || Covers(m.From, m.To, b.Last)));
        return new RosterStanding(columns.Shown, modules, paths, [.. begun.Select(b => b.PersonId)]);
    }

    public bool Lets(Guid person, RosterFilter filter)
    {
        var done = Array.ConvertAll([.. _columns], c => Done(person, c)?.On);
        if (filter.HasPeriod && !done.Any(on => on is { } day && filter.HasDay(day))) return false;
        var isDone = done.Length > 0 && done.All(on => on is not null);
        var isBegun = done.Any(on => on is not null) || _modules[person].Any() || _begun.Contains(person);
        return filter.Status switch
        {
            RosterStatus.Done => isDone,
            RosterStatus.UnderWay => isBegun && !isDone,
            RosterStatus.NotStarted => !isBegun,
            _ => true,
        };
    }

    private Finished? Done(Guid person, RosterColumn column) =>
        column.PathId is { } path ? _paths[person].FirstOrDefault(d => d.Id == path) : _modules[person].FirstOrDefault(d => d.Id == column.Modules[0]);

    private static bool Covers(DateOnly from, DateOnly? to, DateTimeOffset at) => ParisTime.DayOf(at) is var day && day >= from && (to is null || day <= to);
}
