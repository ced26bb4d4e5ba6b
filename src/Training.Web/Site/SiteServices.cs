// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.Extensions.Options;
using Training.Web.Accounts;
using Training.Web.Layout;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Shared;

namespace Training.Web.Site;

internal static class SiteServices
{
    public static IServiceCollection AddSite(this IServiceCollection services, IHostEnvironment environment)
    {
        services.AddSingleton(TimeProvider.System);
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddOptions<SiteOptions>()
            .Validate(o => environment.IsDevelopment() || Uri.TryCreate(o.Address, UriKind.Absolute, out _),
                "Site:Address manque : donnez l’adresse publique absolue (https://…), elle est imprimée sur les documents.")
            .ValidateOnStart();
        // Safe with https too: antiforgery tokens are masked anew in every page, and no page echoes a secret beside what was typed.
        services.AddResponseCompression(options =>
        {
            options.EnableForHttps = true;
            options.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "image/svg+xml"];
        });
        services.AddScoped<Demo>();
        return services;
    }

    public static void UseSite(this WebApplication app)
    {
        if (!app.Environment.IsDevelopment()) app.UseHsts();
        app.UseSecurityHeaders();
        // Outside compression, so that what is kept is compressed once.
        app.UseOutputCache();
        app.UseResponseCompression();
        app.UseExceptionHandler(Addresses.Error, createScopeForErrors: true);
        app.UseStatusCodePagesWithReExecute(Addresses.NotFound, createScopeForStatusCodePages: true);
        app.UseRequestLocalization();
        app.UseRouting();
        app.UseRateLimiter();
        app.UseAuthentication();
        app.UseAuthorization();
        app.UseNoticeGate();
        app.UseAntiforgery();
        app.UseStaleForms();
    }

    public static void MapSite(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null); // said once, in SecurityHeaders
        app.MapHealthChecks("/healthz");
    }

    /// <summary>Brings file and content to a state in which requests can be answered.</summary>
    public static async Task PrepareAsync(this WebApplication app)
    {
        await app.Services.MigrateAsync();
        app.Services.GetRequiredService<Catalogue>().Load();
        if (!app.Environment.IsDevelopment()) return;
        await using var scope = app.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Demo>().SeedAsync();
    }

    /// <summary>Serves until asked to stop; says where, once it listens.</summary>
    public static async Task RunSiteAsync(this WebApplication app)
    {
        await app.StartAsync();
        await app.GreetAsync();
        await app.WaitForShutdownAsync();
    }

    private static async Task GreetAsync(this WebApplication app)
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

    /// <summary>
    /// For whoever sits at the server, and the last administrator who cannot sign in: a link that lets one person choose a new password.
    /// It may run beside the site, whose folder of keys seals and opens the link.
    /// </summary>
    public static async Task<int> GivePasswordLinkAsync(this WebApplication app, string userName)
    {
        // Elsewhere than beside the site there is nobody, and no file is to be begun.
        var database = app.Services.GetRequiredService<DataFolder>().Database;
        if (!File.Exists(database))
        {
            await Console.Error.WriteLineAsync($"Aucune base à {database} : lancez la commande avec les réglages du site (--Data:Folder=…).");
            return 1;
        }

        await using var scope = app.Services.CreateAsyncScope();
        var account = await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByNameAsync(userName);
        if (account is null || await scope.ServiceProvider.GetRequiredService<PasswordLinks>().GiveAsync(PasswordLinks.Console, account.Id) is not { } link)
        {
            await Console.Error.WriteLineAsync($"Aucun compte n’a le nom d’utilisateur « {userName} ».");
            return 1;
        }

        var site = app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.Address ?? app.Configuration["urls"]?.Split(';')[0] ?? "http://localhost:5080";
        var hours = app.Services.GetRequiredService<IOptions<AccountOptions>>().Value.PasswordLinkHours;
        Console.WriteLine($"Pour {link.Name}, une fois, pendant {hours} h : {new Uri(new Uri(site), link.Path)}");
        return 0;
    }

    public static async Task<int> BackUpAsync(this WebApplication app, string target)
    {
        await app.Services.BackUpAsync(Path.GetFullPath(target));
        Console.WriteLine($"Copie écrite : {Path.GetFullPath(target)}");
        return 0;
    }
}
