// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using System.Net.WebSockets;
using System.Text.Json;

namespace Training.Testing;

/// <summary>One connection of a device to a hub. It speaks and hears; <see cref="Device"/> keeps it up.</summary>
internal sealed class DeviceLink(int number, string cookie, Action<DeviceLink, Heard, ReadOnlySpan<byte>> heard) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, TaskCompletionSource<JsonElement>> _calls = new();
    private HubLine? _line;
    private int _calling;

    /// <summary>From 0.</summary>
    public int Number => number;

    /// <summary>Done when either side has closed the connection; there must have been one.</summary>
    public Task Closed => _line!.Closed;

    public async Task ConnectAsync(Uri hub, HttpMessageInvoker invoker)
    {
        var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", $"http://{hub.Authority}");
        if (cookie.Length > 0) socket.Options.SetRequestHeader("Cookie", cookie);
        try
        {
            await socket.ConnectAsync(new UriBuilder(hub) { Scheme = "ws" }.Uri, invoker, CancellationToken.None);
            _line = await HubLine.OpenAsync(socket, Take);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Calls and waits for what the hub answers.</summary>
    public async Task<JsonElement> CallAsync(string method, params object?[] values)
    {
        var id = $"c{Interlocked.Increment(ref _calling)}";
        var done = _calls[id] = new TaskCompletionSource<JsonElement>(TaskCreationOptions.RunContinuationsAsynchronously);
        await _line!.SendAsync(HubLine.Call(id, method, values));
        return await done.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    /// <summary>Calls; the answer is heard as any other frame.</summary>
    public Task SendAsync(string frame) => _line!.SendAsync(frame);

    public async ValueTask DisposeAsync()
    {
        if (_line is not null) await _line.DisposeAsync();
    }

    private void Take(ReadOnlySpan<byte> frame)
    {
        var kind = FrameKind.Of(frame);
        if (kind == Heard.CallReply) Answered(frame);
        else heard(this, kind, frame);
    }

    private void Answered(ReadOnlySpan<byte> frame)
    {
        var message = JsonElement.Parse(frame);
        if (_calls.TryRemove(message.GetProperty("invocationId").GetString()!, out var call)) call.TrySetResult(message.TryGetProperty("result", out var result) ? result : message);
    }
}

/// <summary>What came in, as far as its first bytes tell.</summary>
internal enum Heard
{
    Other,
    Happened,
    Tallied,
    Personal,
    AnswerReply,
    PingReply,
    CallReply,
}

/// <summary>A thousand devices hear the same: reading each frame whole would measure the reader.</summary>
internal static class FrameKind
{
    /// <summary>Invocation ids begin with a letter that tells what was asked.</summary>
    public const string Answer = "a", Ping = "p";

    public static Heard Of(ReadOnlySpan<byte> frame) =>
        Follows(frame, "{\"type\":1,\"target\":\""u8) is { Length: > 0 } target ? target[0] switch
        {
            (byte)'H' => Heard.Happened,
            (byte)'T' => Heard.Tallied,
            (byte)'P' => Heard.Personal,
            _ => Heard.Other,
        }
        : Follows(frame, "{\"type\":3,\"invocationId\":\""u8) is { Length: > 0 } id ? id[0] switch
        {
            (byte)'a' => Heard.AnswerReply,
            (byte)'p' => Heard.PingReply,
            _ => Heard.CallReply,
        }
        : Heard.Other;

    private static ReadOnlySpan<byte> Follows(ReadOnlySpan<byte> frame, ReadOnlySpan<byte> start) => frame.StartsWith(start) ? frame[start.Length..] : [];
}
