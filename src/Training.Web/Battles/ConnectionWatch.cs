// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Web.Accounts;
using Training.Web.Persistence;

namespace Training.Web.Battles;

/// <summary>
/// Holds open connections against the accounts that opened them: an account that is gone, locked out, or whose credentials changed keeps none.
/// The short rest after wrong passwords is no reason: else a colleague who mistypes a name would take somebody out of a battle.
/// </summary>
internal sealed class ConnectionWatch(
    BattleConnections connections, IDbContextFactory<TrainingDb> databases, IOptions<BattleOptions> options, IOptions<AccountOptions> accounts,
    IOptions<IdentityOptions> identity, TimeProvider clock, ILogger<ConnectionWatch> log) : BackgroundService
{
    /// <summary>Ends the connections of accounts that may have none.</summary>
    public async Task CheckAsync()
    {
        var open = connections.Open.Where(c => !c.Seat.Caller.IsGuest).ToLookup(c => c.Seat.Caller.Id);
        if (open.Count == 0) return;
        var people = open.Select(c => c.Key).ToArray();
        await using var db = await databases.CreateDbContextAsync();
        var known = await db.Users.Where(u => people.Contains(u.Id)).Select(u => new { u.Id, u.SecurityStamp, u.LockoutEnd }).ToDictionaryAsync(u => u.Id);
        foreach (var person in open)
        {
            var account = known.GetValueOrDefault(person.Key);
            if (account is null || accounts.Value.IsShutOut(account.LockoutEnd, clock.GetUtcNow())) connections.Abort(person.Key);
            else if (person.Any(c => c.Context.User?.FindFirst(identity.Value.ClaimsIdentity.SecurityStampClaimType)?.Value != account.SecurityStamp)) connections.Abort(person.Key);
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.Value.RevalidateEvery);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await CheckAsync();
            }
            catch (System.Data.Common.DbException problem)
            {
                log.LogError(problem, "Open connections could not be held against their accounts");
            }
        }
    }
}
