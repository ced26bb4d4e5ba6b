// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using static Training.Load.Report;

namespace Training.Load.Battles;

/// <summary>What the pairs of rounds say together.</summary>
internal sealed class BattleResult(
    int players, int rounds, List<Pair> pairs, IReadOnlyList<Guid> receipts, IReadOnlyList<Committed> committed, double idleMegabytes, TimeSpan admitted)
{
    private readonly double[] _ratios = [.. pairs.Select(p => p.Ours.FanOut.Max() / p.Floor.FanOut.Max())];
    private readonly double[] _fanOut = [.. pairs.SelectMany(p => p.Ours.FanOut)];
    private readonly double[] _floorFanOut = [.. pairs.SelectMany(p => p.Floor.FanOut)];
    private readonly double[] _receipts = [.. pairs.SelectMany(p => p.Ours.Acknowledging)];
    private readonly double _processor = Statistics.Median(pairs.Select(p => p.OursProcessor.TotalSeconds));
    private readonly double _floorProcessor = Statistics.Median(pairs.Select(p => p.FloorProcessor.TotalSeconds));
    private readonly double _megabytes = pairs.Max(p => p.Megabytes);

    /// <summary>Receipts that players hold and the file does not have.</summary>
    private int Lost => receipts.Except(committed.Select(c => c.AnswerId)).Count();

    /// <summary>Receipts or rows beyond the first of their answer, and rows beyond the first for one player, question and pass.</summary>
    private int Duplicated => receipts.Count - receipts.Distinct().Count() + Committed.Repeated(committed);

    private static string Line(Round round, TimeSpan processor)
    {
        var receipts = round.Acknowledging.ToArray();
        return string.Create(CultureInfo.InvariantCulture,
            $"{round.FanOut.Max(),7:0.0}   {Statistics.Median(receipts),6:0.0} {Statistics.Quantile(receipts, 0.99),6:0.0} {receipts.Max(),6:0.0}   {processor.TotalMilliseconds,5:0}");
    }

    public Dictionary<string, object> Figures => Keyed(
    [
        new("players", players), new("rounds", rounds),
        new("ratio_median", Round(Statistics.Median(_ratios), 3)), new("ratio_q1", Round(Statistics.Quantile(_ratios, 0.25), 3)),
        new("ratio_q3", Round(Statistics.Quantile(_ratios, 0.75), 3)),
        new("fanout_p99_ms", Round(Statistics.Quantile(_fanOut, 0.99), 2)), new("floor_fanout_p99_ms", Round(Statistics.Quantile(_floorFanOut, 0.99), 2)),
        new("ack_p50_ms", Round(Statistics.Median(_receipts), 2)), new("ack_p99_ms", Round(Statistics.Quantile(_receipts, 0.99), 2)),
        new("receipts", receipts.Count), new("committed", committed.Count), new("lost", Lost), new("duplicated", Duplicated),
        new("server_cpu_s_per_round", Round(_processor, 4)), new("floor_cpu_s_per_round", Round(_floorProcessor, 4)),
        new("rss_idle_mb", Round(idleMegabytes, 1)), new("rss_mb", Round(_megabytes, 1)), new("admit_s", Round(admitted.TotalSeconds, 3)),
    ]);

    public void Show()
    {
        Console.WriteLine("\n  pair   last arrival ms   receipt 50 % 99 % max   processor ms   (in brackets: bare hub)");
        for (var i = 0; i < pairs.Count; i++) Console.WriteLine($"  {i + 1,4}   {Line(pairs[i].Ours, pairs[i].OursProcessor)}   ({Line(pairs[i].Floor, pairs[i].FloorProcessor)})");
        double FloorReceipt(double share) => Statistics.Quantile(pairs.SelectMany(p => p.Floor.Acknowledging), share);
        Table($"Battle: {players} players, {rounds} pairs of rounds (in brackets: bare hub, same bytes)",
        [
            ("last arrival, ours over floor, quartiles", $"{Round(Statistics.Quantile(_ratios, 0.25), 2)} {Round(Statistics.Median(_ratios), 2)} {Round(Statistics.Quantile(_ratios, 0.75), 2)}", ""),
            ("last arrival, median", Say(Statistics.Median(pairs.Select(p => p.Ours.FanOut.Max())), "ms"), Say(Statistics.Median(pairs.Select(p => p.Floor.FanOut.Max())), "ms")),
            ("arrival, 99 %", Say(Statistics.Quantile(_fanOut, 0.99), "ms"), Say(Statistics.Quantile(_floorFanOut, 0.99), "ms")),
            ("receipt, median", Say(Statistics.Median(_receipts), "ms"), Say(FloorReceipt(0.5), "ms")),
            ("receipt, 99 %", Say(Statistics.Quantile(_receipts, 0.99), "ms"), Say(FloorReceipt(0.99), "ms")),
            ("receipts / committed / expected", $"{receipts.Count} / {committed.Count} / {players * rounds}", ""),
            ("lost / duplicated", $"{Lost} / {Duplicated}", ""),
            ("processor time a round", Say(_processor * 1000, "ms", 0), Say(_floorProcessor * 1000, "ms", 0)),
            ("resident memory above idle", Say(_megabytes - idleMegabytes, "MB"), $"idle {Say(idleMegabytes, "MB")}"),
            ("all let in", Say(admitted.TotalSeconds, "s", 2), ""),
        ]);
    }
}
