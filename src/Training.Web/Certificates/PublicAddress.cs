// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.Options;
using Training.Web.Layout;

namespace Training.Web.Certificates;

/// <summary>Absolute addresses, as paper needs them: under the public address, or in Development under the one listened on.</summary>
internal sealed class PublicAddress(IOptions<SiteOptions> site, IServer server)
{
    public Uri Of(string path) => new(new Uri(Root), path);

    private string Root =>
        site.Value.Address ?? server.Features.Get<IServerAddressesFeature>()?.Addresses.FirstOrDefault() ?? "http://localhost";
}
