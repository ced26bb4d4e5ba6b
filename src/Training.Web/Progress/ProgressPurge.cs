// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;

namespace Training.Web.Progress;

/// <summary>The review's answers have their day; what was read and completed does not: it is the person's own way.</summary>
internal static class ProgressPurge
{
    public static Task<int> RunAsync(PurgeWork work)
    {
        var before = work.Now - work.Durations.Answers;
        return work.Db.Set<ReviewLogRow>().Where(r => r.At < before && !work.Held.Contains(r.PersonId)).ExecuteDeleteAsync();
    }
}
