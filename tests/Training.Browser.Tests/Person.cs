// SPDX-License-Identifier: AGPL-3.0-or-later
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>Somebody in front of a page. Whatever the console complains of, a broken policy first of all, is kept and must stay empty.</summary>
public sealed class Person : IAsyncDisposable
{
    /// <summary>The demo's password, known to everybody in Development.</summary>
    private const string DemoPassword = "une-lampe-au-fond";

    private readonly IBrowserContext _context;
    private readonly List<string> _complaints = [];

    public Person(IBrowserContext context, IPage page)
    {
        (_context, Page) = (context, page);
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning") _complaints.Add($"{page.Url}: {message.Text}");
        };
        page.PageError += (_, error) => _complaints.Add($"{page.Url}: {error}");
    }

    public IPage Page { get; }

    /// <summary>Whether it is the second theme that is looked at, in which only colours differ.</summary>
    public bool IsDark { get; init; }

    public IBrowserContext Context => _context;

    public IReadOnlyList<string> Complaints => _complaints;

    public ILocator Button(string name) => Page.GetByRole(AriaRole.Button, new PageGetByRoleOptions { Name = name });

    public ILocator Link(string name) => Page.GetByRole(AriaRole.Link, new PageGetByRoleOptions { Name = name });

    public ILocator Heading(string name) => Page.GetByRole(AriaRole.Heading, new PageGetByRoleOptions { Name = name });

    public async Task SignInAsync(string userName)
    {
        await Page.GotoAsync("/sign-in");
        await Page.GetByLabel("Nom d’utilisateur").FillAsync(userName);
        await Page.GetByLabel("Mot de passe").FillAsync(DemoPassword);
        await Button("Se connecter").ClickAsync();
        await Page.WaitForURLAsync("**/");
    }

    /// <summary>Axe finds nothing, and nothing is wider than the screen.</summary>
    /// <param name="rules">Of axe's, the only ones to hold the page to; none: all.</param>
    public async Task SeesAnAccessiblePageAsync(params string[] rules)
    {
        var result = rules.Length == 0 ? await Page.RunAxe() : await Page.RunAxe(new AxeRunOptions { RunOnly = RunOnlyOptions.Rules(rules) });
        Assert.True(result.Violations.Length == 0, $"{Page.Url}\n" + string.Join('\n', result.Violations.Select(v =>
            $"{v.Id}: {v.Help}\n    {string.Join("\n    ", v.Nodes.Select(n => n.Html))}")));
        var overflow = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(overflow <= 0, $"{Page.Url} is {overflow} px too wide at {Page.ViewportSize!.Width} px");
    }

    public async ValueTask DisposeAsync() => await _context.DisposeAsync();
}
