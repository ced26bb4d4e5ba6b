// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Certificates;
using Training.Web.Accounts;
using Training.Web.Certificates;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Certificates;

/// <summary>What becomes of documents, through the pages of who keeps them.</summary>
public sealed class CertificateLifeTests : IAsyncLifetime
{
    private readonly DocumentsHost _host = new();
    private Guid _organisation, _person, _hr, _administrator;
    private CertificateNumber _number;

    private CertificateLife Life => _host.Get<CertificateLife>();

    public async ValueTask InitializeAsync()
    {
        (_organisation, var establishment) = await _host.AddOrganisationAsync("Gaillette");
        (_person, _administrator) = (await _host.AddPersonAsync(), await _host.AddAdministratorAsync());
        _hr = await _host.AddHrAsync(_organisation);
        await _host.JoinAsync(_person, establishment, new DateOnly(2026, 1, 1));
        await Learning.FinishPathAsync(_host, _person);
        await _host.Get<Entitlements>().IssueDueAsync(_person);
        _number = Number(Assert.Single(await _host.Get<CertificateRegistry>().OfAsync(_person)).Number);
    }

    public ValueTask DisposeAsync()
    {
        _host.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CertificateNumber Number(string text) => CertificateNumber.TryParse(text, out var number) ? number : throw new FormatException(text);

    private async Task<CheckedDocument> CheckedAsync(CertificateNumber number) => (await _host.Get<CertificateRegistry>().FindAsync(number))!;

    private async Task RenameAsync(string given)
    {
        await using var db = _host.Db();
        (await db.People.SingleAsync(p => p.Id == _person)).GivenName = given;
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task A_revocation_is_asked_for_twice_told_to_everybody_and_audited()
    {
        var visitor = await _host.Visit(_hr).GoAsync($"/portal/documents/{_number}/revoke");
        Assert.Contains("Il ne vaudra plus rien", visitor.Html);
        await visitor.SubmitAsync("main form", ("reason", ""));
        Assert.Contains("Écrivez un motif.", visitor.Html);
        Assert.Equal(DocumentStatus.Valid, (await CheckedAsync(_number)).Status);
        await visitor.SubmitAsync("main form", ("reason", "délivré par erreur"));
        Assert.Contains("Document révoqué", visitor.Html);
        Assert.DoesNotContain("Révoquer ce document", visitor.Html);

        foreach (var page in new[] { await _host.Browser().GetStringAsync($"/v/{_number}"), await _host.Browser(_person).GetStringAsync($"/documents/{_number}") })
            Assert.Contains("délivré par erreur", WebUtility.HtmlDecode(page));
        Assert.Contains("Révoqué", WebUtility.HtmlDecode(await _host.Browser(_hr).GetStringAsync("/portal/documents")));
        await using var db = _host.Db();
        Assert.True(await db.Set<AuditRow>().AnyAsync(a => a.PersonId == _hr && a.Action == CertificateLife.Revoked && a.Subject == _number.ToString()));
        Assert.IsType<LifeChange.NotNow>(await Life.RevokeAsync(new Keeper(_hr, false), _number, "encore"));
    }

    [Fact]
    public async Task A_corrected_name_makes_a_document_that_takes_the_place_of_the_former()
    {
        Assert.IsType<LifeChange.Unchanged>(await Life.ReplaceAsync(new Keeper(_hr, false), _number, "rien n’a changé"));
        await RenameAsync("Zoëlle");
        var visitor = await _host.Visit(_hr).GoAsync($"/portal/documents/{_number}/replace");
        Assert.Contains("→ Zoëlle Delattre", WebUtility.HtmlDecode(visitor.Html));
        await visitor.SubmitAsync("main form", ("reason", "prénom corrigé"));
        var old = await CheckedAsync(_number);
        Assert.Equal((DocumentStatus.Superseded, "prénom corrigé"), (old.Status, old.End!.Reason));
        var successor = await CheckedAsync(Number(old.End.Successor!));
        Assert.Equal((DocumentStatus.Valid, "Zoëlle Delattre"), (successor.Status, successor.Certificate!.HolderName));
        Assert.Equal("Zoé Delattre", old.Certificate!.HolderName);
        Assert.Equal(old.Certificate.Objectives, successor.Certificate.Objectives);

        // The right is still the same one: asking again gives the document that is worth something.
        Assert.Empty(await _host.Get<Entitlements>().IssueDueAsync(_person));
        Assert.Equal(2, (await _host.Get<CertificateRegistry>().OfAsync(_person)).Count);
        Assert.Contains(successor.Number, await _host.Browser().GetStringAsync($"/v/{_number}"));
    }

    [Fact]
    public async Task A_rectification_replaces_every_document_that_bears_the_former_name()
    {
        Assert.Empty(await Life.CorrectNameAsync(_person, _administrator, "rectification"));
        await RenameAsync("Zoëlle");
        var given = await Life.CorrectNameAsync(_person, _administrator, "rectification");
        Assert.Equal("Zoëlle Delattre", (await CheckedAsync(Number(Assert.Single(given)))).Certificate!.HolderName);
        Assert.Empty(await Life.CorrectNameAsync(_person, _administrator, "rectification"));
    }

    [Fact]
    public async Task Two_keepers_who_replace_at_once_make_one_document()
    {
        await RenameAsync("Zoëlle");
        var changes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => Life.ReplaceAsync(new Keeper(_hr, false), _number, "prénom corrigé"))));
        Assert.Single(changes.OfType<LifeChange.Done>());
        Assert.Equal(2, (await _host.Get<CertificateRegistry>().OfAsync(_person)).Count);
    }

    [Fact]
    public async Task An_administrator_withdraws_a_content_and_the_number_stays()
    {
        var keeper = new Keeper(_administrator, true);
        Assert.Equal(HttpStatusCode.NotFound, (await _host.Visit(_hr).GoAsync($"/portal/documents/{_number}/withdraw")).Answer.StatusCode);
        Assert.IsType<LifeChange.NotFound>(await Life.WithdrawAsync(new Keeper(_hr, false), _number, "demandé"));
        var visitor = await _host.Visit(_administrator, Roles.Administrator).GoAsync($"/portal/documents/{_number}/withdraw");
        await visitor.SubmitAsync("main form", ("reason", "à la demande de la personne"));
        var found = await CheckedAsync(_number);
        Assert.Equal((DocumentStatus.Withdrawn, null), (found.Status, found.Certificate));
        Assert.DoesNotContain("Delattre", await _host.Browser().GetStringAsync($"/v/{_number}"));
        Assert.Contains("Contenu retiré", WebUtility.HtmlDecode(await _host.Browser(_hr).GetStringAsync("/portal/documents")));
        // Its holder still reads that there was one, and what became of it.
        var own = await _host.Visit(_person).GoAsync("/documents");
        Assert.Equal("Retiré", own.Page.QuerySelector($"main a[href*='{_number}'] .tag")?.TextContent.Trim());
        await own.GoAsync(own.Page.QuerySelector($"main a[href*='{_number}']")!.GetAttribute("href")!);
        Assert.Contains("à la demande de la personne", own.Html, StringComparison.Ordinal);
        Assert.IsType<LifeChange.NotNow>(await Life.WithdrawAsync(keeper, _number, "encore"));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_legal_hold_covers_is_withdrawn_by_nobody_until_it_is_lifted(bool isOfPerson)
    {
        var page = $"/portal/documents/{_number}/withdraw";
        var visitor = await _host.Visit(_administrator, Roles.Administrator).GoAsync(page);
        await _host.AddAsync(new LegalHoldRow
        {
            Id = Guid.NewGuid(), PersonId = isOfPerson ? _person : null, OrganisationId = isOfPerson ? null : _organisation, Reason = "Contrôle", PlacedBy = _administrator,
            PlacedAt = _host.Clock.GetUtcNow(),
        });
        // The hold came while the page stood open.
        await visitor.SubmitAsync("main form", ("reason", "à la demande de la personne"));
        Assert.Equal("Une mise en réserve l’interdit", visitor.Text("main [role=alert] .note__t"));
        Assert.Equal((DocumentStatus.Valid, "Zoé Delattre"), ((await CheckedAsync(_number)).Status, (await CheckedAsync(_number)).Certificate!.HolderName));
        await visitor.GoAsync(page);
        Assert.Null(visitor.Page.QuerySelector("main form[action$='/withdrawn']"));
        Assert.Contains("Une mise en réserve l’interdit", visitor.Text("main"), StringComparison.Ordinal);

        await using (var db = _host.Db()) await db.Set<LegalHoldRow>().ExecuteUpdateAsync(h => h.SetProperty(r => r.LiftedAt, _host.Clock.GetUtcNow()));
        Assert.IsType<LifeChange.Done>(await Life.WithdrawAsync(new Keeper(_administrator, true), _number, "demandé"));
    }

    [Fact]
    public async Task A_certificat_de_realisation_is_kept_to_the_end_of_its_third_year_whatever_is_asked()
    {
        await _host.KeepSheetAsync(_organisation);
        await _host.Get<Entitlements>().IssueForHrAsync(_hr, CertificateKind.Realisation);
        var number = Number((await _host.Get<CertificateRegistry>().OfAsync(_person)).Single(d => d.Title == "Certificat de réalisation").Number);
        var keeper = new Keeper(_administrator, true);
        Assert.Equal(new LifeChange.MustBeKept(new DateOnly(2029, 12, 31)), await Life.WithdrawAsync(keeper, number, "demandé"));
        _host.Clock.Advance(new DateTimeOffset(2030, 1, 1, 12, 0, 0, TimeSpan.Zero) - _host.Clock.GetUtcNow());
        Assert.IsType<LifeChange.Done>(await Life.WithdrawAsync(keeper, number, "demandé"));
    }

    [Fact]
    public async Task Whoever_keeps_a_certificat_de_realisation_reads_until_when_and_for_whose_money()
    {
        await _host.KeepSheetAsync(_organisation);
        await _host.Get<Entitlements>().IssueForHrAsync(_hr, CertificateKind.Realisation);
        var number = Number((await _host.Get<CertificateRegistry>().OfAsync(_person)).Single(d => d.Title == "Certificat de réalisation").Number);
        var agreement = new FundingAgreement(Guid.NewGuid(), _organisation) { Funding = Funding.European, Reference = "FSE-3", From = new DateOnly(2026, 3, 14) };
        await _host.AddAsync(agreement);
        var keeper = await _host.Visit(_hr).GoAsync($"/portal/documents/{number}");
        Assert.Contains("il est gardé au moins jusqu’au 31\u00a0décembre 2036. Cofinancement européen, dossier FSE-3\u00a0: le dernier paiement n’est pas encore noté", Flat(keeper), StringComparison.Ordinal);

        await using (var db = _host.Db()) await db.Set<FundingAgreement>().ExecuteUpdateAsync(a => a.SetProperty(r => r.LastPaidOn, new DateOnly(2027, 1, 2)));
        _host.Clock.Advance(TimeSpan.FromDays(3000));
        Assert.Equal(new LifeChange.MustBeKept(new DateOnly(2037, 12, 31)), await Life.WithdrawAsync(new Keeper(_administrator, true), number, "demandé"));
        var administrator = await _host.Visit(_administrator, Roles.Administrator).GoAsync($"/portal/documents/{number}/withdraw");
        Assert.Null(administrator.Page.QuerySelector("main form[action$='/withdrawn']"));
        Assert.Contains("jusqu’au 31\u00a0décembre 2037. Cofinancement européen, dossier FSE-3, dernier paiement le 2\u00a0janvier 2027.", Flat(administrator), StringComparison.Ordinal);

        static string Flat(Visitor visitor) => string.Join(' ', visitor.Text("main").Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task A_document_expires_the_day_after_its_last_one()
    {
        using var host = new DocumentsHost(settings: ("Documents:ValidMonths", "24"));
        var (_, establishment) = await host.AddOrganisationAsync("Gaillette");
        var person = await host.AddPersonAsync();
        await host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        await Learning.FinishPathAsync(host, person);
        await host.Get<Entitlements>().IssueDueAsync(person);
        var number = Number(Assert.Single(await host.Get<CertificateRegistry>().OfAsync(person)).Number);
        Assert.Equal(new DateOnly(2028, 3, 14), (await host.Get<CertificateRegistry>().FindAsync(number))!.Certificate!.ValidUntil);
        host.Clock.Advance(new DateTimeOffset(2028, 3, 14, 12, 0, 0, TimeSpan.Zero) - host.Clock.GetUtcNow());
        Assert.Equal(0, await host.Get<CertificateLife>().ExpireDueAsync());
        host.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Equal(DocumentStatus.Expired, (await host.Get<CertificateRegistry>().FindAsync(number))!.Status);
        Assert.Equal(1, await host.Get<CertificateLife>().ExpireDueAsync());
        Assert.Equal(0, await host.Get<CertificateLife>().ExpireDueAsync());
        Assert.Equal(DocumentStatus.Expired, Assert.Single(await host.Get<CertificateRegistry>().OfAsync(person)).Status);
    }

    [Fact]
    public async Task The_last_day_counts_from_the_day_earned_and_no_correction_moves_it()
    {
        using var host = new DocumentsHost(settings: ("Documents:ValidMonths", "24"));
        var (organisation, establishment) = await host.AddOrganisationAsync("Gaillette");
        var (person, keeper) = (await host.AddPersonAsync(), new Keeper(await host.AddHrAsync(organisation), false));
        await host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        await Learning.FinishPathAsync(host, person);
        host.Clock.Advance(TimeSpan.FromDays(100));
        await host.Get<Entitlements>().IssueDueAsync(person);
        var number = Number(Assert.Single(await host.Get<CertificateRegistry>().OfAsync(person)).Number);
        var (registry, life, last) = (host.Get<CertificateRegistry>(), host.Get<CertificateLife>(), new DateOnly(2028, 3, 14));
        Assert.Equal(last, (await registry.FindAsync(number))!.Certificate!.ValidUntil);

        async Task<CertificateNumber> RenamedAsync(string given)
        {
            await using var db = host.Db();
            (await db.People.SingleAsync(p => p.Id == person)).GivenName = given;
            await db.SaveChangesAsync();
            return Number(Assert.IsType<LifeChange.Done>(await life.ReplaceAsync(keeper, number, "prénom corrigé")).Number);
        }

        host.Clock.Advance(TimeSpan.FromDays(100));
        number = await RenamedAsync("Zoëlle");
        Assert.Equal((last, DocumentStatus.Valid), ((await registry.FindAsync(number))!.Certificate!.ValidUntil!.Value, (await registry.FindAsync(number))!.Status));

        host.Clock.Advance(TimeSpan.FromDays(1000));
        Assert.Equal(1, await life.ExpireDueAsync());
        Assert.IsType<LifeChange.Unchanged>(await life.ReplaceAsync(keeper, number, "qu’il vaille encore"));
        number = await RenamedAsync("Zoé");
        Assert.Equal((last, DocumentStatus.Expired), ((await registry.FindAsync(number))!.Certificate!.ValidUntil!.Value, (await registry.FindAsync(number))!.Status));
        Assert.DoesNotContain(await registry.OfAsync(person), d => d.Status == DocumentStatus.Valid);
    }

    [Fact]
    public async Task A_rectification_that_some_documents_cannot_follow_says_to_the_administrator_which_and_why()
    {
        var desk = _host.Get<Training.Web.Privacy.RightsDesk>();
        await desk.AskAsync(_person, new Training.Web.Privacy.RightsForm(Training.Web.Privacy.RequestKind.Rectification, "Zoëlle", "Delattre", "", false));
        await using (var db = _host.Db()) await db.Organisations.ExecuteUpdateAsync(o => o.SetProperty(x => x.Signatory, ""));
        var visitor = await _host.Visit(_administrator, Roles.Administrator).GoAsync($"/desk/requests/{(await desk.QueueAsync())[0].Id:N}");
        await visitor.SubmitAsync("form:has(input[value='carry-out'])", ("answer", ""));
        var page = WebUtility.HtmlDecode(visitor.Text("main"));
        Assert.Contains("1 document reste à l’ancien nom", page, StringComparison.Ordinal);
        Assert.Contains(_number.ToString(), page, StringComparison.Ordinal);
        Assert.Contains("n’a pas encore dit qui signe", page, StringComparison.Ordinal);

        await using (var db = _host.Db()) await db.Organisations.ExecuteUpdateAsync(o => o.SetProperty(x => x.Signatory, "Bruno Carlier"));
        Assert.IsType<LifeChange.Done>(await Life.ReplaceAsync(new Keeper(_administrator, true), _number, "nom corrigé"));
        await visitor.GoAsync(visitor.Path);
        Assert.DoesNotContain("ancien nom", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_event_and_no_document_is_ever_changed()
    {
        await RenameAsync("Zoëlle");
        await using var db = _host.Db();
        var (before, events) = (await db.Set<DocumentRow>().AsNoTracking().SingleAsync(), await db.Set<DocumentEventRow>().AsNoTracking().SingleAsync());
        var file = await db.Set<DocumentContentRow>().AsNoTracking().SingleAsync();
        Assert.IsType<LifeChange.Done>(await Life.RevokeAsync(new Keeper(_hr, false), _number, "erreur"));
        Assert.IsType<LifeChange.Done>(await Life.ReplaceAsync(new Keeper(_hr, false), _number, "prénom corrigé"));
        Assert.Equivalent(before, await db.Set<DocumentRow>().AsNoTracking().SingleAsync(d => d.Number == before.Number), strict: true);
        Assert.Equivalent(file, await db.Set<DocumentContentRow>().AsNoTracking().SingleAsync(d => d.Number == before.Number), strict: true);
        Assert.Equal(events.At, (await db.Set<DocumentEventRow>().AsNoTracking().SingleAsync(e => e.Id == events.Id)).At);
        Assert.Equal(
            [DocumentStatus.Valid, DocumentStatus.Revoked, DocumentStatus.Superseded], (await CheckedAsync(_number)).Steps.Select(s => s.Status));
    }

    [Fact]
    public async Task Another_organisation_s_partner_reaches_neither_page_nor_act()
    {
        var (other, _) = await _host.AddOrganisationAsync("Carreau");
        var stranger = await _host.AddHrAsync(other);
        foreach (var address in new[] { "", "/revoke", "/replace", "/withdraw" })
            Assert.Equal(HttpStatusCode.NotFound, (await _host.Browser(stranger).GetAsync($"/portal/documents/{_number}{address}")).StatusCode);
        Assert.IsType<LifeChange.NotFound>(await Life.RevokeAsync(new Keeper(stranger, false), _number, "malveillance"));
        Assert.IsType<LifeChange.NotFound>(await Life.ReplaceAsync(new Keeper(stranger, false), _number, "malveillance"));
        Assert.DoesNotContain(_number.ToString(), await _host.Browser(stranger).GetStringAsync("/portal/documents"));
    }

    [Fact]
    public async Task The_holder_sees_who_took_the_file_and_when()
    {
        await _host.Browser(_hr).GetAsync($"/documents/{_number}.pdf");
        var page = WebUtility.HtmlDecode(await _host.Browser(_person).GetStringAsync("/documents"));
        Assert.Contains("Claire Hennebelle, le 14\u00a0mars 2026 à 16\u00a0h\u00a000", page);
        Assert.Contains("Claire Hennebelle", WebUtility.HtmlDecode(await _host.Browser(_hr).GetStringAsync($"/portal/documents/{_number}")));
    }
}
