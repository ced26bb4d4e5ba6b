// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Battles;

/// <summary>So many at once, then so many a second: what a connection may send, or how many may come in.</summary>
internal sealed class RateBudget(int burst, int perSecond, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _left = burst;
    private long _at = clock.GetTimestamp();

    public bool Take()
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            _left = Math.Min(burst, _left + (clock.GetElapsedTime(_at, now).TotalSeconds * perSecond));
            _at = now;
            if (_left < 1) return false;
            _left--;
            return true;
        }
    }
}
