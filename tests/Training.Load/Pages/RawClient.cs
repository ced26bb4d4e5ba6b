// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace Training.Load.Pages;

/// <summary>Asks for one address over and over on one connection. No more than that: a full client would tire before the floor does.</summary>
internal sealed class RawClient : IDisposable
{
    private static ReadOnlySpan<byte> HeadEnd => "\r\n\r\n"u8;
    private static ReadOnlySpan<byte> LastChunk => "\r\n0\r\n\r\n"u8;

    private readonly Socket _socket = new(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly byte[] _request;
    private readonly byte[] _buffer = new byte[256 * 1024];

    private RawClient(Uri address, string cookie) => _request = Encoding.ASCII.GetBytes(
        $"GET {address.AbsolutePath} HTTP/1.1\r\nHost: {address.Authority}\r\nAccept: text/html\r\nAccept-Encoding: {LessonFloor.Encodings}\r\n" +
        (cookie.Length > 0 ? $"Cookie: {cookie}\r\n\r\n" : "\r\n"));

    public static async Task<RawClient> ConnectAsync(Uri address, string cookie)
    {
        var client = new RawClient(address, cookie);
        await client._socket.ConnectAsync(IPAddress.Parse(address.Host), address.Port);
        return client;
    }

    /// <summary>Asks until told to stop.</summary>
    /// <returns>How often it was answered.</returns>
    public async Task<int> RunAsync(CancellationToken stop)
    {
        var answered = 0;
        while (!stop.IsCancellationRequested)
        {
            await _socket.SendAsync(_request);
            await ReceiveAsync();
            answered++;
        }

        return answered;
    }

    public void Dispose() => _socket.Dispose();

    private async Task ReceiveAsync()
    {
        var (got, whole) = (0, -1);
        while (whole < 0 || got < whole)
        {
            var more = await _socket.ReceiveAsync(_buffer.AsMemory(got));
            if (more == 0) throw new IOException("The server closed the connection.");
            got += more;
            if (whole < 0) whole = LengthOf(_buffer.AsSpan(0, got));
        }
    }

    /// <summary>Length of the whole answer; −1 while that cannot be told, or while chunks are still coming.</summary>
    private static int LengthOf(ReadOnlySpan<byte> got)
    {
        var head = got.IndexOf(HeadEnd);
        if (head < 0) return -1;
        if (!got.StartsWith("HTTP/1.1 200"u8)) throw new IOException(Encoding.ASCII.GetString(got[..head]));
        var at = got[..head].IndexOf("Content-Length: "u8);
        if (at < 0) return got.EndsWith(LastChunk) ? got.Length : -1;
        var digits = got[(at + 16)..];
        return head + HeadEnd.Length + int.Parse(digits[..digits.IndexOf((byte)'\r')], CultureInfo.InvariantCulture);
    }
}
