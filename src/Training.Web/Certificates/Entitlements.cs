// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Attempts;
using Training.Certificates;
using Training.Modules;
using Training.Organisations;
using Training.Web.Attempts;
using Training.Web.Layout;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Certificates;

/// <summary>
/// Turns a finished path into what a document says. Somebody who worked somewhere that day gets an attestation de fin de formation signed by
/// the organisation; a resident gets an attestation de participation from the site's operator.
/// </summary>
internal sealed class Entitlements(
    IDbContextFactory<TrainingDb> databases, CertificateRegistry registry, AttemptBook attempts, Catalogue catalogue, IOptions<SiteOptions> site, TimeProvider clock)
{
    /// <summary>Gives every document that the person has earned and does not hold yet; idempotent.</summary>
    /// <returns>What kept the others from being given.</returns>
    public async Task<IReadOnlyList<Issuing>> IssueDueAsync(Guid personId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var due = await db.Set<PathCompletionRow>().AsNoTracking()
            .Where(c => c.PersonId == personId
                && !db.Set<DocumentRow>().Any(d => d.PersonId == personId && d.PathId == c.PathId && d.PathVersion == c.PathVersion))
            .OrderBy(c => c.CompletedAt).ToListAsync();
        List<Issuing> refused = [];
        foreach (var completion in due)
        {
            if (catalogue.Current.Paths.GetValueOrDefault(completion.PathId) is not { } path) continue;
            var issuing = await IssueAsync(db, completion, path);
            if (issuing is not Issued) refused.Add(issuing);
        }

        return refused;
    }

    private async Task<Issuing> IssueAsync(TrainingDb db, PathCompletionRow completion, LearningPath path)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == completion.PersonId);
        var establishment = await db.Establishments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == completion.EstablishmentId);
        var organisation = establishment is null ? null : await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == establishment.OrganisationId);
        if (organisation is not null && (organisation.Signatory.Length == 0 || organisation.SignatoryCapacity.Length == 0 || organisation.City.Length == 0))
            return new SignatoryMissing(organisation.Name);

        var followed = await FollowedAsync(db, completion, path);
        var certificate = Write(person, establishment, organisation, completion, path);
        if (certificate.Kind == CertificateKind.EndOfTraining) certificate = certificate with { Objectives = await ObjectivesAsync(followed) };
        return await registry.IssueAsync(new Entitlement(
            certificate, person.Id, path.Id, completion.PathVersion, completion.PathHash,
            [.. followed.Select(m => new FollowedModule(m.ModuleId, m.ModuleVersion, m.ModuleHash))], establishment?.Id, organisation?.Id));
    }

    private Certificate Write(Person person, Establishment? establishment, Organisation? organisation, PathCompletionRow completion, LearningPath path)
    {
        var kind = organisation is null ? CertificateKind.Participation : CertificateKind.EndOfTraining;
        return new Certificate
        {
            Kind = kind,
            Wording = CertificateWording.Of(kind),
            Mention = FirstUpper(path.Mention),
            HolderName = person.FullName,
            Establishment = establishment?.Name ?? "",
            EstablishmentCity = establishment?.City ?? "",
            Training = path.Title,
            // What a resident follows is no training action of the Code.
            Nature = organisation is null ? "" : FirstUpper(path.Nature),
            Modality = FirstUpper(path.Modality),
            Minutes = completion.Minutes,
            FirstDay = ParisTime.DayOf(completion.StartedAt),
            LastDay = ParisTime.DayOf(completion.CompletedAt),
            Place = organisation?.City ?? "",
            IssuedOn = ParisTime.DayOf(clock.GetUtcNow()),
            SignatoryName = organisation?.Signatory ?? "",
            SignatoryCapacity = organisation?.SignatoryCapacity ?? "",
            Issuer = organisation?.Name ?? site.Value.Operator ?? site.Value.Name,
        };
    }

    /// <summary>The completions that made the path complete, in its order.</summary>
    private static async Task<List<ModuleCompletionRow>> FollowedAsync(TrainingDb db, PathCompletionRow completion, LearningPath path)
    {
        var rows = await db.Set<ModuleCompletionRow>().AsNoTracking()
            .Where(c => c.PersonId == completion.PersonId && c.CompletedAt <= completion.CompletedAt).ToListAsync();
        return [.. path.Modules.Select(id => rows.Where(r => r.ModuleId == id).MaxBy(r => r.CompletedAt)).OfType<ModuleCompletionRow>()];
    }

    /// <summary>Every objective of every module, in French, with what the passed attempt says of it.</summary>
    private async Task<ImmutableArray<CertifiedObjective>> ObjectivesAsync(List<ModuleCompletionRow> followed)
    {
        var objectives = ImmutableArray.CreateBuilder<CertifiedObjective>();
        foreach (var completion in followed)
        {
            var sheet = await attempts.FindAsync(completion.PersonId, completion.AttemptId);
            var texts = catalogue.Current.Modules.GetValueOrDefault(completion.ModuleId)?.In("fr").Objectives ?? [];
            if (sheet is null) continue;
            var score = AttemptBook.ScoreOf(sheet, texts.Length);
            objectives.AddRange(texts.Select((text, i) => new CertifiedObjective(FirstUpper(text), score.Objectives[i])));
        }

        return objectives.ToImmutable();
    }

    private static string FirstUpper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
