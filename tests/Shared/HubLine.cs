// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Buffers;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;

namespace Training.Testing;

/// <summary>SignalR's JSON frames over a WebSocket: the handshake, sending a frame, hearing each one as it comes. Shared by the tests of the hub and the load generator.</summary>
internal sealed class HubLine : IAsyncDisposable
{
    private const byte End = 0x1e;
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);
    private static readonly JsonSerializerOptions Web = new(JsonSerializerDefaults.Web);

    private readonly WebSocket _socket;
    private readonly Action<ReadOnlySpan<byte>> _heard;
    private readonly SemaphoreSlim _sending = new(1);
    private readonly TaskCompletionSource _shaken = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task _reading;

    private HubLine(WebSocket socket, Action<ReadOnlySpan<byte>> heard)
    {
        (_socket, _heard) = (socket, heard);
        _reading = ReadAsync();
    }

    /// <summary>Done when either side has closed the connection.</summary>
    public Task Closed => _reading;

    /// <summary>Shakes hands over an open socket.</summary>
    /// <param name="socket">Closed with the line.</param>
    /// <param name="heard">Called with each frame, without its end mark; one call at a time.</param>
    public static async Task<HubLine> OpenAsync(WebSocket socket, Action<ReadOnlySpan<byte>> heard)
    {
        var line = new HubLine(socket, heard);
        await line.SendAsync("""{"protocol":"json","version":1}""");
        await line._shaken.Task.WaitAsync(Patience);
        return line;
    }

    /// <summary>The frame that calls a method of the hub.</summary>
    public static string Call(string id, string method, params object?[] values) =>
        JsonSerializer.Serialize(new { type = 1, invocationId = id, target = method, arguments = values }, Web);

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
        var buffer = new byte[8 * 1024];
        var waiting = new ArrayBufferWriter<byte>();
        try
        {
            while (true)
            {
                var got = await _socket.ReceiveAsync(buffer.AsMemory(), CancellationToken.None);
                if (got.MessageType == WebSocketMessageType.Close) break;
                if (got.EndOfMessage && waiting.WrittenCount == 0)
                {
                    Take(buffer.AsSpan(0, got.Count));
                    continue;
                }

                waiting.Write(buffer.AsSpan(0, got.Count));
                if (!got.EndOfMessage) continue;
                Take(waiting.WrittenSpan);
                waiting.ResetWrittenCount();
            }
        }
        catch (Exception problem) when (problem is WebSocketException or OperationCanceledException or IOException or ObjectDisposedException)
        {
            // The line was cut, by either side.
        }

        _shaken.TrySetException(new IOException("The connection was closed."));
    }

    private void Take(ReadOnlySpan<byte> frames)
    {
        for (var end = frames.IndexOf(End); end >= 0; end = frames.IndexOf(End))
        {
            // The first frame answers the handshake.
            if (!_shaken.TrySetResult()) _heard(frames[..end]);
            frames = frames[(end + 1)..];
        }
    }
}
