// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;

namespace Training.Web.Accounts;

/// <summary>That an account administers today.</summary>
internal sealed class Administers : IAuthorizationRequirement;

/// <summary>Asks the file each time: a cookie goes on naming a role for minutes after it was taken away.</summary>
internal sealed class Administrators(IDbContextFactory<TrainingDb> databases) : AuthorizationHandler<Administers>
{
    /// <summary>Whether the file says so.</summary>
    public static Task<bool> IncludesAsync(TrainingDb db, Guid person) =>
        db.UserRoles.AnyAsync(held => held.UserId == person && db.Roles.Any(role => role.Id == held.RoleId && role.Name == Roles.Administrator));

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, Administers requirement)
    {
        // The others are turned away by what their cookie says.
        if (!context.User.IsInRole(Roles.Administrator) || context.User.PersonId() is not { } person) return;
        await using var db = await databases.CreateDbContextAsync();
        if (await IncludesAsync(db, person)) context.Succeed(requirement);
    }
}
