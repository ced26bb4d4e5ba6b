// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;

namespace Training.Web.Privacy;

/// <summary>What this room keeps of people. That a request was answered in time stays provable; what it said goes with the person.</summary>
internal static class PrivacyRecords
{
    public static IServiceCollection AddPrivacyRecords(this IServiceCollection services) => services
        .AddPersonal("requests", Keeping.Trace, (db, person) => db.Set<RightsRequestRow>().Where(r => r.PersonId == person), work =>
            work.EvidenceUntil is not null ? Task.FromResult(0)
            : work.Db.Set<RightsRequestRow>().Where(r => r.PersonId == work.Person).ExecuteUpdateAsync(r => r
                .SetProperty(q => q.GivenName, "").SetProperty(q => q.FamilyName, "").SetProperty(q => q.Text, "").SetProperty(q => q.Answer, "")))
        .AddPersonal("notices-read", Keeping.UntilErased, (db, person) => db.Set<NoticeReadingRow>().Where(r => r.PersonId == person))
        .AddPersonal("legal-holds", Keeping.Trace, (db, person) => db.Set<LegalHoldRow>().Where(h => h.PersonId == person || h.PlacedBy == person))
        .AddPersonal("audit-log", Keeping.Trace, AuditOf);

    private static IQueryable<AuditRow> AuditOf(TrainingDb db, Guid person)
    {
        var id = person.ToString("N");
        return db.Set<AuditRow>().Where(r => r.PersonId == person || EF.Functions.Like(r.Subject, "%" + id));
    }
}
