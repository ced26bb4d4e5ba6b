// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Training.Web.Shared;

namespace Training.Web.Battles;

/// <summary>
/// What lets somebody without an account play in one battle: a cookie of its own scheme, encrypted by data protection for this purpose, which only
/// the hub and the guest's page ask for. Everywhere else a guest is a visitor.
/// </summary>
/// <param name="Guest">Drawn for this battle; nobody else's.</param>
/// <param name="Battle">The one battle that it opens.</param>
/// <param name="Name">Chosen at the door.</param>
internal sealed record GuestPass(Guid Guest, Guid Battle, string Name)
{
    /// <summary>Name of the scheme.</summary>
    public const string Scheme = "Guest";

    private const string BattleClaim = "battle", NameClaim = "guest-name", IdClaim = "guest";

    /// <summary>The pass of this sign-in; null for a person and for a visitor. Who has an account here is no guest.</summary>
    public static GuestPass? Of(ClaimsPrincipal user) =>
        user.Identity is ClaimsIdentity { IsAuthenticated: true, AuthenticationType: Scheme } guest
        && Guid.TryParse(guest.FindFirst(IdClaim)?.Value, out var id) && Guid.TryParse(guest.FindFirst(BattleClaim)?.Value, out var battle)
            ? new GuestPass(id, battle, guest.FindFirst(NameClaim)?.Value ?? "")
            : null;

    /// <summary>Who comes with this pass.</summary>
    public ClaimsPrincipal Principal => new(new ClaimsIdentity(
        [new Claim(IdClaim, Guest.ToString("N")), new Claim(BattleClaim, Battle.ToString("N")), new Claim(NameClaim, Name)], Scheme));

    /// <summary>Kept by the device until it expires, also when its browser dies: a guest has no password by which to come back.</summary>
    public Task GiveAsync(HttpContext context, DateTimeOffset expires) =>
        context.SignInAsync(Scheme, Principal, new AuthenticationProperties { ExpiresUtc = expires, AllowRefresh = false, IsPersistent = true });

    public static void Configure(CookieAuthenticationOptions cookie)
    {
        cookie.Cookie.Name = "briquet-guest";
        cookie.Cookie.HttpOnly = true;
        cookie.Cookie.SameSite = SameSiteMode.Lax;
        cookie.SlidingExpiration = false;
        // The hub answers a stranger with 401; the guest's page leads to the door.
        cookie.Events.OnRedirectToLogin = cookie.Events.OnRedirectToAccessDenied = context =>
        {
            if (context.Request.Path.StartsWithSegments(Addresses.GuestDoor(), out var code)) context.Response.Redirect(Addresses.GuestDoor(code.Value!.Trim('/')));
            else context.Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        };
    }
}
