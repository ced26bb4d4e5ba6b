// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Authorization;
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;

namespace Training.Web.Accounts;

/// <summary>That an account keeps an organisation today.</summary>
internal sealed class KeepsAnOrganisation : IAuthorizationRequirement;

/// <summary>Asks the file each time: a right that was taken away opens nothing more, whatever the cookie says.</summary>
internal sealed class OrganisationKeepers(IDbContextFactory<TrainingDb> databases) : AuthorizationHandler<KeepsAnOrganisation>
{
    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, KeepsAnOrganisation requirement)
    {
        if (context.User.PersonId() is not { } person) return;
        await using var db = await databases.CreateDbContextAsync();
        if (await db.KeptScopes.AnyAsync(s => s.PersonId == person)) context.Succeed(requirement);
    }
}
