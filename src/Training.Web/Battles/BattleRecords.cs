// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;

namespace Training.Web.Battles;

/// <summary>
/// What this room keeps of people. A player's rows have no key to people, so nothing removes them by itself: an erasure turns their answers into
/// counts without anybody in them and deletes the rest. While a battle runs nobody in it is erased.
/// </summary>
internal static class BattleRecords
{
    public static IServiceCollection AddBattleRecords(this IServiceCollection services) => services
        .AddPersonal("battles", Keeping.UntilErased, Led, ForgetLeadersAsync, (db, person) => Led(db, person).AnyAsync(b => b.EndedAt == null))
        .AddPersonal("battle-seats", Keeping.UntilErased, (db, person) => db.Set<BattlePlayerRow>().Where(p => p.PlayerId == person), null, (db, person) =>
            db.Set<BattlePlayerRow>().AnyAsync(p => p.PlayerId == person && db.Set<BattleRow>().Any(b => b.Id == p.BattleId && b.EndedAt == null)))
        .AddPersonal("relays", Keeping.UntilErased, (db, person) => db.Set<RelayRow>().Where(r => r.CreatedBy == person), work =>
            work.Db.Set<RelayRow>().Where(r => r.CreatedBy == work.Person).ExecuteUpdateAsync(r => r.SetProperty(x => x.CreatedBy, Guid.Empty)))
        // Their key leads to the seat: they go with it, counted.
        .AddPersonal("battle-answers", Keeping.UntilErased, (db, person) => db.Set<BattleAnswerRow>().Where(a => a.PlayerId == person), CountAsync);

    private static IQueryable<BattleRow> Led(TrainingDb db, Guid person)
    {
        var id = person.ToString();
        return db.Set<BattleRow>().Where(b => b.CreatedBy == person || b.HostId == person || EF.Functions.Like(b.Heirs, "%" + id + "%"));
    }

    private static async Task<int> ForgetLeadersAsync(ErasureWork work)
    {
        var (battles, person, id) = (work.Db.Set<BattleRow>(), work.Person, work.Person.ToString());
        var count = await Led(work.Db, person).CountAsync();
        await battles.Where(b => b.CreatedBy == person).ExecuteUpdateAsync(b => b.SetProperty(r => r.CreatedBy, Guid.Empty));
        await battles.Where(b => b.HostId == person).ExecuteUpdateAsync(b => b.SetProperty(r => r.HostId, (Guid?)null));
        foreach (var battle in await battles.Where(b => EF.Functions.Like(b.Heirs, "%" + id + "%")).ToListAsync())
            battle.Heirs = string.Join(',', battle.Heirs.Split(',').Where(heir => !heir.Equals(id, StringComparison.OrdinalIgnoreCase)));
        await work.Db.SaveChangesAsync();
        return count;
    }

    private static async Task<int> CountAsync(ErasureWork work)
    {
        var answers = work.Db.Set<BattleAnswerRow>().Where(a => a.PlayerId == work.Person);
        await TallyAsync(work.Db, answers);
        return await answers.ExecuteDeleteAsync();
    }

    /// <summary>Seats of people with an account in battles that ended long enough ago; their answers, counted, go with them by the key.</summary>
    public static async Task<int> PurgeAsync(PurgeWork work)
    {
        var (db, before) = (work.Db, work.Now - work.Durations.Battles);
        var due = db.Set<BattlePlayerRow>().Where(p => !p.IsGuest && !work.Held.Contains(p.PlayerId) && db.Set<BattleRow>().Any(b => b.Id == p.BattleId && b.EndedAt < before));
        await TallyAsync(db, db.Set<BattleAnswerRow>().Where(a => due.Any(p => p.BattleId == a.BattleId && p.PlayerId == a.PlayerId)));
        return await due.ExecuteDeleteAsync();
    }

    /// <summary>Adds answers to what is told of their questions without anybody in it; earlier erasures of the same battle may have left some.</summary>
    public static async Task TallyAsync(TrainingDb db, IQueryable<BattleAnswerRow> answers)
    {
        foreach (var battle in (await answers.AsNoTracking().Where(a => a.Pass == 0).ToListAsync()).GroupBy(a => a.BattleId))
        {
            var kept = await db.Set<BattleTallyRow>().Where(t => t.BattleId == battle.Key).ToDictionaryAsync(t => t.Position);
            foreach (var question in battle.GroupBy(a => a.Question))
            {
                var tally = AnswerTally.Of(kept.GetValueOrDefault(question.Key)) + AnswerTally.Of(question.Select(a => (a.Response, a.Credit)));
                if (kept.TryGetValue(question.Key, out var row)) (row.Answers, row.Right, row.Picks) = (tally.Answers, tally.Right, tally.JoinedPicks);
                else db.Add(new BattleTallyRow { BattleId = battle.Key, Position = question.Key, Answers = tally.Answers, Right = tally.Right, Picks = tally.JoinedPicks });
            }
        }

        await db.SaveChangesAsync();
    }
}
