// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Threading.RateLimiting;
using Training.Certificates;
using Training.Web.Certificates.Pdf;

namespace Training.Web.Certificates;

/// <summary>Limits on checking documents.</summary>
internal sealed class VerificationOptions
{
    public const string Section = "Verification";

    /// <summary>Pages that one address may open in a minute; a tourist office shares one address.</summary>
    public int PagesPerMinute { get; set; } = 60;
}

internal static class CertificateServices
{
    /// <summary>Name of the limit on the public pages.</summary>
    public const string Limit = "verification";

    public static IServiceCollection AddCertificates(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection(VerificationOptions.Section).Get<VerificationOptions>() ?? new();
        services.AddSingleton<ICertificateRenderer, CertificatePdf>();
        services.AddOptions<DocumentOptions>().BindConfiguration(DocumentOptions.Section)
            .Validate(o => o.Retention.AreInRange, $"Documents:Retention : de {RetentionYears.Least} à {RetentionYears.Most} ans.").ValidateOnStart();
        services.Configure<SignatureOptions>(configuration.GetSection(SignatureOptions.Section));
        services.AddSingleton<PublicAddress>().AddSingleton<DocumentSeal>().AddSingleton<CertificateRegistry>().AddSingleton<CertificateWriter>();
        services.AddSingleton<Entitlements>().AddSingleton<EvidenceDuties>().AddSingleton<CertificateLife>().AddSingleton<DocumentShelf>().AddSingleton<KeptDocuments>().AddSingleton<OwnExports>().AddSingleton<ProviderSheets>();
        services.AddHostedService<ExpirySweep>();
        services.AddDocumentRecords();
        services.AddRateLimiter(options => options.AddPolicy(Limit, context => RateLimitPartition.GetFixedWindowLimiter(
            context.Connection.RemoteIpAddress?.ToString() ?? "",
            _ => new FixedWindowRateLimiterOptions { PermitLimit = limits.PagesPerMinute, Window = TimeSpan.FromMinutes(1) })));
        return services;
    }
}
