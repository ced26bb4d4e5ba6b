// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Web.Accounts;
using Training.Web.Desk;
using Training.Web.Persistence;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Privacy;

/// <summary>Export, requests, the notice, and what administrators do with them.</summary>
internal static class PrivacyEndpoints
{
    public static void MapPrivacy(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Addresses.Export, ExportAsync).RequireAuthorization().RequireToken();
        endpoints.MapPost(Addresses.AskRights, AskAsync).RequireAuthorization().RequireToken();
        endpoints.MapPost("/profile/rights/{id:guid}/withdraw", async (Guid id, HttpContext context, RightsDesk desk) =>
            await desk.WithdrawAsync(context.User.RequirePersonId(), id) ? To(Addresses.Rights, "withdrawn", null) : Results.NotFound()).RequireAuthorization().RequireToken();
        endpoints.MapPost(Addresses.NoticeRead, ReadAsync).RequireAuthorization().RequireToken();
        MapDesk(endpoints);
    }

    private static void MapDesk(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/desk/requests/{id:guid}/carry-out", async (Guid id, HttpContext context, RightsDesk desk) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return To(Addresses.DeskRequest(id), "request-done", await desk.CarryOutAsync(context.User.RequirePersonId(), id, form["answer"].ToString(), form["confirmed"] == "true"));
        }).RequireAuthorization(Policies.Administrator).RequireToken();
        endpoints.MapPost("/desk/requests/{id:guid}/refuse", async (Guid id, HttpContext context, RightsDesk desk) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            return To(Addresses.DeskRequest(id), "request-refused", await desk.RefuseAsync(context.User.RequirePersonId(), id, form["answer"].ToString()));
        }).RequireAuthorization(Policies.Administrator).RequireToken();
        endpoints.MapPost(Addresses.PlaceHold, async (HttpContext context, LegalHolds holds) =>
        {
            var form = await context.Request.ReadFormAsync(context.RequestAborted);
            var organisation = Guid.TryParse(form["organisation"], out var id) ? id : (Guid?)null;
            return To(Addresses.DeskRetention, "held", await holds.PlaceAsync(context.User.RequirePersonId(), form["user"].ToString(), organisation, form["reason"].ToString()));
        }).RequireAuthorization(Policies.Administrator).RequireToken();
        endpoints.MapPost(Addresses.LiftHold, async (HttpContext context, LegalHolds holds) =>
        {
            var id = Guid.TryParse((await context.Request.ReadFormAsync(context.RequestAborted))["hold"], out var read) ? read : Guid.Empty;
            return To(Addresses.DeskRetention, "lifted", await holds.LiftAsync(context.User.RequirePersonId(), id) ? null : "missing");
        }).RequireAuthorization(Policies.Administrator).RequireToken();
    }

    /// <summary>A post, because it writes a line of the log and reads every table: a link that is fetched ahead must not.</summary>
    private static async Task<IResult> ExportAsync(
        HttpContext context, PersonalExport export, IDbContextFactory<TrainingDb> databases, IOptions<PrivacyOptions> options, TimeProvider clock)
    {
        var (person, since) = (context.User.RequirePersonId(), clock.GetUtcNow() - TimeSpan.FromHours(1));
        await using var db = await databases.CreateDbContextAsync();
        var taken = await db.Set<AuditRow>().CountAsync(r => r.PersonId == person && r.Action == PersonalExport.Action && r.At > since);
        if (taken >= options.Value.ExportsPerHour) return To(Addresses.Rights, "", "too-many-exports");
        context.Response.Headers.CacheControl = "private, no-store";
        return Results.File(await export.WriteAsync(person), "application/zip", $"briquet-{ParisTime.DayOf(clock.GetUtcNow()):yyyy-MM-dd}.zip");
    }

    private static async Task<IResult> AskAsync(HttpContext context, RightsDesk desk)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var kind = Enum.TryParse<RequestKind>(form["kind"], out var read) && Enum.IsDefined(read) ? read : RequestKind.Other;
        var asked = new RightsForm(kind, form["given"].ToString(), form["family"].ToString(), form["text"].ToString(), form["confirmed"] == "true");
        var (_, problem) = await desk.AskAsync(context.User.RequirePersonId(), asked);
        return To(Addresses.Rights, "asked", problem);
    }

    /// <summary>« I have read it »: kept with its version, and put into the sign-in so that no page asks again.</summary>
    private static async Task<IResult> ReadAsync(HttpContext context, NoticeBook book, UserManager<Account> users, SignInManager<Account> signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (int.TryParse(form["version"], out var version)) await book.KeepAsync(context.User.RequirePersonId(), version);
        if (await users.GetUserAsync(context.User) is { } account) await signIn.RefreshSignInAsync(account);
        return Results.LocalRedirect(Addresses.Local(form["returnUrl"]));
    }

    private static IResult To(string address, string done, string? problem) => problem is OrganisationDesk.Missing
        ? Results.NotFound()
        : Results.LocalRedirect(problem is null ? Addresses.With(address, ("done", done)) : Addresses.With(address, ("problem", problem)));
}
