// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.Extensions.Options;
using Training.Web.Certificates.Pdf;

namespace Training.Web.Certificates;

/// <summary>The certificate with which files are signed, under <c>Documents:Signature</c>.</summary>
internal sealed class SignatureOptions
{
    public const string Section = "Documents:Signature";

    /// <summary>A PKCS#12 file with its private key, relative to the content root unless absolute; none: files are not signed.</summary>
    public string? File { get; set; }

    public string? Password { get; set; }
}

/// <summary>The electronic signature of files, when there is one, and the sentence that says which.</summary>
internal sealed class DocumentSeal : IDisposable
{
    private readonly X509Certificate2? _certificate;

    /// <exception cref="InvalidOperationException">The file that the settings name cannot sign: the site does not start with half a signature.</exception>
    public DocumentSeal(IOptions<SignatureOptions> options, IHostEnvironment environment)
    {
        if (options.Value.File is not { Length: > 0 } file) return;
        var path = Path.GetFullPath(file, environment.ContentRootPath);
        _certificate = Load(path, options.Value.Password);
        if (!_certificate.HasPrivateKey) throw new InvalidOperationException($"{SignatureOptions.Section}:File: {path} holds no private key.");
    }

    private static X509Certificate2 Load(string path, string? password)
    {
        try
        {
            return X509CertificateLoader.LoadPkcs12FromFile(path, password);
        }
        catch (Exception problem) when (problem is CryptographicException or IOException)
        {
            throw new InvalidOperationException($"{SignatureOptions.Section}:File: {path} cannot be opened with {SignatureOptions.Section}:Password.", problem);
        }
    }

    /// <summary>What documents say of their own signature.</summary>
    public string Sentence => _certificate is { } certificate
        ? $"Fichier signé électroniquement au nom de {certificate.GetNameInfo(X509NameType.SimpleName, false)} (signature PKCS#7, non qualifiée)."
        : "Fichier sans signature électronique\u00a0: la page de vérification fait foi.";

    /// <summary>The file with its signature, or as it was when there is no certificate.</summary>
    public byte[] Sign(byte[] pdf, DateTimeOffset at) => _certificate is { } certificate ? PdfSignature.Sign(pdf, certificate, at) : pdf;

    public void Dispose() => _certificate?.Dispose();
}
