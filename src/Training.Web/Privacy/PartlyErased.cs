// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Persistence;

namespace Training.Web.Privacy;

/// <summary>People of whom nothing but evidence is left, until the day on which that goes too.</summary>
internal static class PartlyErased
{
    public static IQueryable<Guid> People(TrainingDb db) =>
        db.Set<RightsRequestRow>().Where(r => r.Kind == RequestKind.Erasure && r.State == RequestState.PartlyDone).Select(r => r.PersonId);
}
