// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Desk;

/// <summary>The posts of the desk. Each leads back to its page, which says what was done or what stood in the way.</summary>
internal static class DeskEndpoints
{
    public static void MapDesk(this IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, Addresses.NewOrganisation, async (HttpContext context, OrganisationDesk desk) =>
        {
            var form = await FormAsync(context);
            var (name, city) = (form["name"].ToString(), form["city"].ToString());
            var (id, problem) = await desk.CreateAsync(Me(context), name, city);
            return problem is null ? To(Addresses.DeskOrganisation(id), "created") : Results.LocalRedirect(Addresses.With(Addresses.Desk, ("problem", problem), ("name", name), ("city", city)));
        });
        Map(endpoints, "/desk/organisations/{id:guid}/rename", async (Guid id, HttpContext context, OrganisationDesk desk) =>
        {
            var form = await FormAsync(context);
            return Back(id, "renamed", await desk.RenameAsync(Me(context), id, form["name"].ToString(), form["city"].ToString()));
        });
        Map(endpoints, "/desk/organisations/{id:guid}/closing", async (Guid id, HttpContext context, OrganisationDesk desk) =>
        {
            var problem = await desk.CloseAsync(Me(context), id, (await FormAsync(context))["name"].ToString());
            return problem is "not-confirmed" ? Results.LocalRedirect(Addresses.With(Addresses.DeskClosing(id), ("problem", problem))) : Back(id, "closed", problem);
        });
        MapEstablishments(endpoints);
        MapPartners(endpoints);
        MapTeam(endpoints);
        FundingEndpoints.MapFundings(endpoints);
    }

    private static void MapEstablishments(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/desk/organisations/{id:guid}/establishments", async (Guid id, HttpContext context, OrganisationDesk desk) =>
            Back(id, "added", await desk.AddEstablishmentAsync(Me(context), id, Read(await FormAsync(context)))));
        Map(endpoints, "/desk/establishments/{id:guid}/change", (Guid id, HttpContext context, OrganisationDesk desk) =>
            ChangeAsync(desk, id, "changed", async () => await desk.ChangeEstablishmentAsync(Me(context), id, Read(await FormAsync(context)))));
        Map(endpoints, "/desk/establishments/{id:guid}/code", (Guid id, HttpContext context, OrganisationDesk desk) =>
            ChangeAsync(desk, id, "code-renewed", () => desk.RenewCodeAsync(Me(context), id)));
        Map(endpoints, "/desk/establishments/{id:guid}/close", (Guid id, HttpContext context, OrganisationDesk desk) =>
            ChangeAsync(desk, id, "establishment-closed", async () => await desk.CloseEstablishmentAsync(Me(context), id, IsConfirmed(await FormAsync(context)))));
    }

    private static void MapPartners(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, "/desk/organisations/{id:guid}/partners", async (Guid id, HttpContext context, PartnerDesk desk) =>
        {
            var form = await FormAsync(context);
            bool? isReadOnly = form["right"].ToString() switch { PartnerDesk.ReadOnly => true, PartnerDesk.Keeping => false, _ => null };
            return Back(id, "partner-given", await desk.GiveAsync(Me(context), form["user"].ToString(), id, isReadOnly, AuditFilter.DayOf(form["from"]), AuditFilter.DayOf(form["to"])));
        });
        Map(endpoints, "/desk/organisations/{id:guid}/partners/end", async (Guid id, HttpContext context, PartnerDesk desk) =>
        {
            var person = Guid.TryParse((await FormAsync(context))["person"], out var read) ? read : Guid.Empty;
            return Back(id, "partner-ended", await desk.EndAsync(Me(context), person, id));
        });
    }

    private static void MapTeam(IEndpointRouteBuilder endpoints)
    {
        Map(endpoints, Addresses.Appoint, async (HttpContext context, Appointments appointments) =>
        {
            var form = await FormAsync(context);
            return To(Addresses.DeskTeam, "appointed", await appointments.AppointAsync(Me(context), form["user"].ToString(), form["role"].ToString()));
        });
        Map(endpoints, Addresses.RemoveRole, async (HttpContext context, Appointments appointments) =>
        {
            var form = await FormAsync(context);
            var person = Guid.TryParse(form["person"], out var read) ? read : Guid.Empty;
            return To(Addresses.DeskTeam, "removed", await appointments.RemoveAsync(Me(context), person, form["role"].ToString(), IsConfirmed(form)));
        });
    }

    internal static void Map(IEndpointRouteBuilder endpoints, string route, Delegate handler) =>
        endpoints.MapPost(route, handler).RequireAuthorization(Policies.Administrator).RequireToken();

    private static async Task<IResult> ChangeAsync(OrganisationDesk desk, Guid establishment, string done, Func<Task<string?>> change)
    {
        if (await desk.OrganisationOfAsync(establishment) is not { } organisation) return Results.NotFound();
        return Back(organisation, done, await change());
    }

    internal static Task<IFormCollection> FormAsync(HttpContext context) => context.Request.ReadFormAsync(context.RequestAborted);

    internal static Guid Me(HttpContext context) => context.User.RequirePersonId();

    internal static bool IsConfirmed(IFormCollection form) => form["confirmed"] == "true";

    private static EstablishmentForm Read(IFormCollection form) => new(
        form["name"].ToString(), form["city"].ToString(), Enum.TryParse<Trade>(form["trade"], out var trade) && Enum.IsDefined(trade) ? trade : Trade.Reception);

    internal static IResult Back(Guid organisation, string done, string? problem) =>
        problem is OrganisationDesk.Missing ? Results.NotFound() : To(Addresses.DeskOrganisation(organisation), done, problem);

    private static IResult To(string address, string done, string? problem = null) =>
        Results.LocalRedirect(problem is null ? Addresses.With(address, ("done", done)) : Addresses.With(address, ("problem", problem)));
}
