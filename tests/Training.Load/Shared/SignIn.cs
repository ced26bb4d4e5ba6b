// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Training.Web.Accounts;
using Training.Web.Privacy;

namespace Training.Load.Shared;

/// <summary>A sign-in as the site would have given it, made with the key ring of the data folder.</summary>
internal static class SignIn
{
    /// <summary>The cookie of somebody with access to an organisation's people, who has read the notice in force.</summary>
    public static string OfPartner(IServiceProvider services, Account account) => Cookie(
        services, account, new(CurrentPerson.HrClaim, "true"), new(NoticeGate.Claim, new Notices().Current.ToString(CultureInfo.InvariantCulture)));

    private static string Cookie(IServiceProvider services, Account account, params Claim[] more)
    {
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ClaimTypes.Name, account.UserName!),
                new(CurrentPerson.GivenNameClaim, account.UserName!), new("AspNet.Identity.SecurityStamp", account.SecurityStamp!), .. more,
            ],
            IdentityConstants.ApplicationScheme);
        var times = new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow + options.ExpireTimeSpan };
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), times, IdentityConstants.ApplicationScheme))}";
    }
}
