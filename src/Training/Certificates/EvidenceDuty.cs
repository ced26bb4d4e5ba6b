// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>That evidence must be kept, and why.</summary>
/// <param name="Until">Last day on which nothing may erase it, Europe/Paris.</param>
/// <param name="Agreement">The agreement that says so; null when none covers the day on which the right was earned.</param>
public sealed record EvidenceDuty(DateOnly Until, FundingAgreement? Agreement)
{
    /// <summary>Whether the last payment is still to be written down: <see cref="Until"/> then moves on with the years.</summary>
    public bool IsOpen => Agreement is { LastPaidOn: null };

    /// <summary>The one that lasts longest; of two that end together, the one that still moves. Null when there is none.</summary>
    /// <param name="duties">Null stands for what nothing obliges to keep.</param>
    public static EvidenceDuty? Longest(IEnumerable<EvidenceDuty?> duties) => duties.OfType<EvidenceDuty>().MaxBy(duty => (duty.Until, duty.IsOpen));
}
