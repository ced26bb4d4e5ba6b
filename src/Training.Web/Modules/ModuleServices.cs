// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Training.Web.Modules;

internal static class ModuleServices
{
    public static IServiceCollection AddModules(this IServiceCollection services)
    {
        services.AddOptions<ContentOptions>().BindConfiguration(ContentOptions.Section);
        services.AddSingleton<Catalogue>();
        services.AddHostedService<CatalogueWatch>();
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

/// <summary>A saved file is live at once: changes in the content folder are folded and read again.</summary>
internal sealed class CatalogueWatch(Catalogue catalogue, IOptions<ContentOptions> options, ILogger<CatalogueWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var changed = new SemaphoreSlim(0);
        using var watcher = new FileSystemWatcher(catalogue.Folder) { IncludeSubdirectories = true, EnableRaisingEvents = true };
        FileSystemEventHandler notice = (_, _) => changed.Release();
        watcher.Changed += notice;
        watcher.Created += notice;
        watcher.Deleted += notice;
        watcher.Renamed += (_, _) => changed.Release();
        while (!stoppingToken.IsCancellationRequested)
        {
            await changed.WaitAsync(stoppingToken);
            while (await changed.WaitAsync(options.Value.Settle, stoppingToken)) { }
            try
            {
                catalogue.Load();
            }
            catch (IOException problem)
            {
                // The folder is being replaced or a file is half written: the last good content keeps serving.
                log.LogWarning(problem, "Content could not be read again");
            }
        }
    }
}
