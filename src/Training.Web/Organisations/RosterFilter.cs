// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Training.Organisations;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>How far somebody is with all that is shown of them.</summary>
public enum RosterStatus
{
    NotStarted,
    UnderWay,
    Done,
}

/// <summary>Whether somebody has a membership of today in a place that is asked for.</summary>
public enum RosterPresence
{
    Present,
    Departed,
    All,
}

/// <summary>What is asked of the table of people; it stands in the query string, where a link keeps it. What cannot be read counts as not said.</summary>
public sealed record RosterFilter
{
    /// <summary>The word of <see cref="Path"/> that asks for all paths at once.</summary>
    public const string AllPaths = "all";

    /// <summary>Part of a name.</summary>
    public string Search { get; init; } = "";
    public string Service { get; init; } = "";
    public Guid? Establishment { get; init; }
    public Trade? Trade { get; init; }

    /// <summary>Identity of a path whose modules are the columns, <see cref="AllPaths"/>, or empty for the first one.</summary>
    public string Path { get; init; } = "";
    public RosterStatus? Status { get; init; }

    /// <summary>Who is there today, unless it is said otherwise.</summary>
    public RosterPresence Presence { get; init; }

    /// <summary>Only who finished something that is shown from this day on, Europe/Paris.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Only who finished something that is shown until this day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Keys of the columns chosen; empty for those of the path.</summary>
    public ImmutableArray<string> Columns { get; init; } = [];

    /// <summary>From 1.</summary>
    public int Page { get; init; } = 1;

    public bool HasPeriod => From is not null || To is not null;

    /// <summary>Whether it leaves out anybody who is there today.</summary>
    public bool LeavesOut => Establishment is not null || LeavesOutOfPlace;

    /// <summary>Whether it leaves out anybody of the place who is there today: an archive of the place would hold more than the table shows.</summary>
    public bool LeavesOutOfPlace => Search.Length > 0 || Service.Length > 0 || Trade is not null || Status is not null || HasPeriod || Presence == RosterPresence.Departed;

    public string Address => Addresses.With(Addresses.Portal, Query);

    public IEnumerable<(string Key, string Value)> Query =>
    [
        ("q", Search), ("establishment", Establishment?.ToString("N") ?? ""), ("trade", Trade?.ToString() ?? ""), ("service", Service), ("path", Path),
        ("status", Status?.ToString() ?? ""), ("presence", Presence == RosterPresence.Present ? "" : Presence.ToString()), ("from", Day(From)), ("to", Day(To)), .. Columns.Select(c => ("col", c)),
        ("page", Page > 1 ? Page.ToString(CultureInfo.InvariantCulture) : ""),
    ];

    public bool HasDay(DateOnly day) => (From is null || day >= From) && (To is null || day <= To);

    public static RosterFilter Read(IQueryCollection query) => new()
    {
        Search = Short(query["q"]),
        Service = Short(query["service"]),
        Establishment = Guid.TryParse(query["establishment"], out var establishment) ? establishment : null,
        Trade = Word<Trade>(query["trade"]),
        Path = Short(query["path"]),
        Status = Word<RosterStatus>(query["status"]),
        Presence = Word<RosterPresence>(query["presence"]) ?? RosterPresence.Present,
        From = Day(query["from"]),
        To = Day(query["to"]),
        Columns = [.. query["col"].OfType<string>().Distinct().Take(200)],
        Page = int.TryParse(query["page"], NumberStyles.None, CultureInfo.InvariantCulture, out var page) && page > 0 ? page : 1,
    };

    /// <summary>Whether a membership is of a place, trade and service asked for.</summary>
    internal bool Asks(Membership membership, ImmutableArray<RosterPlace> places) =>
        (Establishment is null || membership.EstablishmentId == Establishment)
        && (Trade is null || places.Any(p => p.Id == membership.EstablishmentId && p.Trade == Trade))
        && (Service.Length == 0 || membership.Service == Service);

    internal static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static DateOnly? Day(string? text) => DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    private static T? Word<T>(string? text)
        where T : struct, Enum =>
        Enum.TryParse<T>(text, ignoreCase: false, out var word) && Enum.IsDefined(word) ? word : null;

    private static string Short(string? text) => (text ?? "").Trim() is { Length: <= 120 } said ? said : "";
}
