// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Training.Battles;
using Training.Shared;
using Training.Web.Accounts;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Battles;

internal static class BattleEndpoints
{
    public static void MapBattles(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapHub<BattleHub>(Addresses.BattleHub, connection => connection.CloseOnAuthenticationExpiration = true)
            .Add(endpoint => endpoint.RequestDelegate = FromOurPagesOnly(endpoint.RequestDelegate!));
        endpoints.MapPost(Addresses.NewBattle, CreateAsync).RequireAuthorization().RequireToken();
        endpoints.MapPost(Addresses.Battles + "/{id:guid}/ghost", PlayAgainAsync).RequireAuthorization().RequireToken();
        endpoints.MapPost("/relays/{id:guid}/answer", AnswerAsync).RequireAuthorization().RequireToken();
        endpoints.MapGet(Addresses.BattleEntry(), ([FromQuery] string? code, HttpContext context, Arena arena, RelayBook relays, CodeGuard guard) =>
            string.IsNullOrWhiteSpace(code) ? Task.FromResult(Results.LocalRedirect(context.User.PersonId() is null ? Addresses.GuestDoor() : Addresses.Battles)) : EnterAsync(code, context, arena, relays, guard));
        endpoints.MapGet(Addresses.BattleEntry() + "/{code}", EnterAsync);
        // At the root, or it might not watch over the pages of battles; asked each time, so that a newer one takes over at once.
        endpoints.MapGet(Addresses.AwayWorker, (IWebHostEnvironment site, HttpContext context) =>
        {
            context.Response.Headers.CacheControl = "no-cache";
            return Results.Stream(site.WebRootFileProvider.GetFileInfo("dist/away-worker.js").CreateReadStream(), "text/javascript; charset=utf-8");
        });
        endpoints.MapGuests();
    }

    private static async Task<IResult> CreateAsync(HttpContext context, Arena arena, RelayStarter relays, QuestionPicker picker, IOptions<BattleOptions> options)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (NewBattle.Read(form, context.User.IsTrainer(), options.Value) is not { } wanted) return Refused("not-a-trainer");
        var person = context.User.RequirePersonId();
        var opening = wanted.Settings.Format == BattleFormat.Relay
            ? await relays.ChallengeAsync(person, wanted, Guid.TryParse(form["against"], out var house) ? house : null)
            : await arena.CreateAsync(person, wanted);
        if (opening.Code is not { } code) return Refused(opening.Problem!);
        return Results.LocalRedirect(wanted.Settings.Format == BattleFormat.Hosted ? Addresses.BattleHost(code) : Addresses.Battle(code));

        IResult Refused(string problem) => Results.LocalRedirect(TypedBattle.Address(problem, form, picker.Playable.Length));
    }

    /// <summary>Who did not play it finds nothing; who did, and whose questions have all changed since, is told so where they came from.</summary>
    private static async Task<IResult> PlayAgainAsync(Guid id, HttpContext context, RelayStarter relays)
    {
        if (await relays.ReplayAsync(context.User.RequirePersonId(), id) is not { } opening) return Results.NotFound();
        return opening switch
        {
            { Code: { } code } => Results.LocalRedirect(Addresses.Battle(code)),
            { Problem: "all-changed" } => Results.LocalRedirect(Addresses.BattleResults(id)),
            _ => Results.LocalRedirect($"{Addresses.Battles}?problem={opening.Problem}"),
        };
    }

    private static async Task<IResult> AnswerAsync(Guid id, HttpContext context, RelayStarter relays) =>
        await relays.AnswerAsync(context.User.RequirePersonId(), id) is { } where ? Results.LocalRedirect(where) : Results.NotFound();

    /// <summary>A typed code, or the QR code's token, becomes the battle's address; without an account, the guests' door of a battle that is open to them.</summary>
    private static async Task<IResult> EnterAsync(string code, HttpContext context, Arena arena, RelayBook relays, CodeGuard guard)
    {
        var (person, address) = (context.User.PersonId(), context.Connection.RemoteIpAddress?.ToString());
        var scanned = arena.FindByToken(code);
        if (scanned is not null || guard.Allows(person, address))
        {
            var room = scanned ?? arena.Find(code);
            // The code of a relay's first battle leads to the other side's turn once that one is over.
            if (room is null or { Battle: { IsOver: true, Settings.Sides: not null } } && await relays.OfCodeAsync(PlainCode.Fold(code)) is { } relay) return Results.LocalRedirect(Addresses.Relay(relay));
            if (room is not null) return Results.LocalRedirect(person is null && room.Battle.Settings.AllowsGuests ? Addresses.GuestDoor(scanned is null ? room.Code : code) : Addresses.Battle(room.Code));
        }

        guard.Missed(person, address);
        return Results.LocalRedirect(person is null ? Addresses.GuestDoor(code) : $"{Addresses.Battles}?unknown={Uri.EscapeDataString(code)}");
    }

    /// <summary>WebSockets know no cross-origin rule: another site's page could open one with this person's cookie.</summary>
    private static RequestDelegate FromOurPagesOnly(RequestDelegate next) => context =>
    {
        if (!IsForeign(context.Request)) return next(context);
        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    };

    private static bool IsForeign(HttpRequest request) =>
        request.Headers.Origin.ToString() is { Length: > 0 } origin
        && !(Uri.TryCreate(origin, UriKind.Absolute, out var from) && from.Authority.Equals(request.Host.Value, StringComparison.OrdinalIgnoreCase));
}
