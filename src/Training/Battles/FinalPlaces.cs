// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>Places as they were when a battle ended. They stay true when some of its players are erased.</summary>
/// <remarks>With it, <see cref="Player.OnPodium"/> no longer means who asked but who was named.</remarks>
/// <param name="Among">How many had one.</param>
/// <param name="Places">Those of the players who are still known, from 1.</param>
public sealed record FinalPlaces(int Among, ImmutableDictionary<Guid, int> Places)
{
    /// <summary>Everybody who had a place is still known.</summary>
    public bool IsWhole => Places.Count == Among;
}
