// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Certificates;

/// <summary>Gives documents, keeps them as they were given, and finds them again for who may see them.</summary>
internal sealed class CertificateRegistry(
    IDbContextFactory<TrainingDb> databases, ICertificateRenderer renderer, PublicAddress site, TimeProvider clock)
{
    /// <summary>Words rather than ranks for enumerations: what is kept for years must not depend on the order of a list in the code.</summary>
    private static readonly JsonSerializerOptions Json = new() { Converters = { new JsonStringEnumConverter() } };

    /// <summary>Freezes a document. Asking twice for the same right, even at the same moment, gives the same document.</summary>
    public async Task<Issuing> IssueAsync(Entitlement right)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await GivenAsync(db, right) is { } given) return given;
        if (renderer.FirstUnprintable(right.Certificate) is { } character) return new CharacterMissing(character);

        var number = CertificateNumber.FromBytes(RandomNumberGenerator.GetBytes(CertificateNumber.ByteCount));
        var pdf = renderer.Render(right.Certificate, number, site.Of(Addresses.Verify(number.ToString())));
        Add(db, right, number.ToString(), pdf);
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

    /// <summary>What the public page may say; null when no document has this number.</summary>
    public async Task<CheckedDocument?> FindAsync(CertificateNumber number)
    {
        await using var db = await databases.CreateDbContextAsync();
        var key = number.ToString();
        var document = await db.Set<DocumentRow>().AsNoTracking().SingleOrDefaultAsync(d => d.Number == key);
        if (document is null) return null;
        var printed = await db.Set<DocumentContentRow>().Where(c => c.Number == key).Select(c => c.Printed).SingleOrDefaultAsync();
        var events = await db.Set<DocumentEventRow>().AsNoTracking().Where(e => e.Number == key).OrderBy(e => e.Id).ToListAsync();
        var last = events.LastOrDefault(e => e.Event != DocumentEvent.Issued);
        var status = printed is null ? DocumentStatus.Withdrawn : StatusAfter(last?.Event);
        return new CheckedDocument(
            key, printed is null ? null : Read(printed), status, last is null ? null : ParisTime.DayOf(last.At), last?.Reason ?? "", last?.Successor,
            document.IssuedOn, document.Sha256);
    }

    /// <summary>The printed fields for who may open the file; null for anybody else.</summary>
    public async Task<Certificate?> OpenAsync(Guid viewerId, CertificateNumber number)
    {
        await using var db = await databases.CreateDbContextAsync();
        var printed = await Openable(db, viewerId, number).Select(c => c.Printed).SingleOrDefaultAsync();
        return printed is null ? null : Read(printed);
    }

    /// <summary>The file for its holder or for HR of the organisation of that day; null for anybody else. What HR opens is logged.</summary>
    public async Task<byte[]?> OpenPdfAsync(Guid viewerId, CertificateNumber number)
    {
        await using var db = await databases.CreateDbContextAsync();
        var pdf = await Openable(db, viewerId, number).Select(c => c.Pdf).SingleOrDefaultAsync();
        if (pdf is null) return null;
        var key = number.ToString();
        if (!await db.Set<DocumentRow>().AnyAsync(d => d.Number == key && d.PersonId == viewerId))
        {
            db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = viewerId, Action = "document.downloaded", Subject = key });
            await db.SaveChangesAsync();
        }

        return pdf;
    }

    /// <summary>A person's own documents, latest first.</summary>
    public async Task<IReadOnlyList<OwnDocument>> OfAsync(Guid personId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var rows = await (from document in db.Set<DocumentRow>()
                          where document.PersonId == personId
                          join content in db.Set<DocumentContentRow>() on document.Number equals content.Number
                          orderby document.IssuedAt descending
                          select new
                          {
                              document.Number, document.IssuedOn, content.Printed,
                              Last = db.Set<DocumentEventRow>().Where(e => e.Number == document.Number && e.Event != DocumentEvent.Issued)
                                  .OrderByDescending(e => e.Id).Select(e => (DocumentEvent?)e.Event).FirstOrDefault(),
                          }).ToListAsync();
        return [.. rows.Select(r => (r, Certificate: Read(r.Printed))).Select(d => new OwnDocument(
            d.r.Number, d.Certificate.Wording.Title, d.Certificate.Training, d.r.IssuedOn, StatusAfter(d.r.Last)))];
    }

    /// <summary>Latest valid document of each person for a path among those that an HR account may open: person to number.</summary>
    public static async Task<Dictionary<Guid, string>> NumbersForHrAsync(TrainingDb db, Guid hrPersonId, string pathId)
    {
        var rows = await (from document in db.Set<DocumentRow>()
                          where document.PathId == pathId && VisibleToHr(db, hrPersonId).Any(number => number == document.Number)
                              && !db.Set<DocumentEventRow>().Any(e => e.Number == document.Number && e.Event != DocumentEvent.Issued)
                          orderby document.IssuedAt
                          select new { document.PersonId, document.Number }).ToListAsync();
        return rows.GroupBy(r => r.PersonId).ToDictionary(g => g.Key, g => g.Last().Number);
    }

    /// <summary>The only door to contents: the holder's, and those that an HR account may open.</summary>
    private static IQueryable<DocumentContentRow> Openable(TrainingDb db, Guid viewerId, CertificateNumber number)
    {
        var key = number.ToString();
        return from content in db.Set<DocumentContentRow>().AsNoTracking()
               join document in db.Set<DocumentRow>() on content.Number equals document.Number
               where document.Number == key
                   && (document.PersonId == viewerId || VisibleToHr(db, viewerId).Any(visible => visible == document.Number))
               select content;
    }

    /// <summary>Numbers given under an organisation in the account's scopes, on a day within a membership of the holder there.</summary>
    private static IQueryable<string> VisibleToHr(TrainingDb db, Guid hrPersonId) =>
        from document in db.Set<DocumentRow>()
        join scope in db.HrScopes on document.OrganisationId equals scope.OrganisationId
        where scope.PersonId == hrPersonId
            && (from membership in db.Memberships
                join establishment in db.Establishments on membership.EstablishmentId equals establishment.Id
                where membership.PersonId == document.PersonId && establishment.OrganisationId == scope.OrganisationId
                    && membership.From <= document.IssuedOn && (membership.To == null || membership.To >= document.IssuedOn)
                select membership).Any()
        select document.Number;

    private static async Task<Issued?> GivenAsync(TrainingDb db, Entitlement right)
    {
        var number = await db.Set<DocumentRow>()
            .Where(d => d.PersonId == right.PersonId && d.Kind == right.Certificate.Kind && d.PathId == right.PathId && d.PathVersion == right.PathVersion)
            .OrderByDescending(d => d.Edition).Select(d => d.Number).FirstOrDefaultAsync();
        return CertificateNumber.TryParse(number, out var given) ? new Issued(given) : null;
    }

    private void Add(TrainingDb db, Entitlement right, string number, byte[] pdf)
    {
        var (now, certificate) = (clock.GetUtcNow(), right.Certificate);
        db.Add(new DocumentRow
        {
            Number = number, Kind = certificate.Kind, PersonId = right.PersonId, PathId = right.PathId, PathVersion = right.PathVersion,
            PathHash = right.PathHash, Modules = JsonSerializer.Serialize(right.Modules), EstablishmentId = right.EstablishmentId,
            OrganisationId = right.OrganisationId, Template = renderer.Template, Issuer = certificate.Issuer, Signatory = certificate.SignatoryName,
            Sha256 = Convert.ToHexStringLower(SHA256.HashData(pdf)), IssuedAt = now, IssuedOn = certificate.IssuedOn,
        });
        db.Add(new DocumentContentRow { Number = number, Printed = JsonSerializer.Serialize(certificate, Json), Pdf = pdf });
        db.Add(new DocumentEventRow { Number = number, Event = DocumentEvent.Issued, At = now });
    }

    private static DocumentStatus StatusAfter(DocumentEvent? last) => last switch
    {
        DocumentEvent.Revoked => DocumentStatus.Revoked,
        DocumentEvent.Superseded => DocumentStatus.Superseded,
        DocumentEvent.Expired => DocumentStatus.Expired,
        DocumentEvent.Withdrawn => DocumentStatus.Withdrawn,
        _ => DocumentStatus.Valid,
    };

    private static Certificate Read(string printed) =>
        JsonSerializer.Deserialize<Certificate>(printed, Json) ?? throw new InvalidOperationException("A document's printed fields are empty.");
}
