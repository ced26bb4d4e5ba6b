// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using System.Diagnostics;
using Microsoft.EntityFrameworkCore;
using Training.Battles;
using Training.Shared;
using Training.Testing;
using Training.Web.Battles;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles;

/// <summary>Tests that wait for real time, one at a time and with nothing beside them.</summary>
[CollectionDefinition(nameof(RealTime), DisableParallelization = true)]
public sealed class RealTime;

/// <summary>
/// Thirty people with scripted reaction times before the real site, each over a network of their own: round trips from none to 1.2 s with jitter, and
/// lines that stand still. In real time, since it is the devices' stopwatches, the clock of the server and the way between that are held against each other.
/// </summary>
[Collection(nameof(RealTime))]
public sealed class FairnessTests(ITestOutputHelper output) : IAsyncLifetime
{
    private const int Players = 30;
    private const ulong Seed = 20260601;

    private static readonly TimeSpan LongestRoundTrip = TimeSpan.FromSeconds(1.2), Stall = TimeSpan.FromSeconds(10), Patience = TimeSpan.FromSeconds(60);

    private readonly TestSite _site = TestSite.Live(("Battles:MessageBurst", "1000"), ("Battles:Tick", "00:00:00.050"));
    private readonly SlowNetwork[] _networks = new SlowNetwork[Players];
    private readonly Device[] _devices = new Device[Players];
    private readonly ConcurrentDictionary<(int Player, int Question), TimeSpan> _reacted = new();
    private readonly ConcurrentDictionary<(int Player, int Question), Guid> _tapped = new();
    private readonly ConcurrentQueue<HeldReceipt> _receipts = new();
    private readonly ConcurrentQueue<string> _refused = new();
    private readonly ConcurrentQueue<int> _cameBack = new();
    private string _code = "";
    private Hall _hall = null!;

    public async ValueTask InitializeAsync()
    {
        _hall = new Hall(_site);
        var settings = new BattleSettings
        {
            AllowsGuests = true, Speed = 0.2m, ReadingMin = TimeSpan.FromSeconds(0.5), ReadingMax = TimeSpan.FromSeconds(0.5), Reveal = TimeSpan.FromSeconds(0.5),
        };
        _code = await _hall.OpenAsync("zoe.delattre", settings, questions: 2);
        var luck = new Luck(Seed);
        for (var i = 0; i < Players; i++)
        {
            _networks[i] = new SlowNetwork(_site.Address, LongestRoundTrip * i / (Players - 1), luck.Next());
            _devices[i] = Watched(i, Tickets.Pass(_site, Guid.NewGuid(), _hall.Battle(_code).Id), luck.Next());
        }

        await Task.WhenAll(_devices.Select(d => d.Entered.Task)).WaitAsync(Patience);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var device in _devices) await device.DisposeAsync();
        foreach (var network in _networks) await network.DisposeAsync();
        _site.Dispose();
    }

    [Fact]
    public async Task Who_is_far_away_answers_as_fast_as_they_did_and_a_line_that_stands_still_loses_nothing()
    {
        await _devices[0].CallAsync("Start");
        var opened = await OpenAsync(0);
        var far = await AnswersAsync(0);
        // What takes longer to arrive than the rule allows for is held to exactly that: on a machine that keeps up there is none.
        var ways = far.Select((a, i) => (Error: Math.Abs((a.Elapsed - _reacted[(i, 0)]).TotalMilliseconds), Way: (a.At - opened - _reacted[(i, 0)]).TotalMilliseconds)).ToArray();
        var errors = ways.Where(w => w.Way <= Tolerance).Select(w => w.Error).Order().ToArray();
        var byServer = far.Select((a, i) => Math.Abs((a.At - opened - _reacted[(i, 0)]).TotalMilliseconds)).Order().ToArray();
        output.WriteLine($"error of elapsed, p95: {P95(errors):0.0} ms by our rule, {P95(byServer):0} ms by the server's time alone (seed {Seed})");

        await OpenAsync(1);
        var stalled = await AnswersAsync(1);
        output.WriteLine($"{_cameBack.Count - Players} links were made anew over {Players / 3} stalls of {Stall.TotalSeconds:0} s");

        Assert.True(errors.Length >= Players / 2, $"{errors.Length} answers came in time, seed {Seed}");
        Assert.True(P95(errors) <= 50, $"{P95(errors)} ms, seed {Seed}");
        Assert.All(ways.Where(w => w.Way > Tolerance), w => Assert.True(w.Error <= w.Way - Tolerance + 50, $"{w}, seed {Seed}"));
        Assert.True(P95(byServer) >= 300, $"{P95(byServer)} ms, seed {Seed}");
        Assert.Empty(_refused);
        Assert.Equal(Enumerable.Range(0, Players).Select(i => _tapped[(i, 1)]), stalled.Select(a => a.AnswerId));
        Assert.Equal(_tapped.Values.Order(), _receipts.Select(r => r.AnswerId).Order());
        // They noticed, came back, and sent again before the line gave the first one back.
        Assert.All(Enumerable.Range(0, Players).Where(IsStalled), i => Assert.True(_cameBack.Count(p => p == i) > 1, $"player {i}, seed {Seed}"));
    }

    private static double P95(double[] ordered) => ordered[(int)Math.Ceiling(0.95 * ordered.Length) - 1];

    private static double Tolerance => new BattleSettings().ElapsedTolerance.TotalMilliseconds;

    private static bool IsStalled(int player) => player % 3 == 0;

    /// <summary>Everybody within five seconds; in the second round somebody thinks until after the stalls, so that it stays open.</summary>
    private static TimeSpan Reaction(int player, int question) =>
        question == 1 && player == Players - 1 ? Stall + TimeSpan.FromSeconds(5) : TimeSpan.FromMilliseconds(450 + (player * 383 % 4500) / (question + 1));

    private Device Watched(int player, string cookie, ulong seed)
    {
        var opened = new ConcurrentDictionary<int, long>();
        var device = new Device(player, cookie, new Uri(_networks[player].Address, Addresses.BattleHub), _code, question => Reaction(player, question), seed);
        device.Opened += question =>
        {
            opened[question] = Stopwatch.GetTimestamp();
            if (question == 1 && IsStalled(player)) _networks[player].Stall(Stall);
        };
        device.Tapped += (question, id) => (_reacted[(player, question)], _tapped[(player, question)]) = (Stopwatch.GetElapsedTime(opened[question]), id);
        device.Acknowledged += _receipts.Enqueue;
        device.Refused += why => _refused.Enqueue($"player {player}: {why}");
        device.CameBack += _ => _cameBack.Enqueue(player);
        return device;
    }

    /// <summary>Waits until a question takes answers: since when it does.</summary>
    private async Task<DateTimeOffset> OpenAsync(int question)
    {
        await UntilAsync(() => _hall.Battle(_code) is { Phase: BattlePhase.Answering } now && now.Index == question);
        return _hall.Battle(_code).Since;
    }

    /// <summary>Waits until everybody's answer has its receipt or is refused; the answers on the disk, by player.</summary>
    private async Task<BattleAnswerRow[]> AnswersAsync(int question)
    {
        await UntilAsync(() => _receipts.Count(r => r.Question == question) + _refused.Count >= Players);
        await using var db = _site.OpenDb();
        var rows = await db.Set<BattleAnswerRow>().Where(a => a.Question == question && a.Pass == 0).ToListAsync(TestContext.Current.CancellationToken);
        return [.. rows.OrderBy(a => _tapped.Single(t => t.Value == a.AnswerId).Key.Player)];
    }

    private static async Task UntilAsync(Func<bool> done)
    {
        var watch = Stopwatch.StartNew();
        while (!done())
        {
            Assert.True(watch.Elapsed < Patience, "It never came.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
