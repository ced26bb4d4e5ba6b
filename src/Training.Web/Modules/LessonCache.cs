// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.OutputCaching;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;
using Training.Web.Accounts;
using Training.Web.Layout;
using Training.Web.Shared;

namespace Training.Web.Modules;

/// <summary>
/// A lesson is rendered and compressed once for all who read it without an account. What they see depends on the module's text, the theme,
/// the language and how the page was asked for: these make the key, so a saved file is live at once and nothing has to be thrown away.
/// Who is signed in has a form with a token of their own, and their page is rendered for them.
/// </summary>
internal sealed class LessonCache(Catalogue catalogue, IOptions<AntiforgeryOptions> forms) : IOutputCachePolicy
{
    /// <summary>Bytes of compressed pages kept at most.</summary>
    public const long Size = 32 * 1024 * 1024;

    /// <summary>How long an old text that nobody will ask for again keeps its room.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromMinutes(30);

    public ValueTask CacheRequestAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        context.EnableOutputCaching = false;
        if (TextOf(context.HttpContext.Request) is not { } hash) return ValueTask.CompletedTask;
        context.EnableOutputCaching = context.AllowCacheLookup = context.AllowCacheStorage = context.AllowLocking = true;
        context.ResponseExpirationTimeSpan = Kept;
        var (rules, request) = (context.CacheVaryByRules, context.HttpContext.Request);
        rules.HeaderNames = "Accept-Encoding";
        rules.VaryByValues["text"] = hash;
        rules.VaryByValues["theme"] = Theme.Of(context.HttpContext) ?? "";
        rules.VaryByValues["language"] = request.Cookies[CookieRequestCultureProvider.DefaultCookieName] ?? "";
        // Blazor's script asks for a page to put in place of another, and is told so in a header.
        rules.VaryByValues["enhanced"] = request.Headers.Accept.ToString().Contains("blazor-enhanced-nav", StringComparison.Ordinal) ? "yes" : "no";
        // Registered first, called last: after Blazor has added its own.
        context.HttpContext.Response.OnStarting(() => Task.FromResult(WithoutToken(context.HttpContext.Response)));
        return ValueTask.CompletedTask;
    }

    public ValueTask ServeFromCacheAsync(OutputCacheContext context, CancellationToken cancellation) => ValueTask.CompletedTask;

    public ValueTask ServeResponseAsync(OutputCacheContext context, CancellationToken cancellation)
    {
        var response = context.HttpContext.Response;
        if (response.StatusCode != StatusCodes.Status200OK || response.Headers.SetCookie.Count > 0) context.AllowCacheStorage = false;
        return ValueTask.CompletedTask;
    }

    /// <summary>Blazor sends a form token's cookie with every page, whether a form is on it or not, and forbids to keep the page.</summary>
    private bool WithoutToken(HttpResponse response)
    {
        response.Headers.SetCookie = response.Headers.SetCookie.Where(c => !c!.StartsWith($"{forms.Value.Cookie.Name}=", StringComparison.Ordinal)).ToArray();
        response.Headers.CacheControl = "private, no-cache";
        return response.Headers.Remove(HeaderNames.Pragma);
    }

    /// <summary>Hash of the module that this request reads a lesson of; null when it asks for something else, or is not the same for all.</summary>
    private string? TextOf(HttpRequest request)
    {
        if (!HttpMethods.IsGet(request.Method) || request.QueryString.HasValue || request.Cookies.ContainsKey(AccountServices.Cookie)) return null;
        if (!request.Path.StartsWithSegments(Addresses.Modules, StringComparison.Ordinal, out var rest)) return null;
        return rest.Value!.Split('/') is ["", var id, var lesson] && catalogue.Current.FindPublished(id) is { } module && module.Lessons.Any(l => l.Id == lesson)
            ? module.ContentHash
            : null;
    }
}
