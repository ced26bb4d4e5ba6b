// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Web.Certificates;
using Training.Web.Persistence;
using Training.Web.Progress;

namespace Training.Web.Organisations;

/// <summary>A document that HR may open.</summary>
public sealed record KnownDocument(string Number, CertificateKind Kind, EditionOf TrainingOf, string TrainingId, DateOnly IssuedOn, DocumentStatus Status);

/// <summary>The documents that the table links to: those which the registry would open, and which are worth something today.</summary>
internal static class RosterDocuments
{
    public static IQueryable<DocumentRow> ValidFor(TrainingDb db, Guid hrPersonId) => DocumentReach.ForHr(db, hrPersonId).Valid(db);

    /// <summary>All documents of a person that the account may open, latest first, whatever became of them.</summary>
    public static async Task<List<KnownDocument>> OfAsync(TrainingDb db, Guid hrPersonId, Guid person)
    {
        var rows = await DocumentReach.ForHr(db, hrPersonId).Where(d => d.PersonId == person).OrderByDescending(d => d.IssuedAt).Select(d => new
        {
            d.Number, d.Kind, d.TrainingOf, d.TrainingId, d.IssuedOn,
            Last = db.Set<DocumentEventRow>().Where(e => e.Number == d.Number && e.Event != DocumentEvent.Issued)
                .OrderByDescending(e => e.Id).Select(e => (DocumentEvent?)e.Event).FirstOrDefault(),
        }).ToListAsync();
        return [.. rows.Select(r => new KnownDocument(r.Number, r.Kind, r.TrainingOf, r.TrainingId, r.IssuedOn, DocumentReach.StatusAfter(r.Last)))];
    }
}
