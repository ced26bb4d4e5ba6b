// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Attempts;

/// <summary>An attempt as the others see it: when, and how well.</summary>
/// <param name="Id">Its identity.</param>
/// <param name="StartedAt">When it was drawn.</param>
/// <param name="FinishedAt">When its last question was answered; null while it is under way.</param>
/// <param name="Percent">0 to 100; 0 while it is under way.</param>
/// <param name="IsPassed">Whether it reached the pass mark of its day.</param>
public sealed record PastAttempt(Guid Id, DateTimeOffset StartedAt, DateTimeOffset? FinishedAt, int Percent, bool IsPassed);

/// <summary>All attempts of one person at one module's quiz. None is ever dropped; the best is the result.</summary>
/// <param name="Attempts">Latest first.</param>
/// <param name="GivenBackAt">When a trainer last gave the attempts back: those begun until then no longer count against the limit. Null: never.</param>
public sealed record AttemptHistory(ImmutableArray<PastAttempt> Attempts, DateTimeOffset? GivenBackAt = null)
{
    /// <summary>Nothing tried yet.</summary>
    public static readonly AttemptHistory None = new([]);

    /// <summary>The one to go on with; null when none is under way.</summary>
    public PastAttempt? UnderWay => Attempts.FirstOrDefault(a => a.FinishedAt is null);

    /// <summary>The finished ones, latest first.</summary>
    public IEnumerable<PastAttempt> Finished => Attempts.Where(a => a.FinishedAt is not null);

    /// <summary>The highest percent, the earliest of equals; null when none is finished. What was passed stays above what was not, whatever the pass mark became.</summary>
    public PastAttempt? Best => Finished.OrderByDescending(a => a.IsPassed).ThenByDescending(a => a.Percent).ThenBy(a => a.FinishedAt).FirstOrDefault();

    /// <summary>Whether attempts were given back and none was begun since.</summary>
    public bool IsFreshlyGivenBack => GivenBackAt is not null && Counted.Length == 0;

    private PastAttempt[] Counted => [.. Attempts.Where(a => GivenBackAt is not { } back || a.StartedAt > back)];

    /// <summary>Whether another attempt may be begun.</summary>
    /// <param name="attempts">How many the module allows, 1 to 20; 0: no limit.</param>
    /// <param name="cooldown">To wait after the end of a failed attempt; zero: none.</param>
    /// <param name="now">The instant of asking.</param>
    public Allowance Allows(int attempts, TimeSpan cooldown, DateTimeOffset now)
    {
        if (UnderWay is { } open) return new Allowance.Resume(open.Id);
        var counted = Counted;
        int? left = attempts == 0 ? null : Math.Max(0, attempts - counted.Length);
        var last = counted.MaxBy(a => a.FinishedAt);
        if (left == 0) return new Allowance.Spent(last!.FinishedAt!.Value);
        return last is { IsPassed: false, FinishedAt: { } end } && now < end + cooldown ? new Allowance.Wait(end + cooldown, left) : new Allowance.Begin(left);
    }
}
