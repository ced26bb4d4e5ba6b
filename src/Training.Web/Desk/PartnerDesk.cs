// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Desk;

/// <summary>One organisation that a partner keeps, or only reads, and when.</summary>
public sealed record PartnerScope(Guid OrganisationId, string Organisation, bool IsReadOnly, DateOnly From, DateOnly? To, bool IsOpen);

/// <summary>Somebody with HR scopes: an employer's own partner keeps one, a training fund's reads several.</summary>
public sealed record DeskPartner(Guid PersonId, string Name, string UserName, ImmutableArray<PartnerScope> Scopes);

/// <summary>Gives and ends HR scopes. A command gives the word of what stood in its way, or null.</summary>
internal sealed class PartnerDesk(IDbContextFactory<TrainingDb> databases, ILookupNormalizer names, TimeProvider clock)
{
    /// <summary>Words for the right: the form's values, and the beginning of the detail in the log.</summary>
    public const string ReadOnly = "read-only", Keeping = "keeping";

    /// <summary>Everybody with a scope, past ones too; of one organisation when it is named.</summary>
    public async Task<IReadOnlyList<DeskPartner>> ListAsync(Guid? organisation = null)
    {
        var today = ParisTime.DayOf(clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync();
        var rows = await (from scope in db.HrScopes.IgnoreQueryFilters()
                          where organisation == null || scope.OrganisationId == organisation
                          join person in db.People on scope.PersonId equals person.Id
                          join account in db.Users on person.Id equals account.Id into accounts
                          from account in accounts.DefaultIfEmpty()
                          join owner in db.Organisations on scope.OrganisationId equals owner.Id
                          select new { scope, person.GivenName, person.FamilyName, account.UserName, Organisation = owner.Name }).AsNoTracking().ToListAsync();
        return
        [
            .. rows.GroupBy(r => r.scope.PersonId).Select(group => new DeskPartner(
                group.Key, $"{group.First().GivenName} {group.First().FamilyName}", group.First().UserName ?? "",
                [.. group.OrderBy(r => r.Organisation, StringComparer.CurrentCulture).Select(r => new PartnerScope(r.scope.OrganisationId, r.Organisation, r.scope.IsReadOnly, r.scope.From, r.scope.To, r.scope.Covers(today)))]))
                .OrderBy(p => p.Name, StringComparer.CurrentCulture),
        ];
    }

    /// <summary>Lets an account keep an organisation, or only read it, between two days; given again, the new right and days replace the old.</summary>
    /// <param name="isReadOnly">Null when nobody said it: there is no usual right, since too much would let a stranger sign.</param>
    public async Task<string?> GiveAsync(Guid by, string userName, Guid organisation, bool? isReadOnly, DateOnly? from, DateOnly? to)
    {
        if (isReadOnly is not { } reads) return "no-right";
        var now = clock.GetUtcNow();
        var first = from ?? ParisTime.DayOf(now);
        if (to < first) return "bad-dates";
        await using var db = await databases.CreateDbContextAsync();
        var name = names.NormalizeName(userName.Trim());
        var person = await db.Users.Where(u => u.NormalizedUserName == name).Select(u => (Guid?)u.Id).SingleOrDefaultAsync();
        if (person is not { } id || !await db.People.AnyAsync(p => p.Id == id)) return "nobody";
        if (!await db.Organisations.AnyAsync(o => o.Id == organisation)) return OrganisationDesk.Missing;
        await db.HrScopes.IgnoreQueryFilters().Where(s => s.PersonId == id && s.OrganisationId == organisation).ExecuteDeleteAsync();
        db.Add(new HrScope(id, organisation) { IsReadOnly = reads, From = first, To = to });
        db.Add(Noted(by, "scope.given", id, organisation, $"{(reads ? ReadOnly : Keeping)}, {Dates(first, to)}"));
        await db.SaveChangesAsync();
        return null;
    }

    /// <summary>Ends a scope at once: from this request on, nothing of the organisation is found for that account.</summary>
    public async Task<string?> EndAsync(Guid by, Guid person, Guid organisation)
    {
        var today = ParisTime.DayOf(clock.GetUtcNow());
        await using var db = await databases.CreateDbContextAsync();
        var open = db.HrScopes.IgnoreQueryFilters().Where(s => s.PersonId == person && s.OrganisationId == organisation && (s.To == null || s.To >= today));
        if (await open.AsNoTracking().SingleOrDefaultAsync() is not { } scope) return OrganisationDesk.Missing;
        // One that never began leaves no trace but in the log; the others ended yesterday, so that they are over now.
        if (scope.From >= today) await open.ExecuteDeleteAsync();
        else await open.ExecuteUpdateAsync(s => s.SetProperty(r => r.To, today.AddDays(-1)));
        db.Add(Noted(by, "scope.ended", person, organisation, ""));
        await db.SaveChangesAsync();
        return null;
    }

    private AuditRow Noted(Guid by, string action, Guid person, Guid organisation, string detail) => new()
    {
        At = clock.GetUtcNow(), PersonId = by, Action = action, Subject = person.ToString("N"), OrganisationId = organisation, Detail = detail,
    };

    private static string Dates(DateOnly from, DateOnly? to) =>
        string.Create(CultureInfo.InvariantCulture, $"{from:yyyy-MM-dd} → {(to is { } last ? last.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : "…")}");
}
