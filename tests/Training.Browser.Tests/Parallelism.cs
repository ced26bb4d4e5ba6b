// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Browser.Tests;
using Xunit.Sdk;
using Xunit.v3;

// Three at once, whatever the machine: battles and mishaps wait most of their time, and what works all the time, the looks at pages, is one line of its own.
[assembly: CollectionBehavior(MaxParallelThreads = 3)]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Training.Browser.Tests;

/// <summary>Journeys that follow one another, beside the others.</summary>
internal static class Parallelism
{
    /// <summary>Of pages alone: they keep a processor busy.</summary>
    public const string Pages = "pages";

    /// <summary>Of battles in which something happens to seven devices at once.</summary>
    public const string Mishaps = "mishaps";
}

/// <summary>Begins with what takes minutes, so that the rest goes on beside it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = [Battles.Name, Parallelism.Mishaps, Parallelism.Pages, "Relay", "Thread"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.FindIndex(Longest, l => c.TestCollectionDisplayName.Contains(l, StringComparison.Ordinal)) is >= 0 and var at ? at : Longest.Length)];
}
