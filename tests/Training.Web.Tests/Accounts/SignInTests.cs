// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Training.Web.Accounts;
using Training.Web.Site;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Accounts;

public sealed class SignInTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_person_signs_in_and_out()
    {
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        Assert.Equal("Z", visitor.Text(".me"));
        await visitor.GoAsync("/profile");
        await visitor.SubmitAsync("form[action='/sign-out']");
        Assert.Equal("Se connecter", visitor.Text(".signin"));
        await visitor.GoAsync("/profile");
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unknown_name_and_a_wrong_password_get_the_same_words()
    {
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre", "un autre mot de passe");
        var wrong = visitor.Text("[role=alert]");
        await visitor.SignInAsync("personne.inconnue");
        Assert.Equal(wrong, visitor.Text("[role=alert]"));
        Assert.Equal("personne.inconnue", visitor.Page.QuerySelector("#user-name")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Five_wrong_passwords_rest_the_account()
    {
        using var visitor = _site.Visit();
        for (var i = 0; i < 5; i++) await visitor.SignInAsync("zoe.delattre", "un autre mot de passe");
        await visitor.SignInAsync("zoe.delattre");
        Assert.Contains("Après 5\u00a0essais manqués, un compte se repose 15\u00a0minutes", visitor.Text("[role=alert]"), StringComparison.Ordinal);
        using var colleague = await _site.Visit().SignInAsync("lukasz.nowak");
        Assert.Equal("L", colleague.Text(".me").Replace("Ł", "L", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org")]
    public async Task A_sign_in_never_leads_to_another_site(string returnUrl)
    {
        using var visitor = _site.Visit();
        await visitor.GoAsync($"/sign-in?returnUrl={Uri.EscapeDataString(returnUrl)}");
        await visitor.SubmitAsync("main form", ("UserName", "zoe.delattre"), ("Password", Demo.Password));
        Assert.Equal("/", visitor.Path);
    }

    [Fact]
    public async Task A_stale_sign_in_form_keeps_the_name_and_signs_nobody_in()
    {
        using var visitor = _site.Visit();
        await visitor.GoAsync("/sign-in");
        await visitor.SubmitAsync("main form", ("UserName", "zoe.delattre"), ("Password", Demo.Password), ("__RequestVerificationToken", "worn-out"));
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
        Assert.Equal("La page avait vieilli", visitor.Text("[role=alert] .note__t"));
        Assert.Equal("zoe.delattre", visitor.Page.QuerySelector("#user-name")!.GetAttribute("value"));
        await visitor.GoAsync("/");
        Assert.Equal("Se connecter", visitor.Text(".signin"));
    }

    [Fact]
    public async Task Only_who_asks_for_it_stays_signed_in_on_a_device_whose_browser_ends()
    {
        using var counter = await _site.Visit().SignInAsync("zoe.delattre");
        Assert.DoesNotContain(AccountServices.Cookie, counter.Kept);
        using var phone = _site.Visit();
        await phone.GoAsync("/sign-in");
        await phone.SubmitAsync("main form", ("UserName", "zoe.delattre"), ("Password", Demo.Password), ("Stay", "true"));
        Assert.InRange(phone.Kept[AccountServices.Cookie] - _site.Clock.GetUtcNow().UtcDateTime, TimeSpan.FromHours(19.9), TimeSpan.FromHours(20));
        await phone.GoAsync("/profile");
        await phone.SubmitAsync("form[action='/sign-out']");
        Assert.DoesNotContain(AccountServices.Cookie, phone.Kept);
    }

    [Fact]
    public async Task A_forged_sign_out_is_not_carried_out()
    {
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        await visitor.PostAsync("/sign-out");
        await visitor.GoAsync("/");
        Assert.Equal("Z", visitor.Text(".me"));
    }

    [Fact]
    public async Task A_restart_signs_nobody_out()
    {
        using var before = await _site.Visit().SignInAsync("zoe.delattre");
        using var restarted = _site.Restart();
        using var after = before.At(restarted);
        await after.GoAsync("/");
        Assert.Equal("Z", after.Text(".me"));
    }

    [Fact]
    public async Task The_code_of_an_establishment_makes_a_person_with_a_membership()
    {
        using var visitor = _site.Visit();
        await visitor.GoAsync("/join");
        await visitor.GoAsync("/join?typed=ga3t-teaa");
        Assert.Contains("Hôtel de la Gaillette", visitor.Text(".lead"), StringComparison.Ordinal);
        await visitor.SubmitAsync("form[method=post]:has(#given-name)", ("GivenName", "Maëlle"), ("FamilyName", "D’Haene"), ("Password", "trois mots au hasard"));
        Assert.Contains("maelle.dhaene", visitor.Text("[role=status]"), StringComparison.Ordinal);
        using var db = _site.OpenDb();
        var person = db.People.Single(p => p.GivenName == "Maëlle");
        Assert.Equal("Hôtel de la Gaillette", db.Establishments.Single(e => db.Memberships.Any(m => m.PersonId == person.Id && m.EstablishmentId == e.Id)).Name);
    }

    [Fact]
    public async Task Who_joins_on_a_shared_tablet_is_told_whose_account_is_open_and_may_close_it()
    {
        using var tablet = await _site.Visit().SignInAsync("lukasz.nowak");
        await tablet.GoAsync("/join/ga3t-teaa");
        Assert.Equal("Compte ouvert sur cet appareil\u00a0: Łukasz N.", tablet.Text("#who-joins"));
        Assert.Equal("Je suis Łukasz N.\u00a0: rejoindre", tablet.Text("form:has(input[value='join']) button"));
        var other = tablet.Page.QuerySelector("form[action='/sign-out']:has(input[name=back])");
        Assert.Equal("Ce n’est pas moi", other!.QuerySelector("button")!.TextContent.Trim());

        await tablet.SubmitAsync("form[action='/sign-out']:has(input[name=back])");
        Assert.Equal("/join/GA3TTEAA", tablet.Path);
        Assert.Contains("Hôtel de la Gaillette", tablet.Text(".lead"), StringComparison.Ordinal);
        Assert.Null(tablet.Page.QuerySelector("#who-joins"));
        Assert.NotNull(tablet.Page.QuerySelector("#given-name"));
        await tablet.GoAsync("/profile");
        Assert.StartsWith("/sign-in", tablet.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    public async Task A_sign_out_never_leads_to_another_site(string back)
    {
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        await visitor.GoAsync("/profile");
        await visitor.SubmitAsync("form[action='/sign-out']", ("back", back));
        Assert.Equal("/", visitor.Path);
        Assert.Equal("Se connecter", visitor.Text(".signin"));
    }

    [Fact]
    public async Task An_unknown_code_is_told_beside_the_field()
    {
        using var visitor = await _site.Visit().GoAsync("/join?typed=XXXXXXXX");
        Assert.Contains("Aucun établissement n’a ce code", visitor.Text("#code-error"), StringComparison.Ordinal);
        Assert.Equal("XXXXXXXX", visitor.Page.QuerySelector("#code")!.GetAttribute("value"));
    }

    [Fact]
    public async Task A_short_password_is_refused_and_the_names_are_kept()
    {
        using var visitor = await _site.Visit().GoAsync("/join?typed=GA3TTEAA");
        await visitor.SubmitAsync("form[method=post]:has(#given-name)", ("GivenName", "Maëlle"), ("FamilyName", "D’Haene"), ("Password", "court"));
        Assert.Contains("trop court", visitor.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal("Maëlle", visitor.Page.QuerySelector("#given-name")!.GetAttribute("value"));
        using var db = _site.OpenDb();
        Assert.False(db.People.Any(p => p.GivenName == "Maëlle"));
    }
}
