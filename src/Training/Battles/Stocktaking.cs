// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>What a closed round, or a comeback's answer, leaves in a player's totals. Kept apart because taking a battle up again from its rows does the same.</summary>
internal static class Stocktaking
{
    /// <summary>A round closes.</summary>
    public static Player After(Player player, int question, Answer? answer)
    {
        if (answer is null && player.FirstQuestion > question) return player;
        var parked = answer is null && (player.IsParked || player.ParkedFor.Contains(question));
        var credit = answer?.Credit ?? 0;
        return player with
        {
            Points = player.Points + (answer?.Points ?? 0),
            Correct = player.Correct + (answer?.Correct ?? 0),
            ParkedFor = parked && !player.ParkedFor.Contains(question) ? player.ParkedFor.Add(question) : player.ParkedFor,
            Missed = credit < 1 ? player.Missed.Add(new Missed(question, credit, parked)) : player.Missed,
        };
    }

    /// <summary>A question that came back is answered.</summary>
    public static Player AfterComeback(Player player, Answer answer)
    {
        var missed = player.Missed.First(m => m.Question == answer.Key.Question);
        return player with
        {
            Points = player.Points + answer.Points,
            Correct = player.Correct + answer.Correct,
            Missed = player.Missed.Replace(missed, missed with { IsDone = true }),
        };
    }
}
