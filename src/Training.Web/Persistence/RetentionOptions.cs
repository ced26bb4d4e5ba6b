// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Persistence;

/// <summary>How long each class of data is kept, under <c>Retention</c>. A legal hold goes before all of them.</summary>
public sealed class RetentionOptions
{
    public const string Section = "Retention";

    /// <summary>The longest that security logs may be kept.</summary>
    public static readonly TimeSpan LongestLog = TimeSpan.FromDays(365);

    /// <summary>Answers, questions drawn and the review log: from the day of the answer. Completions and scores of attempts are no part of it.</summary>
    public TimeSpan Answers { get; set; } = TimeSpan.FromDays(365);

    /// <summary>What somebody with an account left in a battle: from its end; counts without names stay.</summary>
    public TimeSpan Battles { get; set; } = TimeSpan.FromDays(365);

    /// <summary>An account that nobody has used, and that no membership of today keeps: from the last thing that it did.</summary>
    public TimeSpan IdleAccounts { get; set; } = TimeSpan.FromDays(730);

    /// <summary>The audit log: twelve months at most.</summary>
    public TimeSpan AuditLog { get; set; } = LongestLog;

    /// <summary>Requests that were answered: from the day of the answer.</summary>
    public TimeSpan Requests { get; set; } = TimeSpan.FromDays(1095);

    /// <summary>How often the job looks.</summary>
    public TimeSpan LookEvery { get; set; } = TimeSpan.FromMinutes(10);
}
