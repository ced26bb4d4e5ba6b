// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Training.Attempts;
using Training.Certificates;
using Training.Web.Certificates.Pdf;
using static Training.Load.Report;

namespace Training.Load.Documents;

/// <summary>What one document costs the processor, drawn alone and drawn then signed. The floor is the signature of as many bytes without a file.</summary>
internal static class DocumentsBenchmark
{
    private const int WarmUps = 20;
    private static readonly DateTimeOffset At = new(2026, 3, 14, 15, 0, 0, TimeSpan.Zero);

    public static async Task<int> RunAsync(Arguments arguments)
    {
        var (count, json) = (arguments.Number("count", 1000), arguments.Text("json"));
        arguments.AllKnown();
        using var certificate = Certificate();
        var sample = Draw(0);
        var unsigned = Measure(count, i => Draw(i));
        var signed = Measure(count, i => PdfSignature.Sign(Draw(i), certificate, At));
        using var key = certificate.GetRSAPrivateKey()!;
        var floor = Measure(count, _ => key.SignData(sample, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1));
        Table($"Documents: {count} attestations of five objectives, {sample.Length / 1000} kB each",
        [
            ("processor time, drawn", Say(unsigned, "ms", 2), ""),
            ("processor time, drawn and signed", Say(signed, "ms", 2), Say(floor, "ms", 2)),
        ]);
        await WriteAsync(json, Keyed([new("ms_per_document", Round(unsigned, 2)), new("ms_per_signed_document", Round(signed, 2))]));
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

    private static byte[] Draw(int i)
    {
        var luck = new byte[CertificateNumber.ByteCount];
        BitConverter.TryWriteBytes(luck, i);
        var number = CertificateNumber.FromBytes(luck);
        return new CertificatePdf().Render(Attestation(i), number, new Uri($"https://briquet.example/v/{number}"));
    }

    private static Certificate Attestation(int i) => new()
    {
        Kind = CertificateKind.EndOfTraining, Wording = CertificateWording.Of(CertificateKind.EndOfTraining), HolderName = $"Zoé Delattre {i}",
        Establishment = "Hôtel de la Gaillette", EstablishmentCity = "Lens", Training = "Ambassadeur du Bassin minier", Minutes = 210,
        FirstDay = new DateOnly(2026, 3, 2), LastDay = new DateOnly(2026, 3, 14), IssuedOn = new DateOnly(2026, 3, 14), Place = "Lens",
        SignatoryName = "Hélène Vasseur", SignatoryCapacity = "responsable pédagogique", Issuer = "Groupe Gaillette",
        Objectives = [.. Enumerable.Range(1, 5).Select(n => new CertifiedObjective($"Présenter le lieu numéro {n} et ce qui l’entoure", ObjectiveResult.Acquired))],
        SignatureSentence = "Fichier signé électroniquement au nom de Centre d’essai (signature PKCS#7, non qualifiée).",
    };

    private static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=Centre d’essai", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }
}
