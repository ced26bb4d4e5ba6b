// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Training.Web.Certificates;
using Training.Web.Certificates.Pdf;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>Many documents at once: an archive, one merged file, or the register as a table. One document is in memory at a time.</summary>
internal sealed class DocumentParcels(DocumentShelf shelf, IDbContextFactory<TrainingDb> databases, IStringLocalizer<OrganisationWords> say, TimeProvider clock)
{
    /// <summary>Files under names that every system takes, as they were given.</summary>
    public async Task ZipAsync(Stream target, Guid hrPersonId, DocumentFilter filter, CancellationToken stop)
    {
        await using var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        await foreach (var file in shelf.FilesAsync(hrPersonId, filter, stop))
        {
            // They are compressed already.
            var entry = archive.CreateEntry(file.Document.FileName, CompressionLevel.NoCompression);
            await using (var content = await entry.OpenAsync(stop)) await content.WriteAsync(file.Pdf, stop);
            await target.FlushAsync(stop);
        }
    }

    /// <summary>All pages in one tagged file, for printing: a copy, whose own bytes no number vouches for.</summary>
    public async Task MergeAsync(Stream target, Guid hrPersonId, DocumentFilter filter, CancellationToken stop)
    {
        var merged = new MergedPdf(target);
        await foreach (var file in shelf.FilesAsync(hrPersonId, filter, stop))
        {
            await merged.AppendAsync(file.Pdf, stop);
            await target.FlushAsync(stop);
        }

        await merged.CompleteAsync(say["merged-title"], stop);
    }

    /// <summary>The register, whatever became of each document; no cell can be taken for a formula.</summary>
    public async Task CsvAsync(Stream target, Guid hrPersonId, DocumentFilter filter, CancellationToken stop)
    {
        await LogAsync(hrPersonId, filter, stop);
        await using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(Csv.Line([.. Columns.Select(c => say[$"csv-{c}"].Value)]).AsMemory(), stop);
        await foreach (var d in shelf.LinesAsync(hrPersonId, filter, stop))
        {
            await text.WriteLineAsync(Csv.Line(
                d.Number, d.Holder, d.Title, d.Training, d.Establishment, (d.Minutes / 60m).ToString("0.##", CultureInfo.CurrentCulture), Iso(d.FirstDay), Iso(d.LastDay),
                Iso(d.IssuedOn), say[$"document-{d.Status}"], d.Successor ?? "", d.Sha256).AsMemory(), stop);
        }
    }

    /// <summary>Written before the first line goes out: who goes away after the last has the names all the same. Named people each get a line of the log.</summary>
    private async Task LogAsync(Guid hrPersonId, DocumentFilter filter, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var organisations = await db.HrScopes.Where(s => s.PersonId == hrPersonId).Select(s => s.OrganisationId).Distinct().Take(2).ToListAsync(stop);
        var subjects = filter.People.Length == 0 ? [""] : filter.People.Distinct().Select(p => p.ToString("N"));
        db.AddRange(subjects.Select(subject => new AuditRow
        {
            At = clock.GetUtcNow(), PersonId = hrPersonId, Action = OwnExports.Register, Subject = subject, OrganisationId = organisations is [var only] ? only : null,
            Detail = OwnExports.Detail(filter),
        }));
        await db.SaveChangesAsync(stop);
    }

    private static readonly string[] Columns = ["number", "holder", "kind", "training", "establishment", "hours", "first", "last", "issued", "status", "successor", "sha256"];

    private static string Iso(DateOnly? day) => RosterFilter.Day(day);
}
