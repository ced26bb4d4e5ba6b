// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Battles;

/// <summary>Once a day erases what guests left in battles that ended long enough ago. How a question was answered stays, as counts.</summary>
internal sealed class GuestErasure(IDbContextFactory<TrainingDb> databases, IOptions<BattleOptions> options, TimeProvider clock, ILogger<GuestErasure> log) : BackgroundService
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromMinutes(10);

    /// <summary>Erases what is due; how many guests that were. A battle that cannot be done keeps none of the others.</summary>
    public async Task<int> EraseAsync() => (await EraseDueAsync()).Guests;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(LookEvery);
        DateOnly? done = null;
        do
        {
            var today = ParisTime.DayOf(clock.GetUtcNow());
            if (done == today) continue;
            try
            {
                if ((await EraseDueAsync()).Stuck == 0) done = today;
            }
            catch (Exception problem) when (problem is System.Data.Common.DbException or DbUpdateException)
            {
                log.LogError(problem, "What guests left could not be erased; it is tried again soon");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    private async Task<(int Guests, int Stuck)> EraseDueAsync()
    {
        var before = clock.GetUtcNow() - options.Value.KeepGuests;
        await using var db = await databases.CreateDbContextAsync();
        var due = await db.Set<BattleRow>().Where(b => b.EndedAt < before && db.Set<BattlePlayerRow>().Any(p => p.BattleId == b.Id && p.IsGuest))
            .OrderBy(b => b.EndedAt).Select(b => b.Id).ToListAsync();
        var (guests, stuck) = (0, 0);
        foreach (var battle in due)
        {
            try
            {
                guests += await EraseAsync(battle);
            }
            catch (Exception problem) when (problem is System.Data.Common.DbException or DbUpdateException)
            {
                stuck++;
                log.LogError(problem, "What guests left in battle {Battle} could not be erased; it is tried again soon", battle);
            }
        }

        return (guests, stuck);
    }

    private async Task<int> EraseAsync(Guid battle)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var guests = db.Set<BattlePlayerRow>().Where(p => p.BattleId == battle && p.IsGuest);
        await BattleRecords.TallyAsync(db, db.Set<BattleAnswerRow>().Where(a => a.BattleId == battle && guests.Any(g => g.PlayerId == a.PlayerId)));
        // Their answers go with them, by the key that leads from one to the other.
        var erased = await guests.ExecuteDeleteAsync();
        await db.Set<BattleRow>().Where(b => b.Id == battle).ExecuteUpdateAsync(b => b.SetProperty(r => r.ErasedGuests, r => r.ErasedGuests + erased));
        await transaction.CommitAsync();
        return erased;
    }
}
