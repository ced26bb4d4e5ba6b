// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Training.Shared;
using Training.Testing;

namespace Training.Load.Battles;

/// <summary>All players of one hub. One loop sends for all of them: signs of life every two seconds, and answers when their time has come.</summary>
internal sealed class Crowd : IAsyncDisposable
{
    /// <summary>Connections that are being opened at a time: a queue at the door, as at a real one.</summary>
    private const int AtTheDoor = 64;

    private static readonly TimeSpan PingEvery = TimeSpan.FromSeconds(2);
    private static readonly HttpMessageInvoker Invoker = new(new SocketsHttpHandler { UseCookies = false });

    private readonly DeviceLink[] _players;
    private readonly long[] _answerAt;
    private readonly long[] _pingAt;
    private readonly Guid[] _answers;
    private readonly long[] _within;
    private readonly CancellationTokenSource _end = new();
    private readonly List<Guid> _receipts = [];
    private readonly List<string> _refusals = [];
    private Round _round;
    private Question _question = new(-1, "choices");
    private Task _sending = Task.CompletedTask;

    public Crowd(IReadOnlyList<string> cookies, ulong seed)
    {
        _players = [.. cookies.Select((cookie, i) => new DeviceLink(i, cookie, Hear))];
        (_answerAt, _pingAt, _answers, _within) = (new long[Count], new long[Count], new Guid[Count], new long[Count]);
        _round = new Round(Count);
        // Everybody within a second of opening, nobody at the very end of it.
        var luck = new Luck(seed);
        for (var i = 0; i < Count; i++) _within[i] = TimeSpan.FromMilliseconds(luck.Below(950)).Ticks;
    }

    public int Count => _players.Length;

    /// <summary>One of them, to ask something on behalf of all.</summary>
    public DeviceLink First => _players[0];

    /// <summary>Whether they give signs of life.</summary>
    public bool IsAlive { get; set; } = true;

    /// <summary>Frames of the last round, as the first player heard them: what the floor has to carry.</summary>
    public Dictionary<string, string> Recorded { get; } = [];

    /// <summary>Numbers of the answers that have a receipt.</summary>
    public IReadOnlyList<Guid> Receipts
    {
        get
        {
            lock (_receipts) return [.. _receipts];
        }
    }

    public IReadOnlyList<string> Refusals
    {
        get
        {
            lock (_receipts) return [.. _refusals];
        }
    }

    /// <summary>Told of each scene that the first player hears, with its deadline.</summary>
    public event Action<string, DateTimeOffset?>? Staged;

    /// <summary>Opens all connections and joins with each.</summary>
    /// <returns>From the first knock to the last one let in.</returns>
    public async Task<TimeSpan> EnterAsync(Uri hub, string code)
    {
        var watch = Stopwatch.StartNew();
        using var door = new SemaphoreSlim(AtTheDoor);
        await Task.WhenAll(_players.Select(async player =>
        {
            await door.WaitAsync();
            await player.ConnectAsync(hub, Invoker);
            var reply = await player.CallAsync("Join", code, string.Create(CultureInfo.InvariantCulture, $"Essai {player.Number + 1}"), false, null);
            door.Release();
            if (reply.ValueKind == JsonValueKind.Object && reply.TryGetProperty("refusal", out var refusal) && refusal.GetString() is { } why)
                throw new InvalidOperationException($"Player {player.Number} was refused: {why}");
            if (player.Number == 0) Recorded["Join"] = reply.GetRawText();
        }));
        var took = watch.Elapsed;
        var now = DateTime.UtcNow.Ticks;
        for (var i = 0; i < Count; i++) _pingAt[i] = now + (PingEvery.Ticks * i / Count);
        _sending = Task.Run(SendAsync);
        return took;
    }

    /// <summary>What happens from now on belongs to a new round.</summary>
    public Round Begin() => _round = new Round(Count);

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _sending;
        foreach (var player in _players) await player.DisposeAsync();
        _end.Dispose();
    }

    private async Task SendAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            var now = DateTime.UtcNow.Ticks;
            for (var i = 0; i < Count; i++)
            {
                if (_answerAt[i] is > 0 and var due && due <= now) await AnswerAsync(_players[i]);
                if (_pingAt[i] > now) continue;
                _pingAt[i] = now + PingEvery.Ticks;
                if (IsAlive) await _players[i].SendAsync($$"""{"type":1,"invocationId":"{{FrameKind.Ping}}","target":"Ping","arguments":[]}""");
            }

            await Task.Delay(1);
        }
    }

    private Task AnswerAsync(DeviceLink player)
    {
        var (i, round, now) = (player.Number, _round, DateTime.UtcNow.Ticks);
        _answerAt[i] = 0;
        _answers[i] = Guid.NewGuid();
        round.Send(i, now);
        var elapsed = (int)new TimeSpan(now - round.OpenedFor(i)).TotalMilliseconds;
        var response = _question.Kind == "number" ? """{"kind":"text","text":"12"}""" : """{"kind":"choices","choices":[0]}""";
        return player.SendAsync(string.Create(CultureInfo.InvariantCulture,
            $$"""{"type":1,"invocationId":"{{FrameKind.Answer}}","target":"Answer","arguments":[{{_question.Index}},0,{{response}},"{{_answers[i]}}",{{elapsed}}]}"""));
    }

    private void Hear(DeviceLink player, Heard kind, ReadOnlySpan<byte> frame)
    {
        var at = DateTime.UtcNow.Ticks;
        if (player.Number == 0 && kind is Heard.Tallied or Heard.Personal) Recorded[kind.ToString()] = Argument(frame).GetRawText();
        if (kind == Heard.AnswerReply) Acknowledge(player, frame, at);
        if (kind != Heard.Happened) return;
        // The stage stands among the first bytes, before anything that an author wrote.
        var head = frame[..Math.Min(frame.Length, 120)];
        if (head.IndexOf("\"stage\":\"opened\""u8) >= 0) Open(player, frame, at);
        else if (head.IndexOf("\"stage\":\"revealed\""u8) >= 0) _round.Reveal();
        if (player.Number == 0) Tell(Argument(frame));
    }

    private void Open(DeviceLink player, ReadOnlySpan<byte> frame, long at)
    {
        if (_question.Round != _round) Read(frame);
        _round.Open(player.Number, at);
        _answerAt[player.Number] = at + _within[player.Number];
    }

    /// <summary>Whoever hears it first reads it for all.</summary>
    private void Read(ReadOnlySpan<byte> frame)
    {
        var message = Argument(frame);
        var scene = message.GetProperty("scene");
        _round.OpenedAt = message.GetProperty("serverNow").GetDateTimeOffset().UtcTicks;
        _question = new Question(scene.GetProperty("stem").GetProperty("index").GetInt32(), scene.GetProperty("ask").GetProperty("kind").GetString()!, _round);
    }

    private void Acknowledge(DeviceLink player, ReadOnlySpan<byte> frame, long at)
    {
        _round.Acknowledge(player.Number, at);
        var reply = JsonElement.Parse(frame).GetProperty("result");
        if (player.Number == 0) Recorded["Answer"] = reply.GetRawText();
        var refusal = reply.GetProperty("refusal").GetString();
        lock (_receipts)
        {
            if (refusal is not null) _refusals.Add(refusal);
            else _receipts.Add(reply.GetProperty("first").GetProperty("answerId").GetGuid());
        }
    }

    private void Tell(JsonElement message)
    {
        var (stage, scene) = (message.GetProperty("stage").GetString()!, message.GetProperty("scene"));
        Recorded[stage] = message.GetRawText();
        Staged?.Invoke(stage, scene.TryGetProperty("until", out var until) && until.ValueKind == JsonValueKind.String ? until.GetDateTimeOffset() : null);
    }

    private static JsonElement Argument(ReadOnlySpan<byte> frame) => JsonElement.Parse(Encoding.UTF8.GetString(frame)).GetProperty("arguments")[0];

    private sealed record Question(int Index, string Kind, Round? Round = null);
}
