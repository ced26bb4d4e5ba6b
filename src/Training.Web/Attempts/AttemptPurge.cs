// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;
using Training.Web.Progress;

namespace Training.Web.Attempts;

/// <summary>Old attempts go with their questions and answers, those that nobody finished a while after the last answer. The one that a completion points at stays: documents print its results.</summary>
internal static class AttemptPurge
{
    public static async Task<int> RunAsync(PurgeWork work)
    {
        var (db, before) = (work.Db, work.Now - work.Durations.Answers);
        var due = db.Set<AttemptRow>().Where(a => (a.FinishedAt != null
                ? a.FinishedAt < before
                : a.StartedAt < before && !db.Set<AttemptAnswerRow>().Any(r => r.AttemptId == a.Id && r.AnsweredAt >= before))
            && !work.Held.Contains(a.PersonId)
            && !db.Set<ModuleCompletionRow>().Any(c => c.AttemptId == a.Id));
        return await due.ExecuteDeleteAsync()
            + await db.Set<AttemptResetRow>().Where(r => r.At < before && !work.Held.Contains(r.PersonId)).ExecuteDeleteAsync();
    }
}
