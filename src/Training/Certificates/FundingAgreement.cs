// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Certificates;

/// <summary>What keeps an agreement from being written down.</summary>
public enum FundingFault
{
    /// <summary>Longer than <see cref="FundingAgreement.LongestReference"/>, or with a sign that cannot be read.</summary>
    Reference,

    /// <summary>Its last day comes before its first.</summary>
    EndsBeforeStart,

    /// <summary>Its last payment comes before its first day.</summary>
    PaidBeforeStart,

    /// <summary>Its last payment is yet to come: only one that was made starts the clock.</summary>
    PaidLater,
}

/// <summary>Who pays for what the people of an employer learn between two days.</summary>
/// <param name="Id">Identity, given by the shell.</param>
/// <param name="OrganisationId">The employer.</param>
public sealed record FundingAgreement(Guid Id, Guid OrganisationId)
{
    /// <summary>Longest reference, in characters.</summary>
    public const int LongestReference = 60;

    /// <summary>Who pays.</summary>
    public required Funding Funding { get; init; }

    /// <summary>Number of the file or of the convention, up to <see cref="LongestReference"/> characters; may be empty.</summary>
    public string Reference { get; init; } = "";

    /// <summary>First day, Europe/Paris: what is earned on it is paid for.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day, included; null while it lasts.</summary>
    public DateOnly? To { get; init; }

    /// <summary>The day of the last payment; null until it is known, and until then the clock of retention has not begun.</summary>
    public DateOnly? LastPaidOn { get; init; }

    /// <summary>Whether what is earned on <paramref name="day"/> is paid for, both ends included.</summary>
    public bool Covers(DateOnly day) => day >= From && (To is null || day <= To);

    /// <summary>What is wrong with it on a day; null when nothing is.</summary>
    /// <param name="today">Europe/Paris.</param>
    public FundingFault? FaultOn(DateOnly today) =>
        Reference.Length > LongestReference || Reference.Any(char.IsControl) ? FundingFault.Reference
        : To < From ? FundingFault.EndsBeforeStart
        : LastPaidOn < From ? FundingFault.PaidBeforeStart
        : LastPaidOn > today ? FundingFault.PaidLater
        : null;
}
