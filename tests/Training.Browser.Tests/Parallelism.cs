// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Browser.Tests;
using Xunit.Sdk;
using Xunit.v3;

// Two at once, whatever the machine: a third starves the battles, whose instants are real.
[assembly: CollectionBehavior(MaxParallelThreads = 2)]
[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace Training.Browser.Tests;

/// <summary>Begins with what takes minutes of waiting, so that the rest goes on beside it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Longest = ["battles", "Relay", "Thread", "Look"];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderBy(c => Array.FindIndex(Longest, l => c.TestCollectionDisplayName.Contains(l, StringComparison.Ordinal)) is >= 0 and var at ? at : Longest.Length)];
}
