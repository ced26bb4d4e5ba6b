// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Extensions.Options;

namespace Training.Web.Battles;

/// <summary>Takes up running battles at start, then makes time pass in them and leaves a mark of life every second.</summary>
internal sealed class BattleClock(Arena arena, IOptions<BattleOptions> options, TimeProvider clock, ILogger<BattleClock> log) : BackgroundService
{
    private static readonly TimeSpan MarkEvery = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await arena.ResumeAsync();
        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.Tick);
        var marked = clock.GetTimestamp();
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            arena.Tick();
            if (clock.GetElapsedTime(marked) < MarkEvery) continue;
            marked = clock.GetTimestamp();
            try
            {
                await arena.MarkAliveAsync();
            }
            catch (Exception problem) when (problem is System.Data.Common.DbException or InvalidOperationException)
            {
                log.LogError(problem, "The mark of life of running battles could not be written");
            }
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await arena.CloseAsync();
    }
}
