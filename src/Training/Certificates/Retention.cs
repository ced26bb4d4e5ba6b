// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>How long a document must be kept whatever its holder asks.</summary>
public static class Retention
{
    /// <summary>
    /// Last day on which it must be kept: a certificat de réalisation proves a funded action, so its issuer keeps it to the end of the year that
    /// lies so many years after the year of issue. Null for an attestation, which nothing obliges to keep.
    /// </summary>
    /// <param name="kind">Which document.</param>
    /// <param name="issuedOn">Day of issue.</param>
    /// <param name="years">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public static DateOnly? KeptUntil(CertificateKind kind, DateOnly issuedOn, int years)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(years);
        return kind == CertificateKind.Realisation ? new DateOnly(issuedOn.Year + years, 12, 31) : null;
    }
}
