// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using Microsoft.Playwright;

namespace Training.Browser.Tests.Mishaps;

/// <summary>A page that is frozen, as a phone does to one behind a locked screen: no timer runs and no message is heard; and then wakes up.</summary>
internal sealed class Sleep
{
    private static readonly TimeSpan Drowsy = TimeSpan.FromSeconds(10);

    private readonly IPage _page;
    private readonly ICDPSession _devTools;
    private readonly Stopwatch _asleep = new();

    private Sleep(IPage page, ICDPSession devTools) => (_page, _devTools) = (page, devTools);

    public static async Task<Sleep> OfAsync(IPage page)
    {
        // Its heart beats twice a second; what is asleep shows afterwards as the longest time between two beats.
        await page.EvaluateAsync(
            """
            () => {
              let last = performance.now();
              window.slept = 0;
              setInterval(() => { const now = performance.now(); window.slept = Math.max(window.slept, now - last); last = now; }, 500);
            }
            """);
        return new Sleep(page, await page.Context.NewCDPSessionAsync(page));
    }

    public async Task FallAsync()
    {
        await StateAsync("frozen");
        _asleep.Start();
    }

    /// <summary>And makes sure that it slept.</summary>
    public async Task WakeAsync()
    {
        var atLeast = _asleep.Elapsed - Drowsy;
        await StateAsync("active");
        // To be frozen it was hidden first; who unlocks the phone sees it again.
        await _devTools.SendAsync("Emulation.setFocusEmulationEnabled", new Dictionary<string, object> { ["enabled"] = true });
        await _page.WaitForFunctionAsync("least => window.slept >= least", atLeast.TotalMilliseconds, new PageWaitForFunctionOptions { Timeout = BattleActs.Patience, PollingInterval = 250 });
    }

    private Task StateAsync(string state) => _devTools.SendAsync("Page.setWebLifecycleState", new Dictionary<string, object> { ["state"] = state });
}
