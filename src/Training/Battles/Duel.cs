// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>How a duel ended for one side.</summary>
public enum DuelOutcome
{
    /// <summary>This side has more.</summary>
    Won,

    /// <summary>The other side has more.</summary>
    Lost,

    /// <summary>Both have the same, or one never came.</summary>
    Draw,

    /// <summary>A draw by absence: somebody was called away before the end, and nobody has lost.</summary>
    Absent,
}

/// <summary>What a side has: question by question the mean over the members whom it counts, summed.</summary>
/// <param name="Points">To one decimal, halves away from zero.</param>
/// <param name="Correct">To six decimals.</param>
public readonly record struct DuelSide(decimal Points, decimal Correct)
{
    /// <summary>The sum of some questions.</summary>
    public static DuelSide Of(IEnumerable<TeamRound> rounds)
    {
        var (points, correct) = (0m, 0m);
        foreach (var round in rounds.Where(r => r.Members > 0))
        {
            points += (decimal)round.Points / round.Members;
            correct += round.Correct / round.Members;
        }

        return new DuelSide(Math.Round(points, 1, MidpointRounding.AwayFromZero), Math.Round(correct, 6, MidpointRounding.AwayFromZero));
    }

    /// <summary>Summed correctness first, points second, as in <see cref="Standings"/>: speed only parts equals.</summary>
    public DuelOutcome Against(DuelSide other) => (Correct, Points).CompareTo((other.Correct, other.Points)) switch
    {
        > 0 => DuelOutcome.Won,
        < 0 => DuelOutcome.Lost,
        _ => DuelOutcome.Draw,
    };
}

/// <summary>How one's own side stands against the other. At a reveal and at the end, never before: what the other side answered may help.</summary>
/// <param name="Other">Label of the other side; null: one's own earlier self.</param>
/// <param name="IsGhost">They played earlier; else they play now.</param>
/// <param name="Mine">Of the closed questions; at the end of the comeback too.</param>
/// <param name="Theirs">The same of the other side.</param>
/// <param name="MineHere">Points of this question; null at the end.</param>
/// <param name="TheirsHere">The same of the other side.</param>
/// <param name="Outcome">At the end.</param>
public sealed record DuelView(string? Other, bool IsGhost, DuelSide Mine, DuelSide Theirs, decimal? MineHere, decimal? TheirsHere, DuelOutcome? Outcome);

/// <summary>Against whom a battle is played, before it begins.</summary>
/// <param name="Side">Who comes in here; null: one person against themselves.</param>
/// <param name="Other">The other side; null like <paramref name="Side"/>.</param>
/// <param name="IsGhost">The other side has played; else it may still come, or plays later.</param>
public sealed record RivalView(string? Side, string? Other, bool IsGhost);
