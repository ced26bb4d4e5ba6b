// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>How long a document must be kept whatever its holder asks.</summary>
public static class Retention
{
    /// <summary>
    /// What obliges to keep a document on a day; null when nothing does, or does no more. An attestation need not be kept. A certificat de réalisation
    /// proves a paid action: its issuer keeps it to the end of the year that lies so many years after the year of the last payment, or of issue where
    /// that is later. While an agreement awaits its last payment it counts as paid today, so that its evidence is never let go. Where several
    /// agreements cover the day the longest duty holds; where none does, the year of issue counts, with the years of <see cref="Funding.Own"/>.
    /// </summary>
    /// <param name="kind">Which document.</param>
    /// <param name="issuedOn">Day of issue.</param>
    /// <param name="earnedOn">The day on which the right to it was earned.</param>
    /// <param name="agreements">Of the employer of that day, in any order; those that do not cover the day are passed over.</param>
    /// <param name="years">The settings.</param>
    /// <param name="today">Europe/Paris.</param>
    public static EvidenceDuty? DutyOf(
        CertificateKind kind, DateOnly issuedOn, DateOnly earnedOn, IEnumerable<FundingAgreement> agreements, RetentionYears years, DateOnly today)
    {
        if (kind != CertificateKind.Realisation) return null;
        var duty = EvidenceDuty.Longest(agreements.Where(a => a.Covers(earnedOn)).Select(a => new EvidenceDuty(EndOf(years, a.Funding, a.LastPaidOn ?? today, issuedOn), a)))
            ?? new EvidenceDuty(EndOf(years, Funding.Own, issuedOn, issuedOn), null);
        return duty.Until >= today ? duty : null;
    }

    private static DateOnly EndOf(RetentionYears years, Funding funding, DateOnly paidOn, DateOnly issuedOn) =>
        new(Math.Max(paidOn.Year, issuedOn.Year) + years.For(funding), 12, 31);
}
