// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Browser.Tests.Mishaps;

/// <summary>The phase in which it happens.</summary>
public enum Moment
{
    Reading,
    Answering,
    Reveal,
}

/// <summary>What happens, to one person but for the last two.</summary>
public enum Mishap
{
    Refresh,
    FrozenForHalfAMinute,
    FrozenForLong,
    Offline,
    CablePulled,
    BrowserKilled,
    SecondTab,
    SecondDevice,

    /// <summary>Of who hosts: to all who play.</summary>
    HostGone,

    /// <summary>Of a battle that nobody hosts.</summary>
    LastOnesLeave,
}
