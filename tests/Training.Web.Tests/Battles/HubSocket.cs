// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Buffers;
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Training.Web.Tests.Battles;

/// <summary>SignalR's JSON frames over a WebSocket, no more than calling and listening. Shared by the tests of the hub and the load generator.</summary>
internal sealed class HubSocket : IAsyncDisposable
{
    private const byte End = 0x1e;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private readonly WebSocket _socket;
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private readonly ConcurrentQueue<string> _frames = new();
    private readonly List<Told> _told = [];
    private readonly List<(Func<Told, bool> Wanted, TaskCompletionSource<Told> Found)> _waiting = [];
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource _shaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;
    private int _calling;

    private HubSocket(WebSocket socket)
    {
        _socket = socket;
        _reading = ReadAsync();
    }

    /// <summary>A message that the server sent by itself.</summary>
    public sealed record Told(string Target, JsonElement Body);

    /// <summary>All that came in, as text.</summary>
    public IReadOnlyList<string> Frames => [.. _frames];

    /// <summary>Done when the server has closed the connection.</summary>
    public Task Closed => _reading;

    public static async Task<HubSocket> OpenAsync(WebSocket socket)
    {
        var hub = new HubSocket(socket);
        await hub.SendAsync("""{"protocol":"json","version":1}""");
        await hub._shaken.Task.WaitAsync(Patience);
        return hub;
    }

    /// <summary>Calls a method of the hub. A call that it cannot bind or that fails gives an element with <c>error</c>.</summary>
    public async Task<JsonElement> CallAsync(string method, params object?[] values)
    {
        var id = Interlocked.Increment(ref _calling).ToString(System.Globalization.CultureInfo.InvariantCulture);
        var done = _calls[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await SendAsync(JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments = values }));
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

    public async Task SendAsync(string frame)
    {
        await _sending.WaitAsync();
        try
        {
            await _socket.SendAsync((byte[])[.. Encoding.UTF8.GetBytes(frame), End], WebSocketMessageType.Text, true, CancellationToken.None);
        }
        finally
        {
            _sending.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        _socket.Abort();
        await _reading;
        _socket.Dispose();
        _sending.Dispose();
    }

    private async Task ReadAsync()
    {
        var buffer = new byte[16 * 1024];
        var waiting = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                var got = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (got.MessageType == WebSocketMessageType.Close) break;
                waiting.Write(buffer.AsSpan(0, got.Count));
                if (!got.EndOfMessage) continue;
                foreach (var frame in Encoding.UTF8.GetString(waiting.WrittenSpan).Split((char)End, StringSplitOptions.RemoveEmptyEntries)) Take(frame);
                waiting.ResetWrittenCount();
            }
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The line was cut, by either side.
        }

        _shaken.TrySetException(new IOException("The connection was closed."));
        foreach (var call in _calls.Values) call.TrySetException(new IOException("The connection was closed."));
    }

    private void Take(string frame)
    {
        _frames.Enqueue(frame);
        var message = JsonDocument.Parse(frame).RootElement;
        if (!message.TryGetProperty("type", out var type)) _shaken.TrySetResult();
        else if (type.GetInt32() == 3 && _calls.TryRemove(message.GetProperty("invocationId").GetString()!, out var call)) call.TrySetResult(message.TryGetProperty("result", out var result) ? result : message);
        else if (type.GetInt32() == 1) Tell(new Told(message.GetProperty("target").GetString()!, message.GetProperty("arguments").EnumerateArray().FirstOrDefault()));
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
