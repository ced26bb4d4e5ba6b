// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Options;
using Training.Battles;
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
        endpoints.MapGet(Addresses.BattleEntry(), ([FromQuery] string? code, HttpContext context, Arena arena, CodeGuard guard) =>
            string.IsNullOrWhiteSpace(code) ? Results.LocalRedirect(context.User.PersonId() is null ? Addresses.GuestDoor() : Addresses.Battles) : Enter(code, context, arena, guard));
        endpoints.MapGet(Addresses.BattleEntry() + "/{code}", Enter);
        endpoints.MapGuests();
    }

    private static async Task<IResult> CreateAsync(HttpContext context, Arena arena, IOptions<BattleOptions> options)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        if (NewBattle.Read(form, context.User.IsTrainer(), options.Value) is not { } wanted) return Back("not-a-trainer");
        var opening = await arena.CreateAsync(context.User.RequirePersonId(), wanted);
        if (opening.Code is not { } code) return Back(opening.Problem!);
        return Results.LocalRedirect(wanted.Settings.Format == BattleFormat.Hosted ? Addresses.BattleHost(code) : Addresses.Battle(code));
    }

    private static IResult Back(string problem) => Results.LocalRedirect($"{Addresses.Battles}?problem={problem}");

    /// <summary>A typed code, or the QR code's token, becomes the battle's address; without an account, the guests' door of a battle that is open to them.</summary>
    private static IResult Enter(string code, HttpContext context, Arena arena, CodeGuard guard)
    {
        var (person, address) = (context.User.PersonId(), context.Connection.RemoteIpAddress?.ToString());
        if (guard.Allows(person, address) && arena.Find(code) is { } room)
            return Results.LocalRedirect(person is null && room.Battle.Settings.AllowsGuests ? Addresses.GuestDoor(room.Code) : Addresses.Battle(room.Code));
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
