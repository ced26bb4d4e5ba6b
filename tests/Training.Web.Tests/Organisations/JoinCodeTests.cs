// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Organisations;

/// <summary>A join code lets people in until it ends, is closed or is replaced; only by HR of the place.</summary>
public sealed class JoinCodeTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private JoinCodes Codes => _site.Services.GetRequiredService<JoinCodes>();

    private async Task<bool> OpensAsync(string code)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Enrolment>().FindByCodeAsync(code) is not null;
    }

    private async Task<(Guid Claire, Guid Hugo, Establishment House)> WhoAsync()
    {
        await using var db = _site.OpenDb();
        var ids = await db.Users.ToDictionaryAsync(u => u.UserName!, u => u.Id);
        return (ids["claire.hennebelle"], ids["hugo.lemaire"], await db.Establishments.SingleAsync(e => e.JoinCode == "GA3TTEAA"));
    }

    [Fact]
    public async Task A_code_ends_after_its_last_day_and_a_new_one_has_none()
    {
        var (claire, _, house) = await WhoAsync();
        Assert.True(await Codes.LimitAsync(claire, house.Id, Codes.Today));
        Assert.True(await OpensAsync("GA3TTEAA"));
        _site.Clock.Advance(ParisTime.Start(Codes.Today.AddDays(1)) - _site.Clock.GetUtcNow());
        Assert.False(await OpensAsync("GA3TTEAA"));
        Assert.True(await Codes.RenewAsync(claire, house.Id));
        Assert.False(await OpensAsync("GA3TTEAA"));
        var renewed = (await Codes.OfAsync(claire)).Single(e => e.Id == house.Id);
        Assert.True(await OpensAsync(renewed.JoinCode));
        Assert.Null(renewed.JoinCodeUntil);
    }

    [Fact]
    public async Task A_closed_code_lets_nobody_in_and_closing_is_logged()
    {
        var (claire, _, house) = await WhoAsync();
        Assert.True(await Codes.RevokeAsync(claire, house.Id));
        Assert.False(await OpensAsync("GA3TTEAA"));
        await using var db = _site.OpenDb();
        Assert.True(await db.Set<AuditRow>().AnyAsync(a => a.Action == "join-code.revoked" && a.PersonId == claire, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_house_s_HR_can_do_nothing()
    {
        var (_, hugo, house) = await WhoAsync();
        Assert.False(await Codes.RevokeAsync(hugo, house.Id));
        Assert.False(await Codes.RenewAsync(hugo, house.Id));
        Assert.DoesNotContain(await Codes.OfAsync(hugo), e => e.Id == house.Id);
        Assert.True(await OpensAsync("GA3TTEAA"));
    }

    [Fact]
    public async Task The_sheet_shows_each_open_code_with_its_square()
    {
        var (claire, _, house) = await WhoAsync();
        using var visitor = await _site.Visit().SignInAsync("claire.hennebelle");
        await visitor.GoAsync("/portal/codes/sheet");
        Assert.Equal(2, visitor.Page.QuerySelectorAll(".codesheet .qr").Length);
        await Codes.RevokeAsync(claire, house.Id);
        await visitor.GoAsync("/portal/codes/sheet");
        Assert.Single(visitor.Page.QuerySelectorAll(".codesheet .qr"));
        await visitor.GoAsync("/portal/codes");
        Assert.Contains("Code fermé", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_last_day_that_cannot_be_read_is_refused_in_words_and_changes_nothing()
    {
        var (claire, _, house) = await WhoAsync();
        var until = Codes.Today.AddDays(9);
        await Codes.LimitAsync(claire, house.Id, until);
        using var visitor = await _site.Visit().SignInAsync("claire.hennebelle");
        await visitor.GoAsync("/portal/codes");
        await visitor.SubmitAsync($"form[action='{Addresses.PortalCode(house.Id, "until")}']", ("until", "31/12/2026"));
        Assert.Equal("Un jour ne se lit pas", visitor.Text("main [role=alert] .note__t"));
        Assert.Equal(until, (await Codes.OfAsync(claire)).Single(e => e.Id == house.Id).JoinCodeUntil);
        // An empty field still takes the end away.
        await visitor.SubmitAsync($"form[action='{Addresses.PortalCode(house.Id, "until")}']", ("until", ""));
        Assert.Null((await Codes.OfAsync(claire)).Single(e => e.Id == house.Id).JoinCodeUntil);
        Assert.Null(visitor.Page.QuerySelector("main [role=alert]"));
    }
}
