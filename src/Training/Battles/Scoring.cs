// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>Points and times.</summary>
public static class Scoring
{
    /// <summary>Points of a fully right answer without delay.</summary>
    public const int Full = 1000;

    /// <summary>Largest share of the points that speed may decide.</summary>
    public const decimal MaxSpeed = 0.2m;

    /// <summary>round(1000 · c · (1 − s · t/T)), halves away from zero.</summary>
    /// <param name="credit">c, 0 to 1.</param>
    /// <param name="elapsed">t, 0 to T.</param>
    /// <param name="time">T; null when there is no limit: speed then counts for nothing.</param>
    /// <param name="speed">s, 0 to 0.2.</param>
    /// <returns>0 to 1,000.</returns>
    public static int Points(decimal credit, TimeSpan elapsed, TimeSpan? time, decimal speed)
    {
        var late = time is { Ticks: > 0 } limit ? (decimal)elapsed.Ticks / limit.Ticks : 0;
        return (int)Math.Round(Full * credit * (1 - (speed * late)), MidpointRounding.AwayFromZero);
    }

    /// <summary>A device's elapsed time, believed within bounds: [server's − tolerance, server's], and 0 to T.</summary>
    /// <param name="claimed">By the device's clock, from the painting of the choices to the tap.</param>
    /// <param name="server">From the opening to the arrival, by the server's clock.</param>
    /// <param name="tolerance">How long painting and travelling may reasonably take.</param>
    /// <param name="time">T; null when there is no limit.</param>
    public static TimeSpan Elapsed(TimeSpan claimed, TimeSpan server, TimeSpan tolerance, TimeSpan? time)
    {
        var highest = time is { } limit && server > limit ? limit : server;
        var lowest = server - tolerance < highest ? server - tolerance : highest;
        var believed = claimed < lowest ? lowest : claimed > highest ? highest : claimed;
        return believed < TimeSpan.Zero ? TimeSpan.Zero : believed;
    }

    /// <summary>What a comeback adds to the summed correctness: all of it when the player was with a guest, else half of what it mends.</summary>
    /// <param name="missed">What came back.</param>
    /// <param name="credit">c of the second answer, 0 to 1.</param>
    /// <returns>0 to 1.</returns>
    public static decimal Mended(Missed missed, decimal credit) =>
        missed.WasParked ? credit : Math.Max(0, credit - missed.Credit) / 2;
}
