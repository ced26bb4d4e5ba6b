// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Certificates;
using Training.Web.Persistence;
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

/// <summary>What giving many documents at once gave.</summary>
/// <param name="Given">How many were given.</param>
/// <param name="Left">How many were not looked at: more than one go takes.</param>
/// <param name="Refused">What kept the others.</param>
internal sealed record GivenDocuments(int Given, int Left, ImmutableArray<Issuing> Refused);

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

    /// <summary>What would keep the certificats de réalisation from being given, each requirement once, from a look at what is due.</summary>
    public async Task<ImmutableArray<Requirement>> MissingForHrAsync(Guid hrPersonId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var due = await Without(db, hrPersonId, CertificateKind.Realisation).OrderBy(c => c.CompletedAt).Take(options.Value.IssuedAtOnce).ToListAsync();
        var missing = ImmutableSortedSet.CreateBuilder<Requirement>();
        foreach (var completion in due.DistinctBy(c => (c.EstablishmentId, c.PathId, c.PathVersion)))
            if ((await writer.OfPathAsync(db, completion, CertificateKind.Realisation)).Refusal is RealisationRefused refused) missing.UnionWith(refused.Missing);
        return [.. missing];
    }

    /// <summary>Gives what is due of that kind to the people of an HR partner, as many as one go takes, and writes who did it.</summary>
    public async Task<GivenDocuments> IssueForHrAsync(Guid hrPersonId, CertificateKind kind)
    {
        await using var db = await databases.CreateDbContextAsync();
        var due = await Without(db, hrPersonId, kind).OrderBy(c => c.CompletedAt).ThenBy(c => c.Id).ToListAsync();
        var refused = ImmutableArray.CreateBuilder<Issuing>();
        var (given, looked) = (0, 0);
        foreach (var completion in due)
        {
            if (given == options.Value.IssuedAtOnce) break;
            looked++;
            var draft = await writer.OfPathAsync(db, completion, kind);
            var issuing = await IssueAsync(draft.Right is { } right ? right with { IssuedById = hrPersonId } : draft);
            if (issuing is not Issued(var number))
            {
                refused.Add(issuing);
                continue;
            }

            given++;
            db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = hrPersonId, Action = Action, Subject = number.ToString() });
            await db.SaveChangesAsync();
        }

        return new GivenDocuments(given, due.Count - looked, refused.ToImmutable());
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

    /// <summary>Paths finished at an establishment in the account's scopes, without a document of that kind.</summary>
    private static IQueryable<PathCompletionRow> Without(TrainingDb db, Guid hrPersonId, CertificateKind kind) =>
        from completion in db.Set<PathCompletionRow>().AsNoTracking()
        join establishment in db.Establishments on completion.EstablishmentId equals establishment.Id
        where db.HrScopes.Any(s => s.PersonId == hrPersonId && s.OrganisationId == establishment.OrganisationId)
            && !db.Set<DocumentRow>().Any(d => d.PersonId == completion.PersonId && d.Kind == kind && d.TrainingOf == EditionOf.Path
                && d.TrainingId == completion.PathId && d.TrainingVersion == completion.PathVersion)
        select completion;
}
