// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Localization;

namespace Training.Web.Layout;

/// <summary>The frame's settings, words and languages.</summary>
public static class LayoutServices
{
    private static readonly string[] Languages = ["fr-FR", "en-GB", "nl-NL"];

    public static IServiceCollection AddLayout(this IServiceCollection services, IConfiguration configuration)
    {
        services.Configure<SiteOptions>(configuration.GetSection(SiteOptions.Section));
        services.AddLocalization();

        // Accented letters as themselves: smaller pages, and a source that can be read.
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
        services.Configure<RequestLocalizationOptions>(options =>
        {
            options.SupportedCultures = options.SupportedUICultures = [.. Languages.Select(CultureInfo.GetCultureInfo)];
            options.DefaultRequestCulture = new RequestCulture(Languages[0]);

            // French first, whatever the browser says: a shared tablet's own setting is nobody's choice.
            options.RequestCultureProviders = [new CookieRequestCultureProvider()];
        });
        return services;
    }

    /// <summary>The culture for « en », « nl » or « fr »; French for anything else.</summary>
    public static string CultureOf(string? language) =>
        Languages.FirstOrDefault(culture => culture[..2].Equals(language, StringComparison.OrdinalIgnoreCase)) ?? Languages[0];
}
