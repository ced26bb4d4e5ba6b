// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.WebUtilities;
using Training.Modules;
using Training.Web.Shared;

namespace Training.Web.Authoring;

/// <summary>What is asked of the list of modules; an empty word asks for nothing.</summary>
/// <param name="Status">A word of <see cref="Vocabulary.Statuses"/>.</param>
/// <param name="Theme">A word of <see cref="Vocabulary.Themes"/>.</param>
/// <param name="WithErrors">Only what cannot be published as it stands.</param>
public sealed record ShelfFilter(string Status = "", string Theme = "", bool WithErrors = false)
{
    /// <summary>From the query string of an address; what it does not know is left out.</summary>
    public static ShelfFilter Read(string? query)
    {
        var asked = QueryHelpers.ParseQuery(query);
        string One(string key, IEnumerable<string> known) => asked.TryGetValue(key, out var value) && known.Contains(value.ToString()) ? value.ToString() : "";
        return new ShelfFilter(One("status", Vocabulary.Statuses), One("theme", Vocabulary.Themes), One("errors", ["1"]).Length > 0);
    }

    public string Address => Addresses.With(Addresses.Workshop, ("status", Status), ("theme", Theme), ("errors", WithErrors ? "1" : ""));

    public bool IsEmpty => this == new ShelfFilter();

    public bool Lets(WorkshopModule module) =>
        (Status.Length == 0 || module.Shown is { } shown && Word(shown.Status) == Status)
        && (Theme.Length == 0 || module.Shown?.Theme == Theme)
        && (!WithErrors || module.Errors > 0);

    /// <summary>A status as authors write it.</summary>
    public static string Word(ModuleStatus status) => status switch
    {
        ModuleStatus.Draft => "draft",
        ModuleStatus.Archived => "archived",
        _ => "published",
    };
}
