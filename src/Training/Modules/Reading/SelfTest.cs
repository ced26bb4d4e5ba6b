// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Training.Attempts;

namespace Training.Modules.Reading;

/// <summary>Answers a question as somebody who knows and as somebody who does not: the first must earn everything, the second must not pass.</summary>
internal static class SelfTest
{
    /// <summary>Null when all is well.</summary>
    public static Rule? Check(Question question, int pass) =>
        Right(question).Any(r => Grading.Credit(question, r) != 1) ? Rules.KeyFails
        : Wrong(question).Any(r => Grading.Credit(question, r) * 100 >= pass) ? Rules.WrongPasses
        : null;

    private static IEnumerable<Response> Right(Question question) => question switch
    {
        ChoiceQuestion q => [new ChoiceResponse([.. Positions(q, c => c.IsRight)])],
        ShortText q => q.Accepted.Select(a => new TextResponse(a)),
        Numeric q => q.Accepted.Where(a => a.Credit == 1).SelectMany(a => new[] { a.From, a.To }).Select(n => Typed(n, q.Unit)).DefaultIfEmpty(new TextResponse("")),
        Matching q => [new MatchResponse(Line(q.LeftHtml.Length))],
        Ordering q => [new OrderResponse(Line(q.ItemsHtml.Length))],
        _ => [],
    };

    private static IEnumerable<Response> Wrong(Question question) => question switch
    {
        ChoiceQuestion q => Positions(q, c => !c.IsRight).Select(i => new ChoiceResponse([i])),
        ShortText q => [new TextResponse(""), new TextResponse(string.Concat(q.Accepted) + "?x")],
        Numeric q => [Typed(q.Accepted.Max(a => a.To) + 1, q.Unit), Typed(q.Accepted.Min(a => a.From) - 1, q.Unit), new TextResponse("")],
        Matching q => [new MatchResponse([.. Line(q.LeftHtml.Length).Select(i => (i + 1) % q.LeftHtml.Length)])],
        Ordering q => [new OrderResponse([.. Line(q.ItemsHtml.Length).Reverse()])],
        _ => [],
    };

    private static TextResponse Typed(decimal number, string unit) => new($"{number.ToString("0.############", CultureInfo.GetCultureInfo("fr-FR"))} {unit}".Trim());

    private static IEnumerable<int> Positions(ChoiceQuestion question, Func<Choice, bool> which) => Enumerable.Range(0, question.Choices.Length).Where(i => which(question.Choices[i]));

    private static ImmutableArray<int> Line(int count) => [.. Enumerable.Range(0, count)];
}
