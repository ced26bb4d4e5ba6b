// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Training.Attempts;
using Training.Web.Accounts;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Attempts;

/// <summary>
/// An answer is a plain post that saves and leads back to its question: a second tab, a double tap or a reload after it get the first result.
/// A post that cannot be accepted (empty, or with a stale token) leads back too, with the choice kept in the address.
/// </summary>
internal static class AttemptEndpoints
{
    public const string Field = "choice";
    public const string Problem = "problem";

    public static void MapAttempts(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapPost("/attempts/{id:guid}/{position:int}/answer", AnswerAsync)
            .RequireAuthorization()
            .WithMetadata(new RequireAntiforgeryTokenAttribute());

    private static async Task<IResult> AnswerAsync(Guid id, int position, HttpContext context, AttemptBook book)
    {
        if (context.Features.Get<IAntiforgeryValidationFeature>() is not { IsValid: true }) return Back(id, position, "stale-form", await KeptAsync(context));
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        ImmutableArray<int> choices = [.. form[Field].Select(v => int.TryParse(v, CultureInfo.InvariantCulture, out var at) ? at : -1)];
        if (choices.IsEmpty) return Back(id, position, "no-choice", []);
        return await book.AnswerAsync(context.User.RequirePersonId(), id, position, new ChoiceResponse(choices)) is null
            ? Results.NotFound()
            : Results.LocalRedirect(Addresses.Attempt(id, position));
    }

    private static async Task<string[]> KeptAsync(HttpContext context) =>
        [.. (await FormTokens.ReadUntrustedAsync(context))[Field].OfType<string>().Where(v => int.TryParse(v, CultureInfo.InvariantCulture, out _))];

    private static IResult Back(Guid id, int position, string problem, string[] kept) => Results.LocalRedirect(
        $"{Addresses.Attempt(id, position)}?{Problem}={problem}{string.Concat(kept.Select(k => $"&{Field}={k}"))}");
}
