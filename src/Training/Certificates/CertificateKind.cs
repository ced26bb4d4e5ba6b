// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>The three documents; one is never given for another.</summary>
public enum CertificateKind
{
    /// <summary>« Certificat de réalisation »: a training action of a declared provider, or of the employer itself, was completed. It tells no score.</summary>
    Realisation,

    /// <summary>« Attestation de fin de formation »: a path was completed and its evaluations passed, with the result for each objective.</summary>
    EndOfTraining,

    /// <summary>« Attestation de participation »: the person took part, no more.</summary>
    Participation,
}
