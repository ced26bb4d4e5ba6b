// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Web.Persistence;
using Training.Web.Privacy;

namespace Training.Web.Certificates;

/// <summary>A document for who keeps it, or reads its life.</summary>
/// <param name="Document">What anybody may read of it.</param>
/// <param name="Downloads">Who took the file, latest first.</param>
/// <param name="Duty">Until when nothing may erase it, and why; null when nothing obliges.</param>
/// <param name="IsHeld">Whether a legal hold forbids to erase what it says.</param>
/// <param name="IsTheirs">Whether they may act on it.</param>
internal sealed record KeptDocument(CheckedDocument Document, ImmutableArray<Download> Downloads, EvidenceDuty? Duty, bool IsHeld, bool IsTheirs);

/// <summary>What the filters of the register offer.</summary>
internal sealed record RegisterChoices(ImmutableArray<(Guid Id, string Name)> Establishments, ImmutableArray<(TrainingKey Key, string Title)> Trainings);

/// <summary>Reads for the register's pages. Every query starts from who asks.</summary>
internal sealed class KeptDocuments(IDbContextFactory<TrainingDb> databases, CertificateRegistry registry, EvidenceDuties duties)
{
    /// <summary>A document whose life they may read; null for any other.</summary>
    public async Task<KeptDocument?> FindAsync(Keeper keeper, CertificateNumber number)
    {
        await using var db = await databases.CreateDbContextAsync();
        var key = number.ToString();
        if (await DocumentReach.Seen(db, keeper).AsNoTracking().SingleOrDefaultAsync(d => d.Number == key) is not { } row) return null;
        return await registry.FindAsync(number) is { } document
            ? new KeptDocument(
                document, [.. (await CertificateRegistry.DownloadsAsync(db, [key]))[key]], await duties.LongestAsync(db, row),
                await LegalHolds.CoversAsync(db, row.PersonId), await DocumentReach.For(db, keeper).AnyAsync(d => d.Number == key))
            : null;
    }

    /// <summary>Establishments and trainings that the documents of an HR partner name.</summary>
    public async Task<RegisterChoices> ChoicesAsync(Guid hrPersonId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var documents = DocumentReach.ForHr(db, hrPersonId);
        var establishments = await db.Establishments.Where(e => documents.Any(d => d.EstablishmentId == e.Id)).Select(e => new { e.Id, e.Name }).ToListAsync();
        var trainings = await (from document in documents
                               join content in db.Set<DocumentContentRow>() on document.Number equals content.Number
                               group content by new { document.TrainingOf, document.TrainingId } into same
                               select new { same.Key.TrainingOf, same.Key.TrainingId, Printed = same.Max(c => c.Printed) }).ToListAsync();
        return new RegisterChoices(
            [.. establishments.Select(e => (e.Id, e.Name)).OrderBy(e => e.Name, StringComparer.CurrentCulture)],
            [.. trainings.Select(t => (Key: new TrainingKey(t.TrainingOf, t.TrainingId), DocumentReach.Read(t.Printed).Training)).OrderBy(t => t.Training, StringComparer.CurrentCulture)]);
    }
}
