// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Claims;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Persistence;

namespace Training.Web.Certificates;

/// <summary>Who keeps sheets and documents: an HR partner those of the organisations in their scopes, unless they only read there, an administrator all. From the connection.</summary>
internal sealed record Keeper(Guid PersonId, bool IsAdministrator)
{
    public static Keeper Of(ClaimsPrincipal user) => new(user.RequirePersonId(), user.IsInRole(Roles.Administrator));

    /// <summary>The organisations that they answer for.</summary>
    public IQueryable<Organisation> Organisations(TrainingDb db) =>
        IsAdministrator ? db.Organisations : db.Organisations.Where(o => db.KeptScopes.Any(s => s.PersonId == PersonId && s.OrganisationId == o.Id));
}
