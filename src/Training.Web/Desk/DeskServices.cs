// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Desk;

/// <summary>How the administrators' desk shows what it has.</summary>
public sealed class DeskOptions
{
    public const string Section = "Desk";

    /// <summary>Lines on one page of the audit log.</summary>
    public int AuditLinesPerPage { get; set; } = 50;
}

internal static class DeskServices
{
    public static IServiceCollection AddDesk(this IServiceCollection services)
    {
        services.AddOptions<DeskOptions>().BindConfiguration(DeskOptions.Section)
            .Validate(o => o.AuditLinesPerPage > 0, "Desk:AuditLinesPerPage : une page montre au moins une ligne.").ValidateOnStart();
        return services.AddSingleton<OrganisationDesk>().AddScoped<PartnerDesk>().AddSingleton<FundingDesk>().AddScoped<AuditReading>().AddScoped<Appointments>();
    }
}
