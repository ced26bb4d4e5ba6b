// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>A stay of a person in an establishment.</summary>
public sealed record KnownStay(string Establishment, string Service, DateOnly From, DateOnly? To);

/// <summary>The employer's number of a person in an establishment that the account keeps; may be empty.</summary>
public sealed record KnownNumber(Guid EstablishmentId, string Establishment, string Number);

/// <summary>A module or a path for a person; <paramref name="Minutes"/> are the published ones of what was done, <paramref name="Lang"/> the title's where it is not the reader's.</summary>
public sealed record KnownTraining(string Id, string Title, string? Lang, RosterCell Cell, int Minutes);

/// <summary>What HR may know of a person, and nothing else.</summary>
public sealed record KnownPerson(
    Guid Id, string Name, ImmutableArray<KnownStay> Stays, ImmutableArray<KnownTraining> Paths, ImmutableArray<KnownTraining> Modules, ImmutableArray<KnownDocument> Documents)
{
    public int Minutes => Modules.Sum(m => m.Minutes);

    /// <summary>What the account may write; none where it only reads.</summary>
    public ImmutableArray<KnownNumber> Numbers { get; init; } = [];
}

/// <summary>Opens the file of one person for an HR account.</summary>
internal sealed class HrFile(IDbContextFactory<TrainingDb> databases, Catalogue catalogue, TimeProvider clock)
{
    /// <summary>The person; null when the account may not know of them.</summary>
    public async Task<KnownPerson?> OpenAsync(Guid hrPersonId, Guid person)
    {
        await using var db = await databases.CreateDbContextAsync();
        db.ChangeTracker.QueryTrackingBehavior = QueryTrackingBehavior.NoTracking;
        var mine = HrView.Memberships(db, hrPersonId, ParisTime.DayOf(clock.GetUtcNow()));
        if (await NameAsync(db, mine, person) is not { } name) return null;

        var known = await RosterKnowledge.OfAsync(db, hrPersonId, mine, [person]);
        var houses = known.Memberships[person].Select(m => m.EstablishmentId).Distinct().ToArray();
        var places = await db.Establishments.Where(e => houses.Contains(e.Id)).ToDictionaryAsync(e => e.Id, e => e.Name);
        var kept = await StaffNumbers.Houses(db, hrPersonId).Where(e => houses.Contains(e.Id)).Select(e => e.Id).ToListAsync();
        var choice = RosterColumns.For(new RosterFilter(), catalogue.Shown).Choice;
        return new KnownPerson(
            person, name,
            [.. known.Memberships[person].Select(m => new KnownStay(places[m.EstablishmentId], m.Service, m.From, m.To))],
            [.. choice.Where(c => c.PathId is not null).Select(c => new KnownTraining(c.PathId!, c.Title, c.Lang, known.Cell(person, c), known.Paths[person].FirstOrDefault(p => p.PathId == c.PathId)?.Minutes ?? 0)),
                .. await WithdrawnAsync(db, known.Paths[person].Where(done => choice.All(c => c.PathId != done.PathId)))],
            [.. choice.Where(c => c.PathId is null).Select(c => new KnownTraining(c.Modules[0], c.Title, c.Lang, known.Cell(person, c), known.Modules[person].FirstOrDefault(m => m.ModuleId == c.Modules[0])?.Minutes ?? 0)),
                .. await WithdrawnAsync(db, known.Modules[person].Where(done => choice.All(c => c.PathId is not null || c.Modules[0] != done.ModuleId)))],
            [.. await RosterDocuments.OfAsync(db, hrPersonId, person)])
        {
            // The latest stay first: its number is the one that counts.
            Numbers = [.. known.Memberships[person].Where(m => kept.Contains(m.EstablishmentId)).DistinctBy(m => m.EstablishmentId)
                .Select(m => new KnownNumber(m.EstablishmentId, places[m.EstablishmentId], m.StaffNumber))],
        };
    }

    /// <summary>Their name; null when the account may not know of them.</summary>
    public async Task<string?> NameAsync(Guid hrPersonId, Guid person)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await NameAsync(db, HrView.Memberships(db, hrPersonId, ParisTime.DayOf(clock.GetUtcNow())), person);
    }

    private static Task<string?> NameAsync(TrainingDb db, IQueryable<Membership> mine, Guid person) =>
        db.People.Where(p => p.Id == person && mine.Any(m => m.PersonId == p.Id)).Select(p => p.GivenName + " " + p.FamilyName).SingleOrDefaultAsync();

    /// <summary>Paths that were finished and are shown to nobody any more, by the title that they had: what proves them is kept for years.</summary>
    private static async Task<List<KnownTraining>> WithdrawnAsync(TrainingDb db, IEnumerable<PathCompletionRow> finished)
    {
        List<KnownTraining> withdrawn = [];
        foreach (var done in finished.OrderByDescending(c => c.CompletedAt).DistinctBy(c => c.PathId))
            withdrawn.Add(Done(done.PathId, (await Editions.PathAsync(db, done.PathId, done.PathHash))?.Title, done.CompletedOn, done.Minutes));
        return withdrawn;
    }

    /// <summary>The same of modules.</summary>
    private static async Task<List<KnownTraining>> WithdrawnAsync(TrainingDb db, IEnumerable<ModuleCompletionRow> finished)
    {
        List<KnownTraining> withdrawn = [];
        foreach (var done in finished.OrderByDescending(c => c.CompletedAt).DistinctBy(c => c.ModuleId))
            withdrawn.Add(Done(done.ModuleId, (await Editions.ModuleAsync(db, done.ModuleId, done.ModuleHash))?.Title, done.CompletedOn, done.Minutes));
        return withdrawn;
    }

    /// <summary>By its title in French, or its identity where the edition is not kept.</summary>
    private static KnownTraining Done(string id, string? title, DateOnly on, int minutes) =>
        new(id, title ?? id, title is null ? null : Words.Foreign("fr"), new RosterCell(RosterState.Done, on), minutes);
}
