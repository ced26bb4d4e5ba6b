// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Load;

internal static class Statistics
{
    /// <summary>The value below which this share lies, between neighbours by straight line.</summary>
    /// <param name="values">One or more, in any order.</param>
    /// <param name="share">0 to 1.</param>
    public static double Quantile(IEnumerable<double> values, double share)
    {
        var sorted = values.Order().ToArray();
        if (sorted.Length == 0) return double.NaN;
        var at = share * (sorted.Length - 1);
        var below = (int)Math.Floor(at);
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((sorted[above] - sorted[below]) * (at - below));
    }

    public static double Median(IEnumerable<double> values) => Quantile(values, 0.5);
}
