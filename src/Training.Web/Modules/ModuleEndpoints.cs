// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;
using Training.Web.Accounts;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Modules;

internal static class ModuleEndpoints
{
    public static void MapModules(this IEndpointRouteBuilder endpoints)
    {
        // « I read it »: lays the lesson for who is signed in, and leads on either way.
        endpoints.MapPost("/modules/{id}/{lessonId}/laid", async (string id, string lessonId, HttpContext context, Catalogue catalogue, ProgressBook book) =>
        {
            var module = catalogue.Current.FindPublished(id);
            var at = module is null ? -1 : module.Lessons.Select(l => l.Id).ToList().IndexOf(lessonId);
            if (module is null || at < 0) return Results.NotFound();
            if (context.User.PersonId() is { } person) await book.LayAsync(person, id, lessonId);
            return Results.LocalRedirect(After(module, at));
        }).RequireToken();
    }

    /// <summary>Where a lesson leads: the next one, then the quiz.</summary>
    public static string After(Module module, int index) =>
        index + 1 < module.Lessons.Length ? Addresses.Lesson(module.Id, module.Lessons[index + 1].Id)
        : module.Quiz is null ? Addresses.Module(module.Id)
        : Addresses.Quiz(module.Id);
}
