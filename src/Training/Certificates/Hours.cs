// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;

namespace Training.Certificates;

/// <summary>A duration of training: the sum of the published estimated minutes of what was completed.</summary>
public readonly record struct Hours
{
    private const char NoBreak = '\u00a0';

    /// <summary>A duration.</summary>
    /// <param name="minutes">0 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">Below 0.</exception>
    public Hours(int minutes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        Minutes = minutes;
    }

    /// <summary>Whole minutes, 0 or more.</summary>
    public int Minutes { get; }

    /// <summary>As it is said: « 45 min », « 3 h », « 3 h 05 ». The spaces do not break.</summary>
    public string Spoken => (Minutes / 60, Minutes % 60) switch
    {
        (0, var minutes) => $"{minutes}{NoBreak}min",
        (var hours, 0) => $"{hours}{NoBreak}h",
        var (hours, minutes) => $"{hours}{NoBreak}h{NoBreak}{minutes:00}",
    };

    /// <summary>As funders count: « 3,5 h », rounded to the hundredth of an hour, half away from zero.</summary>
    public string InHours
    {
        get
        {
            var hours = Math.Round(Minutes / 60m, 2, MidpointRounding.AwayFromZero).ToString("0.##", CultureInfo.InvariantCulture);
            return $"{hours.Replace('.', ',')}{NoBreak}h";
        }
    }

    /// <summary>Both: « 3 h 30 (3,5 h) »; one when they are the same.</summary>
    public string Printed => Spoken == InHours ? Spoken : $"{Spoken} ({InHours})";

    /// <inheritdoc/>
    public override string ToString() => Spoken;
}
