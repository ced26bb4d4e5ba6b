// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Web.Shared;

namespace Training.Web.Battles;

/// <summary>
/// How a battle was set that could not be opened: it travels in the address beside the problem, nothing in it being private, and the form is shown again with it.
/// What is not told is as usual.
/// </summary>
public sealed class TypedBattle
{
    /// <summary>Characters that travel of a field; those that are offered have fewer.</summary>
    public const int LongestField = 40;

    /// <summary>Characters that travel of the modules: servers take no endless address. When they are more, all are ticked again, as usual.</summary>
    public const int LongestModules = 4_000;

    // Between the names of modules, and alone when none is ticked: no name of a module has it.
    private const char Between = '.';

    private static readonly ImmutableArray<string> Fields = ["questions", "source", "territory", "format", "time", "speed", "teams", "guests", "against"];

    /// <summary>No battle was refused.</summary>
    public static readonly TypedBattle Nothing = new(QueryCollection.Empty);

    private readonly IQueryCollection _query;
    private readonly string[]? _modules;

    private TypedBattle(IQueryCollection query)
    {
        _query = query;
        if (query["modules"].ToString() is { Length: > 0 } modules) _modules = modules.Split(Between, StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>Where a refused form leads.</summary>
    /// <param name="problem">Why it is refused.</param>
    /// <param name="form">What was posted.</param>
    /// <param name="offered">How many modules the form offers.</param>
    public static string Address(string problem, IFormCollection form, int offered)
    {
        var ticked = form["modules"].OfType<string>().Distinct(StringComparer.Ordinal).ToArray();
        var modules = ticked.Length == 0 ? $"{Between}" : string.Join(Between, ticked);
        return Addresses.With(
            Addresses.Battles,
            [("problem", problem), .. Fields.Select(f => (f, Cut(form[f].ToString()))), ("modules", ticked.Length >= offered || modules.Length > LongestModules ? "" : modules)]);
    }

    /// <summary>From the address of the page.</summary>
    public static TypedBattle Read(IQueryCollection query) => new(query);

    /// <summary>Whether a choice of a field was made; where nothing was, whether it is the usual one.</summary>
    public bool Is(string field, string value, bool isUsual = false) =>
        _query[field].ToString() is { Length: > 0 } typed ? typed == value : isUsual;

    /// <summary>Whether the module is ticked.</summary>
    public bool Has(string module) => _modules?.Contains(module, StringComparer.Ordinal) ?? true;

    private static string Cut(string typed) => typed.Length <= LongestField ? typed : typed[..LongestField];
}
