// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using System.Net.Sockets;

namespace Training.Browser.Tests.Mishaps;

/// <summary>
/// A cable between one device and the site. Pulled, it loses nothing and says nothing: connections stay open and stand still, as when a
/// phone goes through a tunnel; what was under way arrives once it is back.
/// </summary>
public sealed class Cable : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Uri _site;
    private readonly Task _accepting;
    private volatile TaskCompletionSource _isIn = Done();

    public Cable(string site)
    {
        _site = new Uri(site);
        _listener.Start();
        _accepting = AcceptAsync();
    }

    /// <summary>Where the site is found at the end of this cable.</summary>
    public string Address => $"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}";

    public void Pull() => _isIn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);

    public void PlugIn() => _isIn.TrySetResult();

    public async ValueTask DisposeAsync()
    {
        PlugIn();
        await _stop.CancelAsync();
        _listener.Stop();
        await _accepting;
        _stop.Dispose();
    }

    private static TaskCompletionSource Done()
    {
        var done = new TaskCompletionSource();
        done.SetResult();
        return done;
    }

    private async Task AcceptAsync()
    {
        var carried = new List<Task>();
        try
        {
            while (true) carried.Add(CarryAsync(await _listener.AcceptSocketAsync(_stop.Token)));
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException)
        {
            await Task.WhenAll(carried);
        }
    }

    private async Task CarryAsync(Socket device)
    {
        using var site = new Socket(SocketType.Stream, ProtocolType.Tcp);
        using (device)
        {
            try
            {
                await _isIn.Task.WaitAsync(_stop.Token);
                await site.ConnectAsync(_site.Host, _site.Port, _stop.Token);
                await Task.WhenAny(PassOnAsync(device, site), PassOnAsync(site, device));
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException)
            {
                // Either side hung up.
            }
        }
    }

    private async Task PassOnAsync(Socket from, Socket to)
    {
        var buffer = new byte[16 * 1024];
        try
        {
            while (await from.ReceiveAsync(buffer, _stop.Token) is > 0 and var read)
            {
                await _isIn.Task.WaitAsync(_stop.Token);
                await to.SendAsync(buffer.AsMemory(0, read), _stop.Token);
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Either side hung up.
        }
    }
}
