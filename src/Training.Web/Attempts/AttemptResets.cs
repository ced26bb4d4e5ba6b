// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Attempts;
using Training.Modules;
using Training.Web.Accounts;
using Training.Web.Persistence;

namespace Training.Web.Attempts;

/// <summary>All that a trainer may know of somebody's attempts: whether none is left, and since when. No answer and no score fits in here.</summary>
/// <param name="Name">As the person wrote it.</param>
/// <param name="SpentSince">Null: the person may still try.</param>
/// <param name="GivenBackAt">When they were given back and none was begun since.</param>
internal sealed record Standing(string UserName, string Name, DateTimeOffset? SpentSince, DateTimeOffset? GivenBackAt);

/// <summary>Gives attempts back to who has used them all; each time stands in the audit log.</summary>
internal sealed class AttemptResets(IDbContextFactory<TrainingDb> databases, ILookupNormalizer names, TimeProvider clock)
{
    /// <summary>The word of the audit log.</summary>
    public const string Action = "attempts.given-back";

    /// <summary>The person of exactly this user name; null when nobody has it. There is no list to browse.</summary>
    public async Task<Standing?> FindAsync(string userName, Module module)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await AccountAsync(db, userName) is not { } account) return null;
        var name = await db.People.Where(p => p.Id == account.Id).Select(p => p.GivenName + " " + p.FamilyName).SingleOrDefaultAsync();
        var history = await AttemptBook.HistoryAsync(db, account.Id, module.Id);
        var spent = history.Allows(module.Attempts, module.Cooldown, clock.GetUtcNow()) as Allowance.Spent;
        return new Standing(account.UserName!, name ?? account.UserName!, spent?.Since, history.IsFreshlyGivenBack ? history.GivenBackAt : null);
    }

    /// <summary>Gives the attempts back, and writes who did it; nothing happens to who may still try, so that a second post changes nothing.</summary>
    public async Task GiveBackAsync(Guid trainerId, string userName, Module module)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await AccountAsync(db, userName) is not { } account) return;
        var now = clock.GetUtcNow();
        if ((await AttemptBook.HistoryAsync(db, account.Id, module.Id)).Allows(module.Attempts, module.Cooldown, now) is not Allowance.Spent) return;
        db.Add(new AttemptResetRow { Id = Guid.CreateVersion7(now), PersonId = account.Id, ModuleId = module.Id, At = now });
        db.Add(new AuditRow { At = now, PersonId = trainerId, Action = Action, Subject = $"{module.Id}/{account.Id:N}" });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
    }

    private Task<Account?> AccountAsync(TrainingDb db, string userName)
    {
        var name = names.NormalizeName(userName.Trim());
        return db.Users.AsNoTracking().SingleOrDefaultAsync(u => u.NormalizedUserName == name);
    }
}
