// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Web.Persistence;
using Training.Web.Progress;

namespace Training.Web.Certificates;

/// <summary>Which documents of the register are asked for; kept in the query string. What is null filters nothing.</summary>
internal sealed record DocumentFilter
{
    public Guid? EstablishmentId { get; init; }

    /// <summary>Only documents of these paths and modules; none named filters nothing.</summary>
    public ImmutableArray<TrainingKey> Trainings { get; init; } = [];
    public CertificateKind? Kind { get; init; }
    public DocumentStatus? Status { get; init; }

    /// <summary>First day of issue, Europe/Paris.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day of issue, included.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Only documents of these people; none named filters nothing.</summary>
    public ImmutableArray<Guid> People { get; init; } = [];

    public bool IsEmpty => People.Length == 0 && Trainings.Length == 0 && this == new DocumentFilter { People = People, Trainings = Trainings };

    /// <summary>From a query string; what cannot be read counts as not said.</summary>
    public static DocumentFilter Read(IQueryCollection query) => new()
    {
        EstablishmentId = Guid.TryParse(query["establishment"], out var establishment) ? establishment : null,
        Trainings = [.. query["training"].Select(TrainingKey.Read).OfType<TrainingKey>().Take(200)],
        Kind = Enum.TryParse<CertificateKind>(query["kind"], out var kind) && Enum.IsDefined(kind) ? kind : null,
        Status = Enum.TryParse<DocumentStatus>(query["status"], out var status) && Enum.IsDefined(status) ? status : null,
        From = Day(query["from"]), To = Day(query["to"]),
        People = [.. query["person"].Select(p => Guid.TryParse(p, out var person) ? person : Guid.Empty).Take(1000)],
    };

    /// <summary>For the query string.</summary>
    public IEnumerable<(string Key, string Value)> Query =>
    [
        ("establishment", EstablishmentId?.ToString() ?? ""), .. Trainings.Select(t => ("training", t.ToString())), ("kind", Kind?.ToString() ?? ""), ("status", Status?.ToString() ?? ""),
        .. People.Select(p => ("person", p.ToString("N"))),
        ("from", From?.ToString("O", CultureInfo.InvariantCulture) ?? ""), ("to", To?.ToString("O", CultureInfo.InvariantCulture) ?? ""),
    ];

    internal string[] Ids(EditionOf of) => [.. Trainings.Where(t => t.Of == of).Select(t => t.Id)];

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}

/// <summary>One line of the register. What a withdrawn document said is empty.</summary>
internal sealed record ShelvedDocument(
    string Number, Guid PersonId, string Holder, CertificateKind Kind, string Title, string Training, string Establishment,
    int Minutes, DateOnly? FirstDay, DateOnly? LastDay, DateOnly IssuedOn, DocumentStatus Status, string? Successor, string FileName, string Sha256);

/// <summary>A document with its file.</summary>
internal sealed record ShelvedFile(ShelvedDocument Document, byte[] Pdf);

/// <summary>The documents that an HR partner reaches, filtered, latest first. A line holds no rank, score or result.</summary>
internal sealed class DocumentShelf(IDbContextFactory<TrainingDb> databases, TimeProvider clock)
{
    private sealed record Line(DocumentRow Document, string? Printed, DocumentEventRow? Last);

    public async Task<int> CountAsync(Guid hrPersonId, DocumentFilter filter, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await Filtered(db, hrPersonId, filter).CountAsync(stop);
    }

    /// <summary>Lines from <paramref name="skip"/> on, <paramref name="take"/> at most.</summary>
    public async Task<ImmutableArray<ShelvedDocument>> PageAsync(Guid hrPersonId, DocumentFilter filter, int skip, int take, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var lines = await Lines(db, Filtered(db, hrPersonId, filter).OrderByDescending(d => d.IssuedAt).ThenBy(d => d.Number).Skip(skip).Take(take)).ToListAsync(stop);
        return [.. lines.Select(Read)];
    }

    /// <summary>All lines one after the other, in flat memory.</summary>
    public async IAsyncEnumerable<ShelvedDocument> LinesAsync(Guid hrPersonId, DocumentFilter filter, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var all = Lines(db, Filtered(db, hrPersonId, filter).OrderByDescending(d => d.IssuedAt).ThenBy(d => d.Number));
        await foreach (var line in all.AsAsyncEnumerable().WithCancellation(stop)) yield return Read(line);
    }

    /// <summary>How many files <see cref="FilesAsync"/> would give.</summary>
    public async Task<int> CountFilesAsync(Guid hrPersonId, DocumentFilter filter, CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        return await WithFiles(db, hrPersonId, filter).CountAsync(stop);
    }

    /// <summary>
    /// The files, one in memory at a time, each written down as downloaded before it is given. Without a status in the filter only valid
    /// documents are given; withdrawn ones have no file.
    /// </summary>
    public async IAsyncEnumerable<ShelvedFile> FilesAsync(Guid hrPersonId, DocumentFilter filter, [EnumeratorCancellation] CancellationToken stop = default)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var numbers = await WithFiles(db, hrPersonId, filter).OrderByDescending(d => d.IssuedAt).ThenBy(d => d.Number).Select(d => d.Number).ToListAsync(stop);
        foreach (var number in numbers)
        {
            // Asked again for each: a right or a content that went meanwhile is not given away.
            var line = await Lines(db, DocumentReach.ForHr(db, hrPersonId).Where(d => d.Number == number)).SingleOrDefaultAsync(stop);
            var pdf = await db.Set<DocumentContentRow>().Where(c => c.Number == number).Select(c => c.Pdf).SingleOrDefaultAsync(stop);
            if (line is null || pdf is null) continue;
            db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = hrPersonId, Action = CertificateRegistry.Downloaded, Subject = number });
            await db.SaveChangesAsync(stop);
            db.ChangeTracker.Clear();
            yield return new ShelvedFile(Read(line), pdf);
        }
    }

    private static IQueryable<DocumentRow> WithFiles(TrainingDb db, Guid hrPersonId, DocumentFilter filter) =>
        Filtered(db, hrPersonId, filter with { Status = filter.Status ?? DocumentStatus.Valid }).Where(d => db.Set<DocumentContentRow>().Any(c => c.Number == d.Number));

    private static IQueryable<DocumentRow> Filtered(TrainingDb db, Guid hrPersonId, DocumentFilter filter)
    {
        var documents = DocumentReach.ForHr(db, hrPersonId).AsNoTracking();
        if (filter.EstablishmentId is { } establishment) documents = documents.Where(d => d.EstablishmentId == establishment);
        if (filter.Trainings.Length > 0)
        {
            var (paths, modules) = (filter.Ids(EditionOf.Path), filter.Ids(EditionOf.Module));
            documents = documents.Where(d => d.TrainingOf == EditionOf.Path ? paths.Contains(d.TrainingId) : modules.Contains(d.TrainingId));
        }

        if (filter.People.Length > 0) documents = documents.Where(d => filter.People.Contains(d.PersonId));
        if (filter.Kind is { } kind) documents = documents.Where(d => d.Kind == kind);
        if (filter.From is { } from) documents = documents.Where(d => d.IssuedOn >= from);
        if (filter.To is { } to) documents = documents.Where(d => d.IssuedOn <= to);
        if (filter.Status is not { } status) return documents;
        if (status == DocumentStatus.Valid) return documents.Valid(db);
        var ended = Enum.Parse<DocumentEvent>(status.ToString());
        return documents.Where(d => db.Set<DocumentEventRow>().Where(e => e.Number == d.Number).OrderByDescending(e => e.Id).Select(e => e.Event).First() == ended);
    }

    private static IQueryable<Line> Lines(TrainingDb db, IQueryable<DocumentRow> documents) =>
        from document in documents
        join content in db.Set<DocumentContentRow>() on document.Number equals content.Number into contents
        from content in contents.DefaultIfEmpty()
        select new Line(
            document, content == null ? null : content.Printed,
            db.Set<DocumentEventRow>().Where(e => e.Number == document.Number && e.Event != DocumentEvent.Issued).OrderByDescending(e => e.Id).FirstOrDefault());

    private static ShelvedDocument Read(Line line)
    {
        var (document, said, status) = (line.Document, line.Printed is null ? null : DocumentReach.Read(line.Printed), DocumentReach.StatusAfter(line.Last?.Event));
        return new ShelvedDocument(
            document.Number, document.PersonId, said?.HolderName ?? "", document.Kind, CertificateWording.Of(document.Kind).Title, said?.Training ?? "",
            said?.Establishment ?? "", said?.Minutes ?? 0, said?.FirstDay, said?.LastDay, document.IssuedOn, said is null ? DocumentStatus.Withdrawn : status,
            line.Last?.Successor, said is null ? FileNames.Of(document.Number) : FileNames.Of(said, document.Number), document.Sha256);
    }
}
