// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Accounts;

internal static class AccountEndpoints
{
    public static void MapAccounts(this WebApplication app)
    {
        // A form post, so that no link or picture of another site can sign anybody out.
        app.MapPost(Addresses.SignOut, async (HttpContext context, SignInManager<Account> signIn) =>
        {
            await signIn.SignOutAsync();
            return Results.LocalRedirect(Addresses.Local((await context.Request.ReadFormAsync(context.RequestAborted))["back"]));
        }).RequireToken();
        app.MapPost(Addresses.Needs, async (HttpContext context, NeedsBook book) =>
        {
            await book.KeepAsync(context.User.RequirePersonId(), PersonalNeeds.Read(await context.Request.ReadFormAsync(context.RequestAborted)));
            return Results.LocalRedirect($"{Addresses.Profile}?saved=needs#aides");
        }).RequireAuthorization().RequireToken();
    }
}
