// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Persistence;

namespace Training.Web.Attempts;

internal static class AttemptServices
{
    public static IServiceCollection AddAttempts(this IServiceCollection services) =>
        services.AddAttemptRecords().AddPurge("attempts", d => d.Answers, AttemptPurge.RunAsync).AddSingleton<QuestionTexts>().AddSingleton<AttemptBook>().AddScoped<AttemptResets>();
}
