// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Certificates;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Certificates;

/// <summary>What an act on a document gave.</summary>
internal abstract record LifeChange
{
    private LifeChange()
    {
    }

    /// <param name="Number">The document to look at next: the new one where one took its place.</param>
    internal sealed record Done(string Number) : LifeChange;

    /// <summary>No document of theirs.</summary>
    internal sealed record NotFound : LifeChange;

    /// <summary>Its state does not allow it: somebody else was faster, or nothing is left to do.</summary>
    internal sealed record NotNow(DocumentStatus Status) : LifeChange;

    internal sealed record ReasonMissing : LifeChange;

    /// <summary>The new document would say the same.</summary>
    internal sealed record Unchanged : LifeChange;

    internal sealed record Refused(Issuing Why) : LifeChange;

    /// <summary>The law obliges to keep it until then.</summary>
    internal sealed record MustBeKept(DateOnly Until) : LifeChange;

    /// <summary>A legal hold on its holder, or on an organisation where they ever were, forbids it until it is lifted.</summary>
    internal sealed record Held : LifeChange;
}

/// <summary>A document that bears a name its holder had before.</summary>
/// <param name="Number">As printed.</param>
/// <param name="Why">What keeps it from being given anew; null when nothing does any more.</param>
public sealed record FormerName(string Number, Issuing? Why);

/// <summary>What becomes of documents after they were given. Events are only added; no document ever changes.</summary>
internal sealed class CertificateLife(
    IDbContextFactory<TrainingDb> databases, CertificateRegistry registry, CertificateWriter writer, EvidenceDuties duties, IOptions<DocumentOptions> options, TimeProvider clock)
{
    /// <summary>Words of the audit log; the subject is the document's number.</summary>
    public const string Revoked = "document.revoked", Replaced = "document.replaced", Withdrawn = "document.withdrawn";

    /// <summary>Ends a document for a reason that everybody may read.</summary>
    public Task<LifeChange> RevokeAsync(Keeper keeper, CertificateNumber number, string? reason) =>
        EndAsync(keeper, number, DocumentEvent.Revoked, Revoked, reason, (_, _, status) => Task.FromResult<LifeChange?>(status is DocumentStatus.Valid or DocumentStatus.Expired ? null : new LifeChange.NotNow(status)));

    /// <summary>
    /// Erases what a document says, its file with it; number, versions and hash remain. Administrators alone; refused while the law obliges to
    /// keep it, or a legal hold does.
    /// </summary>
    public Task<LifeChange> WithdrawAsync(Keeper keeper, CertificateNumber number, string? reason) => !keeper.IsAdministrator
        ? Task.FromResult<LifeChange>(new LifeChange.NotFound())
        : EndAsync(keeper, number, DocumentEvent.Withdrawn, Withdrawn, reason, async (db, document, status) =>
            status == DocumentStatus.Withdrawn ? new LifeChange.NotNow(status)
            : await LegalHolds.CoversAsync(db, document.PersonId) ? new LifeChange.Held()
            : await duties.LongestAsync(db, document) is { } duty ? new LifeChange.MustBeKept(duty.Until) : null);

    /// <summary>Gives the document anew as things are now called, and lets it take the place of this one.</summary>
    public async Task<LifeChange> ReplaceAsync(Keeper keeper, CertificateNumber number, string? reason)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await FindAsync(db, keeper, number) is not { } document) return new LifeChange.NotFound();
        if (Reason(reason) is not { } said) return new LifeChange.ReasonMissing();
        var content = await db.Set<DocumentContentRow>().AsNoTracking().SingleOrDefaultAsync(c => c.Number == document.Number);
        if (content is null) return new LifeChange.NotNow(DocumentStatus.Withdrawn);
        var draft = await DraftAsync(db, document);
        if (registry.RefusalOf(draft) is { } refusal) return new LifeChange.Refused(refusal);
        var right = draft.Right!;
        var status = await StatusAsync(db, document.Number);
        if (status is DocumentStatus.Superseded or DocumentStatus.Withdrawn) return new LifeChange.NotNow(status);
        // An expired one that says the same stays expired: to take it again is to learn again.
        if (status is DocumentStatus.Valid or DocumentStatus.Expired && SaysTheSame(DocumentReach.Read(content.Printed), right.Certificate)) return new LifeChange.Unchanged();
        return await SupersedeAsync(db, keeper, document, right, said);
    }

    /// <summary>What the corrected document would say, beside what this one says; null when it is not theirs or cannot be given anew.</summary>
    public async Task<(Certificate Before, Certificate After)?> CorrectionAsync(Keeper keeper, CertificateNumber number)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await FindAsync(db, keeper, number) is not { } document) return null;
        var printed = await db.Set<DocumentContentRow>().Where(c => c.Number == document.Number).Select(c => c.Printed).SingleOrDefaultAsync();
        var draft = await DraftAsync(db, document);
        return printed is null || draft.Right is not { } right ? null : (DocumentReach.Read(printed), right.Certificate);
    }

    /// <summary>Why the document cannot be given anew; null when it can, or is not theirs.</summary>
    public async Task<Issuing?> RefusalAsync(Keeper keeper, CertificateNumber number)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await FindAsync(db, keeper, number) is { } document ? registry.RefusalOf(await DraftAsync(db, document)) : null;
    }

    /// <summary>Replaces every valid document of a person that bears another name than the one they have now.</summary>
    /// <returns>Numbers of the new documents; what could not follow is told by <see cref="FormerNamesAsync"/>.</returns>
    public async Task<IReadOnlyList<string>> CorrectNameAsync(Guid personId, Guid byPersonId, string reason)
    {
        await using var db = await databases.CreateDbContextAsync();
        List<string> given = [];
        foreach (var old in await UnderFormerNameAsync(db, personId))
        {
            if (!CertificateNumber.TryParse(old.Number, out var number)) continue;
            // The desk has checked who asks: it acts as an administrator does.
            if (await ReplaceAsync(new Keeper(byPersonId, IsAdministrator: true), number, reason) is LifeChange.Done done) given.Add(done.Number);
        }

        return given;
    }

    /// <summary>Valid documents of a person that bear another name than the one they have now, each with what keeps it from being given anew.</summary>
    public async Task<IReadOnlyList<FormerName>> FormerNamesAsync(Guid personId)
    {
        await using var db = await databases.CreateDbContextAsync();
        List<FormerName> left = [];
        foreach (var document in await UnderFormerNameAsync(db, personId))
            left.Add(new FormerName(document.Number, registry.RefusalOf(await DraftAsync(db, document))));
        return left;
    }

    private static async Task<List<DocumentRow>> UnderFormerNameAsync(TrainingDb db, Guid personId)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId);
        var printed = await (from document in db.Set<DocumentRow>().AsNoTracking().Where(d => d.PersonId == personId).Valid(db)
                             join content in db.Set<DocumentContentRow>() on document.Number equals content.Number
                             orderby document.IssuedAt
                             select new { document, content.Printed }).ToListAsync();
        return [.. printed.Where(p => DocumentReach.Read(p.Printed).HolderName != person?.FullName).Select(p => p.document)];
    }

    /// <summary>Marks the documents whose last day has passed.</summary>
    /// <returns>How many.</returns>
    public async Task<int> ExpireDueAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        var (now, today) = (clock.GetUtcNow(), Today);
        var query = db.Set<DocumentRow>().Where(d => d.ValidUntil != null && d.ValidUntil < today).Valid(db).Select(d => d.Number);
        // The file is there for writing only once at a time: whoever has nothing to write leaves it to others.
        if (!await query.AnyAsync()) return 0;
        await using var transaction = await db.Database.BeginTransactionAsync();
        var due = await query.ToListAsync();
        db.AddRange(due.Select(number => new DocumentEventRow { Number = number, Event = DocumentEvent.Expired, At = now }));
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return due.Count;
    }

    private DateOnly Today => ParisTime.DayOf(clock.GetUtcNow());

    private string? Reason(string? typed) => typed?.Trim() is { Length: > 0 } said ? said[..Math.Min(said.Length, options.Value.ReasonLength)] : null;

    private static Task<DocumentRow?> FindAsync(TrainingDb db, Keeper keeper, CertificateNumber number)
    {
        var key = number.ToString();
        return DocumentReach.For(db, keeper).AsNoTracking().SingleOrDefaultAsync(d => d.Number == key);
    }

    private static async Task<DocumentStatus> StatusAsync(TrainingDb db, string number) => DocumentReach.StatusAfter(
        await db.Set<DocumentEventRow>().Where(e => e.Number == number).OrderByDescending(e => e.Id).Select(e => (DocumentEvent?)e.Event).FirstOrDefaultAsync());

    /// <summary>SQLite begins each change as a writer: two keepers who press at once are asked one after the other.</summary>
    private async Task<LifeChange> EndAsync(
        Keeper keeper, CertificateNumber number, DocumentEvent end, string action, string? typed,
        Func<TrainingDb, DocumentRow, DocumentStatus, Task<LifeChange?>> refuses)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await FindAsync(db, keeper, number) is not { } document) return new LifeChange.NotFound();
        if (Reason(typed) is not { } reason) return new LifeChange.ReasonMissing();
        if (await refuses(db, document, await StatusAsync(db, document.Number)) is { } refusal) return refusal;
        var now = clock.GetUtcNow();
        db.Add(new DocumentEventRow { Number = document.Number, Event = end, At = now, ByPersonId = keeper.PersonId, Reason = reason });
        db.Add(new AuditRow { At = now, PersonId = keeper.PersonId, Action = action, Subject = document.Number, OrganisationId = document.OrganisationId, Detail = reason });
        if (end == DocumentEvent.Withdrawn) await db.Set<DocumentContentRow>().Where(c => c.Number == document.Number).ExecuteDeleteAsync();
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return new LifeChange.Done(document.Number);
    }

    private async Task<LifeChange> SupersedeAsync(TrainingDb db, Keeper keeper, DocumentRow document, Entitlement right, string reason)
    {
        var now = clock.GetUtcNow();
        // It is the same right, corrected: it ends on the same day, which may be past.
        var same = right with { IssuedById = keeper.PersonId, Certificate = right.Certificate with { ValidUntil = document.ValidUntil } };
        var successor = registry.Add(db, same, document.Edition + 1).ToString();
        db.Add(new DocumentEventRow
        {
            Number = document.Number, Event = DocumentEvent.Superseded, At = now, ByPersonId = keeper.PersonId, Reason = reason, Successor = successor,
        });
        db.Add(new AuditRow { At = now, PersonId = keeper.PersonId, Action = Replaced, Subject = document.Number, OrganisationId = document.OrganisationId, Detail = reason });
        try
        {
            await db.SaveChangesAsync();
            return new LifeChange.Done(successor);
        }
        catch (DbUpdateException)
        {
            // Somebody replaced it at the same moment: the edition's key kept one of the two.
            return new LifeChange.NotNow(DocumentStatus.Superseded);
        }
    }

    private async Task<Draft> DraftAsync(TrainingDb db, DocumentRow document)
    {
        if (document.TrainingOf == EditionOf.Module)
        {
            var module = await db.Set<ModuleCompletionRow>().AsNoTracking().SingleOrDefaultAsync(c =>
                c.PersonId == document.PersonId && c.ModuleId == document.TrainingId && c.ModuleVersion == document.TrainingVersion);
            return module is null ? new TrainingUnknown(document.TrainingId) : await writer.OfModuleAsync(db, module);
        }

        var path = await db.Set<PathCompletionRow>().AsNoTracking().SingleOrDefaultAsync(c =>
            c.PersonId == document.PersonId && c.PathId == document.TrainingId && c.PathVersion == document.TrainingVersion);
        return path is null ? new TrainingUnknown(document.TrainingId) : await writer.OfPathAsync(db, path, document.Kind);
    }

    /// <summary>Whether only the day and the file's own signature would differ.</summary>
    private static bool SaysTheSame(Certificate before, Certificate after) =>
        before.Objectives.SequenceEqual(after.Objectives)
        && before with { Objectives = [], IssuedOn = default, ValidUntil = null, SignatureSentence = "" }
            == after with { Objectives = [], IssuedOn = default, ValidUntil = null, SignatureSentence = "" };
}
