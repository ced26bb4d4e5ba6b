// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Microsoft.Playwright;

namespace Training.Browser.Tests.Mishaps;

/// <summary>What a screen shows, all at the same instant.</summary>
/// <param name="Shown">Scene and question.</param>
/// <param name="Heading">The words of the first heading.</param>
/// <param name="Seconds">That are left, as the number says; null: no number is there.</param>
/// <param name="Points">Mine; null: not shown here.</param>
/// <param name="From">Just before, by this machine's clock, which is the server's.</param>
/// <param name="To">Just after.</param>
internal sealed record Glance(string Shown, string Heading, int? Seconds, int? Points, DateTimeOffset From, DateTimeOffset To)
{
    /// <summary>By which a number may lag behind: a second that has not turned yet, on a machine that is busy.</summary>
    private static readonly TimeSpan Blink = TimeSpan.FromSeconds(1.5);

    public static async Task<Glance> AtAsync(IPage page)
    {
        var from = DateTimeOffset.UtcNow;
        var seen = await page.EvaluateAsync<string?[]>(
            """
            () => {
              const text = (selector) => document.querySelector(selector)?.textContent.trim() ?? null;
              const digits = (words) => words?.replace(/\D/g, '') || null;
              return [document.querySelector('briquet-battle')?.dataset.shown ?? '', text('h1') ?? '',
                digits(text('[role=timer]') ?? text('footer briquet-countdown')), digits(text('.you-score .num'))];
            }
            """);
        return new Glance(seen[0]!, seen[1]!, Number(seen[2]), Number(seen[3]), from, DateTimeOffset.UtcNow);
    }

    /// <summary>What is wrong with the number as the time that is left until then; null: nothing.</summary>
    public string? WrongUntil(DateTimeOffset until)
    {
        var (most, least) = (Math.Ceiling((until - From + Blink).TotalSeconds), Math.Max(0, Math.Floor((until - To - Blink).TotalSeconds)));
        return Seconds >= least && Seconds <= most ? null : $"{Seconds} s are shown, {least} to {most} s are left";
    }

    private static int? Number(string? digits) => digits is null ? null : int.Parse(digits, CultureInfo.InvariantCulture);
}
