// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Modules;

/// <summary>Modules to follow in order, for which a document is given.</summary>
public sealed record LearningPath
{
    /// <summary>Where a path stands whose author does not say.</summary>
    public const int DefaultOrder = 500;

    /// <summary>Permanent slug, the file's name without <c>.md</c>: <c>[a-z0-9-]{3,40}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>1 to 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>1 to 300 characters.</summary>
    public required string Summary { get; init; }

    /// <summary><c>fr</c>, <c>en</c> or <c>nl</c>.</summary>
    public required string Lang { get; init; }

    /// <summary>Semantic version, as documents print it.</summary>
    public required string Version { get; init; }

    /// <summary>Ids of its modules in order; one or more, each once.</summary>
    public required ImmutableArray<string> Modules { get; init; }

    /// <summary>Where it stands among the paths, 1 to 999, small ones first; 500 when the author says nothing.</summary>
    public int Order { get; init; } = DefaultOrder;

    /// <summary>Nature of the action as documents print it; « action de formation » when the author says nothing.</summary>
    public required string Nature { get; init; }

    /// <summary>How one follows it, as documents print it; « à distance » when the author says nothing.</summary>
    public required string Modality { get; init; }

    /// <summary>The sentence that the document carries, up to 300 characters; empty: none.</summary>
    public string Mention { get; init; } = "";

    /// <summary>Its public sheet as block HTML of ours; may be empty.</summary>
    public string SheetHtml { get; init; } = "";

    /// <summary>SHA-256 in hexadecimal of the text of the file that was written first.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The same path in other languages, by language: title, summary and sheet are theirs, the rest is the same.</summary>
    public ImmutableSortedDictionary<string, LearningPath> Translations { get; init; } = ImmutableSortedDictionary<string, LearningPath>.Empty;

    /// <summary>The path in a language with the others still beside it, or as it was first written when it is not translated.</summary>
    public LearningPath In(string lang) =>
        Translations.TryGetValue(lang, out var translated) ? translated with { Translations = Translations.Remove(lang).SetItem(Lang, this) } : this;
}
