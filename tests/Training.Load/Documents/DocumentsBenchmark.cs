// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Training.Load.Shared;
using static Training.Load.Report;

namespace Training.Load.Documents;

/// <summary>
/// What one document costs the processor, drawn alone and drawn then signed; the floor is the signature of as many bytes without a file. Then
/// what the site's memory does while it sends them all, in an archive and merged.
/// </summary>
internal static class DocumentsBenchmark
{
    private const int WarmUps = 20;

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (count, json, site) = (arguments.Number("count", 1000), arguments.Text("json"), arguments.Text("site"));
        arguments.AllKnown();
        site = await PublishedSite.FolderAsync(site);
        using var certificate = Drawing.Certificate();
        var sample = Drawing.Draw(0);
        var unsigned = Measure(count, i => Drawing.Draw(i));
        var signed = Measure(count, i => Drawing.Signed(i, certificate));
        using var key = certificate.GetRSAPrivateKey()!;
        var floor = Measure(count, _ => key.SignData(sample, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        var (archive, merged) = await Parcel.MeasureAsync(site, count, certificate);
        Table($"Documents: {count} attestations of five objectives, {sample.Length / 1000} kB each (in brackets: a bare signature)",
        [
            ("processor time, drawn", Say(unsigned, "ms", 2), ""),
            ("processor time, drawn and signed", Say(signed, "ms", 2), Say(floor, "ms", 2)),
            ($"archive of {Say(archive.Megabytes, "MB")}, {Say(archive.Took.TotalSeconds, "s")}: memory grows", Say(archive.Growth, "MB"), ""),
            ($"merged file of {Say(merged.Megabytes, "MB")}, {Say(merged.Took.TotalSeconds, "s")}: memory grows", Say(merged.Growth, "MB"), ""),
        ]);
        await WriteAsync(json, Keyed(
        [
            new("ms_per_document", Round(unsigned, 2)), new("ms_per_document_signed", Round(signed, 2)),
            new("rss_growth_mb", Round(Math.Max(archive.Growth, merged.Growth), 1)), new("rss_growth_zip_mb", Round(archive.Growth, 1)),
            new("rss_growth_merged_mb", Round(merged.Growth, 1)),
        ]));
        return 0;
    }

    /// <summary>Milliseconds of processor time each.</summary>
    private static double Measure(int count, Func<int, byte[]> make)
    {
        for (var i = 0; i < WarmUps; i++) make(i);
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime;
        for (var i = 0; i < count; i++) make(i);
        process.Refresh();
        return (process.TotalProcessorTime - before).TotalMilliseconds / count;
    }
}
