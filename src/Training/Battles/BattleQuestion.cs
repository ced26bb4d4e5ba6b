// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Attempts;
using Training.Modules;

namespace Training.Battles;

/// <summary>A question as drawn for one battle, frozen with its revision and its order of choices.</summary>
/// <param name="ModuleId">Where it comes from.</param>
/// <param name="Text">The question in all its languages, with its key.</param>
/// <param name="Order">Source positions of the choices in the order shown; empty for a typed answer.</param>
public sealed record BattleQuestion(string ModuleId, QuestionText Text, ImmutableArray<int> Order)
{
    /// <summary>What the lesson to read again is called, by language; empty when there is none.</summary>
    public ImmutableSortedDictionary<string, string> LessonTitles { get; init; } = ImmutableSortedDictionary<string, string>.Empty;

    /// <summary>Longest typed answer, in UTF-16 units.</summary>
    public const int LongestText = 60;

    /// <summary>The question by whose kind and choices answers are read: all languages mean the same.</summary>
    public Question Question { get; } = Text.In("fr");

    /// <summary>The title of the lesson to read again for a reader of a language: in French, or in what there is, where it is not translated; empty when there is none.</summary>
    public string LessonTitle(string lang) => LessonTitles.GetValueOrDefault(lang) ?? LessonTitles.GetValueOrDefault("fr") ?? LessonTitles.Values.FirstOrDefault() ?? "";

    /// <summary>Whether battles can ask it: choices to pick or a number to type, live, and not kept out by its author.</summary>
    public static bool Suits(Question question) => question is { InBattles: true, Retired: false } and (ChoiceQuestion or Numeric);

    /// <summary>Whether a response is one that this question can get: right kind, positions in range, one choice where one is asked.</summary>
    public bool Fits(Response response) => (Question, response) switch
    {
        (MultipleChoice q, ChoiceResponse r) => r.Choices is { IsDefaultOrEmpty: false, Length: var n } && n <= q.Choices.Length && AllInRange(q, r),
        (ChoiceQuestion q, ChoiceResponse r) => r.Choices is { IsDefaultOrEmpty: false, Length: 1 } && AllInRange(q, r),
        (Numeric, TextResponse r) => r.Text is { Length: <= LongestText } && !string.IsNullOrWhiteSpace(r.Text),
        _ => false,
    };

    /// <summary>
    /// A response by positions on the screen, as devices send it, put into source positions: what a device knows of a choice must not tell
    /// where its author wrote it. Positions out of range stay out of range.
    /// </summary>
    public Response FromScreen(Response response) =>
        response is ChoiceResponse { Choices.IsDefaultOrEmpty: false } shown
            ? new ChoiceResponse([.. shown.Choices.Select(i => i >= 0 && i < Order.Length ? Order[i] : -1)])
            : response;

    /// <summary>The way back, for a device that has to show what was answered elsewhere.</summary>
    public Response ToScreen(Response response) =>
        response is ChoiceResponse source ? new ChoiceResponse([.. source.Choices.Select(i => Order.IndexOf(i))]) : response;

    private static bool AllInRange(ChoiceQuestion question, ChoiceResponse response) =>
        response.Choices.All(i => i >= 0 && i < question.Choices.Length) && response.Choices.Distinct().Count() == response.Choices.Length;
}
