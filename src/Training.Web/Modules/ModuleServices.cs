// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Training.Web.Modules;

internal static class ModuleServices
{
    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        services.AddOptions<ContentOptions>().BindConfiguration(ContentOptions.Section);
        services.AddSingleton<Catalogue>();
        services.AddHostedService<CatalogueWatch>();
        services.AddSingleton<LessonCache>();
        services.AddOutputCache(options => options.SizeLimit = LessonCache.Size);
        services.AddOptions<OutputCacheOptions>().Configure<LessonCache>((options, lessons) => options.AddBasePolicy(lessons));
        services.AddHealthChecks().AddCheck<CatalogueHealth>("content");
        return services;
    }
}

/// <summary>Healthy once the content was read and something can be learned.</summary>
internal sealed class CatalogueHealth(Catalogue catalogue) : IHealthCheck
{
    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default) => Task.FromResult(
        catalogue.IsReady && catalogue.Current.Published.Length > 0 ? HealthCheckResult.Healthy() : HealthCheckResult.Unhealthy("no module is published"));
}
