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

/// <summary>The posts about one's own data that are a button and no more; where something is typed, the page takes the form itself and shows it again when it is refused.</summary>
internal static class PrivacyEndpoints
{
    public static void MapPrivacy(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost(Addresses.Export, ExportAsync).RequireAuthorization().RequireToken();
        endpoints.MapPost("/profile/rights/{id:guid}/withdraw", async (Guid id, HttpContext context, RightsDesk desk) =>
            await desk.WithdrawAsync(context.User.RequirePersonId(), id) ? To(Addresses.Rights, "withdrawn", null) : Results.NotFound()).RequireAuthorization().RequireToken();
        endpoints.MapPost(Addresses.NoticeRead, ReadAsync).RequireAuthorization().RequireToken();
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

    /// <summary>« I have read it »: kept with its version, and put into the sign-in so that no page asks again.</summary>
    private static async Task<IResult> ReadAsync(HttpContext context, NoticeBook book, UserManager<Account> users, SignInManager<Account> signIn)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (int.TryParse(form["version"], out var version)) await book.KeepAsync(context.User.RequirePersonId(), version);
        if (await users.GetUserAsync(context.User) is { } account) await signIn.RefreshSignInAsync(account);
        return Results.LocalRedirect(Addresses.Local(form["returnUrl"]));
    }

    private static IResult To(string address, string done, string? problem) =>
        Results.LocalRedirect(problem is null ? Addresses.With(address, ("done", done)) : Addresses.With(address, ("problem", problem)));
}
