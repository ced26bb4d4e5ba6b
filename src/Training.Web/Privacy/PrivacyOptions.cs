// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Privacy;

/// <summary>Clocks and limits of people's rights, under <c>Privacy</c>.</summary>
public sealed class PrivacyOptions
{
    public const string Section = "Privacy";

    /// <summary>Months within which a request is answered.</summary>
    public int AnswerWithinMonths { get; set; } = 1;

    /// <summary>Requests that one person may have open at once.</summary>
    public int OpenRequestsPerPerson { get; set; } = 3;

    /// <summary>Longest text of a request or of its answer, in characters.</summary>
    public int LongestText { get; set; } = 1000;

    /// <summary>Exports that one person may take in an hour.</summary>
    public int ExportsPerHour { get; set; } = 6;
}
