// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Persistence;

namespace Training.Web.Attempts;

/// <summary>What this room keeps of people. That an evaluation took place and how it ended is evidence of training; what was answered is not.</summary>
internal static class AttemptRecords
{
    public static IServiceCollection AddAttemptRecords(this IServiceCollection services) => services
        .AddPersonal("attempts", Keeping.Evidence, (db, person) => db.Set<AttemptRow>().Where(a => a.PersonId == person))
        .AddPersonal("attempt-questions", Keeping.UntilErased, (db, person) =>
            db.Set<AttemptQuestionRow>().Where(q => db.Set<AttemptRow>().Any(a => a.Id == q.AttemptId && a.PersonId == person)))
        .AddPersonal("attempt-answers", Keeping.UntilErased, (db, person) =>
            db.Set<AttemptAnswerRow>().Where(q => db.Set<AttemptRow>().Any(a => a.Id == q.AttemptId && a.PersonId == person)))
        .AddPersonal("attempt-resets", Keeping.UntilErased, (db, person) => db.Set<AttemptResetRow>().Where(r => r.PersonId == person));
}
