// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Threading.Channels;
using Training.Shared;

namespace Training.Web.Tests.Battles;

/// <summary>
/// The way of one device to the site: a TCP proxy that keeps what it is given, in order, for half of a round trip more or less, and that can stand still
/// with its connections open. What was on its way when the device gave a connection up arrives all the same.
/// </summary>
internal sealed class SlowNetwork : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly Uri _site;
    private readonly TimeSpan _oneWay;
    private readonly Luck _luck;
    private readonly CancellationTokenSource _end = new();
    private readonly List<Task> _running = [];
    private long _standsUntil;

    /// <param name="site">Where it leads.</param>
    /// <param name="roundTrip">Longest time there and back.</param>
    /// <param name="seed">Of the jitter: each packet takes between two thirds and the whole of its way.</param>
    public SlowNetwork(Uri site, TimeSpan roundTrip, ulong seed)
    {
        (_site, _oneWay, _luck) = (site, roundTrip / 2, new Luck(seed));
        _listener.Start();
        Start(AcceptAsync());
    }

    /// <summary>Where a device knocks.</summary>
    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>From now on nothing goes through, either way, for so long.</summary>
    public void Stall(TimeSpan length) => Volatile.Write(ref _standsUntil, Stopwatch.GetTimestamp() + (long)(length.TotalSeconds * Stopwatch.Frequency));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        _listener.Dispose();
        Task[] running;
        lock (_running) running = [.. _running];
        await Task.WhenAll(running);
        _end.Dispose();
    }

    private void Start(Task task)
    {
        lock (_running) _running.Add(task);
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true) Start(ServeAsync(await _listener.AcceptSocketAsync(_end.Token)));
        }
        catch (Exception problem) when (problem is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket device)
    {
        using var there = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        using (device)
        {
            device.NoDelay = true;
            try
            {
                await there.ConnectAsync(_site.Host, _site.Port, _end.Token);
                await Task.WhenAll(CarryAsync(device, there), CarryAsync(there, device));
            }
            catch (Exception problem) when (problem is OperationCanceledException or SocketException)
            {
                // The site is gone, or the test is over.
            }
        }
    }

    private async Task CarryAsync(Socket from, Socket to)
    {
        var underWay = Channel.CreateUnbounded<(byte[] Bytes, long Due)>();
        var delivering = DeliverAsync(underWay.Reader, to);
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _end.Token) is > 0 and var got) underWay.Writer.TryWrite((buffer[..got], Stopwatch.GetTimestamp() + Way()));
        }
        catch (Exception problem) when (problem is SocketException or OperationCanceledException)
        {
            // Cut; what is on its way arrives.
        }

        underWay.Writer.Complete();
        await delivering;
    }

    private async Task DeliverAsync(ChannelReader<(byte[] Bytes, long Due)> underWay, Socket to)
    {
        try
        {
            await foreach (var (bytes, due) in underWay.ReadAllAsync(_end.Token))
            {
                while (Math.Max(due, Volatile.Read(ref _standsUntil)) is var until && Stopwatch.GetTimestamp() is var now && until > now)
                    await Task.Delay(Stopwatch.GetElapsedTime(now, until), _end.Token);
                await to.SendAsync(bytes, _end.Token);
            }

            to.Shutdown(SocketShutdown.Send);
        }
        catch (Exception problem) when (problem is SocketException or OperationCanceledException)
        {
            // Nobody takes it any more.
        }
    }

    private long Way()
    {
        lock (_luck) return (long)(_oneWay.TotalSeconds * (667 + _luck.Below(334)) / 1000 * Stopwatch.Frequency);
    }
}
