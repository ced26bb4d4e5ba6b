// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Web.Layout;
using Training.Web.Modules;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Modules;

/// <summary>A lesson is kept for readers without an account, and for nobody else.</summary>
public sealed class LessonCacheTests : IDisposable
{
    private const string Age = "Age";
    private static readonly string Lesson = Addresses.Lesson("bassin-minier", "inscription");
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_second_reader_is_served_what_the_first_one_was_rendered()
    {
        using var first = await _site.Visit().GoAsync(Lesson);
        using var second = await _site.Visit().GoAsync(Lesson);
        Assert.False(first.Answer.Headers.Contains(Age));
        Assert.True(second.Answer.Headers.Contains(Age));
        Assert.Equal(first.Html, second.Html);
        Assert.Equal("nosniff", Assert.Single(second.Answer.Headers.GetValues("X-Content-Type-Options")));
    }

    [Fact]
    public async Task A_reader_is_given_no_cookie()
    {
        using var first = await _site.Visit().GoAsync(Lesson);
        using var second = await _site.Visit().GoAsync(Lesson);
        Assert.Equal(("", ""), (first.Cookies, second.Cookies));
    }

    [Fact]
    public async Task Who_is_signed_in_has_a_page_with_a_form_of_their_own()
    {
        using var reader = await _site.Visit().GoAsync(Lesson);
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Lesson);
        Assert.False(zoe.Answer.Headers.Contains(Age));
        Assert.NotNull(zoe.Page.QuerySelector("form input[name=__RequestVerificationToken]"));
        using var next = await _site.Visit().GoAsync(Lesson);
        Assert.Null(next.Page.QuerySelector("input[name=__RequestVerificationToken]"));
    }

    [Fact]
    public async Task Theme_language_and_a_checked_answer_are_not_another_reader_s()
    {
        using var plain = await _site.Visit().GoAsync(Lesson);
        using var dark = await _site.Visit().GoAsync(Lesson);
        await dark.SubmitAsync($"form[action='{Addresses.Theme}']");
        Assert.Equal(Theme.Dark, dark.Page.DocumentElement.GetAttribute("data-theme"));
        using var english = _site.Visit();
        await english.PostAsync(Addresses.Language, [new("language", "en"), new("returnUrl", Lesson)]);
        Assert.Equal("en", english.Page.DocumentElement.GetAttribute("lang"));
        using var checking = await _site.Visit().GoAsync($"{Lesson}?check=none");
        Assert.False(checking.Answer.Headers.Contains(Age));
        using var again = await _site.Visit().GoAsync(Lesson);
        Assert.Equal(plain.Html, again.Html);
    }

    [Fact]
    public async Task A_page_that_replaces_another_is_not_served_as_a_whole_visit()
    {
        using var client = _site.Client();
        using var asked = new HttpRequestMessage(HttpMethod.Get, Lesson);
        asked.Headers.TryAddWithoutValidation("Accept", "text/html; blazor-enhanced-nav=on");
        using var first = await client.SendAsync(asked, TestContext.Current.CancellationToken);
        using var visitor = await _site.Visit().GoAsync(Lesson);
        Assert.False(visitor.Answer.Headers.Contains(Age));
    }
}
