// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Training.Testing;
using Training.Web.Shared;

namespace Training.Browser.Tests.Mishaps;

/// <summary>Somebody in a battle, in front of one device or, later, of another; what they see is held against what the server has.</summary>
/// <param name="person">With their device.</param>
/// <param name="address">Of their page of the battle.</param>
internal sealed partial class Player(Person person, string address)
{
    /// <summary>Some signs of life: the first reply on a new link tells the server's time to half of what it took, and on a starved machine that is seconds.</summary>
    private static readonly TimeSpan ClockSet = TimeSpan.FromSeconds(20);

    /// <summary>Their device.</summary>
    public Person Person { get; set; } = person;

    public string Address => address;

    public IPage Page => Person.Page;

    /// <summary>What stood on the choice that they tapped.</summary>
    public string Tapped { get; set; } = "";

    public Task<Standing> StandingAsync() => Standing.OfAsync(Person, address);

    /// <summary>The page shows this: a scene, and a question's position.</summary>
    public Task SeesSceneAsync(string shown) => Assertions.Expect(Page.Locator("briquet-battle")).ToHaveAttributeAsync("data-shown", new Regex($"^({shown})$"));

    /// <summary>Closes the page without a word to anybody.</summary>
    public Task GoesAwayAsync() => Page.CloseAsync();

    /// <summary>On the same device.</summary>
    public async Task ComesBackAsync()
    {
        Person = new Person(Person.Context, await Person.Context.NewPageAsync());
        await Page.GotoAsync(Address);
    }

    /// <summary>What stands in for the page is on the device.</summary>
    public Task KeepsPageAsync() => Page.WaitForFunctionAsync(
        "async () => (await navigator.serviceWorker.getRegistration())?.active?.state === 'activated' && (await (await caches.open('away')).keys()).length > 3");

    /// <summary>Refreshes the page while nobody can give it.</summary>
    public async Task AsksInVainAsync()
    {
        await Page.ReloadAsync();
        await Assertions.Expect(Person.Heading("On reprend…")).ToBeVisibleAsync();
        await Person.SeesAsync("Rien n’est perdu");
        Assert.Equal(address, Page.Url);
    }

    /// <summary>
    /// A second device of theirs, in the test's own process: it never answers and is always heard, so that they are not taken for gone when their
    /// page waits long for the processor among all the others.
    /// </summary>
    /// <param name="site">Where the site is found.</param>
    /// <param name="code">Of the battle.</param>
    public async Task<Device> IsHeardAsync(string site, string code)
    {
        var cookies = await Person.Context.CookiesAsync([site]);
        var device = new Device(0, string.Join("; ", cookies.Select(c => $"{c.Name}={c.Value}")), new Uri(site + Addresses.BattleHub), code, _ => Timeout.InfiniteTimeSpan, seed: 1);
        await device.Entered.Task.WaitAsync(TimeSpan.FromMilliseconds(BattleActs.Patience));
        return device;
    }

    public Task SeesLinkAsync(string word) => Assertions.Expect(Page.Locator(".link-state")).ToHaveTextAsync(word);

    /// <summary>Answers the question on the screen as somebody who knows; does not wait for the receipt.</summary>
    public async Task TapsAsync()
    {
        await Assertions.Expect(Page.Locator("button.choice, #number").First).ToBeVisibleAsync();
        await Person.RepliesAsync(await Person.ReadsQuestionAsync(), Reply.Right);
        Tapped = await MineAsync();
    }

    public Task SeesAnswerAsync(string state) => Assertions.Expect(Page.Locator(".sent").First).ToHaveTextAsync(state);

    /// <summary>On its way, or already known to wait: how soon a silence is noticed depends on the device.</summary>
    public Task SeesAnswerLeaveAsync() => Assertions.Expect(Page.Locator(".sent").First).ToHaveTextAsync(Leaving());

    public async Task AnswersAsync()
    {
        await TapsAsync();
        await SeesAnswerAsync("Votre réponse, reçue");
    }

    /// <summary>And sees that it was right, and what it brought.</summary>
    public async Task AnswersAndSeesWhyAsync(int points)
    {
        await TapsAsync();
        await SeesSceneAsync("reveal:.");
        await Person.SeesAsync("C’est juste.");
        await SeesAllIsRightAsync(points, hasAnswered: true);
    }

    /// <summary>The link is there, and scene, score, answer and remaining time on the screen are those of the server.</summary>
    /// <param name="points">Theirs.</param>
    /// <param name="hasAnswered">Whether they tapped an answer to the question that is open.</param>
    public async Task SeesAllIsRightAsync(int points, bool hasAnswered)
    {
        await SeesLinkAsync("Connecté");
        var (standing, screen) = await BothAsync(points);
        Assert.Equal(points, standing.Points);
        Assert.NotEqual("", screen.Heading);
        if (!standing.Shown.StartsWith("answering", StringComparison.Ordinal)) return;
        if (hasAnswered)
        {
            await SeesAnswerAsync("Votre réponse, reçue");
            Assert.True((await StandingAsync()).HasReceipt);
            Assert.Equal(Tapped, await MineAsync());
        }
        else Assert.Equal(0, await Page.Locator(".sent").CountAsync());
    }

    /// <summary>The server's and the screen's, at a moment at which no scene turns, the score, which follows its scene, is there, and the device knows the server's time.</summary>
    private async Task<(Standing Standing, Glance Screen)> BothAsync(int points)
    {
        Stopwatch? late = null;
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(100))
        {
            var standing = await StandingAsync();
            var screen = await Glance.AtAsync(Page);
            var isSame = screen.Shown == standing.Shown && (await StandingAsync()).Shown == standing.Shown && (screen.Points is null || screen.Points == points);
            if (!isSame)
            {
                Assert.True(waited.Elapsed.TotalMilliseconds < BattleActs.Patience, $"{screen} is shown, the server has {standing}, {points} points are right");
                continue;
            }

            var wrong = standing.Until is { } until && !standing.Shown.StartsWith("reading", StringComparison.Ordinal) ? screen.WrongUntil(until) : null;
            if (wrong is null) return (standing, screen);
            Assert.True((late ??= Stopwatch.StartNew()).Elapsed < ClockSet, wrong);
        }
    }

    /// <summary>What is marked as mine on the screen: letters and words of choices, or a number.</summary>
    private async Task<string> MineAsync() => string.Join(" | ", await Page.EvaluateAsync<string[]>(
        """
        () => [...document.querySelectorAll('.choice.is-sent')].map((choice) => {
          const copy = choice.cloneNode(true);
          for (const state of copy.querySelectorAll('.sent, svg')) state.remove();
          return copy.textContent.trim().replace(/\s+/g, ' ');
        })
        """));

    [GeneratedRegex("^Votre réponse, (envoyée|gardée ici)$")]
    private static partial Regex Leaving();
}
