// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Options;
using Training.Web.Accounts;
using Training.Web.Persistence;

namespace Training.Web.Site;

internal static class SiteServices
{
    private static readonly CultureInfo[] Languages = [new("fr-FR"), new("en-GB"), new("nl-NL")];

    public static IServiceCollection AddSite(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddOptions<SiteOptions>().BindConfiguration(SiteOptions.Section)
            .Validate(o => environment.IsDevelopment() || Uri.TryCreate(o.Address, UriKind.Absolute, out _),
                "Site:Address manque : donnez l’adresse publique absolue (https://…), elle est imprimée sur les documents.")
            .ValidateOnStart();
        services.AddLocalization();
        services.AddRequestLocalization(options =>
        {
            options.DefaultRequestCulture = new RequestCulture(Languages[0]);
            options.SupportedCultures = options.SupportedUICultures = Languages;
            // French first: a choice kept in the cookie counts, a browser's header does not decide for the person.
            options.RequestCultureProviders = [new CookieRequestCultureProvider { CookieName = "language" }];
        });
        services.AddResponseCompression(options => options.EnableForHttps = false);
        services.AddScoped<Demo>();
        return services;
    }

    public static void UseSite(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseSecurityHeaders();
        app.UseExceptionHandler("/error", createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute("/not-found", createScopeForStatusCodePages: true);
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseAntiforgery();
        app.UseStaleForms();
    }

    public static void MapSite(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapHealthChecks("/healthz");
        app.MapPost("/language", SetLanguage);
        app.MapPost("/theme", SetTheme);
    }

    /// <summary>Brings file and content to a state in which requests can be answered.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await app.Services.MigrateAsync();
        if (!app.Environment.IsDevelopment()) return;
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Demo>().SeedAsync();
    }

    /// <summary>Prints where the product is, and how to get in.</summary>
    public static async Task GreetAsync(this WebApplication app)
    {
        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value;
        var listening = app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "";
        await using var scope = app.Services.CreateAsyncScope();
        Console.WriteLine($"\n{site.Name} : {listening}");
        if (app.Environment.IsDevelopment())
            foreach (var line in await scope.ServiceProvider.GetRequiredService<Demo>().AccountsAsync()) Console.WriteLine($"  {line}");
        var first = app.Services.GetRequiredService<FirstAdministrator>();
        if (await first.IsAwaitedAsync()) Console.WriteLine($"  première administratrice, premier administrateur : {first.Link(site.Address ?? listening)}");
        Console.WriteLine();
    }

    public static async Task<int> BackUpAsync(this WebApplication app, string target)
    {
        await app.Services.BackUpAsync(Path.GetFullPath(target));
        Console.WriteLine($"Copie écrite : {Path.GetFullPath(target)}");
        return 0;
    }

    private static IResult SetLanguage(HttpContext context, [Microsoft.AspNetCore.Mvc.FromForm] string language, [Microsoft.AspNetCore.Mvc.FromForm] string? returnUrl)
    {
        var chosen = Languages.FirstOrDefault(l => l.TwoLetterISOLanguageName == language) ?? Languages[0];
        Keep(context, "language", CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(chosen)));
        return Back(returnUrl);
    }

    private static IResult SetTheme(HttpContext context, [Microsoft.AspNetCore.Mvc.FromForm] string theme, [Microsoft.AspNetCore.Mvc.FromForm] string? returnUrl)
    {
        Keep(context, "theme", theme == "dark" ? "dark" : "light");
        return Back(returnUrl);
    }

    private static void Keep(HttpContext context, string name, string value) => context.Response.Cookies.Append(name, value, new CookieOptions
    {
        MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, IsEssential = true, Path = "/",
    });

    private static IResult Back(string? returnUrl) =>
        Results.LocalRedirect(returnUrl is ['/', ..] and not ['/', '/', ..] and not ['/', '\\', ..] ? returnUrl : "/");
}
