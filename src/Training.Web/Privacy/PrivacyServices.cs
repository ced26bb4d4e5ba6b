// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Persistence;

namespace Training.Web.Privacy;

internal static class PrivacyServices
{
    public static IServiceCollection AddPrivacy(this IServiceCollection services)
    {
        services.AddOptions<PrivacyOptions>().BindConfiguration(PrivacyOptions.Section)
            .Validate(o => o is { AnswerWithinMonths: > 0, OpenRequestsPerPerson: > 0, LongestText: > 0, ExportsPerHour: > 0 }, "Privacy : chaque limite est positive.").ValidateOnStart();
        services.AddOptions<RetentionOptions>().BindConfiguration(RetentionOptions.Section)
            .Validate(o => o.AuditLog <= RetentionOptions.LongestLog, "Retention:AuditLog : douze mois au plus.").ValidateOnStart();
        services.AddPrivacyRecords()
            .AddPurge("audit-log", d => d.AuditLog, PrivacyPurge.AuditLogAsync)
            .AddPurge("requests", d => d.Requests, PrivacyPurge.RequestsAsync);
        services.AddSingleton<PersonalData>().AddSingleton<Erasure>().AddSingleton<RightsDesk>().AddSingleton<Notices>().AddSingleton<NoticeBook>();
        services.AddScoped<PersonalExport>().AddScoped<LegalHolds>();
        services.AddSingleton<RetentionJob>().AddHostedService(provider => provider.GetRequiredService<RetentionJob>());
        return services;
    }
}
