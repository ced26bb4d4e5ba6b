// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Training.Attempts;
using Training.Certificates;
using Training.Web.Certificates.Pdf;

namespace Training.Load.Documents;

/// <summary>Documents of nobody, each a little different.</summary>
internal static class Drawing
{
    private static readonly DateTimeOffset At = new(2026, 3, 14, 15, 0, 0, TimeSpan.Zero);

    public static byte[] Draw(int i) => Draw(i, Number(i));

    public static byte[] Draw(int i, CertificateNumber number) => new CertificatePdf().Render(Attestation(i), number, new Uri($"https://briquet.example/v/{number}"));

    public static byte[] Signed(int i, X509Certificate2 certificate) => PdfSignature.Sign(Draw(i), certificate, At);

    public static byte[] Signed(int i, CertificateNumber number, X509Certificate2 certificate) => PdfSignature.Sign(Draw(i, number), certificate, At);

    public static CertificateNumber Number(int i)
    {
        var luck = new byte[CertificateNumber.ByteCount];
        BitConverter.TryWriteBytes(luck, i);
        return CertificateNumber.FromBytes(luck);
    }

    public static Certificate Attestation(int i) => new()
    {
        Kind = CertificateKind.EndOfTraining, Wording = CertificateWording.Of(CertificateKind.EndOfTraining), HolderName = $"Zoé Delattre {i}",
        Establishment = "Hôtel de la Gaillette", EstablishmentCity = "Lens", Training = "Ambassadeur du Bassin minier", Minutes = 210,
        FirstDay = new DateOnly(2026, 3, 2), LastDay = new DateOnly(2026, 3, 14), IssuedOn = new DateOnly(2026, 3, 14), Place = "Lens",
        SignatoryName = "Hélène Vasseur", SignatoryCapacity = "responsable pédagogique", Issuer = "Groupe Gaillette",
        Objectives = [.. Enumerable.Range(1, 5).Select(n => new CertifiedObjective($"Présenter le lieu numéro {n} et ce qui l’entoure", ObjectiveResult.Acquired))],
        SignatureSentence = "Fichier signé électroniquement au nom de Centre d’essai (signature PKCS#7, non qualifiée).",
    };

    public static X509Certificate2 Certificate()
    {
        using var key = RSA.Create(2048);
        return new CertificateRequest("CN=Centre d’essai", key, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
            .CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
    }
}
