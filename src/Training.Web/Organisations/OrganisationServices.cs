// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Organisations;

internal static class OrganisationServices
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services) => services.AddOrganisationRecords().AddSingleton<People>().AddSingleton<Roster>();
}
