// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Modules;

/// <summary>A training module as read from its folder, in one language, with the others beside it. Holds the answer key: pages show views of it.</summary>
public sealed record Module
{
    /// <summary>Permanent slug, the folder's name: <c>[a-z0-9-]{3,40}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>1 to 120 characters.</summary>
    public required string Title { get; init; }

    /// <summary>1 to 300 characters.</summary>
    public required string Summary { get; init; }

    /// <summary><c>fr</c>, <c>en</c> or <c>nl</c>.</summary>
    public required string Lang { get; init; }

    /// <summary>Semantic version, as documents print it.</summary>
    public required string Version { get; init; }

    /// <summary>Published when the author says nothing.</summary>
    public ModuleStatus Status { get; init; } = ModuleStatus.Published;

    /// <summary>Trades for which it is written; one or more of <see cref="Vocabulary.Audiences"/>.</summary>
    public required ImmutableArray<string> Audience { get; init; }

    /// <summary>Places that it is about; <c>all</c> when the author says nothing. See <see cref="Vocabulary.Territories"/>.</summary>
    public ImmutableArray<string> Territory { get; init; } = ["all"];

    /// <summary>One of <see cref="Vocabulary.Themes"/>.</summary>
    public required string Theme { get; init; }

    /// <summary>1 to 240 minutes; the only figure that documents count.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>1 to 3.</summary>
    public int Level { get; init; } = 1;

    /// <summary>Percent of the quiz to reach, 1 to 100.</summary>
    public int Pass { get; init; } = 80;

    /// <summary>Attempts allowed, 1 to 20; 0: no limit.</summary>
    public int Attempts { get; init; }

    /// <summary>To wait after a failed attempt; zero: none.</summary>
    public TimeSpan Cooldown { get; init; }

    /// <summary>One to eight things that a person can do afterwards; questions count them from 1.</summary>
    public required ImmutableArray<string> Objectives { get; init; }

    /// <summary>Slug of the badge; the module's id when the author says nothing.</summary>
    public required string Badge { get; init; }

    /// <summary>Where what it says comes from; one or more.</summary>
    public required ImmutableArray<string> Sources { get; init; }

    /// <summary>The day on which somebody last checked what it says.</summary>
    public required DateOnly Reviewed { get; init; }

    /// <summary>One or more, in order, retired ones left out.</summary>
    public required ImmutableArray<Lesson> Lessons { get; init; }

    /// <summary>Lessons no longer shown, whose ids were published; their questions are retired too.</summary>
    public ImmutableArray<Lesson> RetiredLessons { get; init; } = [];

    /// <summary>The scored pool; null when the module only has lessons.</summary>
    public Quiz? Quiz { get; init; }

    /// <summary>SHA-256 in hexadecimal of all texts and pictures of the folder; another one means another content.</summary>
    public required string ContentHash { get; init; }

    /// <summary>The same module in other languages, by language; the ids are the same.</summary>
    public ImmutableSortedDictionary<string, Module> Translations { get; init; } = ImmutableSortedDictionary<string, Module>.Empty;

    /// <summary>Questions of the lessons, then of the quiz, retired ones included.</summary>
    public IEnumerable<Question> AllQuestions => Lessons.Concat(RetiredLessons).SelectMany(l => l.Checks).Concat(Quiz?.Questions ?? []);

    /// <summary>Languages in which it is written, in the order of <see cref="Vocabulary.Languages"/>.</summary>
    public IEnumerable<string> Languages => Vocabulary.Languages.Where(l => l == Lang || Translations.ContainsKey(l));

    /// <summary>The module in a language with the others still beside it, or as it was first written when it is not translated.</summary>
    public Module In(string lang) =>
        Translations.TryGetValue(lang, out var translated) ? translated with { Translations = Translations.Remove(lang).SetItem(Lang, this) } : this;

    /// <summary>A question by its id; null when there is none.</summary>
    public Question? Find(string questionId) => AllQuestions.FirstOrDefault(q => q.Id == questionId);
}
