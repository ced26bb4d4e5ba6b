// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Attempts;

internal static class AttemptServices
{
    public static IServiceCollection AddAttempts(this IServiceCollection services) =>
        services.AddSingleton<QuestionTexts>().AddSingleton<AttemptBook>().AddScoped<AttemptResets>();
}
