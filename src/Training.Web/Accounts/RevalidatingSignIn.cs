// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Training.Web.Accounts;

/// <summary>
/// A circuit outlives the request that opened it: every few minutes its sign-in is held against the account, and ends when that is gone, locked out, or
/// has other credentials. The short rest after wrong passwords is no reason: else a colleague who mistypes a name would throw somebody out of their work.
/// </summary>
internal sealed class RevalidatingSignIn(
    ILoggerFactory loggers, IServiceScopeFactory scopes, IOptions<SecurityStampValidatorOptions> options, IOptions<AccountOptions> accounts, TimeProvider clock)
    : RevalidatingServerAuthenticationStateProvider(loggers)
{
    protected override TimeSpan RevalidationInterval => options.Value.ValidationInterval;

    /// <summary>Whether this sign-in still stands.</summary>
    public async Task<bool> StandsAsync(ClaimsPrincipal user)
    {
        await using var scope = scopes.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<SignInManager<Account>>().ValidateSecurityStampAsync(user);
        return account is not null && !accounts.Value.IsShutOut(account.LockoutEnd, clock.GetUtcNow());
    }

    protected override Task<bool> ValidateAuthenticationStateAsync(AuthenticationState authenticationState, CancellationToken cancellationToken) =>
        StandsAsync(authenticationState.User);
}
