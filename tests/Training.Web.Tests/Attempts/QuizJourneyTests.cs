// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Modules;
using Training.Web.Attempts;
using Training.Web.Progress;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Attempts;

/// <summary>The quiz as a person without script goes through it, on the real module.</summary>
public sealed class QuizJourneyTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private async Task<Visitor> BeginAsync(string user = "zoe.delattre")
    {
        var visitor = await _site.Visit().SignInAsync(user);
        await visitor.GoAsync("/modules/bassin-minier/quiz");
        return await visitor.SubmitAsync("form[method=post]:has(.btn--act)");
    }

    private sealed record Drawn(Question Question, ImmutableArray<int> Order);

    private Drawn Asked(Visitor visitor)
    {
        var (attempt, position) = Where(visitor);
        using var db = _site.OpenDb();
        var row = db.Set<AttemptQuestionRow>().Single(q => q.AttemptId == attempt && q.Position == position);
        var question = QuestionText.Parse(db.Set<QuestionTextRow>().Single(t => t.Hash == row.TextHash).Json).In("fr");
        return new Drawn(question, [.. row.Order.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(p => int.Parse(p, CultureInfo.InvariantCulture))]);
    }

    private static (Guid Attempt, int Position) Where(Visitor visitor)
    {
        var parts = visitor.Path.Split('?')[0].Split('/');
        return (Guid.Parse(parts[2]), int.Parse(parts[3], System.Globalization.CultureInfo.InvariantCulture));
    }

    private static string Text(int place) => place.ToString(CultureInfo.InvariantCulture);

    /// <summary>The fields that answer a question wholly right, by places on the screen as a browser sends them.</summary>
    private static (string, string)[] RightOf(Drawn drawn) => drawn.Question switch
    {
        ChoiceQuestion q => [.. drawn.Order.Index().Where(o => q.Choices[o.Item].IsRight).Select(o => (ResponseForm.Choice, Text(o.Index)))],
        ShortText q => [(ResponseForm.Text, q.Accepted[0])],
        Numeric q => [(ResponseForm.Text, q.Accepted.MaxBy(a => a.Credit)!.From.ToString(CultureInfo.GetCultureInfo("fr-FR")))],
        Matching q => [.. q.LeftHtml.Select((_, i) => (ResponseForm.Slot(i), Text(drawn.Order.IndexOf(i))))],
        Ordering q => [.. drawn.Order.Select((item, i) => (ResponseForm.Slot(i), Text(item)))],
        _ => throw new ArgumentOutOfRangeException(nameof(drawn)),
    };

    private static (string, string)[] WrongOf(Drawn drawn) => drawn.Question switch
    {
        ChoiceQuestion q => [(ResponseForm.Choice, Text(drawn.Order.Index().First(o => !q.Choices[o.Item].IsRight).Index))],
        Matching q => [.. q.LeftHtml.Select((_, i) => (ResponseForm.Slot(i), Text(drawn.Order.IndexOf((i + 1) % q.LeftHtml.Length))))],
        Ordering => [.. drawn.Order.Select((item, i) => (ResponseForm.Slot(i), Text(drawn.Order.Length - 1 - item)))],
        _ => [(ResponseForm.Text, "0,001 hors sujet")],
    };

    private async Task AnswerAllAsync(Visitor visitor, int right = int.MaxValue)
    {
        for (var n = 0; visitor.Page.QuerySelector("form#answer") is not null; n++)
        {
            var asked = Asked(visitor);
            await visitor.SubmitAsync("form#answer", n < right ? RightOf(asked) : WrongOf(asked));
            await visitor.GoAsync(visitor.Page.QuerySelector(".dock .btn--act")!.GetAttribute("href")!);
        }
    }

    [Fact]
    public async Task A_question_before_its_answer_says_nothing_of_the_key()
    {
        using var visitor = await BeginAsync();
        var asked = Asked(visitor).Question;
        Assert.DoesNotContain("is-right", visitor.Html, StringComparison.Ordinal);
        if (asked is ChoiceQuestion choices)
            Assert.All(choices.Choices.Where(c => c.FeedbackHtml.Length > 0), c => Assert.DoesNotContain(c.FeedbackHtml, visitor.Html, StringComparison.Ordinal));
        Assert.DoesNotContain(asked.ExplanationHtml, visitor.Html, StringComparison.Ordinal);

        // Whatever a choice's markup says, it says for the right one as for the others.
        var shapes = visitor.Page.QuerySelectorAll(".choice").Select(c => string.Join(' ', c.QuerySelector("input")!.Attributes.Where(a => a.Name != "value").Select(a => $"{a.Name}={a.Value}")));
        Assert.InRange(shapes.Distinct().Count(), 0, 1);
    }

    [Fact]
    public async Task Each_answer_is_saved_and_followed_by_its_reason()
    {
        using var visitor = await BeginAsync();
        var asked = Asked(visitor);
        await visitor.SubmitAsync("form#answer", WrongOf(asked));
        Assert.Equal("Pas cette fois, et c’est utile", visitor.Text("#v"));
        Assert.Contains(asked.Question.ExplanationHtml, visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_answer_to_the_same_question_gets_the_first_result()
    {
        using var visitor = await BeginAsync();
        var asked = Asked(visitor);
        using var otherTab = visitor.At(_site);
        await visitor.SubmitAsync("form#answer", WrongOf(asked));
        await otherTab.SubmitAsync("form#answer", RightOf(asked));
        Assert.Equal("Pas cette fois, et c’est utile", otherTab.Text("#v"));
        using var db = _site.OpenDb();
        Assert.Equal(0, db.Set<AttemptAnswerRow>().Single().Credit);
    }

    [Fact]
    public async Task A_quiz_left_in_the_middle_goes_on_where_it_was()
    {
        using var visitor = await BeginAsync();
        await visitor.SubmitAsync("form#answer", RightOf(Asked(visitor)));
        using var elsewhere = await BeginAsync();
        Assert.EndsWith("/2", elsewhere.Path, StringComparison.Ordinal);
        Assert.Equal(Where(visitor).Attempt, Where(elsewhere).Attempt);
    }

    [Fact]
    public async Task A_passed_quiz_lights_the_lamp_finishes_the_path_and_carries_the_establishment()
    {
        using var visitor = await BeginAsync();
        await AnswerAllAsync(visitor);
        Assert.Equal("Lampe allumée", visitor.Text("h1"));
        await using var db = _site.OpenDb();
        var completion = await db.Set<ModuleCompletionRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal("Hôtel de la Gaillette", (await db.Establishments.SingleAsync(e => e.Id == completion.EstablishmentId, TestContext.Current.CancellationToken)).Name);
        Assert.Equal(20, completion.Minutes);
        Assert.Equal("premiers-pas", (await db.Set<PathCompletionRow>().SingleAsync(TestContext.Current.CancellationToken)).PathId);
    }

    [Fact]
    public async Task A_failed_quiz_lights_nothing_and_may_be_taken_again()
    {
        using var visitor = await BeginAsync();
        var first = Where(visitor).Attempt;
        await AnswerAllAsync(visitor, right: 7);
        Assert.Equal("Presque\u00a0: la lampe attend", visitor.Text("h1"));
        using (var db = _site.OpenDb()) Assert.Empty(db.Set<ModuleCompletionRow>());
        await visitor.SubmitAsync("main .actions form");
        Assert.NotEqual(first, Where(visitor).Attempt);
        await AnswerAllAsync(visitor, right: 8);
        Assert.Equal("Lampe allumée", visitor.Text("h1"));
    }

    [Fact]
    public async Task Somebody_elses_attempt_is_simply_not_found()
    {
        using var visitor = await BeginAsync();
        using var stranger = await _site.Visit().SignInAsync("karim.lefebvre");
        await stranger.GoAsync(visitor.Path);
        Assert.Equal(HttpStatusCode.NotFound, stranger.Answer.StatusCode);
    }

    [Fact]
    public async Task An_empty_answer_is_asked_again_in_words()
    {
        using var visitor = await BeginAsync();
        await visitor.SubmitAsync("form#answer");
        Assert.Equal("La réponse n’est pas complète", visitor.Text("[role=alert] .note__t"));
        using var db = _site.OpenDb();
        Assert.Empty(db.Set<AttemptAnswerRow>());
    }

    [Fact]
    public async Task A_form_opened_before_a_restart_is_accepted_after_it()
    {
        using var before = await BeginAsync();
        var asked = Asked(before);
        using var restarted = _site.Restart();
        using var after = before.At(restarted);
        await after.SubmitAsync("form#answer", RightOf(asked));
        Assert.Equal("C’est juste", after.Text("#v"));
    }

    [Fact]
    public async Task A_stale_token_shows_the_page_again_with_the_choice_kept()
    {
        using var visitor = await BeginAsync();
        var right = RightOf(Asked(visitor));
        await visitor.SubmitAsync("form#answer", [.. right, ("__RequestVerificationToken", "worn-out")]);
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        Assert.Equal("La page avait vieilli", visitor.Text("[role=alert] .note__t"));
        Assert.All(right, field => Assert.Contains(field.Item2, visitor.Page.QuerySelectorAll("input[checked], option[selected], .typed input").Select(kept => kept.GetAttribute("value"))));
        using (var db = _site.OpenDb()) Assert.Empty(db.Set<AttemptAnswerRow>());
        await visitor.SubmitAsync("form#answer");
        Assert.Equal("C’est juste", visitor.Text("#v"));
    }
}
