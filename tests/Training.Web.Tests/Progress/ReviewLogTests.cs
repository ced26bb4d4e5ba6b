// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Web.Attempts;
using Training.Web.Progress;
using Training.Web.Tests.Attempts;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Progress;

/// <summary>Every answer of a person goes to the review log, with where it was given.</summary>
public sealed class ReviewLogTests : IDisposable
{
    private const string Lesson = "/modules/essai/une-lecon";

    private readonly SmallContent _content = new();
    private readonly TestSite _site;

    public ReviewLogTests() => _site = _content.Site();

    public void Dispose()
    {
        _site.Dispose();
        _content.Dispose();
    }

    private async Task<Visitor> ReadAsync() => await (await _site.Visit().SignInAsync("zoe.delattre")).GoAsync(Lesson);

    private async Task<List<ReviewLogRow>> LogAsync()
    {
        await using var db = _site.OpenDb();
        return await db.Set<ReviewLogRow>().OrderBy(e => e.Id).ToListAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task A_visitor_answers_a_check_without_token_or_trace()
    {
        using var visitor = await _site.Visit().GoAsync(Lesson);
        Assert.Equal("get", visitor.Page.QuerySelector(".check form")!.GetAttribute("method"));
        Assert.Null(visitor.Page.QuerySelector("input[name^='__']"));
        using var another = await _site.Visit().GoAsync(Lesson);
        Assert.Equal(visitor.Page.QuerySelector("main")!.InnerHtml, another.Page.QuerySelector("main")!.InnerHtml);
        await visitor.GoAsync($"{Lesson}?check=passant&choice=1");
        Assert.Contains("une colline", visitor.Text(".check .why"), StringComparison.Ordinal);
        Assert.Empty(await LogAsync());
    }

    [Theory]
    [InlineData("1", 1)]
    [InlineData("0", 0)]
    public async Task Signed_in_the_same_form_writes_the_log_and_leads_to_the_visitors_address(string choice, int credit)
    {
        using var zoe = await ReadAsync();
        await zoe.SubmitAsync(".check form", (ResponseForm.Choice, choice));
        Assert.Equal($"{Lesson}?choice={choice}&check=passant", zoe.Path);
        Assert.Contains("une colline", zoe.Text(".check .why"), StringComparison.Ordinal);
        var entry = Assert.Single(await LogAsync());
        Assert.Equal(("essai", "passant", 1, "check", credit), (entry.ModuleId, entry.QuestionId, entry.Rev, entry.Source, (int)entry.Credit));
        Assert.Equal(_site.Clock.GetUtcNow(), entry.At);
    }

    [Fact]
    public async Task A_reload_or_a_double_tap_writes_nothing_more_and_a_later_answer_does()
    {
        using var zoe = await ReadAsync();
        using var again = zoe.At(_site);
        await zoe.SubmitAsync(".check form", (ResponseForm.Choice, "0"));
        await zoe.GoAsync(zoe.Path);
        await again.SubmitAsync(".check form", (ResponseForm.Choice, "0"));
        Assert.Single(await LogAsync());
        _site.Clock.Advance(TimeSpan.FromMinutes(1));
        await (await zoe.GoAsync(Lesson)).SubmitAsync(".check form", (ResponseForm.Choice, "1"));
        Assert.Equal([0, 1], (await LogAsync()).Select(e => (int)e.Credit));
    }

    [Theory]
    [InlineData("__RequestVerificationToken", "worn-out")]
    [InlineData("nothing", "given")]
    public async Task A_stale_token_shows_the_reason_and_writes_nothing_and_so_does_no_answer(string field, string value)
    {
        using var zoe = await ReadAsync();
        if (field == "nothing") await zoe.SubmitAsync(".check form");
        else await zoe.SubmitAsync(".check form", (field, value), (ResponseForm.Choice, "1"));
        Assert.StartsWith(Lesson, zoe.Path, StringComparison.Ordinal);
        Assert.Equal(field != "nothing", zoe.Page.QuerySelector(".check .why") is not null);
        Assert.Equal(field == "nothing", zoe.Page.QuerySelector(".check [role=alert]") is not null);
        Assert.Empty(await LogAsync());
    }

    [Fact]
    public async Task The_first_answer_to_a_question_of_the_quiz_is_written_once()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await (await zoe.GoAsync(SmallContent.Quiz)).SubmitAsync("form[action$=begin]");
        using var elsewhere = zoe.At(_site);
        await zoe.SubmitAsync("form#answer", (ResponseForm.Choice, "0"));
        await elsewhere.SubmitAsync("form#answer", (ResponseForm.Choice, "1"));
        var entry = Assert.Single(await LogAsync());
        await using var db = _site.OpenDb();
        var answer = await db.Set<AttemptAnswerRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(("attempt", "essai", answer.Credit), (entry.Source, entry.ModuleId, entry.Credit));
    }
}
