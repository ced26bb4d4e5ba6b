// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>
/// The words that belong to a kind of document. They are kept with each document, so that a later change of wording never changes an
/// earlier document.
/// </summary>
/// <param name="Title">Name of the document.</param>
/// <param name="Law">The text of law that it rests on; empty when it rests on none.</param>
/// <param name="Before">What stands between the holder and the training's title.</param>
/// <param name="After">What follows the training's title, with its own leading space where it needs one.</param>
public sealed record CertificateWording(string Title, string Law, string Before, string After)
{
    /// <summary>Today's words for a kind.</summary>
    public static CertificateWording Of(CertificateKind kind) => kind switch
    {
        CertificateKind.Realisation => new("Certificat de réalisation", "", "a suivi l’action", "."),
        CertificateKind.EndOfTraining => new(
            "Attestation de fin de formation",
            "Code du travail, article L.\u00a06313-7, dernier alinéa",
            "a suivi la formation",
            " et réussi ses évaluations."),
        CertificateKind.Participation => new("Attestation de participation", "", "a participé à", "."),
        _ => throw new ArgumentOutOfRangeException(nameof(kind)),
    };
}
