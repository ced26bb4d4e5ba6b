// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Training.Web.Shared;

namespace Training.Web.Desk;

/// <summary>What of the audit log is asked for; it lives in the query string.</summary>
/// <param name="Who">Exact user name of who acted.</param>
/// <param name="What">A word of the log, or its first part (« organisation »).</param>
/// <param name="Organisation">Whose people or things it concerns.</param>
/// <param name="From">First day, Europe/Paris.</param>
/// <param name="To">Last day, included.</param>
/// <param name="Page">From 1.</param>
internal sealed record AuditFilter(string Who = "", string What = "", Guid? Organisation = null, DateOnly? From = null, DateOnly? To = null, int Page = 1)
{
    public string Address => Addresses.With(
        Addresses.DeskAudit, ("who", Who), ("what", What), ("organisation", Organisation?.ToString("N") ?? ""), ("from", Day(From)), ("to", Day(To)),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : ""));

    public bool IsEmpty => this with { Page = 1 } == new AuditFilter();

    /// <summary>From the fields of an address; what cannot be read is left out.</summary>
    public static AuditFilter Read(string? who, string? what, string? organisation, string? from, string? to, int page) => new(
        who?.Trim() ?? "", what?.Trim() ?? "", Guid.TryParse(organisation, out var id) ? id : null, DayOf(from), DayOf(to), Math.Max(1, page));

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    /// <summary>A day as a date field sends it.</summary>
    public static DateOnly? DayOf(string? typed) => DateOnly.TryParseExact(typed, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>A day as a date field sends it, null when it is empty; false for what cannot be read.</summary>
    public static bool TryDay(string? typed, out DateOnly? day)
    {
        day = DayOf(typed?.Trim());
        return day is not null || string.IsNullOrWhiteSpace(typed);
    }
}
