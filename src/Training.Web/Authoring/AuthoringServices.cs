// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Authoring;

/// <summary>How the workshop shows what it has.</summary>
public sealed class AuthoringOptions
{
    public const string Section = "Authoring";

    /// <summary>Questions on one page of the question list.</summary>
    public int QuestionsPerPage { get; set; } = 20;

    /// <summary>A burst of changes in the content is one rendering after this time.</summary>
    public TimeSpan Refresh { get; set; } = TimeSpan.FromMilliseconds(100);
}

internal static class AuthoringServices
{
    public static IServiceCollection AddAuthoring(this IServiceCollection services)
    {
        services.AddOptions<AuthoringOptions>().BindConfiguration(AuthoringOptions.Section)
            .Validate(o => o.QuestionsPerPage > 0, "Authoring:QuestionsPerPage : une page montre au moins une question.").ValidateOnStart();
        return services.AddSingleton<Workshop>().AddSingleton<QuestionBank>();
    }
}
