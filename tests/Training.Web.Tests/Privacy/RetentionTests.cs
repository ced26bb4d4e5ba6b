// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Attempts;
using Training.Web.Battles;
using Training.Web.Certificates;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Privacy;

/// <summary>Each class of data has its day: the job removes it then and not before, and a legal hold goes before all.</summary>
public sealed class RetentionTests : IDisposable
{
    private readonly TestSite _site = new();
    private readonly Traces _traces;

    public RetentionTests() => _traces = new Traces(_site);

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private RetentionJob Job => _site.Services.GetRequiredService<RetentionJob>();

    private async Task<(int Attempts, int Answers, int Reviews, int Seats, int Log)> CountsAsync()
    {
        await using var db = _site.OpenDb();
        return (await db.Set<AttemptRow>().CountAsync(Stop), await db.Set<AttemptAnswerRow>().CountAsync(Stop), await db.Set<ReviewLogRow>().CountAsync(Stop),
            await db.Set<BattlePlayerRow>().CountAsync(Stop), await db.Set<AuditRow>().CountAsync(r => r.Action != RetentionJob.Action, Stop));
    }

    private async Task LogAsync()
    {
        await using var db = _site.OpenDb();
        db.Add(new AuditRow { At = _site.Clock.GetUtcNow(), PersonId = null, Action = "document.downloaded", Subject = "BQ" });
        await db.SaveChangesAsync(Stop);
    }

    [Fact]
    public async Task Answers_battles_and_the_log_go_on_their_day_and_evidence_stays()
    {
        var zoe = await _traces.PersonAsync("zoe.delattre");
        await _traces.LeaveAsync(zoe);
        await LogAsync();
        var before = await CountsAsync();
        Assert.Equal((1, 1, 1, 1, 1), before);
        _site.Clock.Advance(TimeSpan.FromDays(365) - TimeSpan.FromMinutes(1));
        await Job.RunAsync();
        Assert.Equal(before, await CountsAsync());

        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        await Job.RunAsync();
        Assert.Equal((0, 0, 0, 0, 0), await CountsAsync());
        await using var db = _site.OpenDb();
        Assert.Equal(1, await db.Set<BattleTallyRow>().CountAsync(Stop));
        Assert.Equal(1, await db.Set<ModuleCompletionRow>().CountAsync(Stop));
        Assert.Equal(1, await db.Set<LessonReadingRow>().CountAsync(Stop));
        Assert.Equal(1, await db.Set<DocumentContentRow>().CountAsync(Stop));
        Assert.Contains("attempts 1", (await db.Set<AuditRow>().SingleAsync(r => r.Action == RetentionJob.Action, Stop)).Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_attempt_that_a_completion_points_at_stays_with_its_answers()
    {
        await _traces.LeaveAsync(await _traces.PersonAsync("zoe.delattre"));
        await using (var db = _site.OpenDb())
        {
            var attempt = await db.Set<AttemptRow>().Select(a => a.Id).SingleAsync(Stop);
            await db.Set<ModuleCompletionRow>().ExecuteUpdateAsync(c => c.SetProperty(r => r.AttemptId, attempt), Stop);
        }

        _site.Clock.Advance(TimeSpan.FromDays(400));
        await Job.RunAsync();
        Assert.Equal((1, 1), ((await CountsAsync()).Attempts, (await CountsAsync()).Answers));
    }

    [Fact]
    public async Task A_legal_hold_keeps_all_but_the_security_log()
    {
        var (zoe, agnes) = (await _traces.PersonAsync("zoe.delattre"), await _traces.PersonAsync("agnes.morel"));
        await _traces.LeaveAsync(zoe);
        await LogAsync();
        await using var scope = _site.Services.CreateAsyncScope();
        var holds = scope.ServiceProvider.GetRequiredService<LegalHolds>();
        Assert.Equal("nobody", await holds.PlaceAsync(agnes, "personne", null, "Litige"));
        Assert.Equal("reason-missing", await holds.PlaceAsync(agnes, "zoe.delattre", null, " "));
        Assert.Null(await holds.PlaceAsync(agnes, "zoe.delattre", null, "Litige"));
        _site.Clock.Advance(TimeSpan.FromDays(500));
        await Job.RunAsync();
        Assert.Equal((1, 1, 1, 1, 0), await CountsAsync());
        Assert.True(await holds.LiftAsync(agnes, (await holds.ListAsync()).Single().Id));
        await Job.RunAsync();
        Assert.Equal((0, 0, 0, 0), ((await CountsAsync()).Attempts, (await CountsAsync()).Answers, (await CountsAsync()).Reviews, (await CountsAsync()).Seats));
    }

    [Fact]
    public async Task Who_got_a_document_or_awaits_an_answer_is_not_gone()
    {
        var zoe = await _traces.PersonAsync("zoe.delattre");
        var today = ParisTime.DayOf(_site.Clock.GetUtcNow());
        await using var db = _site.OpenDb();
        await db.Memberships.Where(m => m.PersonId == zoe).ExecuteUpdateAsync(m => m.SetProperty(r => r.To, today), Stop);
        _site.Clock.Advance(TimeSpan.FromDays(700));
        var (now, day) = (_site.Clock.GetUtcNow(), today.AddDays(700));
        db.Add(new DocumentRow
        {
            Number = "BQ-TRIAL", Kind = CertificateKind.Participation, PersonId = zoe, TrainingOf = EditionOf.Module, TrainingId = "essai", TrainingVersion = "1.0.0", TrainingHash = "x",
            Modules = "[]", EstablishmentId = null, OrganisationId = null, Template = "1", Issuer = "Briquet", Signatory = "", Sha256 = "x", IssuedAt = now, IssuedOn = day, EarnedOn = day,
        });
        await db.SaveChangesAsync(Stop);
        _site.Clock.Advance(TimeSpan.FromDays(40));
        Assert.Equal(0, (await Job.RunAsync())["idle-accounts"]);

        var request = new RightsRequestRow { Id = Guid.NewGuid(), PersonId = zoe, Receipt = "recu", Kind = RequestKind.Erasure, AskedAt = now, DueOn = day.AddMonths(1) };
        db.Add(request);
        await db.SaveChangesAsync(Stop);
        _site.Clock.Advance(TimeSpan.FromDays(700));
        Assert.Equal(0, (await Job.RunAsync())["idle-accounts"]);

        (request.State, request.DecidedAt) = (RequestState.Refused, _site.Clock.GetUtcNow());
        await db.SaveChangesAsync(Stop);
        Assert.Equal(1, (await Job.RunAsync())["idle-accounts"]);
    }

    [Fact]
    public async Task An_account_that_nothing_ties_to_the_site_goes_after_two_years_and_no_other()
    {
        var zoe = await _traces.PersonAsync("zoe.delattre");
        await using (var db = _site.OpenDb()) Assert.Equal(15, await db.Users.CountAsync(Stop));
        var today = ParisTime.DayOf(_site.Clock.GetUtcNow());
        await using (var db = _site.OpenDb())
            await db.Memberships.Where(m => m.PersonId == zoe).ExecuteUpdateAsync(m => m.SetProperty(r => r.To, today), Stop);
        _site.Clock.Advance(TimeSpan.FromDays(730));
        Assert.Equal(0, (await Job.RunAsync())["idle-accounts"]);
        _site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await Job.RunAsync())["idle-accounts"]);
        Assert.Empty(await _traces.FindAsync("Delattre"));
        await using var after = _site.OpenDb();
        Assert.Equal(14, await after.Users.CountAsync(Stop));
        Assert.Equal(0, (await Job.RunAsync())["idle-accounts"]);
    }

    [Fact]
    public async Task The_two_years_run_from_the_last_use_whatever_of_it_was_purged_since()
    {
        var zoe = await _traces.PersonAsync("zoe.delattre");
        await _traces.LeaveAsync(zoe);
        await LeaveTheHouseAsync(zoe);
        _site.Clock.Advance(TimeSpan.FromDays(700));
        using (await _site.Visit().SignInAsync("zoe.delattre"))
        {
        }

        _site.Clock.Advance(TimeSpan.FromDays(400));
        Assert.Equal(0, (await Job.RunAsync())["idle-accounts"]);
        _site.Clock.Advance(TimeSpan.FromDays(331));
        Assert.Equal(1, (await Job.RunAsync())["idle-accounts"]);
    }

    [Fact]
    public async Task Who_stays_signed_in_uses_the_account_each_day()
    {
        var zoe = await _traces.PersonAsync("zoe.delattre");
        await LeaveTheHouseAsync(zoe);
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        for (var i = 0; i < 4; i++)
        {
            _site.Clock.Advance(TimeSpan.FromHours(15));
            Assert.Equal("/profile", (await visitor.GoAsync("/profile")).Path);
        }

        _site.Clock.Advance(TimeSpan.FromDays(729));
        Assert.Equal(0, (await Job.RunAsync())["idle-accounts"]);
        _site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(1, (await Job.RunAsync())["idle-accounts"]);
    }

    private async Task LeaveTheHouseAsync(Guid person)
    {
        var today = ParisTime.DayOf(_site.Clock.GetUtcNow());
        await using var db = _site.OpenDb();
        await db.Memberships.Where(m => m.PersonId == person).ExecuteUpdateAsync(m => m.SetProperty(r => r.To, today), Stop);
    }

    [Fact]
    public async Task An_attempt_that_nobody_finishes_goes_a_year_after_its_last_answer()
    {
        await _traces.LeaveAsync(await _traces.PersonAsync("zoe.delattre"));
        await using (var db = _site.OpenDb())
        {
            await db.Set<AttemptRow>().ExecuteUpdateAsync(a => a.SetProperty(r => r.FinishedAt, (DateTimeOffset?)null).SetProperty(r => r.Percent, (int?)null), Stop);
            var late = _site.Clock.GetUtcNow().AddDays(30);
            await db.Set<AttemptAnswerRow>().ExecuteUpdateAsync(a => a.SetProperty(r => r.AnsweredAt, late), Stop);
        }

        _site.Clock.Advance(TimeSpan.FromDays(366));
        await Job.RunAsync();
        Assert.Equal((1, 1), ((await CountsAsync()).Attempts, (await CountsAsync()).Answers));
        _site.Clock.Advance(TimeSpan.FromDays(30));
        await Job.RunAsync();
        Assert.Equal((0, 0), ((await CountsAsync()).Attempts, (await CountsAsync()).Answers));
    }

    [Fact]
    public void The_log_may_not_be_set_to_more_than_twelve_months()
    {
        using var site = TestSite.With(("Retention:AuditLog", "400.00:00:00"));
        Assert.Contains("douze mois", Assert.ThrowsAny<Exception>(() => site.Services).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_durations_are_settings_with_these_defaults() => Assert.Equal(
        (365.0, 365.0, 730.0, 365.0, 1095.0),
        (new RetentionOptions().Answers.TotalDays, new RetentionOptions().Battles.TotalDays, new RetentionOptions().IdleAccounts.TotalDays,
            new RetentionOptions().AuditLog.TotalDays, new RetentionOptions().Requests.TotalDays));
}
