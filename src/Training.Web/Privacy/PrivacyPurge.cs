// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;

namespace Training.Web.Privacy;

/// <summary>What this room lets go of in time.</summary>
internal static class PrivacyPurge
{
    /// <summary>Twelve months at most, whoever is held back: a security log proves no training.</summary>
    public static Task<int> AuditLogAsync(PurgeWork work)
    {
        var before = work.Now - work.Durations.AuditLog;
        return work.Db.Set<AuditRow>().Where(r => r.At < before).ExecuteDeleteAsync();
    }

    /// <summary>Answered requests; one whose rest has yet to be erased waits for that.</summary>
    public static Task<int> RequestsAsync(PurgeWork work)
    {
        var before = work.Now - work.Durations.Requests;
        return work.Db.Set<RightsRequestRow>()
            .Where(r => r.DecidedAt < before && r.State != RequestState.Open && r.State != RequestState.PartlyDone && !work.Held.Contains(r.PersonId)).ExecuteDeleteAsync();
    }
}
