// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>The codes by which people join the establishments that an HR account keeps: a code is a key, so who only reads sees none.</summary>
internal sealed class JoinCodes(IDbContextFactory<TrainingDb> databases, IServiceScopeFactory scopes, TimeProvider clock)
{
    public DateOnly Today => ParisTime.DayOf(clock.GetUtcNow());

    public async Task<IReadOnlyList<Establishment>> OfAsync(Guid hrPersonId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await Mine(db, hrPersonId).AsNoTracking().OrderBy(e => e.Name).ToListAsync();
    }

    /// <summary>A new code without an end; the one before lets nobody in any more. False when the establishment is not the account's.</summary>
    public async Task<bool> RenewAsync(Guid hrPersonId, Guid establishment)
    {
        await using var scope = scopes.CreateAsyncScope();
        var code = await scope.ServiceProvider.GetRequiredService<Enrolment>().FreeJoinCodeAsync();
        return await ChangeAsync(hrPersonId, establishment, "join-code.renewed", e => (e.JoinCode, e.JoinCodeUntil) = (code, null));
    }

    /// <summary>The code lets nobody in from now on.</summary>
    public Task<bool> RevokeAsync(Guid hrPersonId, Guid establishment) =>
        ChangeAsync(hrPersonId, establishment, "join-code.revoked", e => e.JoinCodeUntil = Today.AddDays(-1));

    /// <summary>The code lets people in until that day, included; null: without an end.</summary>
    public Task<bool> LimitAsync(Guid hrPersonId, Guid establishment, DateOnly? until) =>
        ChangeAsync(hrPersonId, establishment, "join-code.limited", e => e.JoinCodeUntil = until);

    private async Task<bool> ChangeAsync(Guid hrPersonId, Guid establishment, string action, Action<Establishment> change)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await Mine(db, hrPersonId).SingleOrDefaultAsync(e => e.Id == establishment) is not { } found) return false;
        change(found);
        db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = hrPersonId, Action = action, Subject = establishment.ToString("N"), OrganisationId = found.OrganisationId });
        await db.SaveChangesAsync();
        return true;
    }

    private static IQueryable<Establishment> Mine(TrainingDb db, Guid hrPersonId) =>
        db.Establishments.Where(e => e.ClosedOn == null && db.KeptScopes.Any(s => s.PersonId == hrPersonId && s.OrganisationId == e.OrganisationId));
}
