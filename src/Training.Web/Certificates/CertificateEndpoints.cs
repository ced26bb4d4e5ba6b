// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Training.Certificates;
using Training.Web.Accounts;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Certificates;

internal static class CertificateEndpoints
{
    public static void MapCertificates(this IEndpointRouteBuilder endpoints)
    {
        // A stranger's document is simply not found: the answer does not tell that it exists.
        endpoints.MapGet("/documents/{number}.pdf", async (string number, HttpContext context, CertificateRegistry registry) =>
        {
            if (!CertificateNumber.TryParse(number, out var read)) return Results.NotFound();
            var pdf = await registry.OpenPdfAsync(context.User.RequirePersonId(), read);
            context.Response.Headers.CacheControl = "private, no-store";
            return pdf is null ? Results.NotFound() : Results.File(pdf.Pdf, "application/pdf", pdf.FileName);
        }).RequireAuthorization();
        endpoints.MapPost(Addresses.AskForModule, async ([FromForm(Name = "module")] string? module, HttpContext context, Entitlements entitlements) =>
            Results.LocalRedirect(await entitlements.IssueModuleAsync(context.User.RequirePersonId(), module ?? "") switch
            {
                Issued(var number) => Addresses.DocumentPage(number.ToString()),
                CharacterMissing(var character) => Addresses.With(Addresses.Documents, ("sign", character.ToString())),
                _ => Addresses.Documents,
            })).RequireAuthorization().RequireToken();
        MapKeeping(endpoints);
    }

    /// <summary>Acts of HR partners and administrators: each comes from a page that asked whether it was meant.</summary>
    private static void MapKeeping(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Addresses.GiveDocuments, async (
            [FromForm(Name = "kind")] CertificateKind kind, [FromForm(Name = "after")] int? after, HttpContext context, Entitlements entitlements) =>
        {
            if (kind == CertificateKind.Participation) return Results.NotFound();
            var from = Math.Max(0, after ?? 0);
            var given = await entitlements.IssueForHrAsync(context.User.RequirePersonId(), kind, from);
            // Whoever was refused is named, with the reason, on the page that gives.
            return Results.LocalRedirect(Addresses.With(
                given.Refused.Length > 0 ? $"{Addresses.PortalDocuments}/give" : Addresses.PortalDocuments,
                ("kind", given.Refused.Length > 0 ? kind.ToString() : ""), ("after", from > 0 ? Number(from) : ""),
                ("given", Number(given.Given)), ("refused", Number(given.Refused.Length)), ("left", Number(given.Left))));
        }).RequireAuthorization(Policies.OrganisationKeeper).RequireToken();
        foreach (var act in (string[])["revoked", "replaced", "withdrawn"])
            endpoints.MapPost($"{Addresses.PortalDocuments}/{{number}}/{act}", (string number, [FromForm(Name = "reason")] string? reason, HttpContext context, CertificateLife life) =>
                ActAsync(number, act, reason, context, life)).RequireAuthorization(Policies.DocumentKeeper).RequireToken();
        endpoints.MapGet($"{Addresses.PortalOrganisation}/{{organisation:guid}}/stamp", async (Guid organisation, HttpContext context, ProviderSheets sheets) =>
        {
            context.Response.Headers.CacheControl = "private, no-store";
            return await sheets.StampAsync(Keeper.Of(context.User), organisation) switch
            {
                null => Results.NotFound(),
                var stamp when StampPicture.Read(stamp) is StampReading.Picture picture => Results.File(stamp, picture.MediaType),
                _ => Results.NoContent(),
            };
        }).RequireAuthorization(Policies.DocumentKeeper);
    }

    private static async Task<IResult> ActAsync(string number, string act, string? reason, HttpContext context, CertificateLife life)
    {
        if (!CertificateNumber.TryParse(number, out var read)) return Results.NotFound();
        var keeper = Keeper.Of(context.User);
        var change = await (act switch
        {
            "revoked" => life.RevokeAsync(keeper, read, reason),
            "replaced" => life.ReplaceAsync(keeper, read, reason),
            _ => life.WithdrawAsync(keeper, read, reason),
        });
        return change switch
        {
            LifeChange.NotFound => Results.NotFound(),
            LifeChange.Done(var next) => Results.LocalRedirect(Addresses.With(Addresses.PortalDocument(next), ("done", act))),
            LifeChange.ReasonMissing => Results.LocalRedirect(Addresses.With(Addresses.ActOn(read.ToString(), act), ("problem", "reason"))),
            _ => Results.LocalRedirect(Addresses.With(Addresses.PortalDocument(read.ToString()), ("problem", change.GetType().Name))),
        };
    }

    private static string Number(int count) => count.ToString(CultureInfo.InvariantCulture);
}
