// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using System.Diagnostics;
using Training.Shared;
using Training.Testing;

namespace Training.Load.Battles;

/// <summary>The devices of all players of one battle, and what they hold together.</summary>
internal sealed class DeviceRoom : IAsyncDisposable
{
    private readonly Device[] _devices;
    private readonly ConcurrentQueue<HeldReceipt> _receipts = new();
    private readonly ConcurrentQueue<string> _refusals = new();
    private readonly ConcurrentQueue<(int Player, long At)> _returns = new();
    private readonly ConcurrentDictionary<int, TaskCompletionSource<long>> _opened = new();

    /// <param name="prepared">Whose players.</param>
    /// <param name="hub">Address of the hub.</param>
    /// <param name="thinkMilliseconds">Longest time from the painting of the choices to the tap.</param>
    /// <param name="seed">Of all that is drawn.</param>
    public DeviceRoom(PreparedBattle prepared, Uri hub, int thinkMilliseconds, ulong seed)
    {
        var luck = new Luck(seed);
        _devices = [.. prepared.Cookies.Select((cookie, i) =>
        {
            var own = new Luck(luck.Next());
            return new Device(i, cookie, hub, prepared.Code, _ => TimeSpan.FromMilliseconds(own.Below(thinkMilliseconds)), luck.Next());
        })];
        for (var i = 0; i < _devices.Length; i++)
        {
            var (device, player) = (_devices[i], i);
            device.Acknowledged += _receipts.Enqueue;
            device.Refused += _refusals.Enqueue;
            device.CameBack += at => _returns.Enqueue((player, at));
            device.Opened += question => Question(question).TrySetResult(Stopwatch.GetTimestamp());
        }
    }

    /// <summary>One of them, to ask something on behalf of all.</summary>
    public Device First => _devices[0];

    public int Count => _devices.Length;

    /// <summary>Receipts in the order in which they came, each once.</summary>
    public IReadOnlyCollection<HeldReceipt> Receipts => _receipts;

    /// <summary>Why answers were dropped.</summary>
    public IReadOnlyCollection<string> Refusals => _refusals;

    /// <summary>When a player's link was up, with the whole state read.</summary>
    public IReadOnlyCollection<(int Player, long At)> Returns => _returns;

    public Task EnteredAsync() => Task.WhenAll(_devices.Select(d => d.Entered.Task));

    /// <summary>Done when somebody sees the choices of a question: its timestamp.</summary>
    public Task<long> OpenedAsync(int question) => Question(question).Task;

    /// <summary>Until everybody holds the receipt of their answer to a question, or for so long.</summary>
    public async Task AllAcknowledgedAsync(int question, TimeSpan patience)
    {
        using var end = new CancellationTokenSource(patience);
        while (_receipts.Count(r => r.Question == question) + _refusals.Count < Count && !end.IsCancellationRequested) await Task.Delay(100);
    }

    public async ValueTask DisposeAsync() => await Task.WhenAll(_devices.Select(d => d.DisposeAsync().AsTask()));

    private TaskCompletionSource<long> Question(int question) => _opened.GetOrAdd(question, _ => new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously));
}
