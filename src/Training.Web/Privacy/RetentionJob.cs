// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Web.Certificates;
using Training.Web.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Privacy;

/// <summary>A class of data, how long it is kept, and how much of it went the last time.</summary>
internal sealed record RetentionLine(string Class, TimeSpan For, int? Purged);

/// <summary>Once a day removes what has had its day, finishes erasures whose evidence has, and lets go of accounts that nobody uses. Legal holds go before all.</summary>
internal sealed class RetentionJob(
    IEnumerable<PurgeTask> tasks, Erasure erasure, IDbContextFactory<TrainingDb> databases, IOptions<RetentionOptions> options, TimeProvider clock, ILogger<RetentionJob> log)
    : BackgroundService
{
    /// <summary>The word of the audit log.</summary>
    public const string Action = "retention.purged";

    private const string Erasures = "erasures", Idle = "idle-accounts";

    private ImmutableDictionary<string, int> _last = ImmutableDictionary<string, int>.Empty;

    /// <summary>Every class with its duration, for the desk.</summary>
    public IReadOnlyList<RetentionLine> Classes =>
    [
        .. tasks.Select(t => new RetentionLine(t.Class, t.For(options.Value), Last(t.Class))),
        new RetentionLine(Idle, options.Value.IdleAccounts, Last(Idle)),
    ];

    /// <summary>Removes all that is due; how many rows and people, by class.</summary>
    public async Task<IReadOnlyDictionary<string, int>> RunAsync()
    {
        var done = ImmutableDictionary.CreateBuilder<string, int>();
        foreach (var task in tasks) done[task.Class] = await PurgeAsync(task);
        done[Erasures] = await FinishErasuresAsync();
        done[Idle] = await EraseIdleAsync();
        _last = done.ToImmutable();
        if (done.Values.Sum() == 0) return _last;
        await using var db = await databases.CreateDbContextAsync();
        var said = string.Join(", ", done.Where(d => d.Value > 0).OrderBy(d => d.Key, StringComparer.Ordinal).Select(d => string.Create(CultureInfo.InvariantCulture, $"{d.Key} {d.Value}")));
        db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = null, Action = Action, Subject = "", Detail = said });
        await db.SaveChangesAsync();
        return _last;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.LookEvery);
        DateOnly? done = null;
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            var today = ParisTime.DayOf(clock.GetUtcNow());
            if (done == today) continue;
            try
            {
                await RunAsync();
                done = today;
            }
            catch (Exception problem) when (problem is System.Data.Common.DbException or DbUpdateException)
            {
                log.LogError(problem, "What has had its day could not be removed; it is tried again soon");
            }
        }
    }

    private int? Last(string name) => _last.TryGetValue(name, out var count) ? count : null;

    private async Task<int> PurgeAsync(PurgeTask task)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        var purged = await task.RunAsync(new PurgeWork(db, now, ParisTime.DayOf(now), options.Value, LegalHolds.People(db)));
        await transaction.CommitAsync();
        return purged;
    }

    /// <summary>Erasures that had to leave evidence behind, once nothing obliges to keep it any more: no day is remembered, since payments written down move it.</summary>
    private async Task<int> FinishErasuresAsync()
    {
        var (now, finished) = (clock.GetUtcNow(), 0);
        await using var db = await databases.CreateDbContextAsync();
        foreach (var request in await db.Set<RightsRequestRow>().Where(r => r.State == RequestState.PartlyDone).ToListAsync())
        {
            if (await erasure.DutyAsync(request.PersonId) is not null || await erasure.CarryOutAsync(request.PersonId, null) is not { Blocked: null, Duty: null }) continue;
            await db.Entry(request).ReloadAsync();
            (request.State, request.DecidedAt) = (RequestState.Done, now);
            await db.SaveChangesAsync();
            finished++;
        }

        return finished;
    }

    /// <summary>People whom nothing ties to the site any more: no membership of today, no scope, no role, and no use of the account for long.</summary>
    private async Task<int> EraseIdleAsync()
    {
        var (now, today, erased) = (clock.GetUtcNow(), ParisTime.DayOf(clock.GetUtcNow()), 0);
        var (before, beforeDay) = (now - options.Value.IdleAccounts, ParisTime.DayOf(now - options.Value.IdleAccounts));
        await using var db = await databases.CreateDbContextAsync();
        var idle = await db.People.Where(p => p.JoinedAt < before && p.GivenName != OrganisationRecords.Nobody
            && !db.Memberships.Any(m => m.PersonId == p.Id && (m.To == null || m.To >= beforeDay))
            && !db.HrScopes.IgnoreQueryFilters().Any(s => s.PersonId == p.Id && (s.To == null || s.To >= beforeDay))
            && !db.UserRoles.Any(r => r.UserId == p.Id)
            // Not by what they left: answers go after a year, and signing in leaves none.
            && !db.Users.Any(u => u.Id == p.Id && u.LastActiveOn >= beforeDay)
            && !db.Set<DocumentRow>().Any(d => d.PersonId == p.Id && d.IssuedAt >= before)
            // A request waits for its answer whatever its age.
            && !db.Set<RightsRequestRow>().Any(r => r.PersonId == p.Id && (r.State == RequestState.Open || r.State == RequestState.PartlyDone))).Select(p => p.Id).ToListAsync();
        foreach (var person in idle)
        {
            var plan = await erasure.PlanAsync(person);
            // Who still has evidence to be kept waits for its day: there is nothing to tell them in between.
            if (plan.Blocked is not null || plan.Duty is not null) continue;
            await erasure.CarryOutAsync(person, null);
            erased++;
        }

        return erased;
    }
}
