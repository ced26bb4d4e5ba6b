// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Modules;

/// <summary>A stretch of a lesson: text to read, or a question asked in passing.</summary>
public abstract record LessonPart;

/// <summary>Text to read.</summary>
/// <param name="Html">Block HTML of ours (trusted: made from Markdown without raw HTML, no style attribute).</param>
public sealed record Prose(string Html) : LessonPart;

/// <summary>A question asked in passing; it does not count for the score.</summary>
/// <param name="Question">With its key: a page shows a view of it.</param>
public sealed record Check(Question Question) : LessonPart;
