// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Net;
using System.Text.RegularExpressions;
using Training.Modules;

namespace Training.Web.Attempts;

/// <summary>
/// A question as it may be shown before its answer. No member can hold the key, and everything is known by its place on the screen:
/// a place in the author's file would give away pairs and orders.
/// </summary>
public abstract partial record ShownQuestion
{
    private ShownQuestion()
    {
    }

    /// <summary>Choices to pick, in the drawn order.</summary>
    public sealed record Choices(ImmutableArray<string> Html, bool IsMultiple) : ShownQuestion;

    /// <summary>Something to type.</summary>
    public sealed record Typed(bool IsNumber, string Unit) : ShownQuestion;

    /// <summary>Left sides, and what may belong to them as plain text, in the drawn order.</summary>
    public sealed record Pairs(ImmutableArray<string> LeftHtml, ImmutableArray<string> Rights) : ShownQuestion;

    /// <summary>Items to put in order, as drawn.</summary>
    public sealed record Items(ImmutableArray<string> Html) : ShownQuestion;

    public static ShownQuestion Of(Question question, ImmutableArray<int> order) => question switch
    {
        ChoiceQuestion q => new Choices([.. order.Select(i => q.Choices[i].Html)], q is MultipleChoice),
        Numeric q => new Typed(IsNumber: true, q.Unit),
        ShortText => new Typed(IsNumber: false, ""),
        Matching q => new Pairs(q.LeftHtml, [.. order.Select(i => Plain(q.RightHtml[i]))]),
        Ordering q => new Items([.. order.Select(i => q.ItemsHtml[i])]),
        _ => throw new ArgumentOutOfRangeException(nameof(question)),
    };

    /// <summary>An option of a list cannot hold markup.</summary>
    public static string Plain(string html) => WebUtility.HtmlDecode(Tag().Replace(html, ""));

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();
}
