// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using Training.Attempts;

namespace Training.Web.Battles;

/// <summary>How a question was answered by many: counts and nobody.</summary>
/// <param name="Answers">Of the first pass.</param>
/// <param name="Right">Of these, wholly right.</param>
/// <param name="Picks">How often each source position was picked; empty when nobody did.</param>
internal sealed record AnswerTally(int Answers, int Right, ImmutableArray<int> Picks)
{
    public static readonly AnswerTally None = new(0, 0, []);

    /// <param name="responses">As kept, in source positions, with what each earned.</param>
    public static AnswerTally Of(IEnumerable<(string Response, decimal Credit)> responses) => responses.Aggregate(None, (sum, r) => sum + Of(r.Response, r.Credit));

    public static AnswerTally operator +(AnswerTally one, AnswerTally other) =>
        new(one.Answers + other.Answers, one.Right + other.Right, [.. Enumerable.Range(0, Math.Max(one.Picks.Length, other.Picks.Length)).Select(i => At(one, i) + At(other, i))]);

    public static AnswerTally Of(BattleTallyRow? row) => row is null ? None : new(row.Answers, row.Right,
        [.. row.Picks.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(n => int.Parse(n, CultureInfo.InvariantCulture))]);

    /// <summary>As <see cref="BattleTallyRow.Picks"/> keeps it.</summary>
    public string JoinedPicks => string.Join(',', Picks.Select(n => n.ToString(CultureInfo.InvariantCulture)));

    private static AnswerTally Of(string response, decimal credit)
    {
        var picked = JsonSerializer.Deserialize<Response>(response) is ChoiceResponse choices ? choices.Choices : [];
        return new(1, credit == 1 ? 1 : 0, [.. Enumerable.Range(0, picked.IsEmpty ? 0 : picked.Max() + 1).Select(i => picked.Contains(i) ? 1 : 0)]);
    }

    private static int At(AnswerTally tally, int position) => position < tally.Picks.Length ? tally.Picks[position] : 0;
}
