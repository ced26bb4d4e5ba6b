// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Certificates;

namespace Training.Web.Certificates;

/// <summary>What an operator sets about documents, under <c>Documents</c>.</summary>
internal sealed class DocumentOptions
{
    public const string Section = "Documents";

    /// <summary>Months after which an attestation de fin de formation expires; 0: never.</summary>
    public int ValidMonths { get; set; }

    /// <summary>Whole years, by who paid, during which a certificat de réalisation and its content are kept whatever is asked.</summary>
    public RetentionYears Retention { get; set; } = new();

    /// <summary>Documents of the register on one page.</summary>
    public int RegisterPage { get; set; } = 50;

    /// <summary>Documents that an HR partner gives in one go: it answers within seconds, and the rest waits for the next.</summary>
    public int IssuedAtOnce { get; set; } = 200;

    /// <summary>Longest reason of a revocation or a withdrawal, in characters.</summary>
    public int ReasonLength { get; set; } = 300;

    /// <summary>How often documents whose day has passed are marked as expired.</summary>
    public TimeSpan ExpirySweep { get; set; } = TimeSpan.FromHours(1);
}
