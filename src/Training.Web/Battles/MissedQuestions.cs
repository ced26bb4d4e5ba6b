// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;
using Training.Web.Progress;

namespace Training.Web.Battles;

/// <summary>A question and how many of the people asked about missed it last time.</summary>
internal sealed record MissedQuestion(string ModuleId, string QuestionId, int People);

/// <summary>Weak spots of a group, from the review log: the last answer of each person to each question counts, wherever it was given.</summary>
internal sealed class MissedQuestions(IDbContextFactory<TrainingDb> databases)
{
    /// <summary>In a fixed order, so that a seed draws the same again.</summary>
    public async Task<IReadOnlyList<MissedQuestion>> OfAsync(IReadOnlyCollection<Guid> people)
    {
        await using var db = await databases.CreateDbContextAsync();
        var log = await db.Set<ReviewLogRow>().Where(r => people.Contains(r.PersonId))
            .Select(r => new { r.PersonId, r.ModuleId, r.QuestionId, r.Credit, r.At, r.Id }).ToListAsync();
        return
        [
            .. log.GroupBy(r => (r.PersonId, r.ModuleId, r.QuestionId))
                .Select(answers => answers.MaxBy(r => (r.At, r.Id))!)
                .Where(last => last.Credit < 1)
                .GroupBy(last => (last.ModuleId, last.QuestionId))
                .Select(q => new MissedQuestion(q.Key.ModuleId, q.Key.QuestionId, q.Count()))
                .OrderBy(q => q.ModuleId, StringComparer.Ordinal).ThenBy(q => q.QuestionId, StringComparer.Ordinal),
        ];
    }
}
