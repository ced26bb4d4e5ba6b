// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Web.Persistence;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Certificates;

/// <summary>A file for who asked for it, under a name that tells what it is.</summary>
internal sealed record OpenedFile(byte[] Pdf, string FileName);

/// <summary>Gives documents, keeps them as they were given, and finds them again for who may see them.</summary>
internal sealed class CertificateRegistry(
    IDbContextFactory<TrainingDb> databases, ICertificateRenderer renderer, DocumentSeal seal, PublicAddress site, TimeProvider clock)
{
    /// <summary>The word of the audit log for a file taken by somebody else than its holder.</summary>
    public const string Downloaded = "document.downloaded";

    /// <summary>Freezes a document. Asking twice for the same right, even at the same moment, gives the same document.</summary>
    public async Task<Issuing> IssueAsync(Entitlement right)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await GivenAsync(db, right) is { } given) return given;
        if (RefusalOf(right) is { } refusal) return refusal;
        var number = Add(db, right, edition: 1);
        try
        {
            await db.SaveChangesAsync();
            return new Issued(number);
        }
        catch (DbUpdateException)
        {
            // Somebody asked at the same moment: the key in the file kept one of the two.
            db.ChangeTracker.Clear();
            if (await GivenAsync(db, right) is { } other) return other;
            throw;
        }
    }

    /// <summary>What keeps a document from being given; null when nothing does.</summary>
    public Issuing? RefusalOf(Draft draft) => draft.Right is not { } right ? draft.Refusal
        : renderer.FirstUnprintable(right.Certificate) is { } character ? new CharacterMissing(character) : null;

    /// <summary>What the public page may say; null when no document has this number.</summary>
    public async Task<CheckedDocument?> FindAsync(CertificateNumber number)
    {
        await using var db = await databases.CreateDbContextAsync();
        var key = number.ToString();
        var document = await db.Set<DocumentRow>().AsNoTracking().SingleOrDefaultAsync(d => d.Number == key);
        if (document is null) return null;
        var printed = await db.Set<DocumentContentRow>().Where(c => c.Number == key).Select(c => c.Printed).SingleOrDefaultAsync();
        var events = await db.Set<DocumentEventRow>().AsNoTracking().Where(e => e.Number == key).OrderBy(e => e.Id).ToListAsync();
        var steps = events.Select(e => new DocumentStep(DocumentReach.StatusAfter(e.Event), ParisTime.DayOf(e.At), e.Reason, e.Successor)).ToList();
        // An erasure that left no event still shows as one.
        if (printed is null && steps[^1].Status != DocumentStatus.Withdrawn) steps.Add(new DocumentStep(DocumentStatus.Withdrawn, steps[^1].On, "", null));
        // The day counts before the round that marks it.
        if (steps[^1].Status == DocumentStatus.Valid && document.ValidUntil is { } last && last < ParisTime.DayOf(clock.GetUtcNow()))
            steps.Add(new DocumentStep(DocumentStatus.Expired, last.AddDays(1), "", null));
        return new CheckedDocument(
            key, printed is null ? null : DocumentReach.Read(printed), steps[^1].Status, [.. steps], document.IssuedOn, document.Sha256);
    }

    /// <summary>The printed fields for who may open the file; null for anybody else.</summary>
    public async Task<Certificate?> OpenAsync(Guid viewerId, CertificateNumber number)
    {
        await using var db = await databases.CreateDbContextAsync();
        var printed = await Openable(db, viewerId, number).Select(c => c.Printed).SingleOrDefaultAsync();
        return printed is null ? null : DocumentReach.Read(printed);
    }

    /// <summary>Whose document it is; only for who opened it.</summary>
    public async Task<Guid?> HolderAsync(CertificateNumber number)
    {
        await using var db = await databases.CreateDbContextAsync();
        var key = number.ToString();
        return await db.Set<DocumentRow>().Where(d => d.Number == key).Select(d => (Guid?)d.PersonId).SingleOrDefaultAsync();
    }

    /// <summary>The file for its holder or for HR of the organisation of that day; null for anybody else. What HR opens is logged.</summary>
    public async Task<OpenedFile?> OpenPdfAsync(Guid viewerId, CertificateNumber number)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await Openable(db, viewerId, number).SingleOrDefaultAsync() is not { } content) return null;
        if (!await db.Set<DocumentRow>().AnyAsync(d => d.Number == content.Number && d.PersonId == viewerId))
        {
            db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = viewerId, Action = Downloaded, Subject = content.Number });
            await db.SaveChangesAsync();
        }

        return new OpenedFile(content.Pdf, FileNames.Of(DocumentReach.Read(content.Printed), content.Number));
    }

    /// <summary>A person's own documents, latest first, withdrawn ones too, with who else took them.</summary>
    public async Task<IReadOnlyList<OwnDocument>> OfAsync(Guid personId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var rows = await (from document in db.Set<DocumentRow>()
                          where document.PersonId == personId
                          join content in db.Set<DocumentContentRow>() on document.Number equals content.Number into contents
                          from content in contents.DefaultIfEmpty()
                          orderby document.IssuedAt descending
                          select new
                          {
                              document.Number, document.Kind, document.IssuedOn, content.Printed,
                              Last = db.Set<DocumentEventRow>().Where(e => e.Number == document.Number && e.Event != DocumentEvent.Issued)
                                  .OrderByDescending(e => e.Id).Select(e => (DocumentEvent?)e.Event).FirstOrDefault(),
                          }).ToListAsync();
        var downloads = await DownloadsAsync(db, [.. rows.Select(r => r.Number)]);
        return [.. rows.Select(r => (r, Said: r.Printed is null ? null : DocumentReach.Read(r.Printed))).Select(d => new OwnDocument(
            d.r.Number, d.Said?.Wording.Title ?? CertificateWording.Of(d.r.Kind).Title, d.Said?.Training ?? "", d.r.IssuedOn,
            d.Said is null ? DocumentStatus.Withdrawn : DocumentReach.StatusAfter(d.r.Last), [.. downloads[d.r.Number]]))];
    }

    /// <summary>Draws a document and adds its three rows to the context; the caller saves them.</summary>
    /// <param name="db">The caller's context.</param>
    /// <param name="right">What it says, all of it printable.</param>
    /// <param name="edition">1 for the first document of a right.</param>
    internal CertificateNumber Add(TrainingDb db, Entitlement right, int edition)
    {
        var number = CertificateNumber.FromBytes(RandomNumberGenerator.GetBytes(CertificateNumber.ByteCount));
        var (now, key, certificate) = (clock.GetUtcNow(), number.ToString(), right.Certificate with { SignatureSentence = seal.Sentence });
        var pdf = seal.Sign(renderer.Render(certificate, number, site.Of(Addresses.Verify(key)), right.Stamp), now);
        db.Add(new DocumentRow
        {
            Number = key, Kind = certificate.Kind, PersonId = right.PersonId, TrainingOf = right.Training.Of, TrainingId = right.Training.Id,
            TrainingVersion = right.Training.Version, TrainingHash = right.Training.Hash, Modules = JsonSerializer.Serialize(right.Modules), Edition = edition,
            IssuedById = right.IssuedById, EstablishmentId = right.EstablishmentId, OrganisationId = right.OrganisationId, Template = renderer.Template,
            Issuer = certificate.Issuer, Signatory = certificate.SignatoryName, Sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf)),
            IssuedAt = now, IssuedOn = certificate.IssuedOn, EarnedOn = certificate.LastDay, ValidUntil = certificate.ValidUntil,
        });
        db.Add(new DocumentContentRow { Number = key, Printed = JsonSerializer.Serialize(certificate, DocumentReach.Json), Pdf = pdf });
        db.Add(new DocumentEventRow { Number = key, Event = DocumentEvent.Issued, At = now, ByPersonId = right.IssuedById });
        if (certificate.ValidUntil < ParisTime.DayOf(now)) db.Add(new DocumentEventRow { Number = key, Event = DocumentEvent.Expired, At = now });
        return number;
    }

    internal static async Task<ILookup<string, Download>> DownloadsAsync(TrainingDb db, string[] numbers)
    {
        var rows = await (from entry in db.Set<AuditRow>().AsNoTracking()
                          where entry.Action == Downloaded && numbers.Contains(entry.Subject)
                          join person in db.People on entry.PersonId equals person.Id
                          orderby entry.Id descending
                          select new { entry.Subject, entry.At, person.GivenName, person.FamilyName }).ToListAsync();
        return rows.ToLookup(r => r.Subject, r => new Download($"{r.GivenName} {r.FamilyName}", r.At));
    }

    /// <summary>The only door to contents.</summary>
    private static IQueryable<DocumentContentRow> Openable(TrainingDb db, Guid viewerId, CertificateNumber number)
    {
        var key = number.ToString();
        return db.Set<DocumentContentRow>().AsNoTracking()
            .Where(c => c.Number == key && DocumentReach.Readable(db, viewerId).Any(d => d.Number == c.Number));
    }

    private static async Task<Issued?> GivenAsync(TrainingDb db, Entitlement right)
    {
        var (kind, training) = (right.Certificate.Kind, right.Training);
        var number = await db.Set<DocumentRow>()
            .Where(d => d.PersonId == right.PersonId && d.Kind == kind && d.TrainingOf == training.Of && d.TrainingId == training.Id && d.TrainingVersion == training.Version)
            .OrderByDescending(d => d.Edition).Select(d => d.Number).FirstOrDefaultAsync();
        return CertificateNumber.TryParse(number, out var given) ? new Issued(given) : null;
    }
}
