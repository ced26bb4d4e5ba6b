// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Organisations;

internal static class OrganisationServices
{
    public static IServiceCollection AddOrganisations(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<PortalOptions>(configuration.GetSection(PortalOptions.Section));
        return services.AddOrganisationRecords().AddSingleton<People>().AddSingleton<Roster>().AddSingleton<HrFile>().AddSingleton<RosterImport>().AddSingleton<DocumentParcels>().AddSingleton<JoinCodes>().AddSingleton<StaffNumbers>().AddSingleton<Evidence>();
    }
}
