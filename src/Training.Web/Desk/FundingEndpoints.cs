// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Certificates;

namespace Training.Web.Desk;

/// <summary>The posts about who pays. A day that cannot be read is told, never taken for none: an empty one has a meaning here.</summary>
internal static class FundingEndpoints
{
    public static void MapFundings(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/desk/organisations/{id:guid}/fundings", async (Guid id, HttpContext context, FundingDesk desk) =>
        {
            var (filled, problem) = Read(await DeskEndpoints.FormAsync(context));
            return DeskEndpoints.Back(context, id, "funding-added", filled is null ? problem : await desk.AddAsync(DeskEndpoints.Me(context), id, filled));
        });
        endpoints.MapPost("/desk/fundings/{id:guid}/payment", (Guid id, HttpContext context, FundingDesk desk) => ChangeAsync(desk, id, context, async form =>
            !AuditFilter.TryDay(form["paid"], out var day) ? (DeskEndpoints.Unreadable, "") : (await desk.PayAsync(DeskEndpoints.Me(context), id, day), day is null ? "funding-unpaid" : "funding-paid")));
        endpoints.MapPost("/desk/fundings/{id:guid}/change", (Guid id, HttpContext context, FundingDesk desk) => ChangeAsync(desk, id, context, async form =>
            Read(form) is ({ } filled, _) ? (await desk.ChangeAsync(DeskEndpoints.Me(context), id, filled), "funding-changed") : (Read(form).Problem, "")));
        endpoints.MapPost("/desk/fundings/{id:guid}/remove", (Guid id, HttpContext context, FundingDesk desk) => ChangeAsync(desk, id, context, async form =>
            (await desk.RemoveAsync(DeskEndpoints.Me(context), id, DeskEndpoints.IsConfirmed(form)), "funding-removed")));
    }

    private static async Task<IResult> ChangeAsync(FundingDesk desk, Guid id, HttpContext context, Func<IFormCollection, Task<(string? Problem, string Done)>> change)
    {
        if (await desk.OrganisationOfAsync(id) is not { } organisation) return Results.NotFound();
        var (problem, done) = await change(await DeskEndpoints.FormAsync(context));
        return DeskEndpoints.Back(context, organisation, done, problem);
    }

    private static (FundingForm? Filled, string? Problem) Read(IFormCollection form) =>
        !Enum.TryParse<Funding>(form["funding"], out var funding) || !Enum.IsDefined(funding) ? (null, "funding-missing")
        : !AuditFilter.TryDay(form["from"], out var from) || !AuditFilter.TryDay(form["to"], out var to) ? (null, DeskEndpoints.Unreadable)
        : from is not { } first ? (null, "funding-start")
        : (new FundingForm(funding, form["reference"].ToString(), first, to), null);
}
