// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using System.Collections.Frozen;
using System.Collections.Immutable;
using System.Globalization;
using Training.Modules;
using Training.Sites;

namespace Training.Web.Modules;

/// <summary>What is served at one moment: whole, immutable, swapped at once.</summary>
/// <param name="Modules">Modules that read without error, by identity, drafts included.</param>
/// <param name="Paths">Paths that read without error, by identity.</param>
/// <param name="Diagnostics">What the reader said of all files.</param>
internal sealed record CatalogueContent(
    FrozenDictionary<string, Module> Modules, FrozenDictionary<string, LearningPath> Paths, ImmutableArray<Diagnostic> Diagnostics)
{
    // Content is read by whatever thread noticed a change, which has no language of its own.
    private static readonly StringComparer ByTitle = CultureInfo.GetCultureInfo("fr-FR").CompareInfo.GetStringComparer(CompareOptions.None);

    public static readonly CatalogueContent Empty = new(FrozenDictionary<string, Module>.Empty, FrozenDictionary<string, LearningPath>.Empty, []);

    /// <summary>Cards of sites that read without error, by identity.</summary>
    public FrozenDictionary<string, SiteCard> Sites { get; init; } = FrozenDictionary<string, SiteCard>.Empty;

    /// <summary>Where communes lie.</summary>
    public Communes Communes { get; init; } = Communes.None;

    /// <summary>What learners see, in the order of the paths, then by title.</summary>
    public ImmutableArray<Module> Published { get; } =
    [
        .. Modules.Values.Where(m => m.Status == ModuleStatus.Published)
            .OrderBy(m => InOrder(Paths.Values).SelectMany(p => p.Modules).TakeWhile(id => id != m.Id).Count())
            .ThenBy(m => m.Title, ByTitle),
    ];

    /// <summary>Paths all of whose modules are published, in the order that their authors gave, then by title.</summary>
    public ImmutableArray<LearningPath> OpenPaths { get; } =
    [
        .. InOrder(Paths.Values.Where(p => p.Modules.All(id => Modules.GetValueOrDefault(id) is { Status: ModuleStatus.Published }))),
    ];

    private readonly ConcurrentDictionary<string, CatalogueContent> _languages = new();

    /// <summary>
    /// The same for readers of a language: modules and paths in it where they are translated, as they were first written where they are not.
    /// Each still says its own language, and has the others beside it.
    /// </summary>
    public CatalogueContent In(string lang) => _languages.GetOrAdd(lang, static (lang, content) => new CatalogueContent(
        content.Modules.Values.ToFrozenDictionary(m => m.Id, m => m.In(lang)), content.Paths.Values.ToFrozenDictionary(p => p.Id, p => p.In(lang)), content.Diagnostics)
    {
        Sites = content.Sites, Communes = content.Communes,
    }, this);

    private static IEnumerable<LearningPath> InOrder(IEnumerable<LearningPath> paths) => paths.OrderBy(p => p.Order).ThenBy(p => p.Title, ByTitle);

    public Module? FindPublished(string id) => Modules.GetValueOrDefault(id) is { Status: ModuleStatus.Published } module ? module : null;

    /// <summary>Published estimated minutes of a path.</summary>
    public int MinutesOf(LearningPath path) => path.Modules.Sum(id => (int)Modules[id].Duration.TotalMinutes);
}
