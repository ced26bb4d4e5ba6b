// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Globalization;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using Training.Shared;

namespace Training.Testing;

/// <summary>An answer that a device knows to be kept.</summary>
/// <param name="Player">Whose, from 0.</param>
/// <param name="Question">From 0.</param>
/// <param name="AnswerId">As the device named it.</param>
/// <param name="At">Timestamp of its arrival.</param>
internal sealed record HeldReceipt(int Player, int Question, Guid AnswerId, long At);

/// <summary>
/// One player's device as the browser's script behaves: it gives signs of life, notices silence, tries again soon and then less soon, asks for the whole
/// state on each new link, and keeps a tapped answer under its number until its receipt.
/// </summary>
internal sealed class Device : IAsyncDisposable
{
    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(2), LostAfter = TimeSpan.FromSeconds(4), SendAgainAfter = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan CheckEvery = TimeSpan.FromMilliseconds(500);
    private static readonly double[] RetryAfter = [0, 0.5, 1, 2, 3];
    private static readonly string[] Passing = ["tooManyRequests", "serverBusy"];
    private static readonly HttpMessageInvoker Invoker = new(new SocketsHttpHandler { UseCookies = false });

    private readonly int _number;
    private readonly string _cookie;
    private readonly string _code;
    private readonly Uri _hub;
    private readonly Func<int, TimeSpan> _think;
    private readonly Luck _luck;
    private readonly CancellationTokenSource _end = new();
    private readonly Lock _lock = new();
    private readonly Dictionary<int, string> _outbox = [];
    private readonly HashSet<int> _seen = [];
    private readonly Task _running;
    private DeviceLink? _link;
    private int _failures;
    private long _heardAt;

    /// <param name="number">From 0.</param>
    /// <param name="cookie">Of its sign-in.</param>
    /// <param name="hub">Address of the hub.</param>
    /// <param name="code">Of the battle that it joins.</param>
    /// <param name="think">From the painting of a question's choices to the tap.</param>
    /// <param name="seed">Of its waits.</param>
    public Device(int number, string cookie, Uri hub, string code, Func<int, TimeSpan> think, ulong seed)
    {
        (_number, _cookie, _hub, _code, _think, _luck) = (number, cookie, hub, code, think, new Luck(seed));
        _running = Task.Run(RunAsync);
    }

    /// <summary>Done once it was let in for the first time.</summary>
    public TaskCompletionSource Entered { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Told of each receipt, once an answer.</summary>
    public event Action<HeldReceipt>? Acknowledged;

    /// <summary>Told of each question whose choices it paints, once a question.</summary>
    public event Action<int>? Opened;

    /// <summary>Told of each tap: its question, and the number of the answer.</summary>
    public event Action<int, Guid>? Tapped;

    /// <summary>Told of each event's stage, and of the end by whatever says it.</summary>
    public event Action<string>? Staged;

    /// <summary>Told why an answer was dropped.</summary>
    public event Action<string>? Refused;

    /// <summary>Told of each link that is up, with the whole state read.</summary>
    public event Action<long>? CameBack;

    /// <summary>Asks the hub for something on the link there is.</summary>
    public Task<JsonElement> CallAsync(string method, params object?[] values) => (_link ?? throw new InvalidOperationException("No link.")).CallAsync(method, values);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _running;
        _end.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            await using (var link = new DeviceLink(_number, _cookie, Hear))
            {
                try
                {
                    await link.ConnectAsync(_hub, Invoker).WaitAsync(LostAfter, _end.Token);
                    _failures = 0;
                    await StayAsync(link);
                }
                catch (Exception problem) when (problem is WebSocketException or IOException or TimeoutException or OperationCanceledException or ObjectDisposedException)
                {
                    // No link, or none any more: the next one is tried as the browser would.
                }

                lock (_lock) _link = null;
            }

            var wait = RetryAfter[Math.Min(_failures++, RetryAfter.Length - 1)] * (700 + Draw(601)) / 1000;
            await Task.Delay(TimeSpan.FromSeconds(wait), _end.Token).ContinueWith(_ => { }, TaskScheduler.Default);
        }
    }

    /// <summary>Until the link is closed, or silent for too long.</summary>
    private async Task StayAsync(DeviceLink link)
    {
        Volatile.Write(ref _heardAt, Stopwatch.GetTimestamp());
        await ComeInAsync(link);
        lock (_lock) _link = link;
        Entered.TrySetResult();
        CameBack?.Invoke(Stopwatch.GetTimestamp());
        await SendAllAsync(link);
        using var timer = new PeriodicTimer(CheckEvery);
        var (pinged, sent) = (Stopwatch.GetTimestamp() - (Stopwatch.Frequency * Draw(2000) / 1000), Stopwatch.GetTimestamp());
        while (!link.Closed.IsCompleted && Stopwatch.GetElapsedTime(Volatile.Read(ref _heardAt)) < LostAfter)
        {
            if (Stopwatch.GetElapsedTime(pinged) >= PingEvery)
            {
                pinged = Stopwatch.GetTimestamp();
                await link.SendAsync($$"""{"type":1,"invocationId":"{{FrameKind.Ping}}","target":"Ping","arguments":[]}""");
            }

            if (Stopwatch.GetElapsedTime(sent) >= SendAgainAfter)
            {
                sent = Stopwatch.GetTimestamp();
                await SendAllAsync(link);
            }

            await Task.WhenAny(link.Closed, timer.WaitForNextTickAsync(_end.Token).AsTask());
            _end.Token.ThrowIfCancellationRequested();
        }
    }

    /// <summary>The whole state; who is not in yet joins.</summary>
    private async Task ComeInAsync(DeviceLink link)
    {
        while (true)
        {
            var reply = await AskAsync(link, "Snapshot", _code);
            if (RefusalOf(reply) == "notAPlayer") reply = await AskAsync(link, "Join", _code, string.Create(CultureInfo.InvariantCulture, $"Essai {_number + 1}"), false, null);
            if (RefusalOf(reply) is not { } why)
            {
                Take(reply.GetProperty("snapshot"));
                return;
            }

            if (!Passing.Contains(why)) throw new InvalidOperationException($"Player {_number} was refused: {why}");
            await Task.Delay(1000 + Draw(1000), _end.Token);
        }
    }

    private async Task<JsonElement> AskAsync(DeviceLink link, string method, params object?[] values)
    {
        var call = link.CallAsync(method, values);
        await Task.WhenAny(call, link.Closed, Task.Delay(LostAfter, _end.Token));
        return call.IsCompletedSuccessfully ? await call : throw new IOException("The link was lost before the answer.");
    }

    private void Hear(DeviceLink link, Heard kind, ReadOnlySpan<byte> frame)
    {
        Volatile.Write(ref _heardAt, Stopwatch.GetTimestamp());
        if (kind == Heard.AnswerReply) Answered(JsonElement.Parse(frame));
        if (kind != Heard.Happened) return;
        var message = JsonElement.Parse(Encoding.UTF8.GetString(frame)).GetProperty("arguments")[0];
        Show(message.GetProperty("scene"));
        Staged?.Invoke(message.GetProperty("stage").GetString()!);
    }

    private void Take(JsonElement snapshot)
    {
        if (snapshot.TryGetProperty("mine", out var mine) && mine.ValueKind == JsonValueKind.Object && mine.GetProperty("receipt") is { ValueKind: JsonValueKind.Object } receipt)
            Hold(receipt);
        Show(snapshot.GetProperty("scene"));
        // Who comes back when all is over heard no event of it.
        if (snapshot.GetProperty("scene").GetProperty("scene").GetString() == "finished") Staged?.Invoke("finished");
    }

    /// <summary>Paints the choices of a question that was not seen yet; the finger comes down a while later, link or no link.</summary>
    private void Show(JsonElement scene)
    {
        if (scene.GetProperty("scene").GetString() != "answering") return;
        var question = scene.GetProperty("stem").GetProperty("index").GetInt32();
        lock (_lock)
        {
            if (!_seen.Add(question)) return;
        }

        Opened?.Invoke(question);
        var response = scene.GetProperty("ask").GetProperty("kind").GetString() == "number" ? """{"kind":"text","text":"12"}""" : """{"kind":"choices","choices":[0]}""";
        _ = TapAsync(question, response, Stopwatch.GetTimestamp());
    }

    private async Task TapAsync(int question, string response, long painted)
    {
        await Task.Delay(_think(question));
        var (elapsed, id) = ((int)Stopwatch.GetElapsedTime(painted).TotalMilliseconds, Guid.NewGuid());
        Tapped?.Invoke(question, id);
        var frame = string.Create(CultureInfo.InvariantCulture,
            $$"""{"type":1,"invocationId":"{{FrameKind.Answer}}{{question}}","target":"Answer","arguments":[{{question}},0,{{response}},"{{id}}",{{elapsed}}]}""");
        DeviceLink? link;
        lock (_lock)
        {
            _outbox[question] = frame;
            link = _link;
        }

        if (link is not null) await SendAsync(link, frame);
    }

    private async Task SendAllAsync(DeviceLink link)
    {
        string[] all;
        lock (_lock) all = [.. _outbox.Values];
        foreach (var frame in all) await SendAsync(link, frame);
    }

    private static async Task SendAsync(DeviceLink link, string frame)
    {
        try
        {
            await link.SendAsync(frame);
        }
        catch (Exception problem) when (problem is WebSocketException or IOException or ObjectDisposedException or InvalidOperationException)
        {
            // It stays in the outbox.
        }
    }

    private void Answered(JsonElement reply)
    {
        var question = int.Parse(reply.GetProperty("invocationId").GetString()!.AsSpan(1), CultureInfo.InvariantCulture);
        if (!reply.TryGetProperty("result", out var result)) return;
        if (result.GetProperty("first") is { ValueKind: JsonValueKind.Object } first) Hold(first);
        else if (RefusalOf(result) is { } why && !Passing.Contains(why))
        {
            lock (_lock)
            {
                if (!_outbox.Remove(question)) return;
            }

            Refused?.Invoke(why);
        }
    }

    private void Hold(JsonElement receipt)
    {
        var (question, id) = (receipt.GetProperty("question").GetInt32(), receipt.GetProperty("answerId").GetGuid());
        lock (_lock)
        {
            // Once an answer: what was sent again brings the same receipt again.
            if (!_outbox.Remove(question)) return;
        }

        Acknowledged?.Invoke(new HeldReceipt(_number, question, id, Stopwatch.GetTimestamp()));
    }

    private static string? RefusalOf(JsonElement reply) => reply.TryGetProperty("refusal", out var refusal) ? refusal.GetString() : "error";

    private int Draw(int bound)
    {
        lock (_lock) return _luck.Below(bound);
    }
}
