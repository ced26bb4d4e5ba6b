// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Training.Web.Shared;

namespace Training.Web.Privacy;

/// <summary>
/// Before anything more is kept of somebody signed in, they are shown the notice in force: pages lead there and back. A post is carried out all the
/// same once any version was read, so that a new one costs nobody an answer; before the first one, nothing is.
/// </summary>
internal static class NoticeGate
{
    /// <summary>The latest version read, in the sign-in's cookie.</summary>
    public const string Claim = "notice";

    private static readonly string[] Open =
        [Addresses.Notice, Addresses.Data, Addresses.Help, Addresses.Accessibility, Addresses.SignOut, Addresses.Language, Addresses.Theme, Addresses.Error, Addresses.NotFound, Addresses.Receipts];

    public static IApplicationBuilder UseNoticeGate(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!Awaits(context, context.RequestServices.GetRequiredService<Notices>().Current)) return next(context);
        var wanted = HttpMethods.IsGet(context.Request.Method) ? context.Request.Path + context.Request.QueryString : Addresses.Home;
        context.Response.Redirect(Addresses.NoticeBefore(wanted));
        return Task.CompletedTask;
    });

    private static bool Awaits(HttpContext context, int current)
    {
        // Only a sign-in by cookie is somebody in front of a page.
        if (context.User.Identity is not { IsAuthenticated: true, AuthenticationType: var type } || type != IdentityConstants.ApplicationScheme) return false;
        var read = int.TryParse(context.User.FindFirstValue(Claim), NumberStyles.None, CultureInfo.InvariantCulture, out var version) ? version : 0;
        if (read >= current || Open.Any(path => context.Request.Path.StartsWithSegments(path))) return false;
        var isPage = HttpMethods.IsGet(context.Request.Method) && context.GetEndpoint()?.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        return isPage || (read == 0 && HttpMethods.IsPost(context.Request.Method));
    }
}
