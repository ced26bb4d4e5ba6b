// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Training.Web.Accounts;
using Training.Web.Battles;

namespace Training.Web.Tests.Site;

/// <summary>Cookies as the site itself would give them, without walking through the sign-in, whose passwords take their time by design.</summary>
internal static class Tickets
{
    public static async Task<string> SignInAsync(TestSite site, string user)
    {
        await using var scope = site.Services.CreateAsyncScope();
        var account = (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(user))!;
        return Cookie(site, IdentityConstants.ApplicationScheme, await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync(account));
    }

    /// <summary>A guest's pass for one battle.</summary>
    public static string Pass(TestSite site, Guid guest, Guid battle) => Cookie(site, GuestPass.Scheme, new GuestPass(guest, battle, "Invité").Principal);

    private static string Cookie(TestSite site, string scheme, ClaimsPrincipal who)
    {
        var options = site.Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = site.Clock.GetUtcNow();
        var times = new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + options.ExpireTimeSpan };
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new AuthenticationTicket(who, times, scheme))}";
    }
}
