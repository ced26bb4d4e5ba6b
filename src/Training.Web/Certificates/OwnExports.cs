// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Progress;
using Training.Web.Shared;

namespace Training.Web.Certificates;

/// <summary>Somebody else took what names a person: the register, or the evidence of one action.</summary>
/// <param name="Training">Title of the action whose evidence was taken; null for the register.</param>
internal sealed record OwnExport(string Who, DateTimeOffset At, string? Training);

/// <summary>What others took of a person beside the files of their documents, for that person to read.</summary>
internal sealed class OwnExports(IDbContextFactory<TrainingDb> databases, Catalogue catalogue)
{
    /// <summary>Words of the log: the register as a table, the evidence of an action. The subject ends in the person's identity, or is empty for a register of all.</summary>
    public const string Register = "register.exported", Evidence = "evidence.exported";

    private const int LongestDetail = 400;

    /// <summary>Which documents a register held, people apart; what is too long to be kept counts as all of them.</summary>
    public static string Detail(DocumentFilter filter) =>
        Addresses.With("", (filter with { People = [] }).Query) is { Length: <= LongestDetail } query ? query : "";

    /// <summary>Latest first.</summary>
    public async Task<IReadOnlyList<OwnExport>> OfAsync(Guid personId)
    {
        await using var db = await databases.CreateDbContextAsync();
        var (own, ownPath) = (personId.ToString("N"), $"%/{personId:N}");
        var documents = await db.Set<DocumentRow>().AsNoTracking().Where(d => d.PersonId == personId).ToListAsync();
        var organisations = documents.Select(d => d.OrganisationId).OfType<Guid>().Distinct().ToArray();
        var rows = await (from entry in db.Set<AuditRow>().AsNoTracking()
                          where (entry.Action == Evidence && EF.Functions.Like(entry.Subject, ownPath))
                              || (entry.Action == Register && (entry.Subject == own || entry.Subject == "")
                                  && (organisations.Contains(entry.OrganisationId!.Value) || (entry.OrganisationId == null && db.HrScopes.IgnoreQueryFilters()
                                      .Any(s => s.PersonId == entry.PersonId && organisations.Contains(s.OrganisationId)))))
                          join person in db.People on entry.PersonId equals person.Id
                          orderby entry.Id descending
                          select new { entry, Who = person.GivenName + " " + person.FamilyName }).ToListAsync();
        List<OwnExport> exports = [];
        foreach (var (entry, who) in rows.Select(r => (r.entry, r.Who)))
        {
            if (entry.Action == Evidence) exports.Add(new OwnExport(who, entry.At, await TitleAsync(db, personId, entry.Subject[..^(own.Length + 1)])));
            else if (documents.Any(d => IsIn(entry, d))) exports.Add(new OwnExport(who, entry.At, null));
        }

        return exports;
    }

    /// <summary>Whether a document stood in a register: by all that its filter said but what the document was worth then.</summary>
    private static bool IsIn(AuditRow export, DocumentRow document)
    {
        var filter = DocumentFilter.Read(new QueryCollection(QueryHelpers.ParseQuery(export.Detail)));
        return document.IssuedAt <= export.At
            && (export.OrganisationId is null || export.OrganisationId == document.OrganisationId)
            && (filter.EstablishmentId is null || filter.EstablishmentId == document.EstablishmentId)
            && (filter.Trainings.IsEmpty || filter.Trainings.Contains(new TrainingKey(document.TrainingOf, document.TrainingId)))
            && (filter.Kind is null || filter.Kind == document.Kind)
            && (filter.From is null || filter.From <= document.IssuedOn)
            && (filter.To is null || filter.To >= document.IssuedOn);
    }

    private async Task<string> TitleAsync(TrainingDb db, Guid personId, string path)
    {
        var hash = await db.Set<PathCompletionRow>().Where(c => c.PersonId == personId && c.PathId == path).OrderByDescending(c => c.CompletedAt).Select(c => c.PathHash).FirstOrDefaultAsync();
        return (hash is null ? null : (await Editions.PathAsync(db, path, hash))?.Title) ?? catalogue.Current.Paths.GetValueOrDefault(path)?.Title ?? path;
    }
}
