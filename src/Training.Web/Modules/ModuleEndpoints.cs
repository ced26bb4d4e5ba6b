// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Antiforgery;
using Training.Attempts;
using Training.Modules;
using Training.Web.Accounts;
using Training.Web.Attempts;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Modules;

internal static class ModuleEndpoints
{
    public static void MapModules(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPictures();
        // « I read it »: lays the lesson for who is signed in, and leads on either way.
        endpoints.MapPost("/modules/{id}/{lessonId}/laid", async (string id, string lessonId, HttpContext context, Catalogue catalogue, ProgressBook book) =>
        {
            var module = catalogue.Current.FindPublished(id);
            var at = module is null ? -1 : module.Lessons.Select(l => l.Id).ToList().IndexOf(lessonId);
            if (module is null || at < 0) return Results.NotFound();
            if (context.User.PersonId() is { } person) await book.LayAsync(person, id, lessonId);
            return Results.LocalRedirect(After(module, at));
        }).RequireToken();
        endpoints.MapPost("/modules/{id}/{lessonId}/check", CheckAsync).RequireTokenOrShowAgain();
    }

    /// <summary>
    /// An answer to a question in passing goes to the review log, then the lesson shows the reason from its address, as it does to a visitor.
    /// With a stale token or an ended sign-in nothing is written; the reason is shown all the same.
    /// </summary>
    private static async Task<IResult> CheckAsync(string id, string lessonId, HttpContext context, Catalogue catalogue, ReviewLog log)
    {
        var isTrusted = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true };
        var form = isTrusted ? await context.Request.ReadFormAsync(context.RequestAborted) : await FormTokens.ReadUntrustedAsync(context);
        var module = catalogue.Current.FindPublished(id);
        var asked = module?.Lessons.FirstOrDefault(l => l.Id == lessonId)?.Checks.FirstOrDefault(q => q.Id == form[InlineCheck.Field]);
        if (module is null || asked is null) return Results.NotFound();
        if (isTrusted && context.User.PersonId() is { } person && ResponseForm.Read(asked, InlineCheck.OrderOf(asked), name => form[name]) is { } response)
            await log.CheckedAsync(person, id, asked, Grading.Credit(QuestionText.Of(module, asked.Id), response));
        var query = ResponseForm.Kept(form).Add(InlineCheck.Field, asked.Id);
        return Results.LocalRedirect($"{Addresses.Lesson(id, lessonId)}{query}#{InlineCheck.AnchorOf(asked)}");
    }

    /// <summary>Where a lesson leads: the next one, then the quiz.</summary>
    public static string After(Module module, int index) =>
        index + 1 < module.Lessons.Length ? Addresses.Lesson(module.Id, module.Lessons[index + 1].Id)
        : module.Quiz is null ? Addresses.Module(module.Id)
        : Addresses.Quiz(module.Id);
}
