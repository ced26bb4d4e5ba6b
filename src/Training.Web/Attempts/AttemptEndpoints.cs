// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Mvc;
using Training.Web.Accounts;
using Training.Web.Certificates;
using Training.Web.Modules;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Attempts;

/// <summary>
/// An answer is a plain post that saves and leads back to its question: a second tab, a double tap or a reload after it get the first result.
/// A post that cannot be accepted (empty, or with a stale token) leads back too, with the choice kept in the address.
/// </summary>
internal static class AttemptEndpoints
{
    public const string Problem = "problem";

    public static void MapAttempts(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/modules/{id}/quiz/begin", BeginAsync).RequireToken();
        endpoints.MapPost("/attempts/{id:guid}/{position:int}/answer", AnswerAsync)
            .RequireAuthorization()
            .RequireTokenOrShowAgain();
        endpoints.MapPost(Addresses.GiveAttemptsBack, GiveBackAsync).RequireAuthorization(Policies.Trainer).RequireToken();
    }

    /// <summary>Begins an attempt or takes up the one under way; where the limits allow none, the quiz's page says why.</summary>
    private static async Task<IResult> BeginAsync(string id, HttpContext context, Catalogue catalogue, AttemptBook book)
    {
        if (catalogue.Current.FindPublished(id) is not { Quiz: not null } module) return Results.NotFound();
        if (context.User.PersonId() is not { } person) return Results.LocalRedirect(Addresses.SignIn(Addresses.Quiz(id)));
        if (await book.StartAsync(person, module) is not { } attempt) return Results.LocalRedirect(Addresses.Quiz(id));
        var sheet = await book.FindAsync(person, attempt);
        return Results.LocalRedirect(Addresses.Attempt(attempt, sheet!.Next?.Position ?? 1));
    }

    private static async Task<IResult> GiveBackAsync([FromForm] string module, [FromForm] string user, HttpContext context, Catalogue catalogue, AttemptResets resets)
    {
        if (catalogue.Current.FindPublished(module) is { } known) await resets.GiveBackAsync(context.User.RequirePersonId(), user, known);
        return Results.LocalRedirect(Addresses.WorkshopAttempts(module, user));
    }

    private static async Task<IResult> AnswerAsync(Guid id, int position, HttpContext context, AttemptBook book, Entitlements documents)
    {
        var isTrusted = context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: true };
        var form = isTrusted ? await context.Request.ReadFormAsync(context.RequestAborted) : await FormTokens.ReadUntrustedAsync(context);
        if (!isTrusted) return Back(id, position, "stale-form", form);
        var person = context.User.RequirePersonId();
        if ((await book.FindAsync(person, id))?.At(position) is not { } question) return Results.NotFound();
        if (ResponseForm.Read(question.Text.In("fr"), question.Order, name => form[name]) is not { } response) return Back(id, position, "incomplete", form);
        // The last answer may finish a path: its document is given at once, so that HR finds it without waiting for the person.
        if (await book.AnswerAsync(person, id, position, response) is { Passed: true }) await documents.IssueDueAsync(person);
        return Results.LocalRedirect(Addresses.Attempt(id, position));
    }

    private static IResult Back(Guid id, int position, string problem, IFormCollection form) =>
        Results.LocalRedirect(Addresses.Attempt(id, position) + ResponseForm.Kept(form).Add(Problem, problem));
}
