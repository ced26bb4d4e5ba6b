// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Accounts;
using Training.Web.Attempts;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Attempts;

/// <summary>How many attempts there are, when the next one may begin, who gives them back.</summary>
public sealed class AttemptLimitTests : IDisposable
{
    private readonly SmallContent _content = new("attempts: 2\ncooldown: 30m");
    private readonly TestSite _site;

    public AttemptLimitTests() => _site = _content.Site();

    public void Dispose()
    {
        _site.Dispose();
        _content.Dispose();
    }

    private async Task<Visitor> AtQuizAsync(string user = "zoe.delattre") => await (await _site.Visit().SignInAsync(user)).GoAsync(SmallContent.Quiz);

    /// <summary>Answers both questions, the first of them right or not: one right answer in two does not reach the mark.</summary>
    private static async Task AttemptAsync(Visitor visitor, bool isRight = false)
    {
        await visitor.SubmitAsync("form[action$=begin]");
        while (visitor.Page.QuerySelector("form#answer") is not null)
        {
            var right = visitor.Text("h1").StartsWith("Un terril", StringComparison.Ordinal) ? "1" : "0";
            await visitor.SubmitAsync("form#answer", (ResponseForm.Choice, isRight || right == "0" ? right : "0"));
            await visitor.GoAsync(visitor.Page.QuerySelector(".dock .btn--act")!.GetAttribute("href")!);
        }
    }

    private int Attempts()
    {
        using var db = _site.OpenDb();
        return db.Set<AttemptRow>().Count();
    }

    [Fact]
    public async Task The_number_of_attempts_is_said_before_any_is_begun()
    {
        using var visitor = await AtQuizAsync();
        Assert.Contains("Encore 2 essais.", visitor.Text("main"), StringComparison.Ordinal);
        using var stranger = await _site.Visit().GoAsync(SmallContent.Quiz);
        Assert.Contains("Encore 2 essais.", stranger.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task After_a_failure_the_page_says_when_and_refuses_until_then()
    {
        using var visitor = await AtQuizAsync();
        var token = visitor.Page.QuerySelector("form[action$=begin] input")!;
        await AttemptAsync(visitor);
        // The first whole minute at which nobody comes too early.
        var until = ParisTime.Of(_site.Clock.GetUtcNow().AddMinutes(31).AddTicks(-1));
        Assert.Contains("Nouvel essai possible", visitor.Text(".note__t"), StringComparison.Ordinal);
        Assert.Contains($"à {until.Hour}\u00a0h\u00a0{until.Minute:00}", visitor.Text(".note__t"), StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("form[action$=begin]"));

        // A tab that was opened before still has the button.
        await visitor.PostAsync(Addresses.BeginQuiz("essai"), KeyValuePair.Create(token.GetAttribute("name")!, token.GetAttribute("value")!));
        Assert.Equal(SmallContent.Quiz, visitor.Path);
        Assert.Equal(1, Attempts());

        _site.Clock.Advance(TimeSpan.FromMinutes(30));
        await visitor.GoAsync(SmallContent.Quiz);
        Assert.Contains("Encore 1 essai.", visitor.Text("main"), StringComparison.Ordinal);
        await visitor.SubmitAsync("form[action$=begin]");
        Assert.Equal(2, Attempts());
    }

    [Fact]
    public async Task Two_tabs_that_begin_at_once_get_one_attempt()
    {
        var person = await PersonAsync("zoe.delattre");
        var module = _site.Services.GetRequiredService<Catalogue>().Current.FindPublished("essai")!;
        var book = _site.Services.GetRequiredService<AttemptBook>();
        var begun = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => book.StartAsync(person, module))));
        Assert.NotNull(Assert.Single(begun.Distinct()));
        Assert.Equal(1, Attempts());
    }

    [Fact]
    public async Task The_file_itself_refuses_a_second_attempt_under_way()
    {
        using var visitor = await AtQuizAsync();
        await visitor.SubmitAsync("form[action$=begin]");
        await using var db = _site.OpenDb();
        var open = await db.Set<AttemptRow>().SingleAsync(TestContext.Current.CancellationToken);
        db.Add(new AttemptRow
        {
            Id = Guid.NewGuid(), PersonId = open.PersonId, ModuleId = open.ModuleId, ModuleVersion = "1.0.0", ModuleHash = "", QuizId = "quiz", Seed = 0, Pass = 80,
            StartedAt = open.StartedAt,
        });
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task A_trainer_gives_attempts_back_and_it_stands_in_the_log()
    {
        using var learner = await AtQuizAsync();
        await SpendAsync(learner);
        Assert.Contains("zoe.delattre", learner.Text(".note__b"), StringComparison.Ordinal);

        using var trainer = await _site.Visit().SignInAsync("nadia.tournel");
        await trainer.GoAsync("/workshop/attempts?module=essai&user=Zoe.Delattre");
        Assert.Equal("Zoé Delattre n’a plus d’essai", trainer.Text(".note__t"));
        Assert.DoesNotContain("%", trainer.Text("main"), StringComparison.Ordinal);
        await trainer.SubmitAsync("form[action$=give-back]");
        Assert.Equal("Les essais sont rendus à Zoé Delattre", trainer.Text(".note__t"));

        await using (var db = _site.OpenDb())
        {
            var entry = await db.Set<AuditRow>().SingleAsync(TestContext.Current.CancellationToken);
            Assert.Equal((AttemptResets.Action, $"essai/{await PersonAsync("zoe.delattre"):N}"), (entry.Action, entry.Subject));
            Assert.Equal(await PersonAsync("nadia.tournel"), entry.PersonId);
        }

        await learner.GoAsync(SmallContent.Quiz);
        Assert.Equal("Vos essais vous ont été rendus", learner.Text(".note__t"));
        Assert.Contains("Encore 2 essais.", learner.Text("main"), StringComparison.Ordinal);
        _site.Clock.Advance(TimeSpan.FromSeconds(1));
        await AttemptAsync(learner, isRight: true);
        Assert.Equal("Lampe allumée", learner.Text("h1"));
    }

    [Fact]
    public async Task Who_may_still_try_is_given_nothing_and_a_second_post_changes_nothing()
    {
        using var learner = await AtQuizAsync();
        using var trainer = await _site.Visit().SignInAsync("nadia.tournel");
        await trainer.GoAsync("/workshop/attempts?module=essai&user=zoe.delattre");
        Assert.Equal("Zoé Delattre peut encore essayer", trainer.Text(".note__t"));

        await SpendAsync(learner);
        await trainer.GoAsync("/workshop/attempts?module=essai&user=zoe.delattre");
        using var otherTab = trainer.At(_site);
        await trainer.SubmitAsync("form[action$=give-back]");
        await otherTab.SubmitAsync("form[action$=give-back]");
        await using var db = _site.OpenDb();
        Assert.Single(await db.Set<AttemptResetRow>().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Single(await db.Set<AuditRow>().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task An_unknown_user_name_is_said_in_words()
    {
        using var trainer = await _site.Visit().SignInAsync("nadia.tournel");
        await trainer.GoAsync("/workshop/attempts?module=essai&user=zoe");
        Assert.Equal("Personne n’a cet identifiant", trainer.Text("[role=alert] .note__t"));
    }

    [Fact]
    public async Task For_a_learner_the_trainers_page_is_not_there()
    {
        using var learner = await _site.Visit().SignInAsync("zoe.delattre");
        await learner.GoAsync("/workshop/attempts");
        Assert.Equal(HttpStatusCode.NotFound, learner.Answer.StatusCode);
        await learner.PostAsync(Addresses.GiveAttemptsBack, KeyValuePair.Create("module", "essai"), KeyValuePair.Create("user", "zoe.delattre"));
        Assert.Equal(HttpStatusCode.NotFound, learner.Answer.StatusCode);
    }

    [Fact]
    public async Task All_attempts_are_kept_and_the_best_is_the_result()
    {
        _content.Write("");
        SmallContent.Reload(_site);
        using var learner = await AtQuizAsync();
        await AttemptAsync(learner);
        _site.Clock.Advance(TimeSpan.FromHours(1));
        await AttemptAsync(await learner.GoAsync(SmallContent.Quiz), isRight: true);
        _site.Clock.Advance(TimeSpan.FromHours(1));
        await AttemptAsync(await learner.GoAsync(SmallContent.Quiz));
        Assert.Equal("Votre meilleur résultat est gardé", learner.Text("h1"));

        await learner.GoAsync(SmallContent.Quiz);
        var rows = learner.Page.QuerySelectorAll("section[aria-labelledby=attempts] li").Select(r => r.QuerySelector(".row__m")!.TextContent).ToArray();
        Assert.Equal(["50\u00a0%", "100\u00a0%, réussi, meilleur résultat", "50\u00a0%"], rows);
        await using var db = _site.OpenDb();
        Assert.Single(await db.Set<ModuleCompletionRow>().ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task The_result_names_the_lesson_to_read_again_for_each_objective()
    {
        using var learner = await AtQuizAsync();
        await AttemptAsync(learner);
        var lines = learner.Page.QuerySelectorAll("section[aria-labelledby=objectives] dd");
        Assert.Equal(["en cours d’acquisition", "acquis", "non évalué"], lines.Select(l => l.QuerySelector(".tag")!.TextContent));
        Assert.Equal(["/modules/essai/une-lecon", null, null], lines.Select(l => l.QuerySelector("a")?.GetAttribute("href")));
    }

    [Fact]
    public async Task A_better_pass_becomes_the_result_of_the_module_and_a_worse_one_does_not()
    {
        _content.Write("pass: 50");
        SmallContent.Reload(_site);
        using var learner = await AtQuizAsync();
        var results = new List<int>();
        var days = new HashSet<DateTimeOffset>();
        foreach (var isRight in new[] { false, true, false })
        {
            await AttemptAsync(await learner.GoAsync(SmallContent.Quiz), isRight);
            _site.Clock.Advance(TimeSpan.FromHours(1));
            await using var db = _site.OpenDb();
            var completion = await db.Set<ModuleCompletionRow>().SingleAsync(TestContext.Current.CancellationToken);
            results.Add((await db.Set<AttemptRow>().SingleAsync(a => a.Id == completion.AttemptId, TestContext.Current.CancellationToken)).Percent!.Value);
            days.Add(completion.CompletedAt);
        }

        Assert.Equal([50, 100, 100], results);
        Assert.Single(days);
    }

    private async Task SpendAsync(Visitor learner)
    {
        for (var n = 0; n < 2; n++)
        {
            await AttemptAsync(await learner.GoAsync(SmallContent.Quiz));
            _site.Clock.Advance(TimeSpan.FromMinutes(31));
        }
    }

    private async Task<Guid> PersonAsync(string userName)
    {
        await using var db = _site.OpenDb();
        return await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync(TestContext.Current.CancellationToken);
    }
}
