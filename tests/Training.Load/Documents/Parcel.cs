// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography.X509Certificates;
using Training.Load.Portal;
using Training.Load.Shared;
using Training.Web.Shared;

namespace Training.Load.Documents;

/// <summary>What a server's memory does while it sends many documents at once.</summary>
/// <param name="Growth">Most that it grew beyond what it weighed before, in megabytes (10⁶ bytes).</param>
/// <param name="Megabytes">Sent.</param>
internal sealed record Parcel(double Growth, double Megabytes, TimeSpan Took)
{
    /// <summary>The archive and the merged file of as many signed documents, each from a server of its own that has served both of a few before.</summary>
    public static async Task<(Parcel Archive, Parcel Merged)> MeasureAsync(string site, int count, X509Certificate2 certificate)
    {
        using var scratch = new ScratchFolder();
        var people = await PreparedPeople.WriteAsync(scratch["data"], [], count, (i, number) => Drawing.Signed(i, number, certificate));
        return (await TakeAsync(site, scratch["data"], people, Addresses.DocumentsZip, count), await TakeAsync(site, scratch["data"], people, Addresses.DocumentsMerged, count));
    }

    private static async Task<Parcel> TakeAsync(string site, string data, PreparedPeople people, string address, int count)
    {
        await using var server = await Server.StartSiteAsync(site, data, Cores.Server, ("Portal:MergedDocuments", $"{count}"));
        using var client = new HttpClient(new HttpClientHandler { UseCookies = false }) { BaseAddress = new Uri(server.Address), Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Add("Cookie", people.Cookie);
        for (var i = 0; i < 20; i++)
            foreach (var page in (string[])[Addresses.Portal, Addresses.PortalDocuments, $"{address}?person={people.Person:N}"]) (await client.GetAsync(page)).EnsureSuccessStatusCode().Dispose();
        await Task.Delay(2000);

        var (before, highest, sent, watch) = (server.ResidentMegabytes, 0.0, 0L, System.Diagnostics.Stopwatch.StartNew());
        using var answer = await client.GetAsync(address, HttpCompletionOption.ResponseHeadersRead);
        answer.EnsureSuccessStatusCode();
        await using var body = await answer.Content.ReadAsStreamAsync();
        var buffer = new byte[1 << 16];
        for (int read; (read = await body.ReadAsync(buffer)) > 0; sent += read)
            if ((sent >> 18) != ((sent + read) >> 18)) highest = Math.Max(highest, server.ResidentMegabytes);
        var took = watch.Elapsed;
        highest = Math.Max(highest, server.ResidentMegabytes);
        if (sent < count * 1000L) throw new InvalidOperationException($"{address} sent {sent} bytes only: {answer.RequestMessage?.RequestUri}");
        return new Parcel(highest - before, sent / 1e6, took);
    }
}
