// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Training.Modules;
using Training.Organisations;
using Training.Web.Certificates;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>How far a person is with a module: all that HR may know.</summary>
public enum RosterState
{
    ToDo,
    UnderWay,
    Done,
}

/// <summary>A module of the path for one person.</summary>
public sealed record RosterCell(RosterState State, DateOnly? On);

/// <summary>One person as HR sees them: no answer, score, rank, streak or battle fits in here.</summary>
public sealed record RosterRow(
    Guid PersonId, string Name, string Service, string Establishment, ImmutableArray<RosterCell> Modules, int Minutes, string? DocumentNumber);

/// <summary>The people of an HR account along one path.</summary>
public sealed record RosterSheet(ImmutableArray<string> Organisations, LearningPath? Path, ImmutableArray<Module> Modules, ImmutableArray<RosterRow> Rows)
{
    public int Finished => Rows.Count(r => r.Modules.Length > 0 && r.Modules.All(m => m.State == RosterState.Done));
    public int Minutes => Rows.Sum(r => r.Minutes);
    public int Documents => Rows.Count(r => r.DocumentNumber is not null);
}

/// <summary>Reads what an HR account may see. Every query starts from the account's scopes; a stranger's row is simply not found.</summary>
internal sealed class Roster(IDbContextFactory<TrainingDb> databases, Catalogue catalogue, TimeProvider clock)
{
    private sealed record Member(Membership Membership, string Establishment, Person Person);

    public async Task<RosterSheet> ForAsync(Guid hrPersonId)
    {
        var content = catalogue.Shown;
        var path = content.OpenPaths.FirstOrDefault();
        ImmutableArray<Module> modules = path is null ? [] : [.. path.Modules.Select(id => content.Modules[id])];
        await using var db = await databases.CreateDbContextAsync();
        var organisations = await (from scope in db.HrScopes
                                   where scope.PersonId == hrPersonId
                                   join organisation in db.Organisations on scope.OrganisationId equals organisation.Id
                                   orderby organisation.Name
                                   select organisation.Name).ToListAsync();
        var members = await MembersAsync(db, hrPersonId);
        var people = members.Select(m => m.Person.Id).Distinct().ToArray();
        var completions = (await db.Set<ModuleCompletionRow>().AsNoTracking().Where(c => people.Contains(c.PersonId)).ToListAsync()).ToLookup(c => c.PersonId);
        var begun = (await db.Set<LessonReadingRow>().AsNoTracking().Where(r => people.Contains(r.PersonId)).ToListAsync()).ToLookup(r => r.PersonId);
        var documents = await DocumentsAsync(db, hrPersonId, path);
        var rows = members.GroupBy(m => m.Person.Id).Select(group => Row([.. group], completions[group.Key], begun[group.Key], modules, documents));
        return new RosterSheet([.. organisations], path, modules, [.. rows.OrderBy(r => r.Name, StringComparer.CurrentCulture)]);
    }

    private async Task<List<Member>> MembersAsync(TrainingDb db, Guid hrPersonId)
    {
        var today = ParisTime.DayOf(clock.GetUtcNow());
        return await (from scope in db.HrScopes
                      where scope.PersonId == hrPersonId
                      join establishment in db.Establishments on scope.OrganisationId equals establishment.OrganisationId
                      join membership in db.Memberships on establishment.Id equals membership.EstablishmentId
                      where membership.From <= today
                      join person in db.People on membership.PersonId equals person.Id
                      orderby membership.From descending
                      select new Member(membership, establishment.Name, person)).AsNoTracking().ToListAsync();
    }

    private static RosterRow Row(
        Member[] members, IEnumerable<ModuleCompletionRow> completions, IEnumerable<LessonReadingRow> begun,
        ImmutableArray<Module> modules, IReadOnlyDictionary<Guid, string> documents)
    {
        var latest = members[0];
        bool Seen(DateTimeOffset at) => members.Any(m => m.Membership.Covers(ParisTime.DayOf(at)));
        var done = completions.Where(c => Seen(c.CompletedAt)).ToArray();
        var touched = begun.Where(r => Seen(r.ReadAt)).Select(r => r.ModuleId).ToHashSet();
        var cells = modules.Select(module => done.Where(c => c.ModuleId == module.Id).MinBy(c => c.CompletedAt) switch
        {
            { } completion => new RosterCell(RosterState.Done, ParisTime.DayOf(completion.CompletedAt)),
            _ => new RosterCell(touched.Contains(module.Id) ? RosterState.UnderWay : RosterState.ToDo, null),
        });
        var minutes = done.Where(c => modules.Any(m => m.Id == c.ModuleId)).DistinctBy(c => c.ModuleId).Sum(c => c.Minutes);
        return new RosterRow(
            latest.Person.Id, latest.Person.FullName, latest.Membership.Service, latest.Establishment, [.. cells], minutes,
            documents.GetValueOrDefault(latest.Person.Id));
    }

    private static Task<Dictionary<Guid, string>> DocumentsAsync(TrainingDb db, Guid hrPersonId, LearningPath? path) =>
        path is null ? Task.FromResult(new Dictionary<Guid, string>()) : CertificateRegistry.NumbersForHrAsync(db, hrPersonId, path.Id);
}
