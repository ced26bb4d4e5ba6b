// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.StaticAssets;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Access;

/// <summary>All that can be asked for, and who may. Each room has its rows in a file of its own beside this one.</summary>
internal static class AccessTable
{
    public static readonly IReadOnlyDictionary<string, AccessRow> Rows = new[]
    {
        AccountsAccess.Rows, AttemptsAccess.Rows, AuthoringAccess.Rows, BattlesAccess.Rows, CertificatesAccess.Rows, DeskAccess.Rows,
        LayoutAccess.Rows, ModulesAccess.Rows, OrganisationsAccess.Rows, PrivacyAccess.Rows, SitesAccess.Rows,
    }.SelectMany(rows => rows).ToDictionary(row => row.Endpoint);

    /// <summary>What the framework brings with it: files, and the line of interactive pages, which does nothing before a page's own signed markers.</summary>
    private static readonly string[] Framework = ["/_blazor", "/_framework", "/_content", "/{**path:file}"];

    /// <summary>Every endpoint of the application but files and the framework's own, named as rows name them.</summary>
    public static IReadOnlyList<(string Name, RouteEndpoint Endpoint)> Endpoints(TestSite site) =>
    [
        .. site.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
            .Where(e => e.Metadata.GetMetadata<StaticAssetDescriptor>() is null)
            .Select(e => (Route: $"/{e.RoutePattern.RawText?.TrimStart('/')}", Endpoint: e))
            .Where(e => !Framework.Any(own => e.Route.StartsWith(own, StringComparison.Ordinal)))
            .SelectMany(e => Methods(e.Endpoint).Select(method => ($"{method} {e.Route}", e.Endpoint))),
    ];

    private static IEnumerable<string> Methods(RouteEndpoint endpoint) =>
        endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null ? ["PAGE"]
        : endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods is { Count: > 0 } methods ? methods.Where(m => m != HttpMethods.Head)
        : ["ANY"];
}
