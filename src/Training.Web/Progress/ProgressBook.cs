// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Modules;
using Training.Progress;
using Training.Web.Attempts;
using Training.Web.Modules;
using Training.Web.Organisations;
using Training.Web.Persistence;

namespace Training.Web.Progress;

/// <summary>A person's way through the catalogue.</summary>
/// <param name="Readings">Lessons laid, by module, with the day.</param>
/// <param name="Completions">Modules mastered, latest first.</param>
/// <param name="Finished">Paths finished, with the day.</param>
/// <param name="OpenAttempts">Attempts under way, by module.</param>
internal sealed record PersonProgress(
    ILookup<string, LessonReadingRow> Readings, IReadOnlyList<ModuleCompletionRow> Completions,
    IReadOnlyDictionary<string, PathCompletionRow> Finished, IReadOnlyDictionary<string, Guid> OpenAttempts)
{
    public static readonly PersonProgress None = new(
        Array.Empty<LessonReadingRow>().ToLookup(r => r.ModuleId), [], new Dictionary<string, PathCompletionRow>(), new Dictionary<string, Guid>());

    public DateTimeOffset? ReadAt(string moduleId, string lessonId) => Readings[moduleId].FirstOrDefault(r => r.LessonId == lessonId)?.ReadAt;

    public ModuleProgress In(Module module) => new(
        module, [.. Readings[module.Id].Select(r => r.LessonId)], Completions.Any(c => c.ModuleId == module.Id), OpenAttempts.ContainsKey(module.Id));

    public PathProgress Along(LearningPath path, CatalogueContent content) => new(path, [.. path.Modules.Select(id => In(content.Modules[id]))]);
}

/// <summary>Keeps what was read, mastered and finished.</summary>
internal sealed class ProgressBook(IDbContextFactory<TrainingDb> databases, Catalogue catalogue, TimeProvider clock)
{
    public async Task<PersonProgress> OfAsync(Guid? personId)
    {
        if (personId is not { } id) return PersonProgress.None;
        await using var db = await databases.CreateDbContextAsync();
        var readings = await db.Set<LessonReadingRow>().AsNoTracking().Where(r => r.PersonId == id).ToListAsync();
        var completions = await db.Set<ModuleCompletionRow>().AsNoTracking().Where(c => c.PersonId == id).OrderByDescending(c => c.CompletedAt).ToListAsync();
        var finished = await db.Set<PathCompletionRow>().AsNoTracking().Where(c => c.PersonId == id).OrderBy(c => c.CompletedAt).ToListAsync();
        var open = await db.Set<AttemptRow>().Where(a => a.PersonId == id && a.FinishedAt == null).Select(a => new { a.ModuleId, a.Id }).ToListAsync();
        return new PersonProgress(
            readings.ToLookup(r => r.ModuleId), completions,
            finished.GroupBy(c => c.PathId).ToDictionary(g => g.Key, g => g.Last()),
            open.GroupBy(a => a.ModuleId).ToDictionary(g => g.Key, g => g.First().Id));
    }

    /// <summary>Lays a lesson; doing it twice keeps the first day.</summary>
    public async Task LayAsync(Guid personId, string moduleId, string lessonId)
    {
        await using var db = await databases.CreateDbContextAsync();
        await db.Database.ExecuteSqlAsync(
            $"INSERT INTO lesson_readings (person_id, module_id, lesson_id, read_at) VALUES ({personId}, {moduleId}, {lessonId}, {clock.GetUtcNow().UtcTicks}) ON CONFLICT DO NOTHING");
    }

    /// <summary>
    /// Lights the module's lamp from a passed attempt, or keeps it as the better one, then finishes the paths that were waiting for it. Idempotent; runs in the caller's transaction,
    /// so that no attempt is ever passed without its lamp.
    /// </summary>
    public async Task CompleteModuleAsync(TrainingDb db, AttemptRow attempt)
    {
        var (personId, now) = (attempt.PersonId, clock.GetUtcNow());
        var establishment = (await People.WorkplaceAsync(db, personId, now))?.EstablishmentId;
        var completion = await db.Set<ModuleCompletionRow>()
            .SingleOrDefaultAsync(c => c.PersonId == personId && c.ModuleId == attempt.ModuleId && c.ModuleVersion == attempt.ModuleVersion);
        if (completion is not null) await KeepBestAsync(db, completion, attempt);
        else if (await FollowedAsync(db, attempt) is { } module)
        {
            var firstReading = await db.Set<LessonReadingRow>().Where(r => r.PersonId == personId && r.ModuleId == module.Id)
                .OrderBy(r => r.ReadAt).Select(r => (DateTimeOffset?)r.ReadAt).FirstOrDefaultAsync();
            db.Add(new ModuleCompletionRow
            {
                Id = Guid.CreateVersion7(now), PersonId = personId, EstablishmentId = establishment, AttemptId = attempt.Id,
                ModuleId = module.Id, ModuleVersion = attempt.ModuleVersion, ModuleHash = attempt.ModuleHash,
                Minutes = module.Minutes, Badge = module.Badge,
                StartedAt = firstReading is { } read && read < attempt.StartedAt ? read : attempt.StartedAt, CompletedAt = now,
            });
            await db.SaveChangesAsync();
        }

        await FinishPathsAsync(db, personId, establishment, now);
    }

    /// <summary>The module as it was when the attempt began: its author may have gone on since.</summary>
    private async Task<ModuleEdition?> FollowedAsync(TrainingDb db, AttemptRow attempt) =>
        await Editions.ModuleAsync(db, attempt.ModuleId, attempt.ModuleHash)
        ?? (catalogue.Current.Modules.GetValueOrDefault(attempt.ModuleId) is { } module ? ModuleEdition.Of(module) : null);

    /// <summary>The day of the mastery stays the first; the result is the best.</summary>
    private static async Task KeepBestAsync(TrainingDb db, ModuleCompletionRow completion, AttemptRow attempt)
    {
        var best = await db.Set<AttemptRow>().Where(a => a.Id == completion.AttemptId).Select(a => a.Percent).SingleOrDefaultAsync() ?? 0;
        if (attempt.Percent <= best) return;
        completion.AttemptId = attempt.Id;
        await db.SaveChangesAsync();
    }

    /// <summary>
    /// Finishes the paths whose modules are all mastered. The hours of one learning are certified once: of a path that was finished before, under whatever version,
    /// only what was done since counts.
    /// </summary>
    private async Task FinishPathsAsync(TrainingDb db, Guid personId, Guid? establishment, DateTimeOffset now)
    {
        var completions = await db.Set<ModuleCompletionRow>().AsNoTracking().Where(c => c.PersonId == personId).ToListAsync();
        var finished = await db.Set<PathCompletionRow>().Where(c => c.PersonId == personId).Select(c => new { c.PathId, c.PathVersion, c.CompletedAt }).ToListAsync();
        foreach (var path in catalogue.Current.OpenPaths)
        {
            var before = finished.Where(f => f.PathId == path.Id).ToArray();
            if (before.Any(f => f.PathVersion == path.Version)) continue;
            var mastered = path.Modules.Select(id => completions.Where(c => c.ModuleId == id).MaxBy(c => c.CompletedAt)).OfType<ModuleCompletionRow>();
            Counted[] counted = [.. mastered.Select(c => new Counted(c, c.StartedAt))];
            if (before.Length > 0) counted = await DoneAnewAsync(db, counted, before.Max(f => f.CompletedAt));
            if (counted.Length < path.Modules.Length) continue;
            await Editions.FreezeAsync(db, path);
            db.Add(new PathCompletionRow
            {
                Id = Guid.CreateVersion7(now), PersonId = personId, EstablishmentId = establishment, PathId = path.Id, PathVersion = path.Version,
                PathHash = path.ContentHash, Minutes = counted.Sum(c => c.Of.Minutes), StartedAt = counted.Min(c => c.StartedAt), CompletedAt = now,
            });
        }

        await db.SaveChangesAsync();
    }

    /// <summary>Those mastered again since, each from that attempt on: the mastery of a module whose version is the same keeps its first day, and lessons theirs.</summary>
    private static async Task<Counted[]> DoneAnewAsync(TrainingDb db, Counted[] mastered, DateTimeOffset since)
    {
        List<Counted> anew = [];
        foreach (var module in mastered.Select(m => m.Of))
        {
            var begun = await db.Set<AttemptRow>().Where(a => a.PersonId == module.PersonId && a.ModuleId == module.ModuleId && a.Passed == true && a.StartedAt > since)
                .MinAsync(a => (DateTimeOffset?)a.StartedAt);
            if (begun is { } at) anew.Add(new Counted(module, at));
        }

        return [.. anew];
    }

    /// <summary>A module that makes a path finished, and when its learning began.</summary>
    private sealed record Counted(ModuleCompletionRow Of, DateTimeOffset StartedAt);
}
