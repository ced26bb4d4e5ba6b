// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Extensions.Localization;
using Training.Battles;
using Training.Web.Shared;

namespace Training.Web.Battles;

/// <summary>Phrases about relays that several pages say.</summary>
internal static class RelayWords
{
    /// <summary>« Zoé, Hôtel de la Gaillette », or what is known of them.</summary>
    public static string Who(IStringLocalizer words, RelayCard card) => (card.Challenger, card.House) switch
    {
        ({ } name, { } house) => words["relay-from", name, house],
        var (name, house) => name ?? house ?? card.First,
    };

    /// <summary>« 10 questions, jusqu’à demain, 18 h 00 ».</summary>
    public static string Sized(IStringLocalizer words, RelayCard card, DateTimeOffset now)
    {
        string?[] parts = [card.Questions > 0 ? words.Count("relay-questions", card.Questions) : null, card.DueAt is null ? null : Until(words, card, now)];
        return string.Join(", ", parts.OfType<string>());
    }

    /// <summary>Until when the other side may begin.</summary>
    public static string Until(IStringLocalizer words, RelayCard card, DateTimeOffset now)
    {
        if (card.DueAt is not { } due) return "";
        var (day, today, hour) = (ParisTime.DayOf(due), ParisTime.DayOf(now), Words.Hour(due));
        return day == today ? words["relay-until-today", hour] : day == today.AddDays(1) ? words["relay-until-tomorrow", hour] : words["relay-until", Words.Day(day), hour];
    }

    /// <summary>How it ended for the reader's side; never a reproach.</summary>
    public static string Outcome(IStringLocalizer words, RelayCard card) => card switch
    {
        { State: RelayState.Expired } => words["relay-expired"],
        { Outcome: DuelOutcome.Won } => words["relay-won"],
        { Outcome: DuelOutcome.Lost } => words["relay-lost"],
        { Outcome: DuelOutcome.Absent } => words["relay-absent"],
        _ => words["relay-draw"],
    };
}
