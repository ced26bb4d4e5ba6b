// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;

namespace Training.Web.Accounts;

/// <summary>What this room keeps of people.</summary>
internal static class AccountRecords
{
    public static IServiceCollection AddAccountRecords(this IServiceCollection services) => services
        .AddPersonal("account", Keeping.UntilErased, (db, person) => db.Users.Where(u => u.Id == person))
        .AddPersonal("account-claims", Keeping.UntilErased, (db, person) => db.UserClaims.Where(c => c.UserId == person))
        .AddPersonal("account-logins", Keeping.UntilErased, (db, person) => db.UserLogins.Where(l => l.UserId == person))
        .AddPersonal("account-tokens", Keeping.UntilErased, (db, person) => db.UserTokens.Where(t => t.UserId == person))
        .AddPersonal("account-roles", Keeping.UntilErased, (db, person) => db.UserRoles.Where(r => r.UserId == person))
        .AddPersonal("account-passkeys", Keeping.UntilErased, (db, person) => db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == person))
        .AddPersonal("needs", Keeping.UntilErased, (db, person) => db.Set<PersonalNeedsRow>().Where(n => n.PersonId == person));
}
