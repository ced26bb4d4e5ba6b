// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json.Serialization;

namespace Training.Modules;

/// <summary>
/// A question with its key, as read from a module in one language. Never sent to a browser: pages and battles send views made from it.
/// The closed family below is serialised whole (type discriminator <c>type</c>) into the table of question texts.
/// </summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "type")]
[JsonDerivedType(typeof(SingleChoice), "single")]
[JsonDerivedType(typeof(MultipleChoice), "multiple")]
[JsonDerivedType(typeof(TrueFalse), "truefalse")]
[JsonDerivedType(typeof(ShortText), "text")]
[JsonDerivedType(typeof(Numeric), "number")]
[JsonDerivedType(typeof(Matching), "match")]
[JsonDerivedType(typeof(Ordering), "order")]
public abstract record Question
{
    /// <summary>Permanent slug, unique in its module: <c>[a-z0-9-]{3,40}</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The stem as inline HTML of ours (trusted: made from Markdown without raw HTML).</summary>
    public required string StemHtml { get; init; }

    /// <summary>The stem as plain text, for titles, battles' reading time and lists.</summary>
    public required string StemText { get; init; }

    /// <summary>Hints in the order in which they are given, as HTML. Shown before the answer, one at a time.</summary>
    public ImmutableArray<string> HintsHtml { get; init; } = [];

    /// <summary>Why the right answer is right, as HTML; empty when the author gave none.</summary>
    public string ExplanationHtml { get; init; } = "";

    /// <summary>Where it comes from, as HTML; empty when the author gave none.</summary>
    public string SourceHtml { get; init; } = "";

    /// <summary>Objectives of the module that it evaluates, counted from 1.</summary>
    public ImmutableArray<int> Objectives { get; init; } = [];

    /// <summary>Ids of the facts that it rests on (never shown).</summary>
    public ImmutableArray<string> Facts { get; init; } = [];

    /// <summary>Free tags.</summary>
    public ImmutableArray<string> Tags { get; init; } = [];

    /// <summary>1 to 3; 1 when the author gave none.</summary>
    public int Level { get; init; } = 1;

    /// <summary>Seconds to answer in a battle; null: the battle's own time.</summary>
    public int? Time { get; init; }

    /// <summary>Whether battles may draw it.</summary>
    public bool InBattles { get; init; } = true;

    /// <summary>Whether the daily review may bring it back.</summary>
    public bool InReview { get; init; } = true;

    /// <summary>Whether a part of the right answer earns a part of the credit.</summary>
    public bool Partial { get; init; }

    /// <summary>Whether the choices may be shown in a drawn order.</summary>
    public bool Shuffled { get; init; } = true;

    /// <summary>Raised by hand when the meaning changes; 1 or more.</summary>
    public int Rev { get; init; } = 1;

    /// <summary>No longer asked, kept for the history.</summary>
    public bool Retired { get; init; }

    /// <summary>The lesson in which (or before which) it stands, so that a missed question names the passage to read again; null in none.</summary>
    public string? LessonId { get; init; }

    /// <summary>Line of its heading in the source file, from 1.</summary>
    public int Line { get; init; }
}

/// <summary>One choice of a question. Its identity is its position in the source under the question's <see cref="Question.Rev"/>.</summary>
/// <param name="Html">What is read, as inline HTML of ours.</param>
/// <param name="Text">The same as plain text.</param>
/// <param name="IsRight">Whether it is (one of) the right one(s).</param>
/// <param name="FeedbackHtml">Shown to who picked it; empty when the author gave none.</param>
/// <param name="IsPinned">Keeps its place when the others are shuffled.</param>
/// <param name="Image">Address of the picture relative to the module's folder, for a picture choice; null otherwise.</param>
public sealed record Choice(string Html, string Text, bool IsRight, string FeedbackHtml = "", bool IsPinned = false, string? Image = null);

/// <summary>A question answered by picking among choices.</summary>
public abstract record ChoiceQuestion : Question
{
    /// <summary>Two or more, in the order of the source.</summary>
    public required ImmutableArray<Choice> Choices { get; init; }
}

/// <summary>Exactly one right choice.</summary>
public sealed record SingleChoice : ChoiceQuestion;

/// <summary>One or more right choices.</summary>
public sealed record MultipleChoice : ChoiceQuestion;

/// <summary>Two choices, one right; never shuffled.</summary>
public sealed record TrueFalse : ChoiceQuestion;

/// <summary>A short text; every accepted answer is listed, folded when compared.</summary>
public sealed record ShortText : Question
{
    /// <summary>One or more accepted answers.</summary>
    public required ImmutableArray<string> Accepted { get; init; }
}

/// <summary>One accepted interval of a numeric question.</summary>
/// <param name="From">Lowest accepted value.</param>
/// <param name="To">Highest accepted value, not below <paramref name="From"/>.</param>
/// <param name="Credit">0 to 1; 1 for the whole credit.</param>
public sealed record AcceptedNumber(decimal From, decimal To, decimal Credit = 1);

/// <summary>A number, with its unit when there is one.</summary>
public sealed record Numeric : Question
{
    /// <summary>One or more accepted intervals; the best that matches counts.</summary>
    public required ImmutableArray<AcceptedNumber> Accepted { get; init; }

    /// <summary>Unit shown beside the field; empty when none.</summary>
    public string Unit { get; init; } = "";

    /// <summary>A value as people read it: grouped by thousands, but for a whole number from 1000 to 2099 without a unit, which is a year or an hour.</summary>
    /// <param name="value">An accepted value of this question.</param>
    /// <param name="culture">Of the reader.</param>
    public string Written(decimal value, CultureInfo culture) =>
        value.ToString(Unit.Length == 0 && value == decimal.Truncate(value) && value is > 999 and < 2100 ? "0" : "#,0.######", culture);
}

/// <summary>Left sides to be matched with right sides.</summary>
public sealed record Matching : Question
{
    /// <summary>Left sides as inline HTML, two or more, in the order of the source.</summary>
    public required ImmutableArray<string> LeftHtml { get; init; }

    /// <summary>Right sides as inline HTML: entry i belongs to left side i; those past the last left side are decoys.</summary>
    public required ImmutableArray<string> RightHtml { get; init; }
}

/// <summary>Items to be put in order; always shuffled.</summary>
public sealed record Ordering : Question
{
    /// <summary>Items as inline HTML in the right order, three or more.</summary>
    public required ImmutableArray<string> ItemsHtml { get; init; }
}
