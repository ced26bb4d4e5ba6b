// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Persistence;
using Training.Web.Shared;
using Training.Web.Site;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Accounts;

/// <summary>A password that is known is changed by its owner; one that is lost, by a link that serves once and is handed over.</summary>
public sealed class PasswordTests : IDisposable
{
    private const string Zoe = "zoe.delattre", Fresh = "trois mots au hasard";
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Who_knows_the_password_changes_it_and_only_the_other_devices_are_signed_out()
    {
        using var here = await _site.Visit().SignInAsync(Zoe);
        using var there = await _site.Visit().SignInAsync(Zoe);
        await here.GoAsync(Addresses.Profile);
        await here.SubmitAsync($"form[action='{Addresses.ChangePassword}']", ("old", Demo.Password), ("new", Fresh));
        Assert.Equal("Le mot de passe est changé", here.Text("[role=status] .note__t"));

        _site.Clock.Advance(TimeSpan.FromMinutes(6));
        await there.GoAsync(Addresses.Profile);
        Assert.StartsWith("/sign-in", there.Path, StringComparison.Ordinal);
        await here.GoAsync(Addresses.Profile);
        Assert.Equal(Addresses.Profile, here.Path);
        Assert.False(await OpensAsync(Zoe, Demo.Password));
        Assert.True(await OpensAsync(Zoe, Fresh));
        Assert.Equal([$"password.changed {Zoe} {Zoe}"], await LoggedAsync());
    }

    [Theory]
    [InlineData("un autre mot de passe", Fresh, "L’ancien mot de passe ne va pas")]
    [InlineData("", Fresh, "L’ancien mot de passe ne va pas")]
    [InlineData(Demo.Password, "court", "Ce mot de passe est trop court ou trop simple")]
    public async Task What_cannot_be_accepted_changes_nothing(string old, string wanted, string words)
    {
        using var zoe = await (await _site.Visit().SignInAsync(Zoe)).GoAsync(Addresses.Profile);
        await zoe.SubmitAsync($"form[action='{Addresses.ChangePassword}']", ("old", old), ("new", wanted));
        Assert.Equal(words, zoe.Text("[role=alert] .note__t"));
        Assert.True(await OpensAsync(Zoe, Demo.Password));
        Assert.Empty(await LoggedAsync());
    }

    [Fact]
    public async Task An_administrator_s_link_serves_once_signs_nobody_in_and_uses_up_the_others()
    {
        var spare = await GiveAsync("agnes.morel", Zoe);
        using var agnes = await (await _site.Visit().SignInAsync("agnes.morel")).GoAsync(Addresses.DeskPassword);
        await agnes.SubmitAsync("main form[method=post]", ("user", "Zoe.Delattre"));
        Assert.Contains("Zoé Delattre (zoe.delattre)", agnes.Text("[role=status] .note__t"), StringComparison.Ordinal);
        Assert.Contains("no-store", agnes.Answer.Headers.CacheControl!.ToString(), StringComparison.Ordinal);
        var link = new Uri(agnes.Page.QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery;

        using var zoe = await _site.Visit().GoAsync(link);
        Assert.Contains(Zoe, zoe.Text(".lead"), StringComparison.Ordinal);
        await zoe.SubmitAsync("main form", ("password", "court"));
        Assert.Contains("trop court", zoe.Text("[role=alert]"), StringComparison.Ordinal);
        await zoe.SubmitAsync("main form", ("password", Fresh));
        Assert.StartsWith("/sign-in", zoe.Path, StringComparison.Ordinal);
        Assert.Equal("Le mot de passe est changé", zoe.Text("[role=status] .note__t"));
        await zoe.GoAsync(Addresses.Profile);
        Assert.StartsWith("/sign-in", zoe.Path, StringComparison.Ordinal);

        Assert.True(await OpensAsync(Zoe, Fresh));
        Assert.False(await OpensAsync(Zoe, Demo.Password));
        await IsGoneAsync(link);
        await IsGoneAsync(spare);
        Assert.Equal([$"password.link-given agnes.morel {Zoe}", $"password.link-given agnes.morel {Zoe}", $"password.set-by-link {Zoe} {Zoe}"], await LoggedAsync());
    }

    [Fact]
    public async Task A_link_that_is_used_twice_at_once_sets_one_password()
    {
        var (by, person) = (await IdAsync("agnes.morel"), await IdAsync(Zoe));
        var token = Token(await GiveAsync("agnes.morel", Zoe));
        var results = await Task.WhenAll(Enumerable.Range(0, 2).Select(i => WithAsync(links => links.UseAsync(person, by, token, $"{Fresh} {i}"))));
        Assert.Single(results, r => r is { Succeeded: true });
        Assert.Single(results, r => r is null);
    }

    [Fact]
    public async Task Who_tried_until_the_account_rested_signs_in_right_after_the_link()
    {
        for (var i = 0; i < 5; i++) Assert.False(await OpensAsync(Zoe, "un autre mot de passe"));
        Assert.False(await OpensAsync(Zoe, Demo.Password));
        await UseAsync(await GiveAsync("agnes.morel", Zoe));
        Assert.True(await OpensAsync(Zoe, Fresh));
    }

    [Fact]
    public async Task A_link_wears_out()
    {
        Assert.Equal(TimeSpan.FromHours(24), new AccountOptions().PasswordLink);
        using var brief = TestSite.With(("Accounts:PasswordLink", "00:00:00.0000001"));
        using var agnes = await (await brief.Visit().SignInAsync("agnes.morel")).GoAsync(Addresses.DeskPassword);
        await agnes.SubmitAsync("main form[method=post]", ("user", Zoe));
        using var zoe = await brief.Visit().GoAsync(new Uri(agnes.Page.QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery);
        Assert.Equal("Ce lien ne sert plus", zoe.Text("[role=alert] .note__t"));
    }

    [Fact]
    public async Task An_HR_partner_gives_a_link_to_somebody_of_theirs()
    {
        using var claire = await (await _site.Visit().SignInAsync("claire.hennebelle")).GoAsync(Addresses.PortalPerson(await IdAsync(Zoe)));
        await claire.GoAsync(claire.Page.QuerySelector("#password a, a[href$='/password']")!.GetAttribute("href")!);
        Assert.Equal("Mot de passe perdu", claire.Text("h1"));
        await claire.SubmitAsync("main form[method=post]");
        await UseAsync(new Uri(claire.Page.QuerySelector("#link")!.GetAttribute("value")!).PathAndQuery);
        Assert.True(await OpensAsync(Zoe, Fresh));
    }

    [Theory]
    [InlineData("claire.hennebelle", Zoe, "nothing", true)]
    [InlineData("claire.hennebelle", Zoe, "past HR partner", true)]
    [InlineData("claire.hennebelle", "karim.lefebvre", "nothing", false)]
    [InlineData("claire.hennebelle", Zoe, "left", false)]
    [InlineData("claire.hennebelle", Zoe, "second employer", false)]
    [InlineData("claire.hennebelle", Zoe, "trainer", false)]
    [InlineData("claire.hennebelle", Zoe, "HR partner", false)]
    [InlineData("claire.hennebelle", "claire.hennebelle", "nothing", false)]
    [InlineData("claire.hennebelle", "agnes.morel", "nothing", false)]
    [InlineData("solene.dubrulle", Zoe, "nothing", false)]
    [InlineData("nadia.tournel", Zoe, "nothing", false)]
    [InlineData("lukasz.nowak", Zoe, "nothing", false)]
    [InlineData("agnes.morel", Zoe, "trainer", true)]
    [InlineData("agnes.morel", "claire.hennebelle", "nothing", true)]
    [InlineData("agnes.morel", "agnes.morel", "nothing", false)]
    public async Task Only_who_may_gives_a_link(string by, string to, string what, bool may)
    {
        await ChangeAsync(to, what);
        var (giver, person) = (await IdAsync(by), await IdAsync(to));
        Assert.Equal(may, await WithAsync(links => links.GiveAsync(giver, person)) is not null);
        Assert.Equal(may ? 1 : 0, (await LoggedAsync()).Length);
    }

    [Theory]
    [InlineData(Zoe, "trainer")]
    [InlineData(Zoe, "HR partner")]
    [InlineData(Zoe, "left")]
    [InlineData("claire.hennebelle", "access ended")]
    public async Task A_link_outlives_neither_the_right_of_its_giver_nor_the_lack_of_rights_of_its_holder(string who, string what)
    {
        var link = await GiveAsync("claire.hennebelle", Zoe);
        await ChangeAsync(who, what);
        await IsGoneAsync(link);
        var (by, person) = (await IdAsync("claire.hennebelle"), await IdAsync(Zoe));
        Assert.Null(await WithAsync(links => links.UseAsync(person, by, Token(link), Fresh)));
        Assert.True(await OpensAsync(Zoe, Demo.Password));
    }

    [Fact]
    public async Task No_link_passes_for_another_s()
    {
        var (link, person) = (await GiveAsync("claire.hennebelle", Zoe), await IdAsync(Zoe));
        await IsGoneAsync(Addresses.NewPassword(person, PasswordLinks.Console, Token(link)));
        await IsGoneAsync(Addresses.NewPassword(person, await IdAsync("agnes.morel"), Token(link)));
        await IsGoneAsync(Addresses.NewPassword(await IdAsync("lukasz.nowak"), await IdAsync("claire.hennebelle"), Token(link)));
        await IsGoneAsync(Addresses.NewPassword(person, await IdAsync("claire.hennebelle"), "n’importe quoi"));
    }

    [Fact]
    public async Task The_last_administrator_is_let_in_again_from_the_console()
    {
        var agnes = await IdAsync("agnes.morel");
        var link = await WithAsync(links => links.GiveAsync(PasswordLinks.Console, agnes));
        await UseAsync(link!.Path);
        Assert.True(await OpensAsync("agnes.morel", Fresh));
        Assert.Equal(["password.link-given  agnes.morel", "password.set-by-link agnes.morel agnes.morel"], await LoggedAsync());
    }

    private async Task ChangeAsync(string user, string what)
    {
        var (person, today) = (await IdAsync(user), ParisTime.DayOf(_site.Clock.GetUtcNow()));
        await using var db = _site.OpenDb();
        var elsewhere = await db.Establishments.SingleAsync(e => e.JoinCode == "TAXCARRE", Stop);
        switch (what)
        {
            case "left":
                await db.Memberships.Where(m => m.PersonId == person).ExecuteUpdateAsync(m => m.SetProperty(r => r.To, today.AddDays(-1)), Stop);
                break;
            case "second employer":
                db.Add(new Membership { Id = Guid.NewGuid(), PersonId = person, EstablishmentId = elsewhere.Id, From = today });
                break;
            case "trainer":
                db.Add(new IdentityUserRole<Guid> { UserId = person, RoleId = await db.Roles.Where(r => r.Name == Roles.Trainer).Select(r => r.Id).SingleAsync(Stop) });
                break;
            case "HR partner":
                db.Add(new HrScope(person, elsewhere.OrganisationId) { IsReadOnly = true, From = today.AddDays(5) });
                break;
            case "past HR partner":
                db.Add(new HrScope(person, elsewhere.OrganisationId) { From = today.AddDays(-9), To = today.AddDays(-1) });
                break;
            case "access ended":
                await db.HrScopes.Where(s => s.PersonId == person).ExecuteUpdateAsync(s => s.SetProperty(r => r.To, today.AddDays(-1)), Stop);
                break;
        }

        await db.SaveChangesAsync(Stop);
    }

    private async Task<string> GiveAsync(string by, string to)
    {
        var (giver, person) = (await IdAsync(by), await IdAsync(to));
        return (await WithAsync(links => links.GiveAsync(giver, person)))!.Path;
    }

    private async Task UseAsync(string link)
    {
        using var visitor = await _site.Visit().GoAsync(link);
        await visitor.SubmitAsync("main form", ("password", Fresh));
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
    }

    private async Task IsGoneAsync(string link)
    {
        using var visitor = await _site.Visit().GoAsync(link);
        Assert.Equal("Ce lien ne sert plus", visitor.Text("[role=alert] .note__t"));
        Assert.Null(visitor.Page.QuerySelector("#password"));
    }

    private async Task<bool> OpensAsync(string user, string password)
    {
        using var visitor = await _site.Visit().SignInAsync(user, password);
        return !visitor.Path.StartsWith("/sign-in", StringComparison.Ordinal);
    }

    private static string Token(string link) => Uri.UnescapeDataString(link[(link.IndexOf("token=", StringComparison.Ordinal) + 6)..]);

    private async Task<T> WithAsync<T>(Func<PasswordLinks, Task<T>> act)
    {
        await using var scope = _site.Services.CreateAsyncScope();
        return await act(scope.ServiceProvider.GetRequiredService<PasswordLinks>());
    }

    private async Task<Guid> IdAsync(string user)
    {
        await using var db = _site.OpenDb();
        return await db.Users.Where(u => u.UserName == user).Select(u => u.Id).SingleAsync(Stop);
    }

    /// <summary>What stands in the log: the action, by whom, about whom.</summary>
    private async Task<string[]> LoggedAsync()
    {
        await using var db = _site.OpenDb();
        var names = await db.Users.ToDictionaryAsync(u => u.Id, u => u.UserName, Stop);
        return [.. (await db.Set<AuditRow>().OrderBy(r => r.Id).ToListAsync(Stop)).Select(r => $"{r.Action} {(r.PersonId is { } by ? names[by] : "")} {names[Guid.Parse(r.Subject)]}")];
    }
}
