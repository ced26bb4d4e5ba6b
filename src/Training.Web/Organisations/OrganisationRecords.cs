// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;

namespace Training.Web.Organisations;

/// <summary>What this room keeps of people. The row of a person stays without a name: documents and their numbers hang on its identity.</summary>
internal static class OrganisationRecords
{
    /// <summary>Stands where the name was.</summary>
    public const string Nobody = "—";

    public static IServiceCollection AddOrganisationRecords(this IServiceCollection services) => services
        .AddPersonal("memberships", Keeping.Evidence, (db, person) => db.Memberships.Where(m => m.PersonId == person), end: EndStaysAsync)
        .AddPersonal("hr-scopes", Keeping.UntilErased, (db, person) => db.HrScopes.IgnoreQueryFilters().Where(s => s.PersonId == person))
        .AddPersonal("person", Keeping.Evidence, (db, person) => db.People.Where(p => p.Id == person), work =>
            work.Db.People.Where(p => p.Id == work.Person && p.GivenName != Nobody).ExecuteUpdateAsync(p => p
                .SetProperty(r => r.GivenName, Nobody).SetProperty(r => r.FamilyName, Nobody).SetProperty(r => r.Language, "fr")));

    /// <summary>Stays that prove where somebody was when they learnt go no further: whoever is erased is nowhere from then on.</summary>
    private static async Task EndStaysAsync(ErasureWork work)
    {
        var stays = work.Db.Memberships.Where(m => m.PersonId == work.Person);
        await stays.Where(m => m.From > work.Today).ExecuteDeleteAsync();
        await stays.Where(m => m.To == null || m.To > work.Today).ExecuteUpdateAsync(m => m.SetProperty(r => r.To, work.Today));
    }
}
