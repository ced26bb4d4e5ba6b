// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Persistence;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>All that HR may know of some people, read at once: as many questions to the file for one person as for a page of them.</summary>
internal sealed record RosterKnowledge(
    ILookup<Guid, Membership> Memberships, ILookup<Guid, ModuleCompletionRow> Modules, ILookup<Guid, PathCompletionRow> Paths,
    ILookup<Guid, string> Touched, ILookup<Guid, RosterDocument> Documents)
{
    public static async Task<RosterKnowledge> OfAsync(TrainingDb db, Guid hrPersonId, IQueryable<Membership> mine, Guid[] people)
    {
        var memberships = (await mine.Where(m => people.Contains(m.PersonId)).OrderByDescending(m => m.From).AsNoTracking().ToListAsync()).ToLookup(m => m.PersonId);
        var modules = await HrView.Modules(db, mine).Where(c => people.Contains(c.PersonId)).OrderBy(c => c.CompletedAt).AsNoTracking().ToListAsync();
        var paths = await HrView.Paths(db, mine).Where(c => people.Contains(c.PersonId)).OrderBy(c => c.CompletedAt).AsNoTracking().ToListAsync();
        var begun = await HrView.BegunAsync(db, db.People.Where(p => people.Contains(p.Id)).Select(p => p.Id));
        var documents = await RosterDocuments.ValidFor(db, hrPersonId).Where(d => people.Contains(d.PersonId)).OrderBy(d => d.IssuedAt)
            .Select(d => new { d.PersonId, d.Number, d.Kind, d.TrainingOf, d.TrainingId }).ToListAsync();
        bool Seen(Guid person, DateTimeOffset at) => memberships[person].Any(m => m.Covers(ParisTime.DayOf(at)));
        return new RosterKnowledge(
            memberships, modules.ToLookup(c => c.PersonId), paths.ToLookup(c => c.PersonId),
            begun.Where(b => Seen(b.PersonId, b.First) || Seen(b.PersonId, b.Last)).ToLookup(b => b.PersonId, b => b.ModuleId),
            documents.ToLookup(d => d.PersonId, d => new RosterDocument(d.Number, d.Kind, d.TrainingOf, d.TrainingId)));
    }

    /// <summary>The line says where the person is, or was last, of the places asked for.</summary>
    public RosterRow Row(Guid person, string name, RosterColumns columns, ImmutableArray<RosterPlace> places, RosterFilter filter, DateOnly today)
    {
        var stays = Memberships[person].Where(m => filter.Asks(m, places)).ToArray();
        var latest = stays.FirstOrDefault(m => m.Covers(today)) ?? stays.MaxBy(m => m.To) ?? Memberships[person].First();
        var done = Modules[person].Where(c => columns.Modules.Contains(c.ModuleId)).DistinctBy(c => c.ModuleId);
        return new RosterRow(
            person, name, latest.Service, places.FirstOrDefault(p => p.Id == latest.EstablishmentId)?.Name ?? "",
            [.. columns.Shown.Select(c => Cell(person, c))], done.Sum(c => c.Minutes),
            // The latest of each kind and training; the others stay on the person's page.
            [.. Documents[person].Where(columns.Shows).Reverse().DistinctBy(d => (d.Kind, d.TrainingOf, d.TrainingId))], latest.To < today ? latest.To : null);
    }

    public RosterCell Cell(Guid person, RosterColumn column)
    {
        DateOnly? on = column.PathId is { } path
            ? Paths[person].FirstOrDefault(c => c.PathId == path)?.CompletedOn
            : Modules[person].FirstOrDefault(c => column.Modules.Contains(c.ModuleId))?.CompletedOn;
        if (on is not null) return new RosterCell(RosterState.Done, on);
        var begun = Modules[person].Any(c => column.Modules.Contains(c.ModuleId)) || Touched[person].Any(id => column.Modules.Contains(id));
        return new RosterCell(begun ? RosterState.UnderWay : RosterState.ToDo, null);
    }
}
