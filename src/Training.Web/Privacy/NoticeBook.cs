// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;

namespace Training.Web.Privacy;

/// <summary>Keeps who has read which version of the notice, and when.</summary>
internal sealed class NoticeBook(IDbContextFactory<TrainingDb> databases, Notices notices, TimeProvider clock)
{
    /// <summary>Keeps that somebody has read a version; once is enough, and a version that is not there cannot be read.</summary>
    public async Task KeepAsync(Guid person, int version)
    {
        if (notices.Find(version, "fr") is null) return;
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Set<NoticeReadingRow>().AnyAsync(r => r.PersonId == person && r.Version == version)) return;
        db.Add(new NoticeReadingRow { PersonId = person, Version = version, Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName, At = clock.GetUtcNow() });
        await db.SaveChangesAsync();
    }

    /// <summary>The latest version that somebody has read; 0 for none.</summary>
    public async Task<int> LatestAsync(Guid person)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<NoticeReadingRow>().Where(r => r.PersonId == person).MaxAsync(r => (int?)r.Version) ?? 0;
    }
}
