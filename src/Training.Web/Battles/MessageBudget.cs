// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Web.Battles;

/// <summary>What one connection may send: a burst, then so many a second.</summary>
internal sealed class MessageBudget(BattleOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private double _left = options.MessageBurst;
    private long _at = clock.GetTimestamp();

    public bool Take()
    {
        lock (_lock)
        {
            var now = clock.GetTimestamp();
            _left = Math.Min(options.MessageBurst, _left + (clock.GetElapsedTime(_at, now).TotalSeconds * options.MessagesPerSecond));
            _at = now;
            if (_left < 1) return false;
            _left--;
            return true;
        }
    }
}
