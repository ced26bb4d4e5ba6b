// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Antiforgery;
using Training.Web.Shared;

namespace Training.Web.Site;

internal static class FormTokens
{
    /// <summary>A post without a form of its own to bind must still come from one of our pages.</summary>
    public static TBuilder RequireToken<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.WithMetadata(new RequireAntiforgeryTokenAttribute());

    /// <summary>The same of a post that looks at the token itself and, when it is stale, shows its page again with what was chosen.</summary>
    public static TBuilder RequireTokenOrShowAgain<TBuilder>(this TBuilder endpoint) where TBuilder : IEndpointConventionBuilder =>
        endpoint.RequireToken().WithMetadata(new ShowsAgain());

    /// <summary>Marks such a post.</summary>
    internal sealed class ShowsAgain;

    /// <summary>
    /// The fields of a form whose token is invalid, only to be shown again. The framework refuses to hand such a form out while it knows;
    /// the post must not be carried out with it.
    /// </summary>
    public static async Task<IFormCollection> ReadUntrustedAsync(HttpContext context)
    {
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        return context.Request.HasFormContentType ? await context.Request.ReadFormAsync(context.RequestAborted) : FormCollection.Empty;
    }

    /// <summary>The page of ours that a post came from; home when it tells none.</summary>
    public static string Referrer(HttpContext context) =>
        Uri.TryCreate(context.Request.Headers.Referer, UriKind.Absolute, out var from) && from.Authority == context.Request.Host.Value
            ? Addresses.Local(from.PathAndQuery)
            : Addresses.Home;
}
