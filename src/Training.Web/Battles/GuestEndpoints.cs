// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using Training.Battles;
using Training.Web.Shared;
using Training.Web.Site;

namespace Training.Web.Battles;

internal static class GuestEndpoints
{
    public static void MapGuests(this IEndpointRouteBuilder endpoints) => endpoints.MapPost(Addresses.GuestEnter, EnterAsync).RequireToken();

    /// <summary>Gives a pass for one battle that is open to guests; asking again keeps who one is there.</summary>
    private static async Task<IResult> EnterAsync(HttpContext context, Arena arena, CodeGuard guard, IOptions<BattleOptions> options, TimeProvider clock)
    {
        var form = await context.Request.ReadFormAsync(context.RequestAborted);
        var (code, address) = (form["code"].ToString(), context.Connection.RemoteIpAddress?.ToString());
        var room = arena.FindByToken(code) ?? (guard.Allows(null, address) ? arena.Find(code) : null);
        if (room is null) guard.Missed(null, address);
        if (room is not { Battle: { IsOver: false, Settings.AllowsGuests: true } battle }) return Results.LocalRedirect(Addresses.GuestDoor(code));
        var typed = form["name"].ToString();
        if (form["consent"] != "true") return Back("consent");

        var known = (await context.AuthenticateAsync(GuestPass.Scheme)).Principal is { } principal && GuestPass.Of(principal) is { } pass && pass.Battle == battle.Id ? pass : null;
        var guest = known?.Guest ?? Guid.NewGuid();
        var name = string.IsNullOrWhiteSpace(typed) ? Doorman.PseudonymFor(battle, guest, 0) : DisplayName.Clean(typed);
        if (name is null) return Back("name");
        await new GuestPass(guest, battle.Id, name).GiveAsync(context, clock.GetUtcNow() + options.Value.GuestPass);
        return Results.LocalRedirect(Addresses.Guest(room.Code));

        IResult Back(string problem) => Results.LocalRedirect(Addresses.With(Addresses.GuestDoor(), ("c", code), ("problem", problem), ("name", typed.Length <= DisplayName.Longest ? typed : "")));
    }
}
