// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Microsoft.Extensions.Primitives;
using Training.Attempts;
using Training.Modules;

namespace Training.Web.Attempts;

/// <summary>The fields by which a question is answered, in a post or in an address, and what they mean.</summary>
public static class ResponseForm
{
    /// <summary>Ticked choices, by place on the screen.</summary>
    public const string Choice = "choice";

    /// <summary>What was typed.</summary>
    public const string Text = "text";

    /// <summary>Longest typed answer.</summary>
    public const int LongestText = 200;

    /// <summary>For left side or item <paramref name="index"/>: the place chosen.</summary>
    public static string Slot(int index) => string.Create(CultureInfo.InvariantCulture, $"slot{index}");

    /// <summary>The response in the author's positions; null when nothing, or not everything that is needed, was given.</summary>
    public static Response? Read(Question question, ImmutableArray<int> order, Func<string, StringValues> field) => question switch
    {
        ChoiceQuestion => ReadChoices(order, field(Choice)),
        ShortText or Numeric => field(Text).ToString().Trim() is { Length: > 0 and <= LongestText } typed ? new TextResponse(typed) : null,
        Matching q => ReadPairs(q.LeftHtml.Length, order, field),
        Ordering => ReadOrder(order, field),
        _ => null,
    };

    private static ChoiceResponse? ReadChoices(ImmutableArray<int> order, StringValues ticked)
    {
        ImmutableArray<int> places = [.. ticked.Select(Place)];
        return places.IsEmpty ? null : new ChoiceResponse([.. places.Select(p => p >= 0 && p < order.Length ? order[p] : -1)]);
    }

    private static MatchResponse? ReadPairs(int lefts, ImmutableArray<int> order, Func<string, StringValues> field)
    {
        ImmutableArray<int> places = [.. Enumerable.Range(0, lefts).Select(i => Place(field(Slot(i))))];
        return places.Any(p => p < 0 || p >= order.Length) ? null : new MatchResponse([.. places.Select(p => order[p])]);
    }

    private static OrderResponse? ReadOrder(ImmutableArray<int> order, Func<string, StringValues> field)
    {
        var ranks = order.Select((_, i) => Place(field(Slot(i)))).ToArray();
        return ranks.Order().SequenceEqual(Enumerable.Range(0, order.Length))
            ? new OrderResponse([.. order.Zip(ranks).OrderBy(pair => pair.Second).Select(pair => pair.First)])
            : null;
    }

    private static int Place(StringValues value) => Place(value.ToString());

    private static int Place(string? value) => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var place) ? place : -1;

    /// <summary>The fields that belong to an answer, so that what was given can be shown again.</summary>
    public static bool IsField(string name) => name is Choice or Text || name.StartsWith("slot", StringComparison.Ordinal);

    /// <summary>What was given, as an address keeps it.</summary>
    public static QueryString Kept(IFormCollection form) => QueryString.Create(form
        .Where(field => IsField(field.Key)).SelectMany(field => field.Value, (field, value) => KeyValuePair.Create(field.Key, value ?? ""))
        .Where(field => field.Value.Length <= LongestText)!);
}
