// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.Options;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Organisations;

internal static class PortalEndpoints
{
    public static void MapPortal(this WebApplication app)
    {
        var portal = app.MapGroup(Addresses.Portal).RequireAuthorization(Policies.HumanResources);
        portal.MapPost("/roster/try", TryAsync).RequireToken();
        portal.MapPost("/roster/{id:guid}/confirm", ConfirmAsync).RequireToken();
        portal.MapGet("/roster/template.csv", Template);
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
