// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Certificates;
using Training.Web.Accounts;
using Training.Web.Shared;

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
            return pdf is null ? Results.NotFound() : Results.File(pdf, "application/pdf", $"{read}.pdf");
        }).RequireAuthorization();
        endpoints.MapGet($"{Addresses.PortalOrganisation}/{{organisation:guid}}/stamp", async (Guid organisation, HttpContext context, ProviderSheets sheets) =>
        {
            context.Response.Headers.CacheControl = "private, no-store";
            return await sheets.StampAsync(Keeper.Of(context.User), organisation) is { } stamp && StampPicture.Read(stamp) is StampReading.Picture picture
                ? Results.File(stamp, picture.MediaType)
                : Results.NotFound();
        }).RequireAuthorization(Policies.DocumentKeeper);
    }
}
