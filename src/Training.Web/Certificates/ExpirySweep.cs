// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Extensions.Options;

namespace Training.Web.Certificates;

/// <summary>Marks documents whose last day has passed, at start and then at every turn.</summary>
internal sealed class ExpirySweep(CertificateLife life, IOptions<DocumentOptions> options, TimeProvider clock, ILogger<ExpirySweep> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var turns = new PeriodicTimer(options.Value.ExpirySweep, clock);
        do
        {
            try
            {
                if (await life.ExpireDueAsync() is var count and > 0) log.LogInformation("{Count} documents expired", count);
            }
            catch (Exception problem) when (problem is not OperationCanceledException)
            {
                log.LogError(problem, "Documents whose day has passed could not be marked");
            }
        }
        while (await turns.WaitForNextTickAsync(stoppingToken));
    }
}
