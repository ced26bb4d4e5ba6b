// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.IO.Compression;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using PdfSharp.Pdf;
using PdfSharp.Pdf.IO;
using Training.Web.Certificates;
using Training.Web.Certificates.Pdf;
using Training.Web.Persistence;

namespace Training.Web.Organisations;

/// <summary>Many documents at once: an archive, one merged file, or the register as a table. One document is in memory at a time, but for the merged file.</summary>
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

    /// <summary>All pages in one file, for printing: a copy, whose own bytes no number vouches for. The library keeps no structure of imported pages.</summary>
    /// <returns>A temporary file that goes when it is closed.</returns>
    public async Task<Stream> MergeAsync(Guid hrPersonId, DocumentFilter filter, CancellationToken stop)
    {
        PdfFonts.Prepare();
        using var merged = new PdfDocument();
        merged.Info.Title = say["merged-title"];
        merged.Language = "fr-FR";
        await foreach (var file in shelf.FilesAsync(hrPersonId, filter, stop))
        {
            using var one = PdfReader.Open(new MemoryStream(file.Pdf), PdfDocumentOpenMode.Import);
            foreach (var page in one.Pages) merged.AddPage(page);
        }

        var target = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        if (merged.PageCount > 0) await merged.SaveAsync(target);
        target.Position = 0;
        return target;
    }

    /// <summary>The register, whatever became of each document; no cell can be taken for a formula.</summary>
    public async Task CsvAsync(Stream target, Guid hrPersonId, DocumentFilter filter, CancellationToken stop)
    {
        await using var text = new StreamWriter(target, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await text.WriteLineAsync(CsvLine.Of([.. Columns.Select(c => say[$"csv-{c}"].Value)]).AsMemory(), stop);
        await foreach (var d in shelf.LinesAsync(hrPersonId, filter, stop))
        {
            await text.WriteLineAsync(CsvLine.Of(
                d.Number, d.Holder, d.Title, d.Training, d.Establishment, (d.Minutes / 60m).ToString("0.##", CultureInfo.CurrentCulture), Iso(d.FirstDay), Iso(d.LastDay),
                Iso(d.IssuedOn), say[$"document-{d.Status}"], d.Successor ?? "", d.Sha256).AsMemory(), stop);
        }

        await using var db = await databases.CreateDbContextAsync(stop);
        db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = hrPersonId, Action = "register.exported", Subject = "" });
        await db.SaveChangesAsync(stop);
    }

    private static readonly string[] Columns = ["number", "holder", "kind", "training", "establishment", "hours", "first", "last", "issued", "status", "successor", "sha256"];

    private static string Iso(DateOnly? day) => RosterFilter.Day(day);
}
