// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Persistence;

namespace Training.Web.Progress;

/// <summary>What this room keeps of people.</summary>
internal static class ProgressRecords
{
    public static IServiceCollection AddProgressRecords(this IServiceCollection services) => services
        .AddPersonal("lessons-read", Keeping.UntilErased, (db, person) => db.Set<LessonReadingRow>().Where(r => r.PersonId == person))
        .AddPersonal("review-log", Keeping.UntilErased, (db, person) => db.Set<ReviewLogRow>().Where(r => r.PersonId == person))
        .AddPersonal("modules-completed", Keeping.Evidence, (db, person) => db.Set<ModuleCompletionRow>().Where(c => c.PersonId == person))
        .AddPersonal("paths-completed", Keeping.Evidence, (db, person) => db.Set<PathCompletionRow>().Where(c => c.PersonId == person));
}
