// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Desk;

/// <summary>The posts of the desk. Each leads back to its page, which says what was done or what stood in the way.</summary>
internal static class DeskEndpoints
{
    public static void MapDesk(this IEndpointRouteBuilder site)
    {
        var endpoints = site.MapGroup("").RequireAuthorization(Policies.Administrator).RequireToken();
        endpoints.MapPost(Addresses.NewOrganisation, async (HttpContext context, OrganisationDesk desk) =>
        {
            var form = await FormAsync(context);
            var (id, problem) = await desk.CreateAsync(Me(context), form["name"].ToString(), form["city"].ToString());
            return To(context, problem is null ? Addresses.DeskOrganisation(id) : Addresses.Desk, "created", problem);
        });
        endpoints.MapPost("/desk/organisations/{id:guid}/rename", async (Guid id, HttpContext context, OrganisationDesk desk) =>
        {
            var form = await FormAsync(context);
            return Back(context, id, "renamed", await desk.RenameAsync(Me(context), id, form["name"].ToString(), form["city"].ToString()));
        });
        endpoints.MapPost("/desk/organisations/{id:guid}/closing", async (Guid id, HttpContext context, OrganisationDesk desk) =>
        {
            var problem = await desk.CloseAsync(Me(context), id, (await FormAsync(context))["name"].ToString());
            return problem is "not-confirmed" ? Results.LocalRedirect(Addresses.With(Addresses.DeskClosing(id), ("problem", problem))) : Back(context, id, "closed", problem);
        });
        MapEstablishments(endpoints);
        MapPartners(endpoints);
        MapTeam(endpoints);
        FundingEndpoints.MapFundings(endpoints);
    }

    private static void MapEstablishments(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/desk/organisations/{id:guid}/establishments", async (Guid id, HttpContext context, OrganisationDesk desk) =>
            Back(context, id, "added", await desk.AddEstablishmentAsync(Me(context), id, Read(await FormAsync(context)))));
        endpoints.MapPost("/desk/establishments/{id:guid}/change", (Guid id, HttpContext context, OrganisationDesk desk) =>
            ChangeAsync(context, desk, id, "changed", async () => await desk.ChangeEstablishmentAsync(Me(context), id, Read(await FormAsync(context)))));
        endpoints.MapPost("/desk/establishments/{id:guid}/code", (Guid id, HttpContext context, OrganisationDesk desk) =>
            ChangeAsync(context, desk, id, "code-renewed", () => desk.RenewCodeAsync(Me(context), id)));
        endpoints.MapPost("/desk/establishments/{id:guid}/close", (Guid id, HttpContext context, OrganisationDesk desk) =>
            ChangeAsync(context, desk, id, "establishment-closed", async () => await desk.CloseEstablishmentAsync(Me(context), id, IsConfirmed(await FormAsync(context)))));
    }

    private static void MapPartners(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/desk/organisations/{id:guid}/partners", async (Guid id, HttpContext context, PartnerDesk desk) =>
        {
            var form = await FormAsync(context);
            bool? isReadOnly = form["right"].ToString() switch { PartnerDesk.ReadOnly => true, PartnerDesk.Keeping => false, _ => null };
            // An end that cannot be read would otherwise be an access without one.
            var problem = AuditFilter.TryDay(form["from"], out var from) && AuditFilter.TryDay(form["to"], out var to)
                ? await desk.GiveAsync(Me(context), form["user"].ToString(), id, isReadOnly, from, to)
                : Unreadable;
            return Back(context, id, "partner-given", problem);
        });
        endpoints.MapPost("/desk/organisations/{id:guid}/partners/end", async (Guid id, HttpContext context, PartnerDesk desk) =>
        {
            var person = Guid.TryParse((await FormAsync(context))["person"], out var read) ? read : Guid.Empty;
            return Back(context, id, "partner-ended", await desk.EndAsync(Me(context), person, id));
        });
    }

    private static void MapTeam(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Addresses.Appoint, async (HttpContext context, Appointments appointments) =>
        {
            var form = await FormAsync(context);
            return To(context, Addresses.DeskTeam, "appointed", await appointments.AppointAsync(Me(context), form["user"].ToString(), form["role"].ToString()));
        });
        endpoints.MapPost(Addresses.RemoveRole, async (HttpContext context, Appointments appointments) =>
        {
            var form = await FormAsync(context);
            var person = Guid.TryParse(form["person"], out var read) ? read : Guid.Empty;
            return To(context, Addresses.DeskTeam, "removed", await appointments.RemoveAsync(Me(context), person, form["role"].ToString(), IsConfirmed(form)));
        });
    }

    private static async Task<IResult> ChangeAsync(HttpContext context, OrganisationDesk desk, Guid establishment, string done, Func<Task<string?>> change)
    {
        if (await desk.OrganisationOfAsync(establishment) is not { } organisation) return Results.NotFound();
        return Back(context, organisation, done, await change());
    }

    internal static Task<IFormCollection> FormAsync(HttpContext context) => context.Request.ReadFormAsync(context.RequestAborted);

    internal static Guid Me(HttpContext context) => context.User.RequirePersonId();

    /// <summary>The word for a day that cannot be read: it is told, never taken for none.</summary>
    internal const string Unreadable = "bad-day";

    internal static bool IsConfirmed(IFormCollection form) => form["confirmed"] == "true";

    private static EstablishmentForm Read(IFormCollection form) => new(
        form["name"].ToString(), form["city"].ToString(), Enum.TryParse<Trade>(form["trade"], out var trade) && Enum.IsDefined(trade) ? trade : Trade.Reception);

    internal static IResult Back(HttpContext context, Guid organisation, string done, string? problem) =>
        problem is OrganisationDesk.Missing ? Results.NotFound() : To(context, Addresses.DeskOrganisation(organisation), done, problem);

    private static IResult To(HttpContext context, string address, string done, string? problem) =>
        Results.LocalRedirect(problem is null ? Addresses.With(address, ("done", done)) : Typed.Address(address, problem, context.Request));
}
