// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Training.Web.Privacy;
using Training.Web.Shared;
using Training.Web.Tests.Battles;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Privacy;

/// <summary>The notice comes before the first collection, its reading is kept with the version, and a new version asks again.</summary>
public sealed class NoticeTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task ForgetAsync()
    {
        await using var db = _site.OpenDb();
        var zoe = await db.Users.Where(u => u.UserName == "zoe.delattre").Select(u => u.Id).SingleAsync(Stop);
        await db.Set<NoticeReadingRow>().Where(r => r.PersonId == zoe).ExecuteDeleteAsync(Stop);
    }

    [Fact]
    public async Task Whoever_joins_reads_it_first_and_that_is_kept()
    {
        using var visitor = await _site.Visit().GoAsync(Addresses.JoinEstablishment("GA3TTEAA"));
        Assert.NotNull(visitor.Page.QuerySelector($"main form a[href='{Addresses.Data}']"));
        await visitor.SubmitAsync("main form", ("GivenName", "Ana"), ("FamilyName", "Essai"), ("Password", "trois mots au hasard"));
        Assert.StartsWith(Addresses.Profile, visitor.Path, StringComparison.Ordinal);
        await using var db = _site.OpenDb();
        var reading = await db.Set<NoticeReadingRow>().SingleAsync(r => db.People.Any(p => p.Id == r.PersonId && p.GivenName == "Ana"), Stop);
        Assert.Equal((_site.Services.GetRequiredService<Notices>().Current, "fr", _site.Clock.GetUtcNow()), (reading.Version, reading.Language, reading.At));
    }

    [Fact]
    public async Task An_account_made_by_somebody_else_is_shown_it_before_anything_is_kept()
    {
        await ForgetAsync();
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        Assert.Equal("/notice?returnUrl=%2F", zoe.Path);
        var token = Hall.Token(zoe);
        await zoe.PostAsync(Addresses.Needs, [new("time", "2"), new("__RequestVerificationToken", token)]);
        Assert.StartsWith(Addresses.Notice, zoe.Path, StringComparison.Ordinal);
        await using (var db = _site.OpenDb()) Assert.Empty(db.Set<Training.Web.Accounts.PersonalNeedsRow>());

        await zoe.GoAsync("/modules/bassin-minier?x=1");
        Assert.Equal("/notice?returnUrl=%2Fmodules%2Fbassin-minier%3Fx%3D1", zoe.Path);
        await zoe.SubmitAsync($"form[action='{Addresses.NoticeRead}']");
        Assert.Equal("/modules/bassin-minier?x=1", zoe.Path);
        await zoe.GoAsync(Addresses.Profile);
        Assert.Equal(Addresses.Profile, zoe.Path);
        using var again = await _site.Visit().SignInAsync("zoe.delattre");
        Assert.Equal("/", again.Path);
    }

    [Fact]
    public async Task A_new_version_asks_again_and_costs_nobody_an_answer()
    {
        Notice[] written = [.. Enumerable.Range(1, 2).Select(v => new Notice(v, "fr", new DateOnly(2026, v, 1), $"Notice {v}", $"<p>Version {v}.</p>"))];
        using var site = TestSite.With(services => services.Replace(ServiceDescriptor.Singleton(new Notices(written))));
        await using var db = site.OpenDb();
        var person = await db.Users.Where(u => u.UserName == "zoe.delattre").Select(u => u.Id).SingleAsync(Stop);
        await db.Set<NoticeReadingRow>().Where(r => r.PersonId == person).ExecuteUpdateAsync(r => r.SetProperty(n => n.Version, 1), Stop);

        using var zoe = await site.Visit().SignInAsync("zoe.delattre");
        Assert.Equal("/notice?returnUrl=%2F", zoe.Path);
        Assert.Contains("Version 2.", zoe.Html, StringComparison.Ordinal);
        await zoe.PostAsync(Addresses.Needs, [new("time", "2"), new("__RequestVerificationToken", Hall.Token(zoe))]);
        Assert.True(await db.Set<Training.Web.Accounts.PersonalNeedsRow>().AnyAsync(n => n.PersonId == person, Stop));

        await zoe.GoAsync(Addresses.Notice);
        await zoe.SubmitAsync($"form[action='{Addresses.NoticeRead}']");
        Assert.Equal(Addresses.Profile, (await zoe.GoAsync(Addresses.Profile)).Path);
        Assert.Equal([1, 2], await db.Set<NoticeReadingRow>().Where(r => r.PersonId == person).Select(r => r.Version).Order().ToListAsync(Stop));
    }

    [Theory]
    [InlineData("fr", "Vos données")]
    [InlineData("en", "Your data")]
    [InlineData("nl", "Uw gegevens")]
    public void Every_version_is_written_in_the_three_languages_with_the_same_parts(string language, string title)
    {
        var notices = _site.Services.GetRequiredService<Notices>();
        Assert.Equal(title, notices.Find(notices.Current, language)!.Title);
        foreach (var version in notices.Versions)
        {
            var (here, french) = (notices.Find(version, language)!, notices.Find(version, "fr")!);
            Assert.Equal((language, french.From), (here.Language, here.From));
            Assert.Equal(Parts(french.Html), Parts(here.Html));
        }

        static (int, int) Parts(string html) => (html.Split("<h2").Length, html.Split("<li>").Length);
    }

    [Fact]
    public async Task Help_data_accessibility_and_signing_out_stay_open_before_it_is_read()
    {
        await ForgetAsync();
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        foreach (var address in (string[])[Addresses.Data, Addresses.Help, Addresses.Accessibility, Addresses.NoticeVersion(1)]) Assert.Equal(address, (await zoe.GoAsync(address)).Path);
        await zoe.GoAsync(Addresses.Notice);
        await zoe.SubmitAsync($"form[action='{Addresses.SignOut}']");
        Assert.Equal("/", zoe.Path);
    }
}
