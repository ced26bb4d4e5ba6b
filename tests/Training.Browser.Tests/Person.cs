// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>Somebody in front of a page. Whatever the console complains of, a broken policy first of all, is kept and must stay empty.</summary>
public sealed partial class Person : IAsyncDisposable
{
    /// <summary>The demo's password, known to everybody in Development.</summary>
    private const string DemoPassword = "une-lampe-au-fond";

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>
    /// Colours on their way, from day to night or under a pointer to which the page moved, are nobody's. They are brought to their end instead of waited for: on
    /// a busy machine a page may draw no frame for seconds. One that arrives may set another off below it.
    /// </summary>
    private const string ArrivedColours =
        """
        () => {
          const moving = () => document.getAnimations().filter((a) => a instanceof CSSTransition && a.playState !== 'finished');
          for (let turn = 0, left = moving(); left.length > 0 && turn < 20; turn++, left = moving()) for (const one of left) one.finish();
        }
        """;

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Person(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning" && !IsOfTheMachine(message.Text)) _complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
    }

    /// <summary>What a browser says when the machine is slow: a link given up because it took too long to open, a font that was there long before it was drawn.</summary>
    private static bool IsOfTheMachine(string said) =>
        (said.Contains("/hubs/battle", StringComparison.Ordinal) && said.Contains("closed before the connection is established", StringComparison.Ordinal))
        || said.Contains("was preloaded using link preload but not used within a few seconds", StringComparison.Ordinal);

    public IPage Page { get; }

    /// <summary>Whether the device outlives this person in front of it.</summary>
    public bool IsOnLoan { get; init; }

    public IBrowserContext Context => _context;

    public IReadOnlyList<string> Complaints => _complaints;

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name });

    /// <param name="userName">One of the demo's.</param>
    /// <param name="address">Of the sign-in, where the device knows no site yet.</param>
    /// <param name="isTheirOwn">The device is nobody else's, and keeps them signed in.</param>
    public async Task SignInAsync(string userName, string address = "/sign-in", bool isTheirOwn = false)
    {
        await Page.GotoAsync(address);
        if (isTheirOwn) await Page.GetByLabel("Rester connecté sur cet appareil").CheckAsync();
        await FillInSignInAsync(userName);
        // The address tells, and is looked at: the driver's own waiting for it may miss the event of a page that has loaded by then.
        await Assertions.Expect(Page).ToHaveURLAsync(Home());
    }

    /// <summary>On the page that asks who one is.</summary>
    public async Task FillInSignInAsync(string userName)
    {
        await Page.GetByLabel("Nom d’utilisateur").FillAsync(userName);
        await Page.GetByLabel("Mot de passe").FillAsync(DemoPassword);
        await Button("Se connecter").ClickAsync();
    }

    /// <summary>Axe finds nothing, and nothing is wider than the screen.</summary>
    /// <param name="rules">Of axe's, the only ones to hold the page to; none: all.</param>
    public async Task SeesAnAccessiblePageAsync(params string[] rules)
    {
        var violations = await ViolationsAsync(rules);
        Assert.True(violations.Length == 0, $"{Page.Url}\n{string.Join('\n', violations)}");
        await FitsAsync();
    }

    /// <summary>At the four widths that the look knows nothing is too wide; at the narrowest and the widest axe finds nothing, nor does it in the second theme, where colours alone differ.</summary>
    public async Task SeesAGoodPageAtEveryWidthAsync()
    {
        foreach (var width in (int[])[360, 820, 320, 1280])
        {
            await Page.SetViewportSizeAsync(width, width < 600 ? 780 : 900);
            if (width is 360 or 820) await FitsAsync();
            else await SeesAnAccessiblePageAsync();
        }

        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        await SeesAnAccessiblePageAsync("color-contrast");
        await Page.SetViewportSizeAsync(320, 780);
        await SeesAnAccessiblePageAsync("color-contrast");
        await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        await Page.SetViewportSizeAsync(1280, 900);
    }

    /// <summary>Axe runs in the page itself: the package for this driver opens a second page at each look, which takes four times as long.</summary>
    private async Task<string[]> ViolationsAsync(string[] rules)
    {
        await Page.EvaluateAsync(ArrivedColours);
        if (!await Page.EvaluateAsync<bool>("'axe' in window")) await Page.EvaluateAsync(Axe);
        return await Page.EvaluateAsync<string[]>(
            """
            async (rules) => (await axe.run(document, { resultTypes: ['violations'], ...(rules.length > 0 && { runOnly: { type: 'rule', values: rules } }) }))
              .violations.map((v) => `${v.id}: ${v.help}\n    ${v.nodes.map((n) => n.html).join('\n    ')}`)
            """, rules);
    }

    private async Task FitsAsync()
    {
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} px too wide at {Page.ViewportSize!.Width} px");
        var crushed = await Page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('main :is(h1, h2, h3, p, li, dt, dd, td, .row__t, .row__m)')].filter((told) => {
              const { width } = told.getBoundingClientRect();
              if (width <= 1 || width >= 320 || width >= 4 * parseFloat(getComputedStyle(told).fontSize)) return false;
              const shown = told.cloneNode(true);
              for (const unseen of shown.querySelectorAll('.sr')) unseen.remove();
              return shown.textContent.trim().length > 12;
            }).map((told) => told.textContent.trim())
            """);
        Assert.True(crushed.Length == 0, $"{Page.Url} leaves no room at {Page.ViewportSize!.Width} px to: {string.Join(" | ", crushed)}");
    }

    public async ValueTask DisposeAsync()
    {
        if (!IsOnLoan) await _context.DisposeAsync();
    }

    [GeneratedRegex("^https?://[^/]+/$")]
    private static partial Regex Home();
}
