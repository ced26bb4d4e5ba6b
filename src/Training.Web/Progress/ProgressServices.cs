// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Progress;

internal static class ProgressServices
{
    public static IServiceCollection AddProgress(this IServiceCollection services) => services.AddSingleton<ProgressBook>().AddSingleton<ReviewLog>();
}
