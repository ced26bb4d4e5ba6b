// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;

namespace Training.Web.Persistence;

/// <summary>What an erasure does with rows of a person.</summary>
internal enum Keeping
{
    /// <summary>They go.</summary>
    UntilErased,

    /// <summary>They go too, unless they prove a training that the law obliges to keep proved: then on the day that this ends.</summary>
    Evidence,

    /// <summary>They stay by a clock of their own, and lead to nobody once the rest is gone.</summary>
    Trace,
}

/// <summary>What an erasure knows while it works, all in one transaction.</summary>
/// <param name="Today">In Europe/Paris.</param>
/// <param name="EvidenceUntil">Last day on which evidence of training must be kept; null when nothing obliges.</param>
internal sealed record ErasureWork(TrainingDb Db, Guid Person, Guid? By, DateTimeOffset Now, DateOnly Today, DateOnly? EvidenceUntil);

/// <summary>
/// A table that holds something of people. Each room registers its own (<see cref="PersonalTables.AddPersonal{T}"/>), so that the person's export is
/// whole and an erasure forgets nothing; a test fails by name for a table that is neither here nor known to hold nobody.
/// </summary>
/// <param name="Name">In kebab case: names the part of the export and a word of <c>PrivacyWords</c>.</param>
/// <param name="Row">The mapped class.</param>
/// <param name="Keeping">What an erasure does.</param>
/// <param name="Of">A person's rows.</param>
/// <param name="EraseAsync">Removes them, or makes them anonymous; how many.</param>
internal sealed record PersonalTable(
    string Name, Type Row, Keeping Keeping, Func<TrainingDb, Guid, IQueryable<object>> Of, Func<ErasureWork, Task<int>> EraseAsync)
{
    /// <summary>Whether something under way forbids to erase just now; null: nothing can.</summary>
    public Func<TrainingDb, Guid, Task<bool>>? IsBusyAsync { get; init; }

    /// <summary>What an erasure ends in rows that it must keep as evidence; null: nothing in them goes on.</summary>
    public Func<ErasureWork, Task>? EndAsync { get; init; }
}

internal static class PersonalTables
{
    /// <summary>Says that a table holds something of people. Without <paramref name="erase"/> an erasure deletes the rows, or leaves a trace alone.</summary>
    public static IServiceCollection AddPersonal<T>(
        this IServiceCollection services, string name, Keeping keeping, Func<TrainingDb, Guid, IQueryable<T>> of, Func<ErasureWork, Task<int>>? erase = null,
        Func<TrainingDb, Guid, Task<bool>>? isBusy = null, Func<ErasureWork, Task>? end = null) where T : class => services.AddSingleton(new PersonalTable(
            name, typeof(T), keeping, of, erase ?? (work => keeping == Keeping.Trace ? Task.FromResult(0) : of(work.Db, work.Person).ExecuteDeleteAsync())) { IsBusyAsync = isBusy, EndAsync = end });
}
