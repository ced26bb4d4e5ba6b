// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json;
using Training.Load.Shared;

namespace Training.Load.Pages;

/// <summary>What a browser that was never here transfers, as Chromium itself counts it, headers included.</summary>
internal static class FirstVisit
{
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(1.5);

    private static readonly string[] Candidates = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable"];

    public static async Task<IReadOnlyList<(string Page, double Kilobytes)>> MeasureAsync(string site, IReadOnlyList<string> pages)
    {
        var weights = new List<(string, double)>();
        foreach (var page in pages) weights.Add((page, await WeighAsync(site + page) / 1000.0));
        return weights;
    }

    /// <summary>A browser of its own for each page, so that nothing is cached.</summary>
    private static async Task<long> WeighAsync(string address)
    {
        using var profile = new ScratchFolder();
        var chromium = Candidates.FirstOrDefault(File.Exists) ?? throw new InvalidOperationException("No Chromium or Chrome is installed. On Debian: apt-get install chromium.");
        using var browser = Process.Start(new ProcessStartInfo(chromium,
        [
            "--headless=new", "--remote-debugging-port=0", $"--user-data-dir={profile.Root}", "--no-sandbox", "--disable-gpu", "--disable-background-networking",
            "--disable-component-update", "--disable-sync", "--no-first-run", "--window-size=412,915", "about:blank",
        ]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        try
        {
            using var socket = new ClientWebSocket();
            await socket.ConnectAsync(await DoorAsync(browser), CancellationToken.None);
            return await new Session(socket).WeighAsync(address);
        }
        finally
        {
            browser.Kill(entireProcessTree: true);
            await browser.WaitForExitAsync();
        }
    }

    private static async Task<Uri> DoorAsync(Process browser)
    {
        while (await browser.StandardError.ReadLineAsync() is { } line)
            if (line.Split("DevTools listening on ") is [_, var address]) return new Uri(address);
        throw new InvalidOperationException("Chromium did not start.");
    }

    /// <summary>The few words of Chromium's protocol that are needed.</summary>
    private sealed class Session(ClientWebSocket socket)
    {
        private int _calls;

        public async Task<long> WeighAsync(string address)
        {
            var target = (await CallAsync("Target.createTarget", new { url = "about:blank" })).GetProperty("targetId").GetString();
            var session = (await CallAsync("Target.attachToTarget", new { targetId = target, flatten = true })).GetProperty("sessionId").GetString();
            await CallAsync("Network.enable", new { }, session);
            await CallAsync("Page.navigate", new { url = address }, session);
            long bytes = 0;
            // Fonts, icons and scripts may come after the page: wait for silence.
            while (await ReadAsync(Quiet) is { } message)
            {
                if (!message.TryGetProperty("method", out var method) || method.GetString() != "Network.loadingFinished") continue;
                bytes += (long)message.GetProperty("params").GetProperty("encodedDataLength").GetDouble();
            }

            return bytes;
        }

        private async Task<JsonElement> CallAsync(string method, object values, string? session = null)
        {
            var id = ++_calls;
            object call = session is null ? new { id, method, @params = values } : new { id, method, @params = values, sessionId = session };
            await socket.SendAsync(JsonSerializer.SerializeToUtf8Bytes(call), WebSocketMessageType.Text, true, CancellationToken.None);
            while (await ReadAsync(TimeSpan.FromSeconds(30)) is { } message)
                if (message.TryGetProperty("id", out var answered) && answered.GetInt32() == id) return message.GetProperty("result");
            throw new TimeoutException($"Chromium did not answer {method}.");
        }

        /// <summary>The next message; null when none comes in this time.</summary>
        private async Task<JsonElement?> ReadAsync(TimeSpan patience)
        {
            using var limit = new CancellationTokenSource(patience);
            using var text = new MemoryStream();
            var buffer = new byte[64 * 1024];
            try
            {
                while (true)
                {
                    var got = await socket.ReceiveAsync(buffer.AsMemory(), limit.Token);
                    text.Write(buffer, 0, got.Count);
                    if (got.EndOfMessage) return JsonDocument.Parse(text.ToArray()).RootElement;
                }
            }
            catch (OperationCanceledException)
            {
                return null;
            }
        }
    }
}
