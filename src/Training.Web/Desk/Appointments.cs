// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Web.Accounts;
using Training.Web.Persistence;

namespace Training.Web.Desk;

/// <summary>Somebody with a platform-wide role.</summary>
internal sealed record Appointed(Guid PersonId, string Name, string UserName, string Role);

/// <summary>Appoints and removes trainers and administrators. A command gives the word of what stood in its way, or null.</summary>
internal sealed class Appointments(TrainingDb db, UserManager<Account> users, TimeProvider clock)
{
    public async Task<IReadOnlyList<Appointed>> ListAsync()
    {
        var rows = await (from held in db.UserRoles
                          join role in db.Roles on held.RoleId equals role.Id
                          join person in db.People on held.UserId equals person.Id
                          join account in db.Users on held.UserId equals account.Id
                          select new { person.Id, person.GivenName, person.FamilyName, account.UserName, Role = role.Name }).ToListAsync();
        return [.. rows.Select(r => new Appointed(r.Id, $"{r.GivenName} {r.FamilyName}", r.UserName!, r.Role!)).OrderBy(a => a.Name, StringComparer.CurrentCulture)];
    }

    public async Task<string?> AppointAsync(Guid by, string userName, string role)
    {
        if (!Roles.All.Contains(role)) return OrganisationDesk.Missing;
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await Administrators.IncludesAsync(db, by)) return OrganisationDesk.Missing;
        if (await users.FindByNameAsync(userName.Trim()) is not { } account) return "nobody";
        if (await users.IsInRoleAsync(account, role)) return "already";
        await users.AddToRoleAsync(account, role);
        await NoteAsync(by, "role.given", account, role);
        await transaction.CommitAsync();
        return null;
    }

    /// <summary>
    /// Takes a role away. Only who administers does, and nobody removes their own: one administrator always remains, also when two remove each other at
    /// once, since SQLite lets one transaction after the other write.
    /// </summary>
    public async Task<string?> RemoveAsync(Guid by, Guid person, string role, bool isConfirmed)
    {
        if (!isConfirmed) return "not-confirmed";
        if (person == by && role == Roles.Administrator) return "own-role";
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (!await Administrators.IncludesAsync(db, by)) return OrganisationDesk.Missing;
        if (await users.FindByIdAsync(person.ToString()) is not { } account || !await users.IsInRoleAsync(account, role)) return OrganisationDesk.Missing;
        await users.RemoveFromRoleAsync(account, role);
        // Their open pages and connections end with the next look at the stamp.
        await users.UpdateSecurityStampAsync(account);
        await NoteAsync(by, "role.removed", account, role);
        await transaction.CommitAsync();
        return null;
    }

    private async Task NoteAsync(Guid by, string action, Account account, string role)
    {
        db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = by, Action = action, Subject = account.Id.ToString("N"), Detail = role });
        await db.SaveChangesAsync();
    }
}
