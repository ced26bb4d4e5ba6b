// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Web.Accounts;
using Training.Web.Certificates;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Privacy;

/// <summary>What an erasure does with one table.</summary>
public enum Fate
{
    Goes,
    KeptAsEvidence,
    StaysNameless,
}

/// <summary>A table of an erasure and how many rows of the person it has.</summary>
public sealed record ErasureLine(string Table, int Rows, Fate Fate);

/// <summary>What an erasure would do today.</summary>
/// <param name="Blocked">A word for what forbids it altogether: <c>held</c>, <c>in-battle</c>, <c>has-role</c>; null when nothing does.</param>
/// <param name="Duty">What must be kept, until when and why; null when everything goes.</param>
public sealed record ErasurePlan(ImmutableArray<ErasureLine> Lines, string? Blocked, EvidenceDuty? Duty);

/// <summary>Erases what is kept of a person, table by table, in one transaction: all of it, or all but the evidence that must be kept.</summary>
internal sealed class Erasure(PersonalData data, IDbContextFactory<TrainingDb> databases, EvidenceDuties duties, TimeProvider clock)
{
    /// <summary>Words of the audit log.</summary>
    public const string Carried = "erasure.carried-out", Finished = "erasure.finished";

    public async Task<ErasurePlan> PlanAsync(Guid person)
    {
        await using var db = await databases.CreateDbContextAsync();
        var duty = await duties.OfPersonAsync(db, person);
        var lines = ImmutableArray.CreateBuilder<ErasureLine>();
        foreach (var table in data.Tables)
            if (await table.Of(db, person).CountAsync() is > 0 and var rows) lines.Add(new ErasureLine(table.Name, rows, FateOf(table, duty?.Until)));
        return new ErasurePlan([.. lines.OrderBy(l => l.Fate).ThenBy(l => l.Table, StringComparer.Ordinal)], await BlockedAsync(db, person), duty);
    }

    /// <summary>What must be kept of a person today, whatever is asked; null when nothing.</summary>
    public async Task<EvidenceDuty?> DutyAsync(Guid person)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await duties.OfPersonAsync(db, person);
    }

    /// <summary>Carries it out; what was found is the plan of that moment, its duty that of the erasure itself. Nothing happens while something forbids it.</summary>
    /// <param name="by">Null when the clock does.</param>
    public async Task<ErasurePlan> CarryOutAsync(Guid person, Guid? by)
    {
        var plan = await PlanAsync(person);
        if (plan.Blocked is not null) return plan;
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        // Asked again now that nobody else writes: a payment may have been written down since the plan.
        var duty = await duties.OfPersonAsync(db, person);
        var work = new ErasureWork(db, person, by, now, ParisTime.DayOf(now), duty?.Until);
        var erased = 0;
        foreach (var table in data.Tables)
        {
            if (FateOf(table, work.EvidenceUntil) == Fate.KeptAsEvidence)
            {
                if (table.EndAsync is { } end) await end(work);
                continue;
            }

            erased += await table.EraseAsync(work);
            db.ChangeTracker.Clear();
        }

        db.Add(new AuditRow
        {
            At = now, PersonId = by, Action = work.EvidenceUntil is null ? Finished : Carried, Subject = person.ToString("N"),
            Detail = string.Create(CultureInfo.InvariantCulture, $"{erased} / {plan.Lines.Sum(l => l.Rows)}{(work.EvidenceUntil is { } day ? $" → {day:yyyy-MM-dd}" : "")}"),
        });
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return plan with { Duty = duty };
    }

    private static Fate FateOf(PersonalTable table, DateOnly? until) => table.Keeping switch
    {
        Keeping.Trace => Fate.StaysNameless,
        Keeping.Evidence when until is not null => Fate.KeptAsEvidence,
        _ => Fate.Goes,
    };

    private async Task<string?> BlockedAsync(TrainingDb db, Guid person)
    {
        if (await LegalHolds.CoversAsync(db, person)) return "held";
        if (await db.UserRoles.AnyAsync(r => r.UserId == person && db.Roles.Any(role => role.Id == r.RoleId && role.Name == Roles.Administrator))) return "has-role";
        foreach (var table in data.Tables)
            if (table.IsBusyAsync is { } isBusy && await isBusy(db, person)) return "in-battle";
        return null;
    }
}
