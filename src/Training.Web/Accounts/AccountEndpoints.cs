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
        app.MapPost(Addresses.ChangePassword, ChangePasswordAsync).RequireAuthorization().RequireToken();
        app.MapPost("/password/{person:guid}/chosen", ChoosePasswordAsync).RequireToken();
    }

    /// <summary>The old password is asked, and counted as at the sign-in. Other devices end with their next look at the stamp; this one goes on.</summary>
    private static async Task<IResult> ChangePasswordAsync(HttpContext context, UserManager<Account> users, SignInManager<Account> signIn, PasswordLinks links)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (old, wanted) = (form["old"].ToString(), form["new"].ToString());
        if (await users.GetUserAsync(context.User) is not { } account) return Results.LocalRedirect(Addresses.SignIn(Addresses.Profile));
        if (old.Length == 0 || !(await signIn.CheckPasswordSignInAsync(account, old, lockoutOnFailure: true)).Succeeded) return Back("old-password");
        if (!(await links.ChangeAsync(account, old, wanted)).Succeeded) return Back("password-refused");
        await signIn.RefreshSignInAsync(account);
        return Results.LocalRedirect($"{Addresses.Profile}?saved=password#password");

        static IResult Back(string problem) => Results.LocalRedirect($"{Addresses.Profile}?problem={problem}#password");
    }

    /// <summary>Behind a link. It signs nobody in: the sign-in shows whether the new password is known.</summary>
    private static async Task<IResult> ChoosePasswordAsync(Guid person, HttpContext context, PasswordLinks links)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (token, by) = (form["token"].ToString(), Guid.TryParse(form["by"], out var read) ? read : Guid.Empty);
        return Results.LocalRedirect(await links.UseAsync(person, by, token, form["password"].ToString()) switch
        {
            null => Addresses.NewPassword(person, by, ""),
            { Succeeded: true } => Addresses.With(Addresses.SignIn(), ("saved", "password")),
            _ => Addresses.NewPassword(person, by, token, "password-refused"),
        });
    }
}
