// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Training.Testing;

namespace Training.Web.Tests.Battles;

/// <summary>A device on the hub that remembers all it heard.</summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly ConcurrentQueue<string> _frames = new();
    private readonly List<Told> _told = [];
    private readonly List<(Func<Told, bool> Wanted, TaskCompletionSource<Told> Found)> _waiting = [];
    private HubLine _line = null!;
    private int _calling;

    private HubSocket()
    {
    }

    /// <summary>A message that the server sent by itself.</summary>
    public sealed record Told(string Target, JsonElement Body);

    /// <summary>All that came in, as text.</summary>
    public IReadOnlyList<string> Frames => [.. _frames];

    /// <summary>Done when the server has closed the connection.</summary>
    public Task Closed => _line.Closed;

    public static async Task<HubSocket> OpenAsync(WebSocket socket)
    {
        var hub = new HubSocket();
        hub._line = await HubLine.OpenAsync(socket, frame => hub.Take(Encoding.UTF8.GetString(frame)));
        _ = hub._line.Closed.ContinueWith(closed => hub.GiveUp(closed.Exception), TaskScheduler.Default);
        return hub;
    }

    /// <summary>Calls a method of the hub. A call that it cannot bind or that fails gives an element with <c>error</c>.</summary>
    public Task<JsonElement> CallAsync(string method, params object?[] values) => AskAsync(id => HubLine.Call(id, method, values));

    /// <summary>The same with arguments as text, which need not be what the hub can read.</summary>
    public Task<JsonElement> CallRawAsync(string method, string arguments) =>
        AskAsync(id => $$"""{"type":1,"invocationId":"{{id}}","target":"{{method}}","arguments":[{{arguments}}]}""");

    private async Task<JsonElement> AskAsync(Func<string, string> frame)
    {
        var id = Interlocked.Increment(ref _calling).ToString(CultureInfo.InvariantCulture);
        var done = _calls[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(frame(id));
        if (Closed.IsCompleted) GiveUp(null);
        return await done.Task.WaitAsync(Patience);
    }

    /// <summary>The first message like this, among those that came and those to come.</summary>
    public Task<Told> WaitAsync(string target, Func<JsonElement, bool> wanted)
    {
        var found = new TaskCompletionSource<Told>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_told)
        {
            bool Fits(Told told) => told.Target == target && wanted(told.Body);
            if (_told.FirstOrDefault(Fits) is { } there) return Task.FromResult(there);
            _waiting.Add((Fits, found));
        }

        return found.Task.WaitAsync(Patience);
    }

    public IReadOnlyList<Told> All(string target)
    {
        lock (_told) return [.. _told.Where(t => t.Target == target)];
    }

    public Task SendAsync(string frame) => _line.SendAsync(frame);

    public ValueTask DisposeAsync() => _line.DisposeAsync();

    private void GiveUp(Exception? why)
    {
        foreach (var call in _calls.Values) call.TrySetException(new IOException("The connection was closed.", why));
    }

    private void Take(string frame)
    {
        _frames.Enqueue(frame);
        var message = JsonDocument.Parse(frame).RootElement;
        var type = message.GetProperty("type").GetInt32();
        if (type == 3 && _calls.TryRemove(message.GetProperty("invocationId").GetString()!, out var call)) call.TrySetResult(message.TryGetProperty("result", out var result) ? result : message);
        else if (type == 1) Tell(new Told(message.GetProperty("target").GetString()!, message.GetProperty("arguments").EnumerateArray().FirstOrDefault()));
    }

    private void Tell(Told told)
    {
        lock (_told)
        {
            _told.Add(told);
            for (var i = _waiting.Count - 1; i >= 0; i--)
            {
                if (!_waiting[i].Wanted(told)) continue;
                _waiting[i].Found.TrySetResult(told);
                _waiting.RemoveAt(i);
            }
        }
    }
}
