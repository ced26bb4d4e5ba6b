// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Modules;
using Training.Web.Tests.Modules;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Authoring;

/// <summary>A preview is the learner's own page of what stands on the disk, for trainers alone.</summary>
public sealed class PreviewTests : IAsyncLifetime
{
    private readonly ContentCopy _content = ContentCopy.Still();
    private readonly TestSite _site;

    public PreviewTests() => _site = TestSite.With(("Content:Folder", _content.Folder));

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _site.Dispose();
        await _content.DisposeAsync();
    }

    /// <summary>A lesson with a check, one of which is retired.</summary>
    private static string WithChecks(string status) => ContentCopy.Text("alpha", status: status).Replace("## Quiz\n", """
        ### Dit-on merci ?
        <!-- q: id=merci type=single objective=1 -->

        - [x] Toujours
          > C’est la moindre des choses.
        - [ ] Parfois

        > **Explication :** cela ne coûte rien.

        ### Dit-on pardon ?
        <!-- q: id=pardon type=single retired -->

        - [x] Souvent
        - [ ] Jamais

        > **Explication :** une question retirée.

        ## Quiz

        """, StringComparison.Ordinal);

    private void Save(string text)
    {
        _content.Write("alpha", text);
        _site.Services.GetRequiredService<Catalogue>().Reread(new HashSet<string> { "alpha" }, sheets: false);
    }

    private async Task<Visitor> TrainerAsync(string address)
    {
        var nadia = await _site.Visit().SignInAsync("nadia.tournel");
        return await nadia.GoAsync(address);
    }

    [Fact]
    public async Task A_draft_is_shown_to_trainers_as_the_learners_page_and_hidden_from_everybody_else()
    {
        Save(ContentCopy.Text("alpha", status: "draft"));
        using var nadia = await TrainerAsync("/workshop/preview/alpha");

        Assert.Equal("Module alpha", nadia.Text("h1"));
        Assert.Contains("du brouillon 1.0.0. Les apprenants ne le voient pas.", nadia.Text(".pvband"), StringComparison.Ordinal);
        Assert.Equal("/workshop/preview/alpha/la-lecon", nadia.Page.QuerySelector(".btn--act")!.GetAttribute("href"));
        Assert.All(nadia.Page.QuerySelectorAll("main a"), link => Assert.DoesNotMatch("^/modules/alpha", link.GetAttribute("href")));

        foreach (var userName in (string[])["zoe.delattre", "claire.hennebelle", "nadia.tournel"])
        {
            using var visitor = await _site.Visit().SignInAsync(userName);
            await visitor.GoAsync("/modules");
            Assert.DoesNotContain("Module alpha", visitor.Html, StringComparison.Ordinal);
            foreach (var address in (string[])["/modules/alpha", "/modules/alpha/la-lecon", "/modules/alpha/quiz"])
                Assert.Equal(HttpStatusCode.NotFound, (await visitor.GoAsync(address)).Answer.StatusCode);
        }
    }

    [Fact]
    public async Task The_lesson_is_the_very_article_that_learners_read()
    {
        Save(WithChecks("published"));
        using var nadia = await TrainerAsync("/workshop/preview/alpha/la-lecon");
        using var zoe = await _site.Visit().GoAsync("/modules/alpha/la-lecon");

        Assert.Equal(
            zoe.Page.QuerySelector("article")!.OuterHtml,
            nadia.Page.QuerySelector("article")!.OuterHtml.Replace("/workshop/preview/", "/modules/", StringComparison.Ordinal));
        Assert.Contains("celle que lisent les apprenants", nadia.Text(".pvband"), StringComparison.Ordinal);
        Assert.DoesNotContain("Dit-on pardon", zoe.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_inline_check_is_answered_within_the_preview()
    {
        Save(WithChecks("draft"));
        using var nadia = await TrainerAsync("/workshop/preview/alpha/la-lecon");
        Assert.DoesNotContain("cela ne coûte rien", nadia.Html, StringComparison.OrdinalIgnoreCase);

        await nadia.GoAsync("/workshop/preview/alpha/la-lecon?check=merci&choice=0");

        Assert.Contains("cela ne coûte rien", nadia.Html, StringComparison.OrdinalIgnoreCase);
        Assert.Equal("du brouillon", nadia.Text(".pvband span").Split("Aperçu ")[1][..12]);
    }

    [Fact]
    public async Task The_last_lesson_leads_to_the_questions_of_the_quiz()
    {
        using var nadia = await TrainerAsync("/workshop/preview/alpha/la-lecon");
        Assert.Equal("/workshop/questions?module=alpha&kind=scored&retired=no", nadia.Page.QuerySelector(".dock a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_broken_file_shows_its_last_good_version_and_says_so()
    {
        _ = _site.Services;
        Save(ContentCopy.Text("alpha").Replace("theme: accueil\n", "", StringComparison.Ordinal));
        using var nadia = await TrainerAsync("/workshop/preview/alpha/la-lecon");

        Assert.Equal("La leçon", nadia.Text("h1"));
        Assert.Contains("de la version 1.0.0, la dernière sans erreur", nadia.Text(".pvband"), StringComparison.Ordinal);
        Assert.Equal("/workshop/modules/alpha", nadia.Page.QuerySelector(".pvband a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task A_file_that_never_read_has_nothing_to_show_but_the_way_to_its_diagnostics()
    {
        _content.Write("alpha", "---\nschema: 1\n---\n");
        using var nadia = await TrainerAsync("/workshop/preview/alpha");

        Assert.Equal(HttpStatusCode.OK, nadia.Answer.StatusCode);
        Assert.Equal("Rien à montrer pour l’instant", nadia.Text("h1"));
        Assert.Equal("/workshop/modules/alpha", nadia.Page.QuerySelector("main .btn--act")!.GetAttribute("href"));
    }
}
