// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Accounts;

/// <summary>Limits on signing in and joining.</summary>
internal sealed class AccountOptions
{
    public const string Section = "Accounts";

    /// <summary>Wrong passwords before an account rests.</summary>
    public int FailuresBeforeLockout { get; set; } = 5;

    /// <summary>How long it rests.</summary>
    public TimeSpan Lockout { get; set; } = TimeSpan.FromMinutes(15);

    /// <summary>Whether an account is locked for longer than wrong passwords do: by somebody, that is, and not by a mistyped name.</summary>
    public bool IsShutOut(DateTimeOffset? lockoutEnd, DateTimeOffset now) => lockoutEnd > now + Lockout;

    /// <summary>Shortest password.</summary>
    public int PasswordLength { get; set; } = 10;

    /// <summary>How long a link for a lost password opens, once.</summary>
    public TimeSpan PasswordLink { get; set; } = TimeSpan.FromHours(24);

    /// <summary>The same in hours begun, as pages tell it.</summary>
    public int PasswordLinkHours => (int)Math.Ceiling(PasswordLink.TotalHours);

    /// <summary>How long a sign-in lasts without use; RGAA 13.1 asks for 20 hours at least.</summary>
    public TimeSpan Session { get; set; } = TimeSpan.FromHours(20);

    /// <summary>Sign-in and join forms that one address may send in a minute; a hotel shares one address.</summary>
    public int FormsPerMinute { get; set; } = 60;

    /// <summary>Unknown join codes that somebody signed in may try in a minute.</summary>
    public int WrongCodesPerPerson { get; set; } = 10;

    /// <summary>Unknown join codes that one address may try in a minute: enough for a whole hotel that mistypes, too few to find one by trying.</summary>
    public int WrongCodesPerAddress { get; set; } = 100;
}

internal static class AccountServices
{
    /// <summary>Name of the cookie that signs somebody in.</summary>
    public const string Cookie = "briquet";

    public static IServiceCollection AddAccounts(this IServiceCollection services, IConfiguration configuration)
    {
        var limits = configuration.GetSection(AccountOptions.Section).Get<AccountOptions>() ?? new();
        services.AddOptions<AccountOptions>().BindConfiguration(AccountOptions.Section)
            .Validate(o => o is { WrongCodesPerPerson: > 0, WrongCodesPerAddress: > 0 }, "Accounts:WrongCodesPerPerson, WrongCodesPerAddress : un code au moins.")
            .Validate(o => o.PasswordLink > TimeSpan.Zero, "Accounts:PasswordLink : une durée plus longue que zéro.").ValidateOnStart();
        services.AddOptions<DataProtectionTokenProviderOptions>().Configure<IOptions<AccountOptions>>((tokens, accounts) => tokens.TokenLifespan = accounts.Value.PasswordLink);
        services.AddIdentityCore<Account>(options =>
            {
                options.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                options.Lockout.MaxFailedAccessAttempts = limits.FailuresBeforeLockout;
                options.Lockout.DefaultLockoutTimeSpan = limits.Lockout;
                options.Password = new PasswordOptions
                {
                    RequiredLength = limits.PasswordLength, RequiredUniqueChars = 4,
                    RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false,
                };
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<TrainingDb>()
            .AddSignInManager()
            .AddDefaultTokenProviders()
            .AddClaimsPrincipalFactory<AccountClaims>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies(cookies => cookies.ApplicationCookie!.Configure(cookie =>
        {
            cookie.Cookie.Name = Cookie;
            cookie.Cookie.SameSite = SameSiteMode.Lax;
            cookie.ExpireTimeSpan = limits.Session;
            cookie.SlidingExpiration = true;
            cookie.LoginPath = "/sign-in";
            cookie.LogoutPath = "/sign-out";
            // What somebody may not see is not there: no page tells that it exists.
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                return Task.CompletedTask;
            };
            cookie.ReturnUrlParameter = "returnUrl";
        }));
        services.Configure<SecurityStampValidatorOptions>(options => options.ValidationInterval = TimeSpan.FromMinutes(5));
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.HumanResources, policy => policy.RequireClaim(CurrentPerson.HrClaim))
            .AddPolicy(Policies.OrganisationKeeper, policy => policy.RequireClaim(CurrentPerson.HrClaim).AddRequirements(new KeepsAnOrganisation()))
            .AddPolicy(Policies.DocumentKeeper, policy => policy.RequireAssertion(c => c.User.HasClaim(claim => claim.Type == CurrentPerson.HrClaim) || c.User.IsInRole(Roles.Administrator)))
            .AddPolicy(Policies.Trainer, policy => policy.RequireRole(Roles.Trainer, Roles.Administrator))
            .AddPolicy(Policies.Administrator, policy => policy.RequireRole(Roles.Administrator).AddRequirements(new Administers()));
        services.AddSingleton<IAuthorizationHandler, OrganisationKeepers>().AddSingleton<IAuthorizationHandler, Administrators>();
        services.AddCascadingAuthenticationState();
        services.AddScoped<Microsoft.AspNetCore.Components.Authorization.AuthenticationStateProvider, RevalidatingSignIn>();
        services.AddSingleton<FirstAdministrator>();
        services.AddScoped<Enrolment>().AddScoped<PasswordLinks>().AddSingleton<JoinGuard>();
        services.AddSingleton<NeedsBook>();
        services.AddAccountRecords();
        services.AddRateLimiter(options => LimitForms(options, limits.FormsPerMinute));
        return services;
    }

    private static void LimitForms(Microsoft.AspNetCore.RateLimiting.RateLimiterOptions options, int perMinute)
    {
        options.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        options.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(context =>
            HttpMethods.IsPost(context.Request.Method) && Guarded.Any(path => context.Request.Path.StartsWithSegments(path))
                ? RateLimitPartition.GetFixedWindowLimiter(
                    context.Connection.RemoteIpAddress?.ToString() ?? "",
                    _ => new FixedWindowRateLimiterOptions { PermitLimit = perMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
    }

    private static readonly string[] Guarded = ["/sign-in", "/join", "/first-administrator", Addresses.ChangePassword, Addresses.NewPasswordRoot];
}
