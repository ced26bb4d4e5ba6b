// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;
using Training.Web.Shared;

namespace Training.Web.Authoring;

/// <summary>What is asked of the question list; an empty word asks for nothing. It travels in the address.</summary>
/// <param name="Module">A module's id.</param>
/// <param name="Type">The type as authors write it.</param>
/// <param name="Objective">Counted from 1 in its module, as text.</param>
/// <param name="Level">1 to 3, as text.</param>
/// <param name="Tag">A free tag.</param>
/// <param name="Kind"><c>scored</c> (of the quiz) or <c>inline</c> (of a lesson).</param>
/// <param name="Retired"><c>yes</c> or <c>no</c>.</param>
/// <param name="Battles"><c>yes</c> or <c>no</c>.</param>
/// <param name="Text">Words that all stand in the question, whatever their case and accents.</param>
/// <param name="Page">From 1.</param>
public sealed record BankFilter(
    string Module = "", string Type = "", string Objective = "", string Level = "", string Tag = "",
    string Kind = "", string Retired = "", string Battles = "", string Text = "", int Page = 1)
{
    /// <summary>From the query string of an address.</summary>
    public static BankFilter Read(string? query)
    {
        var asked = QueryHelpers.ParseQuery(query);
        string One(string key) => asked.TryGetValue(key, out var value) ? value[0] ?? "" : "";
        var page = int.TryParse(One("page"), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? Math.Max(1, number) : 1;
        return new BankFilter(
            One("module"), One("type"), One("objective"), One("level"), One("tag"), One("kind"), One("retired"), One("battles"), One("q"), page);
    }

    public string Address => Addresses.With(
        Addresses.Questions, ("q", Text), ("module", Module), ("type", Type), ("objective", Objective), ("level", Level), ("tag", Tag),
        ("kind", Kind), ("retired", Retired), ("battles", Battles), ("page", Page == 1 ? "" : Page.ToString(CultureInfo.InvariantCulture)));

    public bool IsEmpty => this with { Page = 1 } == new BankFilter();

    /// <summary>Whether a question is one of those asked for.</summary>
    public bool Lets(BankQuestion entry) =>
        Same(Module, entry.Module.Id) && Same(Type, entry.Type) && Same(Kind, entry.IsScored ? "scored" : "inline")
        && Same(Level, entry.Question.Level.ToString(CultureInfo.InvariantCulture))
        && Same(Retired, YesNo(entry.Question.Retired)) && Same(Battles, YesNo(entry.Question.InBattles))
        && (Tag.Length == 0 || entry.Question.Tags.Contains(Tag))
        && (Objective.Length == 0 || entry.Question.Objectives.Any(o => o.ToString(CultureInfo.InvariantCulture) == Objective));

    private static bool Same(string asked, string found) => asked.Length == 0 || asked == found;

    private static string YesNo(bool value) => value ? "yes" : "no";
}
