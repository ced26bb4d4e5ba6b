// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Authorization;
using Microsoft.Net.Http.Headers;
using Training.Modules;
using Training.Web.Accounts;

namespace Training.Web.Modules;

/// <summary>
/// Pictures of modules: only names that the catalogue read, so that no address leads elsewhere on the disk. Those of a module that is not out
/// yet are for trainers; those of an archived one stay, since attempts at it do.
/// </summary>
internal static class PictureEndpoint
{
    // A drawing opened by itself is a page: it may neither run nor fetch anything, nor be of this site.
    private const string Policy = "default-src 'none'; style-src 'unsafe-inline'; sandbox";

    public static void MapPictures(this IEndpointRouteBuilder endpoints) =>
        endpoints.MapMethods("/modules/{id}/img/{name}", [HttpMethods.Get, HttpMethods.Head], ServeAsync);

    private static async Task<IResult> ServeAsync(string id, string name, string? v, HttpContext context, Catalogue catalogue, IAuthorizationService authorization)
    {
        if (catalogue.Find(id) is not { } module || !module.Pictures.TryGetValue(name, out var picture)) return Results.NotFound();
        var isOut = module.Served is { Status: not ModuleStatus.Draft };
        if (!isOut && !(await authorization.AuthorizeAsync(context.User, Policies.Trainer)).Succeeded) return Results.NotFound();
        var file = new FileInfo(Path.Combine(catalogue.Folder, "modules", module.Id, "img", name));
        if (!file.Exists) return Results.NotFound();
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = Policy;
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        headers.CacheControl = !isOut ? "private, no-cache" : v == picture.Hash ? "public, max-age=31536000, immutable" : "public, no-cache";
        return Results.File(file.FullName, Picture.TypeOf(name), entityTag: new EntityTagHeaderValue($"\"{picture.Hash}\""));
    }
}
