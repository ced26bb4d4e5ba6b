// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Antiforgery;

namespace Training.Web.Site;

internal static class SecurityHeaders
{
    // No inline script, no inline style, nothing from elsewhere: everything the pages need is a file of ours.
    private const string Policy =
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; " +
        "manifest-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'none'; object-src 'none'";

    public static IApplicationBuilder UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), interest-cohort=()";
        headers["Cross-Origin-Opener-Policy"] = "same-origin";
        return next(context);
    });

    /// <summary>
    /// A form whose token is stale (sign-in ended, keys changed) is not lost in a bare 400: a page of forms is shown again as a first visit,
    /// with what was typed kept for it in <see cref="StaleForm"/>; any other post leads back to the page it came from. The post itself is never carried out.
    /// </summary>
    public static IApplicationBuilder UseStaleForms(this IApplicationBuilder app) => app.Use(async (context, next) =>
    {
        var metadata = context.GetEndpoint()?.Metadata;
        if (HttpMethods.IsPost(context.Request.Method)
            && context.Features.Get<IAntiforgeryValidationFeature>() is { IsValid: false }
            && metadata?.GetMetadata<FormTokens.ShowsAgain>() is null)
        {
            if (metadata?.GetMetadata<Microsoft.AspNetCore.Components.Endpoints.ComponentTypeMetadata>() is null)
            {
                context.Response.Redirect(FormTokens.Referrer(context));
                return;
            }

            context.Items[typeof(StaleForm)] = new StaleForm(await FormTokens.ReadUntrustedAsync(context));
            context.Request.Method = HttpMethods.Get;
        }

        await next(context);
    });
}

/// <summary>What was typed in a form that could not be accepted.</summary>
internal sealed record StaleForm(IFormCollection Fields)
{
    public static StaleForm? Of(HttpContext? context) => context?.Items[typeof(StaleForm)] as StaleForm;
}
