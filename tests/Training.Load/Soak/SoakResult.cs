// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Training.Load.Battles;
using static Training.Load.Report;

namespace Training.Load.Soak;

/// <summary>What a long run left: by thirds of its time, what the server held.</summary>
internal sealed class SoakResult(
    int minutes, int people, int played, int battles, List<Sample> samples, Deeds deeds, IReadOnlyCollection<HeldByRoom> receipts, IReadOnlyList<Committed> committed)
{
    /// <summary>By how much the last third may hold more than the middle one: what a collection that came a little later leaves.</summary>
    private const double Slack = 1.1;

    private static readonly string[] Names = ["first", "middle", "last"];

    private int Lost => receipts.Select(r => r.AnswerId).Except(committed.Select(c => c.AnswerId)).Count();

    private int Duplicated => Committed.Repeated(committed) + receipts.Count - receipts.DistinctBy(r => (r.Code, r.Player, r.Question)).Count();

    /// <summary>Memory, handles and threads of the last third are those of the middle one.</summary>
    private bool IsFlat => IsFlatIn(s => s.Megabytes) && IsFlatIn(s => s.Handles) && IsFlatIn(s => s.Threads);

    /// <summary>Nothing grew, nothing was lost, no page failed, and every battle came to its end.</summary>
    public bool IsSound => IsFlat && Lost + Duplicated + deeds.Problems.Count == 0 && played == battles;

    public Dictionary<string, object> Figures
    {
        get
        {
            var figures = new Figures
            {
                { "minutes", minutes }, { "people", people }, { "battles", played }, { "pages", deeds.Pages.Count }, { "quiz_answers", deeds.Answers }, { "problems", deeds.Problems.Count },
                { "receipts", receipts.Count }, { "committed", committed.Count }, { "lost", Lost }, { "duplicated", Duplicated }, { "is_flat", IsFlat },
                { "page_p50_ms", Round(Statistics.Median(deeds.Pages), 2) }, { "page_p99_ms", Round(Statistics.Quantile(deeds.Pages, 0.99), 2) },
            };
            for (var third = 0; third < Names.Length; third++)
            {
                var part = Third(third);
                figures.Add($"rss_{Names[third]}_mb", Round(Statistics.Median(part.Select(s => s.Megabytes)), 1));
                figures.Add($"rss_{Names[third]}_least_mb", Round(part.Min(s => s.Megabytes), 1));
                figures.Add($"handles_{Names[third]}", Statistics.Median(part.Select(s => (double)s.Handles)));
                figures.Add($"threads_{Names[third]}", Statistics.Median(part.Select(s => (double)s.Threads)));
            }

            return Keyed(figures);
        }
    }

    public void Show()
    {
        foreach (var problem in deeds.Problems.CountBy(p => p).OrderByDescending(p => p.Value).Take(20)) Console.WriteLine($"{problem.Value} times: {problem.Key}");
        string Thirds(Func<Sample, double> figure, string format) => string.Join("  ", Names.Select((_, i) => Statistics.Median(Third(i).Select(figure)).ToString(format, CultureInfo.InvariantCulture)));
        Table($"Soak: {minutes} minutes, {people} people",
        [
            ("battles to their end / begun", $"{played} / {battles}", ""),
            ("pages, quiz answers, problems", $"{deeds.Pages.Count} {deeds.Answers} {deeds.Problems.Count}", ""),
            ("receipts / committed / lost / duplicated", $"{receipts.Count} / {committed.Count} / {Lost} / {Duplicated}", ""),
            ("a page, 50 % 99 %", $"{Say(Statistics.Median(deeds.Pages), "ms")} {Say(Statistics.Quantile(deeds.Pages, 0.99), "ms")}", ""),
            ("resident memory by thirds, MB", Thirds(s => s.Megabytes, "0.0"), ""),
            ("handles by thirds", Thirds(s => s.Handles, "0"), ""),
            ("threads by thirds", Thirds(s => s.Threads, "0"), IsFlat ? "flat" : "not flat"),
        ]);
    }

    private bool IsFlatIn(Func<Sample, double> figure) => Statistics.Median(Third(2).Select(figure)) <= Slack * Statistics.Median(Third(1).Select(figure));

    private List<Sample> Third(int third) => [.. samples.Where((_, i) => i * Names.Length / samples.Count == third)];
}
