// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Claims;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Training.Web.Accounts;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Accounts;

/// <summary>A sign-in that ends under an open circuit.</summary>
public sealed class RevalidatingSignInTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("nothing", true)]
    [InlineData("mistyped", true)]
    [InlineData("locked out", false)]
    [InlineData("removed", false)]
    [InlineData("another password", false)]
    [InlineData("signed out everywhere", false)]
    public async Task A_sign_in_stands_while_its_account_is_what_it_was(string what, bool stands)
    {
        using var provider = Provider(TimeSpan.FromHours(1));
        var user = await SignInAsync();
        Assert.True(await provider.StandsAsync(user));
        await ChangeAsync(what);
        Assert.Equal(stands, await provider.StandsAsync(user));
    }

    [Fact]
    public async Task A_circuit_goes_on_as_a_visitor_s_once_its_account_is_locked_out()
    {
        using var provider = Provider(TimeSpan.FromMilliseconds(20));
        var ended = new TaskCompletionSource<ClaimsPrincipal>(TaskCreationOptions.RunContinuationsAsynchronously);
        var user = await SignInAsync();
        provider.SetAuthenticationState(Task.FromResult(new AuthenticationState(user)));
        provider.AuthenticationStateChanged += async state => ended.TrySetResult((await state).User);
        await ChangeAsync("locked out");
        Assert.Null((await ended.Task.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken)).PersonId());
        Assert.Null((await provider.GetAuthenticationStateAsync()).User.PersonId());
    }

    [Fact]
    public void It_is_asked_every_five_minutes() =>
        Assert.Equal(TimeSpan.FromMinutes(5), _site.Services.GetRequiredService<IOptions<SecurityStampValidatorOptions>>().Value.ValidationInterval);

    private RevalidatingSignIn Provider(TimeSpan every) => ActivatorUtilities.CreateInstance<RevalidatingSignIn>(
        _site.Services, Options.Create(new SecurityStampValidatorOptions { ValidationInterval = every }));

    private async Task<ClaimsPrincipal> SignInAsync()
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        return await scope.ServiceProvider.GetRequiredService<IUserClaimsPrincipalFactory<Account>>().CreateAsync((await users.FindByNameAsync("zoe.delattre"))!);
    }

    private async Task ChangeAsync(string what)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await users.FindByNameAsync("zoe.delattre"))!;
        var done = what switch
        {
            "mistyped" => await users.SetLockoutEndDateAsync(account, _site.Clock.GetUtcNow().AddMinutes(15)),
            "locked out" => await users.SetLockoutEndDateAsync(account, DateTimeOffset.MaxValue),
            "removed" => await users.DeleteAsync(account),
            "another password" => await users.ChangePasswordAsync(account, Web.Site.Demo.Password, "un autre mot de passe"),
            "signed out everywhere" => await users.UpdateSecurityStampAsync(account),
            _ => IdentityResult.Success,
        };
        Assert.True(done.Succeeded, string.Join(' ', done.Errors.Select(e => e.Description)));
    }
}
