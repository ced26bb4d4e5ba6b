// SPDX-License-Identifier: AGPL-3.0-or-later
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Web.Attempts;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Modules;

/// <summary>Alpha is written in three languages, beta in French alone: each reader reads their own where it exists, and French is said to be French.</summary>
public sealed class LanguageTests : IAsyncLifetime
{
    private readonly ContentCopy _content = ContentCopy.Still();
    private readonly TestSite _site;

    public LanguageTests()
    {
        Translated.Write(_content);
        _site = TestSite.With(("Content:Folder", _content.Folder));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        _site.Dispose();
        await _content.DisposeAsync();
    }

    private async Task<Visitor> ReaderAsync(string lang, string address, string? user = null)
    {
        var reader = _site.Visit();
        if (user is not null) await reader.SignInAsync(user);
        return await reader.PostAsync(Addresses.Language, [new("language", lang), new("returnUrl", address)]);
    }

    /// <summary>The language in which a browser would read an element aloud.</summary>
    private static string? Spoken(IElement element) => element.Closest("[lang]")!.GetAttribute("lang");

    private static IElement Saying(Visitor reader, string text) =>
        reader.Page.QuerySelectorAll("main *").LastOrDefault(e => e.TextContent.Contains(text, StringComparison.Ordinal))
        ?? throw new InvalidOperationException($"Nothing says {text} on {reader.Path}.");

    [Theory]
    [InlineData("fr", "Module alpha", "La leçon", "Une phrase.", "Comment dit-on ?")]
    [InlineData("en", "Alpha in English", "The lesson", "A sentence.", "What is it called?")]
    [InlineData("nl", "Alpha in het Nederlands", "De les", "Een zin.", "Hoe heet het?")]
    public async Task A_translated_module_is_read_in_the_language_of_the_page(string lang, string title, string lesson, string sentence, string check)
    {
        using var reader = await ReaderAsync(lang, "/modules/alpha");
        Assert.Equal("/modules/alpha", reader.Path);
        Assert.Equal(title, reader.Text("h1"));
        Assert.Equal(lesson, reader.Text(".rows .row__t"));
        await reader.GoAsync("/modules/alpha/la-lecon");
        Assert.Equal(lesson, reader.Text("h1"));
        foreach (var said in (string[])[title, sentence, check]) Assert.Contains(said, reader.Text("article"), StringComparison.Ordinal);
        Assert.Empty(reader.Page.QuerySelectorAll("article[lang], article [lang]"));
        Assert.Equal(Training.Modules.Vocabulary.Languages.Remove(lang), reader.Page.QuerySelectorAll(".readin button").Select(b => b.GetAttribute("value")!));
    }

    [Fact]
    public async Task A_module_in_French_alone_is_said_to_be_French_and_the_words_around_it_are_not()
    {
        using var reader = await ReaderAsync("en", "/modules/beta");
        foreach (var said in (string[])["Module beta", "Un module.", "La leçon", "Dire bonjour"]) Assert.Equal("fr", Spoken(Saying(reader, said)));
        Assert.Equal("en", Spoken(reader.Page.QuerySelector(".btn--act")!));
        await reader.GoAsync("/modules/beta/la-lecon");
        foreach (var said in (string[])["Module beta", "La leçon", "Une phrase.", "Dit-on merci"]) Assert.Equal("fr", Spoken(Saying(reader, said)));
        foreach (var said in (string[])["lesson 1 of 1", "A question to try", "Answer"]) Assert.Equal("en", Spoken(Saying(reader, said)));
        await reader.GoAsync("/modules/beta/la-lecon?check=merci&choice=0");
        Assert.Equal("fr", Spoken(Saying(reader, "une bonne raison")));
        Assert.Equal("en", Spoken(Saying(reader, "Your answer")));
    }

    [Theory]
    [InlineData("/modules")]
    [InlineData("/")]
    public async Task A_list_of_modules_tells_each_in_the_reader_s_language_or_in_French(string address)
    {
        using var reader = await ReaderAsync("en", address);
        Assert.Equal("en", Spoken(Saying(reader, "Alpha in English")));
        Assert.Equal("fr", Spoken(Saying(reader, "Module beta")));
        Assert.DoesNotContain("Module alpha", reader.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_poster_of_the_day_says_in_French_what_is_French_alone()
    {
        using var reader = await ReaderAsync("nl", "/");
        Assert.Equal("fr", Spoken(reader.Page.QuerySelector(".poster h1")!.LastElementChild ?? reader.Page.QuerySelector(".poster h1")!));
        Assert.Equal("fr", Spoken(Saying(reader, "Module beta")));
        Assert.Equal("nl", Spoken(reader.Page.QuerySelector(".poster .btn")!));
    }

    [Theory]
    [InlineData("/modules/alpha")]
    [InlineData("/modules?from=%C3%A0")]
    [InlineData("/modules/alpha/la-lecon?check=dit-on&text=headframe")]
    [InlineData("/modules/alpha/quiz")]
    public async Task Changing_the_language_stays_on_the_page(string address)
    {
        using var reader = await _site.Visit().GoAsync(address);
        await reader.SubmitAsync($"form[action='{Addresses.Language}']", ("language", "en"));
        Assert.Equal(address, reader.Path);
        Assert.Equal("en", reader.Page.DocumentElement.GetAttribute("lang"));
        await reader.SubmitAsync($"form[action='{Addresses.Language}']", ("language", "nl"));
        Assert.Equal((address, "nl"), (reader.Path, reader.Page.DocumentElement.GetAttribute("lang")));
    }

    [Fact]
    public async Task A_translated_path_is_read_in_the_language_of_the_page_and_another_is_said_to_be_French()
    {
        using var dutch = await ReaderAsync("nl", "/modules");
        Assert.Equal("nl", Spoken(Saying(dutch, "Een traject")));
        Assert.Equal("nl", Spoken(Saying(dutch, "Twee modules.")));
        using var english = await ReaderAsync("en", "/modules");
        Assert.Equal("fr", Spoken(Saying(english, "Un chemin")));
        Assert.Equal("fr", Spoken(Saying(english, "Deux modules.")));
        await english.GoAsync("/modules/alpha");
        Assert.Equal("fr", Spoken(english.Page.QuerySelector(".crumb span")!));
        Assert.Equal("fr", Spoken(english.Page.QuerySelectorAll("dd span").Single(s => s.TextContent == "Un chemin")));
    }

    [Fact]
    public async Task The_preview_offers_the_languages_of_the_module_and_stays_in_the_one_that_was_chosen()
    {
        using var nadia = await ReaderAsync("fr", "/workshop/preview/alpha", "nadia.tournel");
        Assert.Equal("Module alpha", nadia.Text("h1"));
        Assert.Equal(["Français", "English", "Nederlands"], nadia.Page.QuerySelectorAll(".pvband__langs a").Select(a => a.TextContent));
        await nadia.GoAsync(nadia.Page.QuerySelector(".pvband__langs a[lang=nl]")!.GetAttribute("href")!);
        Assert.Equal(("Alpha in het Nederlands", "nl"), (nadia.Text("h1"), Spoken(nadia.Page.QuerySelector("h1")!)));
        Assert.Equal("nl", nadia.Page.QuerySelector(".pvband__langs [aria-current=page]")!.GetAttribute("lang"));
        await nadia.GoAsync(nadia.Page.QuerySelector("main .btn--act")!.GetAttribute("href")!);
        Assert.Equal(("De les", "nl"), (nadia.Text("h1"), Spoken(nadia.Page.QuerySelector("h1")!)));
        await nadia.GoAsync(nadia.Page.QuerySelector("form[method=get]")!.GetAttribute("action")!.Replace("#check-dit-on", "?check=dit-on&text=schachtbok", StringComparison.Ordinal));
        Assert.Equal("nl", Spoken(Saying(nadia, "schachtbok.")));
        Assert.Equal("/workshop/preview/alpha/in/nl", nadia.Page.QuerySelector(".focusbar a")!.GetAttribute("href"));
        await nadia.GoAsync("/workshop/preview/beta");
        Assert.Null(nadia.Page.QuerySelector(".pvband__langs"));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await nadia.GoAsync("/workshop/preview/beta/in/en")).Answer.StatusCode);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await nadia.GoAsync("/workshop/preview/beta/in/en/la-lecon")).Answer.StatusCode);
    }

    [Fact]
    public async Task A_lesson_kept_for_readers_of_one_language_is_not_served_to_those_of_another()
    {
        foreach (var (lang, lesson) in (ValueTuple<string, string>[])[("fr", "La leçon"), ("en", "The lesson"), ("nl", "De les"), ("en", "The lesson"), ("fr", "La leçon")])
        {
            using var reader = await ReaderAsync(lang, "/modules/alpha/la-lecon");
            Assert.Equal(lesson, reader.Text("h1"));
        }
    }

    [Theory]
    [InlineData("en", "Alpha in English", "What stands over a shaft?")]
    [InlineData("nl", "Alpha in het Nederlands", "Wat staat er boven een schacht?")]
    public async Task A_quiz_is_asked_in_the_language_of_the_page(string lang, string title, string question)
    {
        using var zoe = await ReaderAsync(lang, "/modules/alpha/quiz", "zoe.delattre");
        Assert.Equal(title, zoe.Text(".work > .soft"));
        await zoe.SubmitAsync("form[action$=begin]");
        Assert.Equal(question, zoe.Text("h1"));
        Assert.Empty(zoe.Page.QuerySelectorAll("main [lang]"));
    }

    [Fact]
    public async Task A_quiz_in_French_alone_is_said_to_be_French_before_and_after_the_answer()
    {
        using var zoe = await ReaderAsync("en", "/modules/beta/quiz", "zoe.delattre");
        Assert.Equal("fr", Spoken(Saying(zoe, "Module beta")));
        await zoe.SubmitAsync("form[action$=begin]");
        foreach (var said in (string[])["Dit-on bonjour", "Oui", "un mot gentil"]) Assert.Equal("fr", Spoken(Saying(zoe, said)));
        Assert.Equal("en", Spoken(Saying(zoe, "See a hint")));
        await zoe.SubmitAsync("form#answer", (ResponseForm.Choice, "0"));
        foreach (var said in (string[])["Dit-on bonjour", "Oui", "toujours"]) Assert.Equal("fr", Spoken(Saying(zoe, said)));
        Assert.Equal("en", Spoken(zoe.Page.QuerySelector("#v")!));
        await zoe.GoAsync(zoe.Page.QuerySelector(".dock .btn--act")!.GetAttribute("href")!);
        foreach (var said in (string[])["Dire bonjour", "Dit-on bonjour"]) Assert.Equal("fr", Spoken(Saying(zoe, said)));
    }

    [Theory]
    [InlineData("en", "chevalement")]
    [InlineData("en", "schachtbok")]
    [InlineData("fr", "Headframe")]
    public async Task A_word_of_any_language_of_the_module_is_right_in_all_of_them(string lang, string typed)
    {
        using var zoe = await ReaderAsync(lang, "/modules/alpha/la-lecon", "zoe.delattre");
        await zoe.SubmitAsync("form[action$=check]", (ResponseForm.Text, typed));
        Assert.Equal(lang == "fr" ? "C’est juste." : "That is right.", zoe.Text(".check__v"));
        await zoe.GoAsync("/modules/alpha/quiz");
        await zoe.SubmitAsync("form[action$=begin]");
        await zoe.SubmitAsync("form#answer", (ResponseForm.Text, typed));
        await using var db = _site.OpenDb();
        Assert.Equal([1m, 1m], await db.Set<Training.Web.Progress.ReviewLogRow>().Select(r => r.Credit).ToListAsync(TestContext.Current.CancellationToken));
    }
}
