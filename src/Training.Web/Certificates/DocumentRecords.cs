// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Web.Persistence;

namespace Training.Web.Certificates;

/// <summary>
/// What this room keeps of people. Number, versions and hash of a document stay for ever and name nobody; what it says goes with an erasure, unless
/// it is a certificat de réalisation that its issuer must keep.
/// </summary>
internal static class DocumentRecords
{
    public static IServiceCollection AddDocumentRecords(this IServiceCollection services) => services
        .AddPersonal("documents", Keeping.Trace, (db, person) => db.Set<DocumentRow>().Where(d => d.PersonId == person))
        .AddPersonal("document-contents", Keeping.UntilErased, Contents, EraseContentsAsync)
        .AddPersonal("document-events", Keeping.Trace, (db, person) =>
            db.Set<DocumentEventRow>().Where(e => e.ByPersonId == person || db.Set<DocumentRow>().Any(d => d.Number == e.Number && d.PersonId == person)));

    private static IQueryable<DocumentContentRow> Contents(TrainingDb db, Guid person) =>
        db.Set<DocumentContentRow>().Where(c => db.Set<DocumentRow>().Any(d => d.Number == c.Number && d.PersonId == person));

    private static async Task<int> EraseContentsAsync(ErasureWork work)
    {
        var db = work.Db;
        var keeps = work.EvidenceUntil is not null;
        var numbers = await (from content in Contents(db, work.Person)
                             join document in db.Set<DocumentRow>() on content.Number equals document.Number
                             where !keeps || document.Kind != CertificateKind.Realisation
                             select document.Number).ToListAsync();
        db.AddRange(numbers.Select(number => new DocumentEventRow { Number = number, Event = DocumentEvent.Withdrawn, At = work.Now, ByPersonId = work.By }));
        await db.SaveChangesAsync();
        return await db.Set<DocumentContentRow>().Where(c => numbers.Contains(c.Number)).ExecuteDeleteAsync();
    }
}
