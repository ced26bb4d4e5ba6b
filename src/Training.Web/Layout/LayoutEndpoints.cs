// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Localization;
using Training.Web.Shared;

namespace Training.Web.Layout;

/// <summary>
/// Theme and language as plain posts, so that they work before and without the script. They carry no antiforgery token: all that a
/// forged one could do is change a colour or a language, and every page stays free of a token it would not otherwise need.
/// </summary>
public static class LayoutEndpoints
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(365);

    public static IEndpointRouteBuilder MapLayout(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Addresses.Theme, SetTheme);
        endpoints.MapPost(Addresses.Language, SetLanguage);
        return endpoints;
    }

    private static async Task SetTheme(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var theme = Theme.Of(context) == Theme.Dark ? Theme.Light : Theme.Dark;
        context.Response.Cookies.Append(Theme.Cookie, theme, Cookie(context, readByScript: true));
        context.Response.Redirect(Addresses.Local(form["returnUrl"]));
    }

    private static async Task SetLanguage(HttpContext context)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var culture = new RequestCulture(LayoutServices.CultureOf(form["language"]));
        context.Response.Cookies.Append(
            CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(culture), Cookie(context, readByScript: false));
        context.Response.Redirect(Addresses.Local(form["returnUrl"]));
    }

    private static CookieOptions Cookie(HttpContext context, bool readByScript) => new()
    {
        MaxAge = Kept,
        HttpOnly = !readByScript,
        IsEssential = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
    };
}
