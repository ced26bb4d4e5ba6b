// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>Every page of the lessons, the quizzes, the workshop, the portal and the desk, at every width and in both themes.</summary>
[Collection(Parallelism.Pages)]
public sealed class LookJourneyTests : IAsyncLifetime
{
    private readonly TrialContent _content = new();
    private RunningSite _site = null!;
    private Browser _browser = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await RunningSite.StartAsync(_content.Folder);
        _browser = await Browser.LaunchAsync();
    }

    [Fact]
    public async Task A_learner_s_pages()
    {
        await using var person = await _browser.OpenAsync(_site.Address, 1280, 900);
        await LooksAtAsync(person, "/", "/guest", "/sites", "/modules", $"/modules/{TrialContent.Module}", $"/modules/{TrialContent.Module}/essai", $"/modules/{TrialContent.Module}/quiz", "/aide", "/password/00000000000000000000000000000000");
        await person.SignInAsync("zoe.delattre");
        await LooksAtAsync(person, "/", "/profile", "/profile?problem=old-password", $"/modules/{TrialContent.Module}", $"/modules/{TrialContent.Module}/essai", $"/modules/{TrialContent.Module}/quiz");
        await person.Page.Locator(".dock .btn--act").ClickAsync();
        for (var question = 1; question <= TrialContent.Questions; question++)
        {
            await Assertions.Expect(person.Page.GetByText($"Question {question} sur {TrialContent.Questions}").First).ToBeVisibleAsync();
            await person.SeesAGoodPageAtEveryWidthAsync();
            await AnswersAsync(person, right: question % 2 == 0);
            await person.SeesAGoodPageAtEveryWidthAsync();
            await person.Page.Locator(".dock a.btn--act").ClickAsync();
        }

        await Assertions.Expect(person.Page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex("/attempts/[0-9a-f]{32}$"));
        // The address changes at the tap, the page when it has come.
        await Assertions.Expect(person.Page.Locator("h1#q")).ToHaveCountAsync(0);
        await person.SeesAGoodPageAtEveryWidthAsync();
        Assert.Empty(person.Complaints);
    }

    [Fact]
    public async Task A_trainer_s_pages()
    {
        await using var trainer = await _browser.OpenAsync(_site.Address, 1280, 900);
        await trainer.SignInAsync("nadia.tournel");
        await LooksAtAsync(trainer, "/workshop", $"/workshop/modules/{TrialContent.Module}", "/workshop/questions", $"/workshop/preview/{TrialContent.Module}", $"/workshop/preview/{TrialContent.Module}/essai");
        Assert.Empty(trainer.Complaints);
    }

    [Fact]
    public async Task An_HR_partner_s_pages()
    {
        await using var partner = await _browser.OpenAsync(_site.Address, 1280, 900);
        await partner.SignInAsync("claire.hennebelle");
        await partner.Page.GotoAsync("/portal");
        var person = await partner.Page.Locator(".matrix a.who").First.GetAttributeAsync("href");
        await LooksAtAsync(partner, "/portal", "/portal?path=all&status=NotStarted&trade=Reception", person!, "/portal?presence=All", "/portal/roster", "/portal/codes", "/portal/codes/sheet", "/portal/nothing");
        // A link for a lost password, and what stands behind it.
        await LooksAtAsync(partner, $"{person}/password");
        await partner.Button("Faire le lien").ClickAsync();
        await Assertions.Expect(partner.Page.Locator("#link")).ToBeVisibleAsync();
        await partner.SeesAGoodPageAtEveryWidthAsync();
        await LooksAtAsync(partner, new Uri(await partner.Page.Locator("#link").InputValueAsync()).PathAndQuery);
        await Assertions.Expect(partner.Page.Locator("#password")).ToBeVisibleAsync();
        // The address of a code, opened where somebody is signed in already.
        await partner.Page.GotoAsync("/portal/codes");
        await LooksAtAsync(partner, $"/join/{await partner.Page.Locator(".code").First.InnerTextAsync()}");
        await Assertions.Expect(partner.Button("Ce n’est pas moi")).ToBeVisibleAsync();
        Assert.Empty(partner.Complaints);
    }

    [Fact]
    public async Task A_training_fund_s_pages()
    {
        await using var fund = await _browser.OpenAsync(_site.Address, 1280, 900);
        await fund.SignInAsync("solene.dubrulle");
        await LooksAtAsync(fund, "/portal", "/portal/documents");
        Assert.Empty(fund.Complaints);
    }

    [Fact]
    public async Task An_administrator_s_pages()
    {
        await using var administrator = await _browser.OpenAsync(_site.Address, 1280, 900);
        await administrator.SignInAsync("agnes.morel");
        await administrator.Page.GotoAsync("/desk");
        var organisation = await administrator.Page.Locator(".ledger a").First.GetAttributeAsync("href");
        await LooksAtAsync(administrator, "/desk", organisation!, $"{organisation}/close", "/desk/partners", "/desk/team", "/desk/password", "/desk/requests", "/desk/retention", "/desk/audit");
        // The one that has an agreement with who pays, with all its forms unfolded.
        await administrator.Page.GotoAsync("/desk/retention");
        var funded = await administrator.Page.Locator("main li a[href$='#fundings']").First.GetAttributeAsync("href");
        await administrator.Page.GotoAsync(funded!);
        foreach (var fold in await administrator.Page.Locator("main details > summary").AllAsync()) await fold.ClickAsync();
        await Assertions.Expect(administrator.Page.Locator("form[action$='/payment']")).ToBeVisibleAsync();
        await administrator.SeesAGoodPageAtEveryWidthAsync();
        Assert.Empty(administrator.Complaints);
    }

    private static async Task LooksAtAsync(Person person, params string[] addresses)
    {
        foreach (var address in addresses)
        {
            var answer = await person.Page.GotoAsync(address);
            Assert.Equal(200, answer!.Status);
            // The workshop's pages are drawn once their connection is there.
            await Assertions.Expect(person.Page.Locator("h1")).ToBeVisibleAsync();
            await person.SeesAGoodPageAtEveryWidthAsync();
        }
    }

    private static async Task AnswersAsync(Person person, bool right)
    {
        if (right)
        {
            await AnswerKey.FillInAsync(person.Page.Locator("form#answer"), await person.Page.Locator("h1").InnerTextAsync());
        }
        else
        {
            var (choice, typed, lists) = (person.Page.Locator(".choice"), person.Page.Locator(".typed input"), person.Page.Locator(".slots:not(.is-moved) select"));
            if (await choice.CountAsync() > 0) await choice.First.ClickAsync();
            if (await typed.CountAsync() > 0) await typed.FillAsync("1");
            for (var i = 0; i < await lists.CountAsync(); i++) await lists.Nth(i).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        }

        await person.Button("Valider ma réponse").ClickAsync();
        await Assertions.Expect(person.Page.Locator("[role=status] h2")).ToBeVisibleAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await _browser.DisposeAsync();
        await _site.DisposeAsync();
        _content.Dispose();
    }
}
