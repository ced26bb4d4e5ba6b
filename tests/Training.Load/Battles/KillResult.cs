// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using Training.Testing;
using static Training.Load.Report;

namespace Training.Load.Battles;

/// <summary>What deaths of the server took from its players.</summary>
internal sealed class KillResult
{
    /// <summary>Seconds that stand for « not before the end ».</summary>
    private const double Never = 3600;

    private readonly int _players;
    private readonly IReadOnlyList<Kill> _kills;
    private readonly IReadOnlyCollection<HeldReceipt> _receipts;
    private readonly IReadOnlyCollection<string> _refusals;
    private readonly IReadOnlyList<Committed> _committed;
    private readonly List<string> _course;
    private readonly double[] _resumes;
    private readonly double[] _beyond;
    private readonly double[] _returns;

    public KillResult(int players, IReadOnlyList<Kill> kills, DeviceRoom room, IReadOnlyList<Committed> committed)
    {
        (_players, _kills, _receipts, _refusals, _committed) = (players, kills, [.. room.Receipts], [.. room.Refusals], committed);
        var receipts = _receipts.ToLookup(r => r.Player, r => r.At);
        var returns = room.Returns.ToLookup(r => r.Player, r => r.At);
        // From each kill to each player's next one; whoever got none any more counts as never.
        double[] Next(ILookup<int, long> instants, Func<Kill, TimeSpan> without) =>
        [
            .. kills.SelectMany(kill => Enumerable.Range(0, players).Select(player => instants[player].Where(at => at > kill.At).DefaultIfEmpty(long.MaxValue).Min() is var next && next == long.MaxValue
                ? Never
                : (Stopwatch.GetElapsedTime(kill.At, next) - without(kill)).TotalSeconds)),
        ];
        string Since(Kill kill, IEnumerable<long> instants) => Say(Stopwatch.GetElapsedTime(kill.At, instants.DefaultIfEmpty(kill.At).Max()).TotalSeconds, "s", 2);
        _course =
        [
            .. kills.Select((kill, i) => $"{i + 1,6}{_receipts.Count(r => r.Question == kill.Question && r.At < kill.At),10}{Say(kill.Start.TotalSeconds, "s", 2),10}" +
                $"{Since(kill, room.Returns.Where(r => r.At > kill.At && r.At < room.OpenedAsync(kill.Question + 1).Result).Select(r => r.At)),10}" +
                $"{Since(kill, _receipts.Where(r => r.Question == kill.Question).Select(r => r.At)),10}{Since(kill, [room.OpenedAsync(kill.Question + 1).Result]),10}{Since(kill, _receipts.Where(r => r.Question == kill.Question + 1).Select(r => r.At)),10}"),
        ];
        (_resumes, _beyond, _returns) = (Next(receipts, _ => TimeSpan.Zero), Next(receipts, k => k.Start), Next(returns, k => k.Start));
    }

    /// <summary>Receipts that devices hold and the file does not have.</summary>
    private int Lost => _receipts.Select(r => r.AnswerId).Except(_committed.Select(c => c.AnswerId)).Count();

    /// <summary>Rows beyond the first of their answer, or for one player, question and pass, and second receipts for one question.</summary>
    private int Duplicated => Committed.Repeated(_committed) + _receipts.Count - _receipts.DistinctBy(r => (r.Player, r.Question)).Count();

    public bool HasLostNothing => Lost == 0 && Duplicated == 0;

    public Dictionary<string, object> Figures => Keyed(
    [
        new("kills", _kills.Count), new("players", _players), new("receipts", _receipts.Count), new("committed", _committed.Count), new("lost", Lost), new("duplicated", Duplicated),
        new("refused", _refusals.Count), new("resume_p50_s", Round(Statistics.Median(_resumes), 3)), new("resume_p95_s", Round(Statistics.Quantile(_resumes, 0.95), 3)),
        new("resume_beyond_start_p95_s", Round(Statistics.Quantile(_beyond, 0.95), 3)), new("back_beyond_start_p95_s", Round(Statistics.Quantile(_returns, 0.95), 3)),
        new("start_p50_s", Round(Statistics.Median(_kills.Select(k => k.Start.TotalSeconds)), 3)), new("start_max_s", Round(_kills.Max(k => k.Start.TotalSeconds), 3)),
    ]);

    public void Show()
    {
        Console.WriteLine("\n  kill  receipts     start  all back  last receipt  next opened  its last receipt (seconds since the kill)");
        foreach (var line in _course) Console.WriteLine(line);
        foreach (var refusal in _refusals.CountBy(r => r)) Console.WriteLine($"Refused {refusal.Value} times: {refusal.Key}");
        string Seconds(double[] values) => $"{Say(Statistics.Median(values), "s", 2)} {Say(Statistics.Quantile(values, 0.95), "s", 2)} {Say(values.Max(), "s", 2)}";
        Table($"Kill: {_players} players, {_kills.Count} deaths of the server",
        [
            ("receipts / committed / tapped", $"{_receipts.Count} / {_committed.Count} / {_players * _kills.Count * 2}", ""),
            ("lost / duplicated / refused", $"{Lost} / {Duplicated} / {_refusals.Count}", ""),
            ("kill to a player's next receipt, 50 % 95 % max", Seconds(_resumes), ""),
            ("the same beyond the process's start", Seconds(_beyond), ""),
            ("link up again, beyond the process's start", Seconds(_returns), ""),
            ("the process's start, 50 % 95 % max", Seconds([.. _kills.Select(k => k.Start.TotalSeconds)]), ""),
        ]);
    }
}
