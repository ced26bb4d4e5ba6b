// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Persistence;

/// <summary>What a purge knows while it works, all in one transaction.</summary>
/// <param name="Today">In Europe/Paris.</param>
/// <param name="Held">People of whom nothing is purged: a legal hold.</param>
internal sealed record PurgeWork(TrainingDb Db, DateTimeOffset Now, DateOnly Today, RetentionOptions Durations, IQueryable<Guid> Held);

/// <summary>One class of data that has its day. Each room registers those that it keeps (<see cref="PurgeTasks.AddPurge"/>).</summary>
/// <param name="Class">A word of <c>DeskWords</c> after <c>class-</c>.</param>
/// <param name="For">How long it is kept, from the settings.</param>
/// <param name="RunAsync">Removes what is due; how many rows.</param>
internal sealed record PurgeTask(string Class, Func<RetentionOptions, TimeSpan> For, Func<PurgeWork, Task<int>> RunAsync);

internal static class PurgeTasks
{
    public static IServiceCollection AddPurge(this IServiceCollection services, string name, Func<RetentionOptions, TimeSpan> kept, Func<PurgeWork, Task<int>> run) =>
        services.AddSingleton(new PurgeTask(name, kept, run));
}
