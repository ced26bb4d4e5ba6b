// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Desk;

/// <summary>Administrators make, rename and close organisations, give and end access, appoint and remove; everything stands in the log.</summary>
public sealed class DeskTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private async Task<Visitor> AgnesAsync(string at)
    {
        var agnes = await _site.Visit().SignInAsync("agnes.morel");
        return await agnes.GoAsync(at);
    }

    private async Task<Organisation> OrganisationAsync(string start)
    {
        await using var db = _site.OpenDb();
        return (await db.Organisations.AsNoTracking().ToListAsync(Stop)).Single(o => o.Name.StartsWith(start, StringComparison.Ordinal));
    }

    private async Task<string[]> LoggedAsync()
    {
        await using var db = _site.OpenDb();
        return [.. (await db.Set<AuditRow>().OrderBy(r => r.Id).ToListAsync(Stop)).Select(r => $"{r.Action} {r.Detail}".TrimEnd())];
    }

    [Fact]
    public async Task An_organisation_is_made_renamed_and_given_an_establishment_whose_code_opens()
    {
        using var agnes = await AgnesAsync(Addresses.Desk);
        await agnes.SubmitAsync($"form[action='{Addresses.NewOrganisation}']", ("name", " Fédération des Beffrois "), ("city", "Arras"));
        Assert.Equal("Fédération des Beffrois", agnes.Text("h1"));
        Assert.Equal("L’organisation est inscrite", agnes.Text("[role=status] .note__t"));
        await agnes.SubmitAsync("form[action$='/rename']", ("name", "Union des Beffrois"), ("city", "Arras"));
        Assert.Equal("Union des Beffrois", agnes.Text("h1"));
        await agnes.SubmitAsync("form[action$='/establishments']", ("name", "Beffroi d’Arras"), ("city", "Arras"), ("trade", "Museum"));
        var code = agnes.Text(".entry__head strong");
        using var visitor = await _site.Visit().GoAsync(Addresses.JoinEstablishment(code));
        Assert.Contains("Beffroi d’Arras", visitor.Text(".lead"), StringComparison.Ordinal);
        Assert.Equal(
            ["organisation.created Fédération des Beffrois", "organisation.renamed Fédération des Beffrois → Union des Beffrois", "establishment.added Beffroi d’Arras"],
            await LoggedAsync());
    }

    [Theory]
    [InlineData("", "Lens", "Ce nom ne convient pas")]
    [InlineData("Maison neuve", " ", "Il manque une commune")]
    [InlineData("groupe gaillette (DÉMONSTRATION)", "Lens", "Ce nom est déjà pris")]
    public async Task What_cannot_be_registered_is_refused_in_words_and_stays_typed(string name, string city, string title)
    {
        using var agnes = await AgnesAsync(Addresses.Desk);
        await agnes.SubmitAsync($"form[action='{Addresses.NewOrganisation}']", ("name", name), ("city", city));
        Assert.Equal(title, agnes.Text("[role=alert] .note__t"));
        Assert.Equal(name, agnes.Page.QuerySelector("#name")!.GetAttribute("value") ?? "");
        Assert.Empty(await LoggedAsync());
    }

    [Fact]
    public async Task Closing_asks_for_the_name_ends_memberships_and_keeps_what_was_earned()
    {
        var organisation = await OrganisationAsync("Groupe Gaillette");
        using var agnes = await AgnesAsync(Addresses.DeskClosing(organisation.Id));
        await agnes.SubmitAsync("form[action$='/closing']", ("name", "Groupe"));
        Assert.Equal("Il manque votre confirmation", agnes.Text("[role=alert] .note__t"));
        Assert.Null((await OrganisationAsync("Groupe Gaillette")).ClosedOn);
        await agnes.SubmitAsync("form[action$='/closing']", ("name", organisation.Name));
        Assert.Equal("L’organisation est fermée", agnes.Text("[role=status] .note__t"));

        var today = ParisTime.DayOf(_site.Clock.GetUtcNow());
        await using (var db = _site.OpenDb())
        {
            var memberships = await (from m in db.Memberships join e in db.Establishments on m.EstablishmentId equals e.Id where e.OrganisationId == organisation.Id select m).ToListAsync(Stop);
            Assert.Equal(5, memberships.Count);
            Assert.All(memberships, m => Assert.Equal(today, m.To));
            Assert.True(await db.HrScopes.AnyAsync(s => s.OrganisationId == organisation.Id, Stop));
        }

        using var visitor = await _site.Visit().GoAsync(Addresses.JoinEstablishment("GA3TTEAA"));
        Assert.NotNull(visitor.Page.QuerySelector("form[action='/join']"));
        await agnes.GoAsync(Addresses.DeskClosing(organisation.Id));
        Assert.Equal(HttpStatusCode.NotFound, agnes.Answer.StatusCode);
    }

    [Fact]
    public async Task A_code_is_renewed_and_an_establishment_closed_only_when_confirmed()
    {
        var organisation = await OrganisationAsync("Groupe Gaillette");
        using var agnes = await AgnesAsync(Addresses.DeskOrganisation(organisation.Id));
        await agnes.SubmitAsync("form[action$='/code']");
        using var visitor = await _site.Visit().GoAsync(Addresses.JoinEstablishment("EATAMNET"));
        Assert.NotNull(visitor.Page.QuerySelector("form[action='/join']"));
        await agnes.SubmitAsync("form[action^='/desk/establishments'][action$='/close']");
        Assert.Equal("Il manque votre confirmation", agnes.Text("[role=alert] .note__t"));
        await agnes.SubmitAsync("form[action^='/desk/establishments'][action$='/close']", ("confirmed", "true"));
        Assert.Equal("L’établissement est fermé", agnes.Text("[role=status] .note__t"));
        Assert.Equal(["establishment.code-renewed Estaminet de la Berline", "establishment.closed Estaminet de la Berline"], await LoggedAsync());
    }

    [Fact]
    public async Task A_renewed_code_opens_though_the_one_before_was_closed()
    {
        var organisation = await OrganisationAsync("Groupe Gaillette");
        await using var db = _site.OpenDb();
        var house = await db.Establishments.SingleAsync(e => e.JoinCode == "EATAMNET", Stop);
        house.JoinCodeUntil = ParisTime.DayOf(_site.Clock.GetUtcNow()).AddDays(-1);
        await db.SaveChangesAsync(Stop);
        using var agnes = await AgnesAsync(Addresses.DeskOrganisation(organisation.Id));
        await agnes.SubmitAsync($"form[action='{Addresses.Desk}/establishments/{house.Id:N}/code']");
        await db.Entry(house).ReloadAsync(Stop);
        using var visitor = await _site.Visit().GoAsync(Addresses.JoinEstablishment(house.JoinCode));
        Assert.Contains(house.Name, visitor.Text(".lead"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_training_fund_sees_several_organisations_between_two_days_and_nothing_after()
    {
        var (gaillette, carreau) = (await OrganisationAsync("Groupe Gaillette"), await OrganisationAsync("Coopérative"));
        var today = ParisTime.DayOf(_site.Clock.GetUtcNow());
        using var agnes = await AgnesAsync(Addresses.DeskOrganisation(gaillette.Id));
        foreach (var organisation in (Organisation[])[gaillette, carreau])
        {
            await agnes.GoAsync(Addresses.DeskOrganisation(organisation.Id));
            await agnes.SubmitAsync("form[action$='/partners']", ("user", "theo.vermeersch"), ("right", "read-only"), ("from", $"{today:yyyy-MM-dd}"), ("to", $"{today.AddDays(9):yyyy-MM-dd}"));
            Assert.Equal("L’accès est donné", agnes.Text("[role=status] .note__t"));
        }

        await agnes.SubmitAsync("form[action$='/partners']", ("user", "theo.vermeersch"), ("right", "read-only"), ("from", $"{today:yyyy-MM-dd}"), ("to", $"{today.AddDays(-1):yyyy-MM-dd}"));
        Assert.Equal("La fin précède le début", agnes.Text("[role=alert] .note__t"));
        Assert.Equal(2, await ScopesAsync());

        using var theo = await _site.Visit().SignInAsync("theo.vermeersch");
        Assert.Equal(HttpStatusCode.OK, (await theo.GoAsync(Addresses.Portal)).Answer.StatusCode);
        await agnes.GoAsync(Addresses.DeskPartners);
        Assert.Contains(agnes.Page.QuerySelectorAll(".entry"), e => e.TextContent.Contains("Théo", StringComparison.Ordinal) && e.QuerySelectorAll(".scopes li").Count(li => li.TextContent.Contains("consultation seulement", StringComparison.Ordinal)) == 2);
        Assert.All(await LoggedAsync(), line => Assert.Equal($"scope.given read-only, {today:yyyy-MM-dd} → {today.AddDays(9):yyyy-MM-dd}", line));

        _site.Clock.Advance(ParisTime.Start(today.AddDays(10)) - _site.Clock.GetUtcNow());
        Assert.Equal(0, await ScopesAsync());
    }

    [Fact]
    public async Task What_an_access_allows_is_said_each_time_and_given_again_takes_the_place_of_what_was()
    {
        var carreau = await OrganisationAsync("Coopérative");
        using var agnes = await AgnesAsync(Addresses.DeskOrganisation(carreau.Id));
        Assert.Empty(agnes.Page.QuerySelectorAll("input[name=right][checked]"));
        await agnes.SubmitAsync("form[action$='/partners']", ("user", "theo.vermeersch"));
        Assert.Equal("Dites ce que cet accès permet", agnes.Text("[role=alert] .note__t"));
        Assert.Equal(0, await ScopesAsync());
        await agnes.SubmitAsync("form[action$='/partners']", ("user", "theo.vermeersch"), ("right", "read-only"));
        Assert.Contains("consultation seulement", Shown(), StringComparison.Ordinal);
        await agnes.SubmitAsync("form[action$='/partners']", ("user", "theo.vermeersch"), ("right", "keeping"));
        Assert.Contains("gère", Shown(), StringComparison.Ordinal);
        Assert.Equal(1, await ScopesAsync());
        var today = ParisTime.DayOf(_site.Clock.GetUtcNow());
        Assert.Equal([$"scope.given read-only, {today:yyyy-MM-dd} → …", $"scope.given keeping, {today:yyyy-MM-dd} → …"], await LoggedAsync());

        string Shown() => agnes.Page.QuerySelectorAll("#partners .entry, .entry").Single(e => e.TextContent.Contains("Théo", StringComparison.Ordinal)).QuerySelector(".scopes")!.TextContent;
    }

    [Fact]
    public async Task An_ended_access_is_over_at_once_and_its_end_stands_in_the_log()
    {
        var carreau = await OrganisationAsync("Coopérative");
        using var agnes = await AgnesAsync(Addresses.DeskOrganisation(carreau.Id));
        await agnes.SubmitAsync("form[action$='/partners/end']");
        Assert.Equal("L’accès a pris fin", agnes.Text("[role=status] .note__t"));
        await using var db = _site.OpenDb();
        Assert.False(await db.HrScopes.AnyAsync(s => s.OrganisationId == carreau.Id, Stop));
        Assert.True(await db.HrScopes.IgnoreQueryFilters().AnyAsync(s => s.OrganisationId == carreau.Id, Stop));
        Assert.Equal(["scope.ended"], await LoggedAsync());
    }

    [Fact]
    public async Task A_trainer_is_appointed_and_removed_and_no_administrator_removes_themselves()
    {
        using var agnes = await AgnesAsync(Addresses.DeskTeam);
        await agnes.SubmitAsync($"form[action='{Addresses.Appoint}']", ("user", "Zoe.Delattre"), ("role", "trainer"));
        Assert.Equal("Le rôle est donné", agnes.Text("[role=status] .note__t"));
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        Assert.Equal(HttpStatusCode.OK, (await zoe.GoAsync(Addresses.Workshop)).Answer.StatusCode);

        var form = agnes.Page.QuerySelectorAll($"form[action='{Addresses.RemoveRole}']").Length;
        Assert.Equal(2, form);
        await using (var db = _site.OpenDb())
        {
            var me = await db.Users.Where(u => u.UserName == "agnes.morel").Select(u => u.Id).SingleAsync(Stop);
            await agnes.SubmitAsync($"form[action='{Addresses.RemoveRole}']", ("person", me.ToString()), ("role", "administrator"), ("confirmed", "true"));
            Assert.Equal("On ne se retire pas soi-même de l’administration", agnes.Text("[role=alert] .note__t"));
            var hers = await db.Users.Where(u => u.UserName == "zoe.delattre").Select(u => u.Id).SingleAsync(Stop);
            await agnes.SubmitAsync($"form[action='{Addresses.RemoveRole}']", ("person", hers.ToString()));
            Assert.Equal("Il manque votre confirmation", agnes.Text("[role=alert] .note__t"));
            await agnes.SubmitAsync($"form[action='{Addresses.RemoveRole}']", ("person", hers.ToString()), ("confirmed", "true"));
            Assert.Equal("Le rôle est retiré", agnes.Text("[role=status] .note__t"));
        }

        using var again = await _site.Visit().SignInAsync("zoe.delattre");
        Assert.Equal(HttpStatusCode.NotFound, (await again.GoAsync(Addresses.Workshop)).Answer.StatusCode);
        Assert.Equal(["role.given trainer", "role.removed trainer"], await LoggedAsync());
    }

    private async Task<int> ScopesAsync()
    {
        await using var db = _site.OpenDb();
        return await db.HrScopes.CountAsync(s => db.People.Any(p => p.Id == s.PersonId && p.GivenName == "Théo"), Stop);
    }
}
