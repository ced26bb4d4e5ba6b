// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Persistence;

namespace Training.Web.Progress;

internal static class ProgressServices
{
    public static IServiceCollection AddProgress(this IServiceCollection services) => services.AddProgressRecords().AddPurge("answers", d => d.Answers, ProgressPurge.RunAsync).AddSingleton<ProgressBook>().AddSingleton<ReviewLog>();
}
