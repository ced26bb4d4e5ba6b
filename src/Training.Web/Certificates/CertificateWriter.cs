// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Attempts;
using Training.Certificates;
using Training.Organisations;
using Training.Progress;
using Training.Web.Attempts;
using Training.Web.Layout;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Certificates;

/// <summary>Turns what somebody finished into what a document says, in the words of the version that they followed.</summary>
internal sealed class CertificateWriter(
    AttemptBook attempts, Catalogue catalogue, IOptions<SiteOptions> site, IOptions<DocumentOptions> options, TimeProvider clock)
{
    /// <summary>Who learned, and where they worked that day.</summary>
    private sealed record Holder(Person Person, Establishment? Establishment, Organisation? Organisation);

    /// <summary>The kind that a finished path gives by itself.</summary>
    public static CertificateKind DueFor(PathCompletionRow completion) =>
        completion.EstablishmentId is null ? CertificateKind.Participation : CertificateKind.EndOfTraining;

    /// <summary>A document of that kind for a finished path.</summary>
    public async Task<Draft> OfPathAsync(TrainingDb db, PathCompletionRow completion, CertificateKind kind)
    {
        if (await FollowedAsync(db, completion) is not { } path) return new TrainingUnknown(completion.PathId);
        var holder = await HolderAsync(db, completion.PersonId, completion.EstablishmentId);
        if (kind != CertificateKind.Realisation && holder.Organisation is { } organisation && !Signs(organisation)) return new SignatoryMissing(organisation.Name);
        var modules = await ModulesAsync(db, completion, path);
        var certificate = Blank(holder, kind, path.Title) with
        {
            Mention = FirstUpper(path.Mention), Nature = holder.Organisation is null ? "" : FirstUpper(path.Nature), Modality = FirstUpper(path.Modality),
            Minutes = completion.Minutes, FirstDay = await FirstDayAsync(db, holder, completion.StartedAt, completion.CompletedAt), LastDay = ParisTime.DayOf(completion.CompletedAt),
            // From the day earned: a document asked for later lasts no longer.
            ValidUntil = kind == CertificateKind.EndOfTraining && options.Value.ValidMonths > 0 ? ParisTime.DayOf(completion.CompletedAt).AddMonths(options.Value.ValidMonths) : null,
        };
        if (kind == CertificateKind.EndOfTraining) certificate = await WithResultsAsync(db, certificate, modules);
        var right = new Entitlement(
            certificate, completion.PersonId, new FollowedTraining(EditionOf.Path, path.Id, completion.PathVersion, completion.PathHash),
            [.. modules.Select(m => new FollowedModule(m.ModuleId, m.ModuleVersion, m.ModuleHash))], completion.EstablishmentId, holder.Organisation?.Id);
        return kind == CertificateKind.Realisation ? await RealisationAsync(db, right, holder, path) : right;
    }

    /// <summary>An attestation de participation for a single module.</summary>
    public async Task<Draft> OfModuleAsync(TrainingDb db, ModuleCompletionRow completion)
    {
        var holder = await HolderAsync(db, completion.PersonId, completion.EstablishmentId);
        if (await FollowedAsync(db, completion.ModuleId, completion.ModuleVersion, completion.ModuleHash) is not { } module) return new TrainingUnknown(completion.ModuleId);
        // A single module is no training action of the Code: the body signs when it can, and nothing waits for it.
        var certificate = Blank(holder, CertificateKind.Participation, module.Title) with
        {
            Nature = "", Minutes = completion.Minutes, FirstDay = await FirstDayAsync(db, holder, completion.StartedAt, completion.CompletedAt), LastDay = ParisTime.DayOf(completion.CompletedAt),
        };
        return new Entitlement(
            certificate, completion.PersonId, new FollowedTraining(EditionOf.Module, module.Id, completion.ModuleVersion, completion.ModuleHash),
            [new FollowedModule(module.Id, completion.ModuleVersion, completion.ModuleHash)], completion.EstablishmentId, holder.Organisation?.Id);
    }

    private static bool Signs(Organisation o) => o.Signatory.Length > 0 && o.SignatoryCapacity.Length > 0 && o.City.Length > 0;

    private static async Task<Holder> HolderAsync(TrainingDb db, Guid personId, Guid? establishmentId)
    {
        var person = await db.People.AsNoTracking().SingleAsync(p => p.Id == personId);
        var establishment = await db.Establishments.AsNoTracking().SingleOrDefaultAsync(e => e.Id == establishmentId);
        var organisation = establishment is null ? null : await db.Organisations.AsNoTracking().SingleAsync(o => o.Id == establishment.OrganisationId);
        return new Holder(person, establishment, organisation);
    }

    /// <summary>
    /// The first day that the document names: its employer reads it, and learns nothing of days outside the person's stays there. Theirs alone
    /// where no employer gives it.
    /// </summary>
    private static async Task<DateOnly> FirstDayAsync(TrainingDb db, Holder holder, DateTimeOffset startedAt, DateTimeOffset completedAt)
    {
        var (first, last) = (ParisTime.DayOf(startedAt), ParisTime.DayOf(completedAt));
        if (holder.Organisation is not { } organisation) return first;
        var came = await (from membership in db.Memberships
                          join establishment in db.Establishments on membership.EstablishmentId equals establishment.Id
                          where membership.PersonId == holder.Person.Id && establishment.OrganisationId == organisation.Id
                              && membership.From <= last && (membership.To == null || membership.To >= first)
                          orderby membership.From
                          select (DateOnly?)membership.From).FirstOrDefaultAsync();
        return came is null ? last : came > first ? came.Value : first;
    }

    private Certificate Blank(Holder holder, CertificateKind kind, string training)
    {
        var (today, organisation) = (ParisTime.DayOf(clock.GetUtcNow()), holder.Organisation);
        var signs = organisation is not null && Signs(organisation);
        return new Certificate
        {
            Kind = kind,
            Wording = CertificateWording.Of(kind),
            HolderName = holder.Person.FullName,
            Establishment = holder.Establishment?.Name ?? "",
            EstablishmentCity = holder.Establishment?.City ?? "",
            Training = training,
            Minutes = 0,
            FirstDay = today,
            LastDay = today,
            Place = organisation?.City ?? "",
            IssuedOn = today,
            SignatoryName = signs ? organisation!.Signatory : "",
            SignatoryCapacity = signs ? organisation!.SignatoryCapacity : "",
            Issuer = organisation?.Name ?? site.Value.Operator ?? site.Value.Name,
        };
    }

    /// <summary>The ministry's model, refused with the list of what is missing.</summary>
    private static async Task<Draft> RealisationAsync(TrainingDb db, Entitlement right, Holder holder, PathEdition path)
    {
        var sheet = holder.Organisation is { } found ? await db.Set<ProviderSheetRow>().AsNoTracking().SingleOrDefaultAsync(s => s.OrganisationId == found.Id) : null;
        var (certificate, provider, nature) = (right.Certificate, sheet?.ToProvider(), TrainingNatures.Read(path.Nature));
        var (signatory, capacity) = (holder.Organisation?.Signatory ?? "", holder.Organisation?.SignatoryCapacity ?? "");
        var missing = Eligibility.Missing(new RealisationDraft
        {
            Provider = provider, ProviderIsEmployer = true, Signatory = signatory, SignatoryCapacity = capacity,
            Learner = certificate.HolderName, Employer = holder.Organisation?.Name ?? "", Title = certificate.Training, Nature = nature,
            FirstDay = certificate.FirstDay, LastDay = certificate.LastDay, Minutes = certificate.Minutes,
        });
        if (missing.Length > 0) return new RealisationRefused(certificate.HolderName, missing);
        return right with
        {
            Certificate = certificate with
            {
                Mention = "", Issuer = provider!.Name, SignatoryName = signatory, SignatoryCapacity = capacity,
                Realisation = new Realisation { Provider = provider, Employer = holder.Organisation!.Name, Nature = nature!.Value },
            },
            Stamp = sheet!.Stamp,
        };
    }

    /// <summary>The path as it was finished; for one finished before paths were kept, today's of the same version.</summary>
    private async Task<PathEdition?> FollowedAsync(TrainingDb db, PathCompletionRow completion) =>
        await Editions.PathAsync(db, completion.PathId, completion.PathHash)
        ?? (catalogue.Current.Paths.GetValueOrDefault(completion.PathId) is { } path && path.Version == completion.PathVersion ? PathEdition.Of(path) : null);

    private async Task<ModuleEdition?> FollowedAsync(TrainingDb db, string id, string version, string hash) =>
        await Editions.ModuleAsync(db, id, hash)
        ?? (catalogue.Current.Modules.GetValueOrDefault(id) is { } module && module.Version == version ? ModuleEdition.Of(module) : null);

    /// <summary>The completions that made the path complete, in its order.</summary>
    private static async Task<List<ModuleCompletionRow>> ModulesAsync(TrainingDb db, PathCompletionRow completion, PathEdition path)
    {
        var rows = await db.Set<ModuleCompletionRow>().AsNoTracking()
            .Where(c => c.PersonId == completion.PersonId && c.CompletedAt <= completion.CompletedAt).ToListAsync();
        return [.. path.Modules.Select(id => rows.Where(r => r.ModuleId == id).MaxBy(r => r.CompletedAt)).OfType<ModuleCompletionRow>()];
    }

    /// <summary>Every objective of every module with what the best attempt says of it, both as they were at that attempt.</summary>
    private async Task<Certificate> WithResultsAsync(TrainingDb db, Certificate certificate, List<ModuleCompletionRow> modules)
    {
        var objectives = ImmutableArray.CreateBuilder<CertifiedObjective>();
        foreach (var completion in modules)
        {
            var sheet = await attempts.FindAsync(completion.PersonId, completion.AttemptId);
            var hash = await db.Set<AttemptRow>().Where(a => a.Id == completion.AttemptId).Select(a => a.ModuleHash).SingleOrDefaultAsync();
            if (sheet is null || await FollowedAsync(db, completion.ModuleId, completion.ModuleVersion, hash ?? "") is not { } module) continue;
            var score = AttemptBook.ScoreOf(sheet, module.Objectives.Length);
            objectives.AddRange(module.Objectives.Select((text, i) => new CertifiedObjective(FirstUpper(text), score.Objectives[i])));
        }

        return certificate with { Objectives = objectives.ToImmutable() };
    }

    private static string FirstUpper(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
