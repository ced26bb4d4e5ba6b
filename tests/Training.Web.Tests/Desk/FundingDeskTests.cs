// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Certificates;
using Training.Organisations;
using Training.Shared;
using Training.Web.Desk;
using Training.Web.Persistence;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Desk;

/// <summary>Administrators write down who pays for whose training and when for the last time; it stands in the log, and what cannot be is refused in words.</summary>
public sealed class FundingDeskTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DateOnly Today => ParisTime.DayOf(_site.Clock.GetUtcNow());

    private static string Typed(DateOnly day) => AuditFilter.Day(day);

    /// <summary>At an organisation without an agreement.</summary>
    private async Task<(Visitor Agnes, Organisation Organisation)> OpenAsync()
    {
        await using var db = _site.OpenDb();
        var organisation = (await db.Organisations.AsNoTracking().ToListAsync(Stop)).Single(o => o.Name.StartsWith("Coopérative", StringComparison.Ordinal));
        var agnes = await _site.Visit().SignInAsync("agnes.morel");
        return (await agnes.GoAsync(Addresses.DeskOrganisation(organisation.Id)), organisation);
    }

    private async Task<FundingAgreement[]> AgreementsAsync(Guid organisation)
    {
        await using var db = _site.OpenDb();
        return await db.Set<FundingAgreement>().AsNoTracking().Where(a => a.OrganisationId == organisation).OrderBy(a => a.From).ToArrayAsync(Stop);
    }

    private async Task<string[]> LoggedAsync(Guid organisation)
    {
        await using var db = _site.OpenDb();
        return [.. (await db.Set<AuditRow>().Where(r => r.OrganisationId == organisation).OrderBy(r => r.Id).ToListAsync(Stop)).Select(r => $"{r.Action} {r.Detail}")];
    }

    private static string Said(Visitor agnes, string role = "status") => agnes.Text($"[role={role}] .note__t");

    [Fact]
    public async Task An_agreement_is_added_paid_ended_and_taken_back()
    {
        var (agnes, organisation) = await OpenAsync();
        using var _ = agnes;
        var (from, to) = (Today.AddDays(-90), Today.AddDays(-10));
        await agnes.SubmitAsync("form[action$='/fundings']", ("funding", "State"), ("reference", " ADEC-12 "), ("from", Typed(from)), ("to", ""));
        Assert.Equal("Le financement est ajouté", Said(agnes));
        Assert.Equal("État, dossier ADEC-12", agnes.Text(".reg:has(#fundings) h3"));
        Assert.Contains("dernier paiement attendu", agnes.Text(".reg:has(#fundings) .tag"), StringComparison.Ordinal);

        await agnes.SubmitAsync("form[action$='/payment']", ("paid", Typed(Today)));
        Assert.Equal("Le dernier paiement est noté", Said(agnes));
        Assert.Contains($"dernier paiement le {FrenchDates.Day(Today)}", agnes.Text(".reg:has(#fundings)"), StringComparison.Ordinal);

        await agnes.SubmitAsync("form[action^='/desk/fundings'][action$='/change']", ("to", Typed(to)));
        Assert.Equal("Le financement est modifié", Said(agnes));
        var agreement = Assert.Single(await AgreementsAsync(organisation.Id));
        Assert.Equal((Funding.State, "ADEC-12", from, to, Today), (agreement.Funding, agreement.Reference, agreement.From, agreement.To!.Value, agreement.LastPaidOn!.Value));

        await agnes.SubmitAsync("form[action$='/payment']", ("paid", ""));
        Assert.Equal("Le dernier paiement est attendu", Said(agnes));
        await agnes.SubmitAsync("form[action^='/desk/fundings'][action$='/remove']");
        Assert.Equal("Il manque votre confirmation", Said(agnes, "alert"));
        await agnes.SubmitAsync("form[action^='/desk/fundings'][action$='/remove']", ("confirmed", "true"));
        Assert.Equal("Le financement est retiré", Said(agnes));
        Assert.Empty(await AgreementsAsync(organisation.Id));
        Assert.Equal(
            [
                $"funding.added State ADEC-12 {Typed(from)} → …, € …", $"funding.paid State ADEC-12 {Typed(from)} → …, € {Typed(Today)}",
                $"funding.changed State ADEC-12 {Typed(from)} → {Typed(to)}, € {Typed(Today)}", $"funding.paid State ADEC-12 {Typed(from)} → {Typed(to)}, € …",
                $"funding.removed State ADEC-12 {Typed(from)} → {Typed(to)}, € …",
            ],
            await LoggedAsync(organisation.Id));
    }

    [Theory]
    [InlineData("Lottery", "", 0, null, "Il manque qui paie")]
    [InlineData("State", "", null, null, "Il manque le premier jour")]
    [InlineData("State", "", 0, -1, "La fin précède le début")]
    [InlineData("State", "0123456789012345678901234567890123456789012345678901234567890", 0, null, "Ce numéro ne convient pas")]
    public async Task What_cannot_be_is_refused_in_words(string funding, string reference, int? from, int? to, string title)
    {
        var (agnes, organisation) = await OpenAsync();
        using var _ = agnes;
        string In(int? days) => days is { } some ? Typed(Today.AddDays(some)) : "";
        await agnes.SubmitAsync("form[action$='/fundings']", ("funding", funding), ("reference", reference), ("from", In(from)), ("to", In(to)));
        Assert.Equal(title, Said(agnes, "alert"));
        Assert.Empty(await AgreementsAsync(organisation.Id));
        Assert.Empty(await LoggedAsync(organisation.Id));
    }

    [Fact]
    public async Task A_payment_before_the_start_after_today_or_unreadable_changes_nothing()
    {
        var (agnes, organisation) = await OpenAsync();
        using var _ = agnes;
        await agnes.SubmitAsync("form[action$='/fundings']", ("funding", "TrainingFund"), ("from", Typed(Today.AddDays(-5))));
        await agnes.SubmitAsync("form[action$='/payment']", ("paid", Typed(Today)));
        foreach (var (typed, title) in new[]
        {
            (Typed(Today.AddDays(-6)), "Le dernier paiement précède le financement"), (Typed(Today.AddDays(1)), "Ce paiement n’a pas encore eu lieu"), ("31/12/2026", "Un jour ne se lit pas"),
        })
        {
            await agnes.SubmitAsync("form[action$='/payment']", ("paid", typed));
            Assert.Equal(title, Said(agnes, "alert"));
        }

        await agnes.SubmitAsync("form[action^='/desk/fundings'][action$='/change']", ("to", "31/12/2026"));
        Assert.Equal("Un jour ne se lit pas", Said(agnes, "alert"));
        await agnes.SubmitAsync("form[action^='/desk/fundings'][action$='/change']", ("from", Typed(Today.AddDays(1))), ("to", ""));
        Assert.Equal("Le dernier paiement précède le financement", Said(agnes, "alert"));
        Assert.Equal((Today.AddDays(-5), Today), ((await AgreementsAsync(organisation.Id)).Single().From, (await AgreementsAsync(organisation.Id)).Single().LastPaidOn!.Value));
        Assert.Equal(2, (await LoggedAsync(organisation.Id)).Length);
    }

    [Fact]
    public async Task The_same_agreement_is_written_down_once_even_by_two_at_the_same_moment()
    {
        var (agnes, organisation) = await OpenAsync();
        agnes.Dispose();
        var (desk, me) = (_site.Services.GetRequiredService<FundingDesk>(), Guid.NewGuid());
        var form = new FundingForm(Funding.European, "FSE-3", Today, null);
        var problems = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => desk.AddAsync(me, organisation.Id, form))));
        Assert.Equal(3, problems.Count(p => p == "funding-twice"));
        Assert.Null(await desk.AddAsync(me, organisation.Id, form with { From = Today.AddDays(1) }));
        var second = (await AgreementsAsync(organisation.Id))[1];
        Assert.Equal("funding-twice", await desk.ChangeAsync(me, second.Id, form));
        Assert.Equal("missing", await desk.PayAsync(me, Guid.NewGuid(), Today));
        Assert.Equal("missing", await desk.AddAsync(me, Guid.NewGuid(), form));
    }

    [Fact]
    public async Task A_closed_organisation_still_gets_its_last_payment_and_strangers_find_nothing()
    {
        var (agnes, organisation) = await OpenAsync();
        using var _ = agnes;
        await agnes.SubmitAsync("form[action$='/fundings']", ("funding", "TrainingFund"), ("from", Typed(Today)));
        await agnes.GoAsync(Addresses.DeskClosing(organisation.Id));
        await agnes.SubmitAsync("form[action$='/closing']", ("name", organisation.Name));
        await agnes.SubmitAsync("form[action$='/payment']", ("paid", Typed(Today)));
        Assert.Equal("Le dernier paiement est noté", Said(agnes));
        await agnes.PostAsync(Addresses.DeskFunding(Guid.NewGuid(), "payment"), [new("paid", ""), new("__RequestVerificationToken", Battles.Hall.Token(agnes))]);
        Assert.Equal(HttpStatusCode.NotFound, agnes.Answer.StatusCode);
    }

    [Fact]
    public async Task The_retention_page_tells_years_by_payer_and_who_awaits_a_last_payment()
    {
        var (agnes, organisation) = await OpenAsync();
        using var _ = agnes;
        await agnes.GoAsync(Addresses.DeskRetention);
        // The demo's own, which says that it is one.
        Assert.Contains("1 dernier paiement attendu", agnes.Text("main"), StringComparison.Ordinal);
        Assert.Contains("dossier DÉMONSTRATION-1", agnes.Text("main"), StringComparison.Ordinal);
        foreach (var (payer, years) in new[] { ("Fonds propres de l’employeur", "3 ans"), ("Opérateur de compétences (OPCO)", "3 ans"), ("État", "5 ans"), ("Cofinancement européen", "10 ans") })
            Assert.Contains(agnes.Page.QuerySelectorAll("dl.sheet > div"), line => line.QuerySelector("dt")!.TextContent == payer && line.QuerySelector("dd")!.TextContent.Replace('\u00a0', ' ') == years);

        await agnes.GoAsync(Addresses.DeskOrganisation(organisation.Id));
        await agnes.SubmitAsync("form[action$='/fundings']", ("funding", "European"), ("from", Typed(Today)));
        await agnes.GoAsync(Addresses.DeskRetention);
        Assert.NotNull(agnes.Page.QuerySelector($"main li a[href='{Addresses.DeskFundings(organisation.Id)}']"));
        await agnes.GoAsync(Addresses.DeskOrganisation(organisation.Id));
        await agnes.SubmitAsync("form[action$='/payment']", ("paid", Typed(Today)));
        await agnes.GoAsync(Addresses.DeskRetention);
        Assert.Null(agnes.Page.QuerySelector($"main li a[href='{Addresses.DeskFundings(organisation.Id)}']"));
    }
}
