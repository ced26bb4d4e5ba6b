// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Shared;

/// <summary>
/// A small generator whose sequence is the same on every machine and runtime, so that a stored seed tells what was drawn.
/// SplitMix64, Steele, Lea and Flood, « Fast splittable pseudorandom number generators », OOPSLA 2014.
/// </summary>
/// <param name="seed">Any value, zero included. It comes from the shell and is stored.</param>
public sealed class Luck(ulong seed)
{
    private ulong _state = seed;

    /// <summary>The next 64 bits.</summary>
    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        var z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>A whole number in 0 … <paramref name="bound"/> − 1, without bias.</summary>
    /// <param name="bound">1 or more.</param>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int Below(int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        var b = (ulong)bound;
        var tooHigh = ulong.MaxValue - (ulong.MaxValue % b);
        ulong drawn;
        do drawn = Next(); while (drawn >= tooHigh);
        return (int)(drawn % b);
    }

    /// <summary>The items in a drawn order (Fisher–Yates); the argument is left as it was.</summary>
    public T[] Shuffle<T>(IEnumerable<T> items)
    {
        var shuffled = items.ToArray();
        for (var i = shuffled.Length - 1; i > 0; i--)
        {
            var j = Below(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }

        return shuffled;
    }
}
