// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Load.Battles;

/// <summary>What one round was like for all players. Instants are ticks of UTC: one machine, one clock.</summary>
internal sealed class Round(int players)
{
    private readonly long[] _opened = new long[players];
    private readonly long[] _sent = new long[players];
    private readonly long[] _acknowledged = new long[players];
    private int _openedCount;
    private int _acknowledgedCount;
    private int _revealedCount;

    /// <summary>When the server began to tell that it is open.</summary>
    public long OpenedAt { get; set; }

    public TaskCompletionSource AllOpened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource AllAcknowledged { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public TaskCompletionSource AllRevealed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Milliseconds to each player.</summary>
    public IEnumerable<double> FanOut => _opened.Where(at => at > 0).Select(at => new TimeSpan(at - OpenedAt).TotalMilliseconds);

    /// <summary>Milliseconds from each answer to its receipt.</summary>
    public IEnumerable<double> Acknowledging =>
        _acknowledged.Zip(_sent).Where(a => a.First > 0).Select(a => new TimeSpan(a.First - a.Second).TotalMilliseconds);

    public void Open(int player, long at)
    {
        if (Interlocked.Exchange(ref _opened[player], at) == 0 && Interlocked.Increment(ref _openedCount) == players) AllOpened.TrySetResult();
    }

    public long OpenedFor(int player) => _opened[player];

    public void Send(int player, long at) => _sent[player] = at;

    public void Acknowledge(int player, long at)
    {
        if (Interlocked.Exchange(ref _acknowledged[player], at) == 0 && Interlocked.Increment(ref _acknowledgedCount) == players) AllAcknowledged.TrySetResult();
    }

    public void Reveal()
    {
        if (Interlocked.Increment(ref _revealedCount) == players) AllRevealed.TrySetResult();
    }
}
