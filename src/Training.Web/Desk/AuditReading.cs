// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Web.Certificates;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Desk;

/// <summary>A line of the log as it is read. <paramref name="Who"/> is null when nobody was signed in, or the person is gone.</summary>
internal sealed record AuditLine(DateTimeOffset At, string? Who, string? UserName, string Action, string Subject, string? Organisation, string Detail);

/// <summary>A page of the log.</summary>
/// <param name="Actions">Every word that the log holds, for the choice of one.</param>
internal sealed record AuditPage(ImmutableArray<AuditLine> Lines, int Total, int Page, int Pages, ImmutableArray<string> Actions);

/// <summary>Reads the audit log, latest first.</summary>
internal sealed class AuditReading(IDbContextFactory<TrainingDb> databases, ILookupNormalizer names, IOptions<DeskOptions> options)
{
    public async Task<AuditPage> ReadAsync(AuditFilter filter)
    {
        var size = options.Value.AuditLinesPerPage;
        await using var db = await databases.CreateDbContextAsync();
        var asked = Asked(db, filter);
        var total = await asked.CountAsync();
        var pages = Math.Max(1, (total + size - 1) / size);
        var page = Math.Min(filter.Page, pages);
        var rows = await (from row in asked.OrderByDescending(r => r.At).ThenByDescending(r => r.Id).Skip((page - 1) * size).Take(size)
                          join person in db.People on row.PersonId equals person.Id into people
                          from person in people.DefaultIfEmpty()
                          join account in db.Users on row.PersonId equals account.Id into accounts
                          from account in accounts.DefaultIfEmpty()
                          join organisation in db.Organisations on row.OrganisationId equals organisation.Id into organisations
                          from organisation in organisations.DefaultIfEmpty()
                          orderby row.At descending, row.Id descending
                          select new { row, person.GivenName, person.FamilyName, account.UserName, Organisation = organisation.Name }).AsNoTracking().ToListAsync();
        var subjects = await SubjectsAsync(db, [.. rows.Select(r => r.row.Subject)]);
        return new AuditPage(
            [.. rows.Select(r => new AuditLine(
                r.row.At, r.GivenName is null ? null : $"{r.GivenName} {r.FamilyName}", r.UserName, r.row.Action,
                subjects.GetValueOrDefault(r.row.Subject) ?? r.row.Subject, r.Organisation, r.row.Detail))],
            total, page, pages, [.. await db.Set<AuditRow>().Select(r => r.Action).Distinct().Order().ToListAsync()]);
    }

    private IQueryable<AuditRow> Asked(TrainingDb db, AuditFilter filter)
    {
        var rows = db.Set<AuditRow>().AsNoTracking();
        if (filter.Who.Length > 0)
        {
            var name = names.NormalizeName(filter.Who);
            rows = rows.Where(r => db.Users.Any(u => u.Id == r.PersonId && u.NormalizedUserName == name));
        }

        if (filter.What.Length > 0)
        {
            var start = $"{filter.What}.";
            rows = rows.Where(r => r.Action == filter.What || r.Action.StartsWith(start));
        }

        // A document carries its organisation: what is written about it need not repeat that.
        if (filter.Organisation is { } organisation)
            rows = rows.Where(r => r.OrganisationId == organisation || db.Set<DocumentRow>().Any(d => d.Number == r.Subject && d.OrganisationId == organisation));
        if (filter.From is { } from)
        {
            var first = ParisTime.Start(from);
            rows = rows.Where(r => r.At >= first);
        }

        if (filter.To is { } to)
        {
            var end = ParisTime.Start(to.AddDays(1));
            rows = rows.Where(r => r.At < end);
        }

        return rows;
    }

    /// <summary>Identities become names where they still lead to somebody or something.</summary>
    private static async Task<Dictionary<string, string>> SubjectsAsync(TrainingDb db, string[] subjects)
    {
        var ids = subjects.Select(s => s.Split('/')[^1]).Select(s => Guid.TryParse(s, out var id) ? id : Guid.Empty).Where(id => id != Guid.Empty).Distinct().ToArray();
        var named = new Dictionary<Guid, string>();
        foreach (var p in await db.People.Where(p => ids.Contains(p.Id)).Select(p => new { p.Id, p.GivenName, p.FamilyName }).ToListAsync()) named[p.Id] = $"{p.GivenName} {p.FamilyName}";
        foreach (var o in await db.Organisations.Where(o => ids.Contains(o.Id)).Select(o => new { o.Id, o.Name }).ToListAsync()) named[o.Id] = o.Name;
        foreach (var e in await db.Establishments.Where(e => ids.Contains(e.Id)).Select(e => new { e.Id, e.Name }).ToListAsync()) named[e.Id] = e.Name;
        return subjects.Distinct().Where(s => Guid.TryParse(s.Split('/')[^1], out var id) && named.ContainsKey(id))
            .ToDictionary(s => s, s => s.Contains('/', StringComparison.Ordinal) ? $"{s.Split('/')[0]} · {named[Guid.Parse(s.Split('/')[^1])]}" : named[Guid.Parse(s)]);
    }
}
