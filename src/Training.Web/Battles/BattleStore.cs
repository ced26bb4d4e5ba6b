// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Training.Attempts;
using Training.Battles;
using Training.Web.Attempts;
using Training.Web.Persistence;

namespace Training.Web.Battles;

/// <summary>A battle with what the shell knows of it beside the rules.</summary>
internal sealed record StoredBattle(Battle Battle, string Code, string Token);

/// <summary>Reads battles from their rows, and adds new ones.</summary>
internal sealed class BattleStore(IDbContextFactory<TrainingDb> databases, QuestionTexts texts)
{
    /// <summary>A new battle with its frozen questions.</summary>
    public async Task<StoredBattle> AddAsync(Guid createdBy, NewBattle wanted, IReadOnlyList<DrawnForBattle> drawn, string code, string token, DateTimeOffset now)
    {
        await using var db = await databases.CreateDbContextAsync();
        var battle = Battle.Create(Guid.CreateVersion7(now), createdBy, wanted.Settings, await FreezeAsync(db, drawn), now);
        return await AddAsync(db, new StoredBattle(battle, code, token));
    }

    /// <summary>A new battle whose questions are frozen already, or will be dealt.</summary>
    /// <param name="stored">In its lobby.</param>
    /// <param name="alongside">Adds or changes what is to be written with it or not at all; null: nothing.</param>
    public async Task<StoredBattle> AddAsync(StoredBattle stored, Func<TrainingDb, Task>? alongside = null)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (alongside is not null) await alongside(db);
        return await AddAsync(db, stored);
    }

    private static async Task<StoredBattle> AddAsync(TrainingDb db, StoredBattle stored)
    {
        var battle = stored.Battle;
        for (var position = 0; position < battle.Questions.Length; position++) db.Add(RowOf(battle.Id, position, battle.Questions[position]));
        db.Add(new BattleRow
        {
            Id = battle.Id, Code = stored.Code, Token = stored.Token, CreatedBy = battle.CreatedBy, CreatedAt = battle.CreatedAt,
            Settings = JsonSerializer.Serialize(battle.Settings), Phase = battle.Phase, Position = battle.Index, Since = battle.Since, Seq = 0, Version = 0,
            AliveAt = battle.Now, HostId = battle.Host?.Person, Heirs = "", Ghost = battle.Ghost is { } ghost ? JsonSerializer.Serialize(ghost) : null,
        });
        await db.SaveChangesAsync();
        return stored;
    }

    /// <summary>Freezes the texts of drawn questions, which their rows then lead to.</summary>
    public async Task<ImmutableArray<BattleQuestion>> FreezeAsync(IReadOnlyList<DrawnForBattle> drawn)
    {
        await using var db = await databases.CreateDbContextAsync();
        var questions = await FreezeAsync(db, drawn);
        await db.SaveChangesAsync();
        return questions;
    }

    /// <summary>Identities of the battles that have not ended.</summary>
    public async Task<IReadOnlyList<Guid>> RunningAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<BattleRow>().Where(b => b.EndedAt == null).Select(b => b.Id).ToListAsync();
    }

    /// <summary>The battle as it was when it was last served.</summary>
    /// <param name="id">Of the battle.</param>
    /// <param name="served">When it was last served, where that is known; null: its rows tell. A mark of life is written for all battles, those that stand still included.</param>
    public async Task<StoredBattle> LoadAsync(Guid id, DateTimeOffset? served = null)
    {
        await using var db = await databases.CreateDbContextAsync();
        var row = await db.Set<BattleRow>().AsNoTracking().SingleAsync(b => b.Id == id);
        var players = await db.Set<BattlePlayerRow>().AsNoTracking().Where(p => p.BattleId == id).ToListAsync();
        var answers = (await db.Set<BattleAnswerRow>().AsNoTracking().Where(a => a.BattleId == id).ToListAsync()).ConvertAll(AnswerOf);
        // The mark of life is written once a second: an answer committed since then was seen too.
        var seen = answers.Select(a => a.At).Append(row.AliveAt).Max();
        if (served < seen) seen = served.Value;
        var header = new Battle
        {
            Id = id, CreatedBy = row.CreatedBy, CreatedAt = row.CreatedAt, Settings = JsonSerializer.Deserialize<BattleSettings>(row.Settings)!,
            Questions = await QuestionsAsync(db, id), Now = seen, Phase = row.Phase, Index = row.Position, Since = row.Since, Until = row.Until,
            Pause = row is { PausedFrom: { } from, PausedAt: { } at } ? new Pause(from, at, row.PausedByHost) : null,
            ClosedAt = row.ClosedAt, Host = row.HostId is { } host ? new BattleHost(host, seen, row.HostIsLost) : null,
            Heirs = [.. row.Heirs.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(Guid.Parse)],
            Ghost = row.Ghost is { } ghost ? JsonSerializer.Deserialize<Ghost>(ghost) : null,
            Removed = [.. players.Where(p => p.IsRemoved).Select(p => p.PlayerId)], IsLocked = row.IsLocked, Seq = row.Seq, Version = row.Version,
            Final = row.Ranked is { } among
                ? new FinalPlaces(among, players.Where(p => p.Place is not null).ToImmutableDictionary(p => p.PlayerId, p => p.Place!.Value))
                : null,
        };
        return new StoredBattle(BattleMemory.Restore(header, players.Select(PlayerOf), answers), row.Code, row.Token);
    }

    /// <summary>The latest ended battle of this code.</summary>
    public async Task<BattleCard?> FindEndedAsync(string code)
    {
        await using var db = await databases.CreateDbContextAsync();
        var found = await db.Set<BattleRow>().Where(b => b.Code == code && b.EndedAt != null).OrderByDescending(b => b.EndedAt)
            .Select(b => new { b.Id, b.Code, b.Token, b.Phase, b.Settings, Questions = db.Set<BattleQuestionRow>().Count(q => q.BattleId == b.Id) })
            .FirstOrDefaultAsync();
        if (found is null) return null;
        var settings = JsonSerializer.Deserialize<BattleSettings>(found.Settings)!;
        return new BattleCard(
            found.Id, found.Code, found.Token, BattleJson.Word(found.Phase.ToString()), found.Questions,
            BattleJson.Word(settings.Format.ToString()), BattleJson.Word(settings.Teams.ToString()));
    }

    /// <summary>The latest ended battle of this code that the person was in, whole.</summary>
    public async Task<StoredBattle?> LoadEndedAsync(Guid person, string code)
    {
        await using var db = await databases.CreateDbContextAsync();
        var id = await db.Set<BattleRow>().Where(b => b.Code == code && b.EndedAt != null)
            .Where(b => db.Set<BattlePlayerRow>().Any(p => p.BattleId == b.Id && p.PlayerId == person && !p.IsRemoved))
            .OrderByDescending(b => b.EndedAt).Select(b => (Guid?)b.Id).FirstOrDefaultAsync();
        return id is null ? null : await LoadAsync(id.Value);
    }

    /// <summary>The receipt of an answer of an earlier round; null when there is none.</summary>
    public async Task<Receipt?> FindReceiptAsync(Guid battle, AnswerKey key)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Set<BattleAnswerRow>()
            .Where(a => a.BattleId == battle && a.PlayerId == key.Player && a.Question == key.Question && a.Pass == key.Pass)
            .Select(a => new Receipt(a.AnswerId, a.Question, a.Pass, a.At))
            .SingleOrDefaultAsync();
    }

    /// <summary>What one player answered, in both passes.</summary>
    public async Task<IReadOnlyList<Answer>> AnswersAsync(Guid battle, Guid player)
    {
        await using var db = await databases.CreateDbContextAsync();
        return (await db.Set<BattleAnswerRow>().AsNoTracking().Where(a => a.BattleId == battle && a.PlayerId == player).ToListAsync()).ConvertAll(AnswerOf);
    }

    /// <summary>What a battle asked, in order.</summary>
    public async Task<ImmutableArray<BattleQuestion>> QuestionsAsync(TrainingDb db, Guid battle)
    {
        var rows = await db.Set<BattleQuestionRow>().AsNoTracking().Where(q => q.BattleId == battle).OrderBy(q => q.Position).ToListAsync();
        var known = await texts.LoadAsync(db, [.. rows.Select(q => q.TextHash)]);
        return [.. rows.Select(q => new BattleQuestion(q.ModuleId, known[q.TextHash], Numbers(q.Order)) { LessonTitles = JsonSerializer.Deserialize<ImmutableSortedDictionary<string, string>>(q.LessonTitles)! })];
    }

    private static async Task<ImmutableArray<BattleQuestion>> FreezeAsync(TrainingDb db, IReadOnlyList<DrawnForBattle> drawn)
    {
        var frozen = ImmutableArray.CreateBuilder<BattleQuestion>(drawn.Count);
        foreach (var question in drawn)
        {
            var text = (await QuestionTexts.FreezeAsync(db, question.Module, [question.Question.Id]))[0];
            frozen.Add(new BattleQuestion(question.Module.Id, text, question.Order) { LessonTitles = BattleDraw.LessonTitles(question.Module, question.Question) });
        }

        return frozen.MoveToImmutable();
    }

    internal static BattleQuestionRow RowOf(Guid battle, int position, BattleQuestion question) => new()
    {
        BattleId = battle, Position = position, ModuleId = question.ModuleId, QuestionId = question.Question.Id, Rev = question.Question.Rev,
        TextHash = question.Text.Hash, Order = string.Join(',', question.Order.Select(i => i.ToString(CultureInfo.InvariantCulture))), LessonTitles = JsonSerializer.Serialize(question.LessonTitles),
    };

    private static Player PlayerOf(BattlePlayerRow row) => new()
    {
        Id = row.PlayerId, Name = row.Name, Heard = default, OnPodium = row.OnPodium, IsParked = row.IsParked, HasLeft = row.HasLeft,
        FirstQuestion = row.FirstQuestion, ParkedFor = Numbers(row.ParkedFor), Team = row.Team, IsGuest = row.IsGuest, Tier = row.Tier, Uncounted = Numbers(row.Uncounted),
    };

    private static Answer AnswerOf(BattleAnswerRow row) => new()
    {
        Key = new AnswerKey(row.PlayerId, row.Question, row.Pass), Id = row.AnswerId, Response = JsonSerializer.Deserialize<Response>(row.Response)!,
        Credit = row.Credit, Correct = row.Correct, Points = row.Points, Elapsed = row.Elapsed, At = row.At,
    };

    private static ImmutableArray<int> Numbers(string list) =>
        [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture))];
}
