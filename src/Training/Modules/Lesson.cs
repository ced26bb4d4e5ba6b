// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Modules;

/// <summary>A few minutes of reading with its questions in passing.</summary>
/// <param name="Id">Permanent slug, unique in the module, the same in every language.</param>
/// <param name="Title">Plain text.</param>
/// <param name="Facts">Ids of the facts that it rests on (never shown).</param>
/// <param name="Parts">One or more, in the order of the source.</param>
/// <param name="Words">Words to read, questions left out.</param>
/// <param name="Intro">Its first paragraph as plain text; null when it opens with something else.</param>
/// <param name="Retired">No longer shown, kept because its id was published.</param>
public sealed record Lesson(string Id, string Title, ImmutableArray<string> Facts, ImmutableArray<LessonPart> Parts, int Words, string? Intro, bool Retired = false)
{
    /// <summary>Words a minute of somebody who reads on a screen between two guests.</summary>
    public const int WordsPerMinute = 200;

    /// <summary>Reading time in whole minutes, 1 or more; shown only, documents count the module's duration.</summary>
    public int Minutes => Math.Max(1, (int)Math.Round((double)Words / WordsPerMinute, MidpointRounding.AwayFromZero));

    /// <summary>The questions asked in passing, in order.</summary>
    public IEnumerable<Question> Checks => Parts.OfType<Check>().Select(c => c.Question);
}
