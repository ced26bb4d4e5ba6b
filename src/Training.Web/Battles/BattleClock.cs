// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Extensions.Options;

namespace Training.Web.Battles;

/// <summary>Takes up running battles at start, then makes time pass in them and leaves a mark of life every second.</summary>
internal sealed class BattleClock(Arena arena, IOptions<BattleOptions> options, ILogger<BattleClock> log) : BackgroundService
{
    private static readonly TimeSpan MarkEvery = TimeSpan.FromSeconds(1);

    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        await arena.ResumeAsync();
        await base.StartAsync(cancellationToken);
    }

    /// <summary>Side by side: a disk that is slow to take the mark does not stop the time.</summary>
    protected override Task ExecuteAsync(CancellationToken stoppingToken) => Task.WhenAll(TickAsync(stoppingToken), MarkAsync(stoppingToken));

    private async Task TickAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(options.Value.Tick);
        while (await timer.WaitForNextTickAsync(stop)) arena.Tick();
    }

    private async Task MarkAsync(CancellationToken stop)
    {
        using var timer = new PeriodicTimer(MarkEvery);
        while (await timer.WaitForNextTickAsync(stop))
        {
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
