// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>What a person needs in order to play on equal terms. Kept with the person and told to nobody else: no view can hold it.</summary>
/// <param name="TimeFactor">Multiplies the time to answer; read as the highest of <see cref="TimeFactors"/> that it reaches.</param>
public sealed record Needs(decimal TimeFactor = 1)
{
    /// <summary>1, 1.5, 2 or 3 times the time of the others.</summary>
    public static readonly ImmutableArray<decimal> TimeFactors = [1, 1.5m, 2, 3];

    /// <summary>Position in <see cref="TimeFactors"/>.</summary>
    public int Tier => Math.Max(0, TimeFactors.Count(f => f <= TimeFactor) - 1);
}
