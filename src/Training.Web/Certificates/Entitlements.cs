// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Certificates;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Certificates;

/// <summary>A module for which its learner may ask an attestation.</summary>
internal sealed record OfferedModule(string Id, string Title, DateOnly CompletedOn);

/// <summary>What an HR partner can give now.</summary>
/// <param name="Attestations">Finished paths whose attestation was not given yet.</param>
/// <param name="Realisations">Finished paths without certificat de réalisation.</param>
internal sealed record DueDocuments(int Attestations, int Realisations)
{
    public int Count => Attestations + Realisations;
}

/// <summary>Somebody whose document cannot be given, and why.</summary>
public sealed record KeptBack(string Holder, Issuing Why);

/// <summary>What one go would give, and what it would refuse.</summary>
/// <param name="Due">All that are due.</param>
/// <param name="From">How many of them stand before those looked at.</param>
/// <param name="Looked">How many were looked at: as many as one go takes, at most.</param>
/// <param name="KeptBack">Those that cannot be given.</param>
internal sealed record DueLook(int Due, int From, int Looked, ImmutableArray<KeptBack> KeptBack)
{
    /// <summary>How many stand after those looked at.</summary>
    public int Left => Math.Max(0, Due - From - Looked);

    public bool GivesAny => KeptBack.Length < Looked;
}

/// <summary>What giving many documents at once gave.</summary>
/// <param name="Given">How many were given.</param>
/// <param name="Left">How many were not looked at: more than one go takes.</param>
/// <param name="Refused">Whose could not be.</param>
internal sealed record GivenDocuments(int Given, int Left, ImmutableArray<KeptBack> Refused);

/// <summary>
/// Who has earned which document. Somebody who worked somewhere that day gets an attestation de fin de formation by itself, and a certificat de
/// réalisation when the employer's HR partner gives it; a resident gets an attestation de participation from the site's operator; a single
/// module gives an attestation de participation to who asks for it.
/// </summary>
internal sealed class Entitlements(
    IDbContextFactory<TrainingDb> databases, CertificateRegistry registry, CertificateWriter writer, IOptions<DocumentOptions> options, TimeProvider clock)
{
    /// <summary>The word of the audit log for an HR partner who gives a document; the subject is its number.</summary>
    public const string Action = "document.issued";

    /// <summary>Gives every document that the person has earned by itself and does not hold yet; idempotent.</summary>
    /// <returns>What kept the others from being given.</returns>
    public async Task<IReadOnlyList<Issuing>> IssueDueAsync(Guid personId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var due = await (from completion in db.Set<PathCompletionRow>().AsNoTracking()
                         where completion.PersonId == personId && !db.Set<DocumentRow>().Any(d =>
                             d.PersonId == personId && d.TrainingOf == EditionOf.Path && d.TrainingId == completion.PathId && d.TrainingVersion == completion.PathVersion
                             && d.Kind == (completion.EstablishmentId == null ? CertificateKind.Participation : CertificateKind.EndOfTraining))
                         orderby completion.CompletedAt
                         select completion).ToListAsync();
        List<Issuing> refused = [];
        foreach (var completion in due)
        {
            var issuing = await IssueAsync(await writer.OfPathAsync(db, completion, CertificateWriter.DueFor(completion)));
            if (issuing is not (Issued or TrainingUnknown)) refused.Add(issuing);
        }

        return refused;
    }

    /// <summary>Modules that the person mastered, each once, and holds no attestation for.</summary>
    public async Task<IReadOnlyList<OfferedModule>> OfferedAsync(Guid personId)
    {
        await using var db = await databases.CreateDbContextAsync();
        List<OfferedModule> offered = [];
        foreach (var completion in await OfferableAsync(db, personId))
            if ((await writer.OfModuleAsync(db, completion)).Right is { } right)
                offered.Add(new OfferedModule(completion.ModuleId, right.Certificate.Training, ParisTime.DayOf(completion.CompletedAt)));
        return offered;
    }

    /// <summary>The attestation of a single module, for who mastered it; null when they did not. Asking twice gives the same.</summary>
    public async Task<Issuing?> IssueModuleAsync(Guid personId, string moduleId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var completion = await db.Set<ModuleCompletionRow>().AsNoTracking().Where(c => c.PersonId == personId && c.ModuleId == moduleId)
            .OrderByDescending(c => c.CompletedAt).FirstOrDefaultAsync();
        return completion is null ? null : await IssueAsync(await writer.OfModuleAsync(db, completion));
    }

    /// <summary>What an HR partner can give now.</summary>
    public async Task<DueDocuments> DueForHrAsync(Guid hrPersonId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return new DueDocuments(
            await Without(db, hrPersonId, CertificateKind.EndOfTraining).CountAsync(), await Without(db, hrPersonId, CertificateKind.Realisation).CountAsync());
    }

    /// <summary>Looks at what one go would give, and names whom it would refuse with the reason.</summary>
    /// <param name="hrPersonId">Who asks.</param>
    /// <param name="kind">Attestations de fin de formation or certificats de réalisation.</param>
    /// <param name="from">How many of those due to pass over, 0 or more.</param>
    public async Task<DueLook> LookForHrAsync(Guid hrPersonId, CertificateKind kind, int from = 0)
    {
        await using var db = await databases.CreateDbContextAsync();
        var (due, count) = await DueAsync(db, hrPersonId, kind, from);
        var keptBack = ImmutableArray.CreateBuilder<KeptBack>();
        foreach (var (completion, holder) in due)
        {
            if (registry.RefusalOf(await writer.OfPathAsync(db, completion, kind)) is { } why) keptBack.Add(new KeptBack(holder, why));
        }

        return new DueLook(count, from, due.Count, keptBack.ToImmutable());
    }

    /// <summary>Gives what is due of that kind to the people of an HR partner, looking at as many as one go takes, and writes who did it.</summary>
    /// <inheritdoc cref="LookForHrAsync"/>
    public async Task<GivenDocuments> IssueForHrAsync(Guid hrPersonId, CertificateKind kind, int from = 0)
    {
        await using var db = await databases.CreateDbContextAsync();
        var (due, count) = await DueAsync(db, hrPersonId, kind, from);
        var refused = ImmutableArray.CreateBuilder<KeptBack>();
        foreach (var (completion, holder) in due)
        {
            var draft = await writer.OfPathAsync(db, completion, kind);
            var issuing = await IssueAsync(draft.Right is { } right ? right with { IssuedById = hrPersonId } : draft);
            if (issuing is not Issued(var number))
            {
                refused.Add(new KeptBack(holder, issuing));
                continue;
            }

            db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = hrPersonId, Action = Action, Subject = number.ToString() });
            await db.SaveChangesAsync();
        }

        return new GivenDocuments(due.Count - refused.Count, Math.Max(0, count - from - due.Count), refused.ToImmutable());
    }

    /// <summary>What one go looks at, the oldest first, with the name of each holder; and how many are due in all.</summary>
    private async Task<(List<(PathCompletionRow Completion, string Holder)> Looked, int Due)> DueAsync(TrainingDb db, Guid hrPersonId, CertificateKind kind, int from)
    {
        var due = Without(db, hrPersonId, kind);
        var rows = await (from completion in due
                          join person in db.People on completion.PersonId equals person.Id
                          orderby completion.CompletedAt, completion.Id
                          select new { completion, person.GivenName, person.FamilyName }).Skip(from).Take(options.Value.IssuedAtOnce).ToListAsync();
        return ([.. rows.Select(r => (r.completion, $"{r.GivenName} {r.FamilyName}"))], await due.CountAsync());
    }

    private async Task<Issuing> IssueAsync(Draft draft) => draft.Right is { } right ? await registry.IssueAsync(right) : draft.Refusal!;

    /// <summary>Latest completion of each module for which no attestation of that version is held.</summary>
    private static async Task<List<ModuleCompletionRow>> OfferableAsync(TrainingDb db, Guid personId)
    {
        var rows = await (from completion in db.Set<ModuleCompletionRow>().AsNoTracking()
                          where completion.PersonId == personId && !db.Set<DocumentRow>().Any(d =>
                              d.PersonId == personId && d.TrainingOf == EditionOf.Module && d.TrainingId == completion.ModuleId
                              && d.TrainingVersion == completion.ModuleVersion && d.Kind == CertificateKind.Participation)
                          orderby completion.CompletedAt descending
                          select completion).ToListAsync();
        return [.. rows.DistinctBy(c => c.ModuleId)];
    }

    /// <summary>
    /// Paths finished at an establishment of an organisation that the account keeps, on a day within a stay there, without a document of that kind: what
    /// <see cref="DocumentReach.ForHr"/> would not find is not given either.
    /// </summary>
    private static IQueryable<PathCompletionRow> Without(TrainingDb db, Guid hrPersonId, CertificateKind kind) =>
        from completion in db.Set<PathCompletionRow>().AsNoTracking()
        join establishment in db.Establishments on completion.EstablishmentId equals establishment.Id
        where db.KeptScopes.Any(s => s.PersonId == hrPersonId && s.OrganisationId == establishment.OrganisationId)
            && !PartlyErased.People(db).Contains(completion.PersonId)
            && (from membership in db.Memberships
                join house in db.Establishments on membership.EstablishmentId equals house.Id
                where membership.PersonId == completion.PersonId && house.OrganisationId == establishment.OrganisationId
                    && membership.From <= completion.CompletedOn && (membership.To == null || membership.To >= completion.CompletedOn)
                select membership).Any()
            && !db.Set<DocumentRow>().Any(d => d.PersonId == completion.PersonId && d.Kind == kind && d.TrainingOf == EditionOf.Path
                && d.TrainingId == completion.PathId && d.TrainingVersion == completion.PathVersion)
        select completion;
}
