// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Training.Attempts;
using Training.Modules;
using Training.Web.Persistence;
using Training.Web.Progress;

namespace Training.Web.Attempts;

/// <summary>Keeps attempts: draws them once, takes each answer once, closes them. Every call names the person, taken from the connection.</summary>
internal sealed class AttemptBook(IDbContextFactory<TrainingDb> databases, QuestionTexts texts, ProgressBook progress, TimeProvider clock)
{
    /// <summary>The attempt under way on this module, or a new one.</summary>
    /// <returns>Its identity; null when the module's limits allow none now: <see cref="HistoryAsync(Guid, string)"/> says why.</returns>
    public async Task<Guid?> StartAsync(Guid personId, Module module)
    {
        var quiz = module.Quiz ?? throw new InvalidOperationException($"{module.Id} has no quiz.");
        await using var db = await databases.CreateDbContextAsync();
        // SQLite begins it as a writer, so that two tabs are asked one after the other; the index on what is under way is the last word.
        await using var transaction = await db.Database.BeginTransactionAsync();
        var history = await HistoryAsync(db, personId, module.Id);
        switch (history.Allows(module.Attempts, module.Cooldown, clock.GetUtcNow()))
        {
            case Allowance.Resume(var open):
                return open;
            case Allowance.Begin:
                var attempt = await DrawAsync(db, personId, module, quiz);
                await transaction.CommitAsync();
                return attempt;
            default:
                return null;
        }
    }

    /// <summary>All attempts of a person at a module's quiz.</summary>
    public async Task<AttemptHistory> HistoryAsync(Guid personId, string moduleId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await HistoryAsync(db, personId, moduleId);
    }

    internal static async Task<AttemptHistory> HistoryAsync(TrainingDb db, Guid personId, string moduleId)
    {
        var attempts = await db.Set<AttemptRow>().Where(a => a.PersonId == personId && a.ModuleId == moduleId).OrderByDescending(a => a.StartedAt)
            .Select(a => new PastAttempt(a.Id, a.StartedAt, a.FinishedAt, a.Percent ?? 0, a.Passed ?? false)).ToListAsync();
        var givenBack = await db.Set<AttemptResetRow>().Where(r => r.PersonId == personId && r.ModuleId == moduleId).MaxAsync(r => (DateTimeOffset?)r.At);
        return new AttemptHistory([.. attempts], givenBack);
    }

    private async Task<Guid> DrawAsync(TrainingDb db, Guid personId, Module module, Quiz quiz)
    {
        var seed = BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
        var drawn = Draw.From(quiz, seed);
        var frozen = await QuestionTexts.FreezeAsync(db, module, [.. drawn.Select(d => d.QuestionId)]);
        await Editions.FreezeAsync(db, module);
        var now = clock.GetUtcNow();
        var attempt = new AttemptRow
        {
            Id = Guid.CreateVersion7(now), PersonId = personId, ModuleId = module.Id, ModuleVersion = module.Version, ModuleHash = module.ContentHash,
            QuizId = quiz.Id, Seed = unchecked((long)seed), Pass = module.Pass, StartedAt = now,
        };
        db.Add(attempt);
        db.AddRange(drawn.Select((question, i) => new AttemptQuestionRow
        {
            AttemptId = attempt.Id, Position = i + 1, QuestionId = question.QuestionId, Rev = question.Rev, TextHash = frozen[i].Hash,
            Order = string.Join(',', question.Order),
        }));
        await db.SaveChangesAsync();
        return attempt.Id;
    }

    /// <summary>The person's attempt; null when there is none of that identity, or it is somebody else's.</summary>
    public async Task<AttemptSheet?> FindAsync(Guid personId, Guid attemptId)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await FindAsync(db, personId, attemptId);
    }

    private async Task<AttemptSheet?> FindAsync(TrainingDb db, Guid personId, Guid attemptId)
    {
        var attempt = await db.Set<AttemptRow>().AsNoTracking().SingleOrDefaultAsync(a => a.Id == attemptId && a.PersonId == personId);
        if (attempt is null) return null;
        var rows = await (from question in db.Set<AttemptQuestionRow>()
                          where question.AttemptId == attemptId
                          join answer in db.Set<AttemptAnswerRow>()
                              on new { question.AttemptId, question.Position } equals new { answer.AttemptId, answer.Position } into answers
                          from answer in answers.DefaultIfEmpty()
                          orderby question.Position
                          select new { question, answer }).AsNoTracking().ToListAsync();
        var loaded = await texts.LoadAsync(db, [.. rows.Select(r => r.question.TextHash)]);
        return new AttemptSheet(
            attempt.Id, attempt.ModuleId, attempt.Pass, attempt.StartedAt, attempt.FinishedAt, attempt.Percent, attempt.Passed,
            [.. rows.Select(r => new SheetQuestion(
                r.question.Position, loaded[r.question.TextHash], Positions(r.question.Order),
                r.answer is null ? null : new SheetAnswer(JsonSerializer.Deserialize<Response>(r.answer.Response)!, r.answer.Credit)))]);
    }

    /// <summary>Takes an answer. The first one to a question stays; a second post changes nothing. The last one closes the attempt.</summary>
    /// <returns>The attempt as it stands now; null when it is not this person's or has no such question.</returns>
    public async Task<AttemptSheet?> AnswerAsync(Guid personId, Guid attemptId, int position, Response response)
    {
        await using var db = await databases.CreateDbContextAsync();
        var sheet = await FindAsync(db, personId, attemptId);
        if (sheet?.At(position) is not { } question) return null;
        if (question.Answer is null && !sheet.IsFinished) await RecordAsync(db, personId, sheet, question, response);
        return await CloseWhenCompleteAsync(db, personId, attemptId);
    }

    private async Task RecordAsync(TrainingDb db, Guid personId, AttemptSheet sheet, SheetQuestion question, Response response)
    {
        var asked = question.Text.In("fr");
        var credit = Grading.Credit(question.Text, response);
        var now = clock.GetUtcNow();
        db.Add(new AttemptAnswerRow
        {
            AttemptId = sheet.Id, Position = question.Position, Response = JsonSerializer.Serialize(response), Credit = credit, AnsweredAt = now,
        });
        db.Add(new ReviewLogRow
        {
            PersonId = personId, ModuleId = sheet.ModuleId, QuestionId = asked.Id, Rev = asked.Rev, Source = ReviewSources.Attempt, Credit = credit, At = now,
        });
        try
        {
            await db.SaveChangesAsync();
        }
        catch (DbUpdateException) when (HasAnswer(db, sheet.Id, question.Position))
        {
            // Two taps or two devices at once: the key in the file kept the first, which is the one that counts.
        }

        db.ChangeTracker.Clear();
    }

    private static bool HasAnswer(TrainingDb db, Guid attemptId, int position)
    {
        db.ChangeTracker.Clear();
        return db.Set<AttemptAnswerRow>().Any(a => a.AttemptId == attemptId && a.Position == position);
    }

    private async Task<AttemptSheet?> CloseWhenCompleteAsync(TrainingDb db, Guid personId, Guid attemptId)
    {
        var sheet = await FindAsync(db, personId, attemptId);
        if (sheet is null || sheet.IsFinished || sheet.Next is not null) return sheet;
        var score = ScoreOf(sheet, objectives: 0);
        var now = clock.GetUtcNow();
        // SQLite begins it as a writer: two devices that close the same attempt wait for one another instead of failing.
        await using var transaction = await db.Database.BeginTransactionAsync();
        var row = await db.Set<AttemptRow>().SingleAsync(a => a.Id == attemptId);
        if (row.FinishedAt is not null) return await FindAsync(db, personId, attemptId);
        (row.FinishedAt, row.Percent, row.Passed) = (now, score.Percent, score.IsPassed);
        await db.SaveChangesAsync();
        if (score.IsPassed) await progress.CompleteModuleAsync(db, row);
        await transaction.CommitAsync();
        return sheet with { FinishedAt = now, Percent = score.Percent, Passed = score.IsPassed };
    }

    /// <summary>Score by the rules, from the frozen questions; <paramref name="objectives"/> is how many the module has.</summary>
    public static AttemptScore ScoreOf(AttemptSheet sheet, int objectives) => AttemptScore.Of(
        [.. sheet.Questions.Select(q => new ScoredQuestion(q.Text.In("fr").Objectives, q.Answer?.Credit ?? 0))], sheet.Pass, objectives);

    private static ImmutableArray<int> Positions(string order) =>
        [.. order.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, CultureInfo.InvariantCulture))];
}
