// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles;

internal static class Passing
{
    /// <summary>Time passes on the server, two seconds at a time, while these devices give signs of life.</summary>
    public static async Task WaitAsync(TestSite site, int seconds, params Contender[] heard)
    {
        for (var left = seconds; left > 0; left -= 2)
        {
            site.Clock.Advance(TimeSpan.FromSeconds(Math.Min(2, left)));
            foreach (var contender in heard) await contender.CallAsync("Ping");
        }
    }
}
