// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Certificates;
using Training.Web.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;
using Training.Web.Tests.Certificates;

namespace Training.Web.Tests.Organisations;

/// <summary>One account keeps an employer and only reads another: each right ends where its organisation does.</summary>
public sealed class ReadOnlyScopeTests : IAsyncLifetime
{
    private sealed record House(Guid Organisation, Guid Establishment, Guid Person, CertificateNumber Number);

    private readonly DocumentsHost _host = new();
    private House _kept = null!, _read = null!;
    private Guid _hr;

    public async ValueTask InitializeAsync()
    {
        (_kept, _read) = (await AddAsync("Gaillette"), await AddAsync("Rivelaine"));
        _hr = await _host.AddHrAsync(_kept.Organisation);
        await _host.AddAsync(new HrScope(_hr, _read.Organisation) { IsReadOnly = true });
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Keeper Mixed => new(_hr, IsAdministrator: false);

    private async Task<House> AddAsync(string name)
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync(name);
        await _host.KeepSheetAsync(organisation);
        var person = await _host.AddPersonAsync("Zoé", name);
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        await Learning.FinishPathAsync(_host, person);
        await _host.Get<Entitlements>().IssueDueAsync(person);
        await using var db = _host.Db();
        Assert.True(CertificateNumber.TryParse(await db.Set<DocumentRow>().Where(d => d.PersonId == person).Select(d => d.Number).SingleAsync(), out var number));
        return new House(organisation, establishment, person, number);
    }

    [Fact]
    public async Task Documents_of_both_are_read_and_taken_but_ended_and_replaced_only_where_one_keeps()
    {
        var life = _host.Get<CertificateLife>();
        foreach (var house in (House[])[_kept, _read])
        {
            var file = await _host.Browser(_hr).GetAsync(Addresses.Document(house.Number.ToString()), Stop);
            Assert.Equal("application/pdf", file.Content.Headers.ContentType?.MediaType);
            var page = await _host.Visit(_hr).GoAsync(Addresses.PortalDocument(house.Number.ToString()));
            Assert.Contains("Claire Hennebelle", page.Text("main"), StringComparison.Ordinal);
            Assert.Equal(house == _kept, page.Page.QuerySelector("a[href$='/revoke']") is not null);
            var act = await _host.Browser(_hr).GetAsync(Addresses.ActOn(house.Number.ToString(), "replace"), Stop);
            Assert.Equal(house == _kept ? HttpStatusCode.OK : HttpStatusCode.NotFound, act.StatusCode);
        }

        Assert.IsType<LifeChange.NotFound>(await life.RevokeAsync(Mixed, _read.Number, "erreur"));
        Assert.IsType<LifeChange.NotFound>(await life.ReplaceAsync(Mixed, _read.Number, "erreur"));
        Assert.Null(await life.CorrectionAsync(Mixed, _read.Number));
        Assert.IsType<LifeChange.Done>(await life.RevokeAsync(Mixed, _kept.Number, "erreur"));
        // Who administers the site acts on any document, whatever else they may read.
        Assert.IsType<LifeChange.Done>(await life.RevokeAsync(Mixed with { IsAdministrator = true }, _read.Number, "erreur"));
    }

    [Fact]
    public async Task What_is_due_is_given_only_to_the_people_whom_one_keeps()
    {
        var entitlements = _host.Get<Entitlements>();
        Assert.Equal(new DueDocuments(0, 1), await entitlements.DueForHrAsync(_hr));
        Assert.Equal(1, (await entitlements.LookForHrAsync(_hr, CertificateKind.Realisation)).Due);
        Assert.Equal(1, (await entitlements.IssueForHrAsync(_hr, CertificateKind.Realisation)).Given);
        await using var db = _host.Db();
        Assert.Equal(_kept.Organisation, await db.Set<DocumentRow>().Where(d => d.Kind == CertificateKind.Realisation).Select(d => d.OrganisationId).SingleAsync(Stop));
    }

    [Fact]
    public async Task The_sheet_that_signs_and_its_stamp_are_those_of_whom_one_keeps()
    {
        var sheets = _host.Get<ProviderSheets>();
        Assert.Equal(_kept.Organisation, Assert.Single(await sheets.OrganisationsAsync(Mixed)).Id);
        var sheet = (await sheets.FindAsync(Mixed, _kept.Organisation))!.Sheet;
        Assert.Null(await sheets.FindAsync(Mixed, _read.Organisation));
        Assert.Null(await sheets.StampAsync(Mixed, _read.Organisation));
        Assert.IsType<SheetKeeping.NotFound>(await sheets.KeepAsync(Mixed, _read.Organisation, sheet with { Signatory = "Quelqu’un d’autre" }, new StampChange()));
        Assert.IsType<SheetKeeping.Kept>(await sheets.KeepAsync(Mixed, _kept.Organisation, sheet, new StampChange()));
    }

    [Fact]
    public async Task A_staff_list_that_names_a_house_where_one_only_reads_is_refused_on_that_line()
    {
        var import = _host.Get<RosterImport>();
        Assert.Equal(_kept.Establishment, Assert.Single(await import.HousesAsync(_hr)).Id);
        var before = await MembershipsAsync();
        var file = Keep("nom;prénom;établissement\nQuidam;Sacha;Maison Rivelaine\n");
        Assert.Equal(RosterFault.EstablishmentUnknown, Assert.Single((await import.TryOutAsync(_hr, file))!.Problems).Fault);
        Assert.NotEmpty((await import.ConfirmAsync(_hr, file))!.Problems);
        // Nobody leaves a house that the list may not name.
        Assert.Empty((await import.ConfirmAsync(_hr, Keep("nom;prénom;établissement\nGaillette;Zoé;Maison Gaillette\n")))!.Left);
        Assert.Equal(before, await MembershipsAsync());

        Guid Keep(string text) => import.Keep(_hr, Encoding.UTF8.GetBytes(text), isWhole: true);
    }

    [Fact]
    public async Task Codes_are_shown_and_changed_only_where_one_keeps()
    {
        var codes = _host.Get<JoinCodes>();
        Assert.Equal(_kept.Establishment, Assert.Single(await codes.OfAsync(_hr)).Id);
        Assert.False(await codes.RevokeAsync(_hr, _read.Establishment));
        Assert.False(await codes.RenewAsync(_hr, _read.Establishment));
        Assert.False(await codes.LimitAsync(_hr, _read.Establishment, null));
        Assert.True(await codes.LimitAsync(_hr, _kept.Establishment, null));
    }

    [Fact]
    public async Task A_fund_is_told_that_it_only_reads_and_is_offered_nothing_to_do()
    {
        var fund = await _host.AddPersonAsync("Solène", "Dubrulle");
        foreach (var house in (House[])[_kept, _read]) await _host.AddAsync(new HrScope(fund, house.Organisation) { IsReadOnly = true });
        var visitor = await _host.Visit(fund).GoAsync(Addresses.Portal);
        Assert.Contains("consultation seulement", visitor.Text("main"), StringComparison.Ordinal);
        Assert.Equal([Addresses.PortalDocuments], Rooms());
        Assert.Equal(2, visitor.Page.QuerySelectorAll("main tbody tr").Length);
        await visitor.GoAsync(Addresses.PortalDocuments);
        Assert.Null(visitor.Page.QuerySelector($"main a[href^='{Addresses.PortalOrganisation}'], main a[href*='/give']"));
        Assert.Equal(2, visitor.Page.QuerySelectorAll("main tbody tr").Length);

        visitor = await _host.Visit(_hr).GoAsync(Addresses.Portal);
        Assert.DoesNotContain("consultation seulement", visitor.Text("main"), StringComparison.Ordinal);
        Assert.Equal([Addresses.PortalRoster, Addresses.PortalDocuments, Addresses.PortalCodes, Addresses.PortalOrganisation], Rooms());

        string[] Rooms() => [.. visitor.Page.QuerySelectorAll("main nav:first-of-type a").Select(a => a.GetAttribute("href")!)];
    }

    [Fact]
    public async Task A_right_that_was_taken_away_opens_nothing_more_from_the_next_request_on()
    {
        Assert.Equal(HttpStatusCode.OK, (await _host.Visit(_hr).GoAsync(Addresses.PortalCodes)).Answer.StatusCode);
        await using (var db = _host.Db()) await db.HrScopes.ExecuteUpdateAsync(s => s.SetProperty(r => r.IsReadOnly, true), Stop);
        Assert.Equal(HttpStatusCode.NotFound, (await _host.Visit(_hr).GoAsync(Addresses.PortalCodes)).Answer.StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _host.Visit(_hr).GoAsync(Addresses.Portal)).Answer.StatusCode);
    }

    private async Task<List<string>> MembershipsAsync()
    {
        await using var db = _host.Db();
        return await db.Memberships.OrderBy(m => m.Id).Select(m => $"{m.PersonId} {m.EstablishmentId} {m.To}").ToListAsync(Stop);
    }
}
