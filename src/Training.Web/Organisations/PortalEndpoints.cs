// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Certificates;
using Training.Web.Desk;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Organisations;

internal static class PortalEndpoints
{
    /// <summary>What a form says whose list is narrower than an archive can be: without a ticked person there is none.</summary>
    internal const string Ticks = "ticks", TicksNeeded = "needed";

    public static void MapPortal(this WebApplication app)
    {
        var portal = app.MapGroup(Addresses.Portal).RequireAuthorization(Policies.HumanResources);
        var keeping = portal.MapGroup("").RequireAuthorization(Policies.OrganisationKeeper);
        keeping.MapPost("/roster/try", TryAsync).RequireToken();
        keeping.MapPost("/roster/{id:guid}/confirm", ConfirmAsync).RequireToken();
        keeping.MapGet("/roster/template.csv", Template);
        portal.MapGet("/documents.zip", ZipAsync);
        portal.MapGet("/documents-merged.pdf", MergeAsync);
        portal.MapGet("/documents.csv", CsvAsync);
        portal.MapGet("/people/{id:guid}/evidence.zip", EvidenceAsync);
        keeping.MapPost("/people/{id:guid}/number", NumberAsync).RequireToken();
        keeping.MapPost("/codes/{id:guid}/renew", RenewAsync).RequireToken();
        keeping.MapPost("/codes/{id:guid}/revoke", RevokeAsync).RequireToken();
        keeping.MapPost("/codes/{id:guid}/until", UntilAsync).RequireToken();
    }

    private static async Task<IResult> ZipAsync(HttpContext context, DocumentShelf shelf, DocumentParcels parcels)
    {
        var (hr, filter) = (context.User.RequirePersonId(), DocumentFilter.Read(context.Request.Query));
        if (filter.People.Length == 0 && context.Request.Query[Ticks] == TicksNeeded) return Nothing("no-tick");
        var count = await shelf.CountFilesAsync(hr, filter, context.RequestAborted);
        if (count == 0) return Nothing();
        Private(context, count);
        return Results.Stream(body => parcels.ZipAsync(body, hr, filter, context.RequestAborted), "application/zip", "documents.zip");
    }

    private static async Task<IResult> MergeAsync(HttpContext context, DocumentShelf shelf, DocumentParcels parcels, IOptions<PortalOptions> options)
    {
        var (hr, filter) = (context.User.RequirePersonId(), DocumentFilter.Read(context.Request.Query));
        var count = await shelf.CountFilesAsync(hr, filter, context.RequestAborted);
        if (count == 0) return Nothing();
        if (count > options.Value.MergedDocuments) return Nothing("too-many");
        Private(context, count);
        return Results.Stream(body => parcels.MergeAsync(body, hr, filter, context.RequestAborted), "application/pdf", "documents.pdf");
    }

    private static async Task<IResult> CsvAsync(HttpContext context, DocumentShelf shelf, DocumentParcels parcels)
    {
        var (hr, filter) = (context.User.RequirePersonId(), DocumentFilter.Read(context.Request.Query));
        var count = await shelf.CountAsync(hr, filter, context.RequestAborted);
        if (count == 0) return Nothing();
        Private(context, count);
        return Results.Stream(body => parcels.CsvAsync(body, hr, filter, context.RequestAborted), "text/csv; charset=utf-8", "documents.csv");
    }

    private static async Task<IResult> EvidenceAsync(Guid id, string? path, HttpContext context, Evidence evidence)
    {
        var sheet = await evidence.GatherAsync(context.User.RequirePersonId(), id, path ?? "");
        if (sheet is null) return Results.NotFound();
        Private(context, sheet.Documents.Length);
        return Results.Stream(body => Evidence.WriteAsync(body, sheet, context.RequestAborted), "application/zip", "evidence.zip");
    }

    /// <summary>An empty archive would say nothing: a page says why there is none.</summary>
    private static IResult Nothing(string why = "none") => Results.LocalRedirect(Addresses.With(Addresses.PortalNothing, ("why", why)));

    private static void Private(HttpContext context, int documents)
    {
        context.Response.Headers.CacheControl = "private, no-store";
        // An archive writes a few closing bytes without waiting, which the server refuses otherwise.
        if (context.Features.Get<Microsoft.AspNetCore.Http.Features.IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        context.Response.Headers["X-Documents"] = documents.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }

    private static async Task<IResult> RenewAsync(Guid id, HttpContext context, JoinCodes codes) => Back(await codes.RenewAsync(context.User.RequirePersonId(), id));

    private static async Task<IResult> RevokeAsync(Guid id, HttpContext context, JoinCodes codes) => Back(await codes.RevokeAsync(context.User.RequirePersonId(), id));

    private static async Task<IResult> UntilAsync(Guid id, HttpContext context, JoinCodes codes)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        // A day that cannot be read is not « without an end »: the code would let people in for good.
        if (!AuditFilter.TryDay(form["until"], out var day)) return Results.LocalRedirect(Addresses.With(Addresses.PortalCodes, ("problem", DeskEndpoints.Unreadable)));
        return Back(await codes.LimitAsync(context.User.RequirePersonId(), id, day));
    }

    private static IResult Back(bool isDone) => isDone ? Results.LocalRedirect(Addresses.PortalCodes) : Results.NotFound();

    private static async Task<IResult> NumberAsync(Guid id, HttpContext context, StaffNumbers numbers)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var house = Guid.TryParse(form["house"], out var read) ? read : Guid.Empty;
        return await numbers.WriteAsync(context.User.RequirePersonId(), id, house, form["number"].ToString()) switch
        {
            NumberWriting.NotFound => Results.NotFound(),
            var became => Results.LocalRedirect(Addresses.With(Addresses.PortalPerson(id), ("number", became.ToString()))),
        };
    }

    private static async Task<IResult> TryAsync(HttpContext context, RosterImport import, IOptions<PortalOptions> options)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (form.Files.GetFile("file") is not { Length: > 0 } file) return Results.LocalRedirect(Addresses.With(Addresses.PortalRoster, ("problem", "no-file")));
        if (file.Length > options.Value.RosterBytes) return Results.LocalRedirect(Addresses.With(Addresses.PortalRoster, ("problem", "too-heavy")));
        var bytes = new byte[file.Length];
        await using (var content = file.OpenReadStream()) await content.ReadExactlyAsync(bytes, context.RequestAborted);
        return Results.LocalRedirect(Addresses.PortalRosterTried(import.Keep(context.User.RequirePersonId(), bytes, form["whole"] == "on")));
    }

    private static async Task<IResult> ConfirmAsync(Guid id, HttpContext context, RosterImport import)
    {
        var plan = await import.ConfirmAsync(context.User.RequirePersonId(), id);
        if (plan is null) return Results.LocalRedirect(Addresses.With(Addresses.PortalRoster, ("problem", "gone")));
        if (plan.Problems.Count > 0) return Results.LocalRedirect(Addresses.PortalRosterTried(id));
        return Results.LocalRedirect(Addresses.With(
            Addresses.PortalRoster, ("added", $"{plan.Added.Count}"), ("changed", $"{plan.Changed.Count}"), ("left", $"{plan.Left.Count}")));
    }

    private static IResult Template(IStringLocalizer<OrganisationWords> say)
    {
        var header = string.Join(';', Enum.GetNames<RosterField>().Select(f => say[$"field-{f}"].Value));
        return Results.File([.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(header + "\r\n")], "text/csv; charset=utf-8", $"{say["template-name"]}.csv");
    }
}
