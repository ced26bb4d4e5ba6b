// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Certificates;
using Training.Shared;
using Training.Web.Certificates;
using Training.Web.Privacy;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Privacy;

/// <summary>What pays for a training decides when its evidence goes; payments that are written down move the day, nearer or farther.</summary>
public sealed class FundingTests : IDisposable
{
    private readonly TestSite _site = new();
    private readonly Traces _traces;
    private Guid _zoe, _agnes, _organisation;

    public FundingTests() => _traces = new Traces(_site);

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DateOnly Today => ParisTime.DayOf(_site.Clock.GetUtcNow());

    private RightsDesk Desk => _site.Services.GetRequiredService<RightsDesk>();

    private static DateOnly EndOf(int year) => new(year, 12, 31);

    /// <summary>Somebody with a certificat de réalisation earned today at an employer whose only agreement is this one.</summary>
    private async Task<FundingAgreement> CertifyAsync(Funding funding)
    {
        (_zoe, _agnes) = (await _traces.PersonAsync("zoe.delattre"), await _traces.PersonAsync("agnes.morel"));
        await using var db = _site.OpenDb();
        var house = await db.Establishments.SingleAsync(e => db.Memberships.Any(m => m.PersonId == _zoe && m.EstablishmentId == e.Id), Stop);
        _organisation = house.OrganisationId;
        await _traces.LeaveAsync(_zoe, CertificateKind.Realisation, house);
        await db.Set<FundingAgreement>().Where(a => a.OrganisationId == _organisation).ExecuteDeleteAsync(Stop);
        var agreement = new FundingAgreement(Guid.NewGuid(), _organisation) { Funding = funding, Reference = "DOSSIER-7", From = Today.AddDays(-30), To = Today.AddDays(30) };
        db.Add(agreement);
        await db.SaveChangesAsync(Stop);
        return agreement;
    }

    private async Task PayAsync(FundingAgreement agreement, DateOnly? on)
    {
        await using var db = _site.OpenDb();
        await db.Set<FundingAgreement>().Where(a => a.Id == agreement.Id).ExecuteUpdateAsync(a => a.SetProperty(r => r.LastPaidOn, on), Stop);
    }

    private async Task<string> EraseAsync()
    {
        var receipt = (await Desk.AskAsync(_zoe, new RightsForm(RequestKind.Erasure, "", "", "", true))).Receipt!;
        Assert.Null(await Desk.CarryOutAsync(_agnes, (await Desk.QueueAsync()).Single(r => r.Row.Receipt == receipt).Id, "", isConfirmed: true));
        return receipt;
    }

    private async Task<(RequestState State, DateOnly? Until)> AfterTheJobOnAsync(string receipt, DateOnly day)
    {
        _site.Clock.Advance(ParisTime.Start(day) - _site.Clock.GetUtcNow());
        await _site.Services.GetRequiredService<RetentionJob>().RunAsync();
        var request = (await Desk.FindAsync(receipt))!;
        return (request.State, request.Duty?.Until);
    }

    [Fact]
    public async Task While_the_last_payment_is_not_written_down_the_day_moves_on_and_nothing_goes()
    {
        var (agreement, year) = (await CertifyAsync(Funding.State), Today.Year);
        var receipt = await EraseAsync();
        Assert.Equal(EndOf(year + 5), (await Desk.FindAsync(receipt))!.Duty!.Until);
        Assert.Equal((RequestState.PartlyDone, EndOf(year + 11)), await AfterTheJobOnAsync(receipt, EndOf(year + 6)));
        Assert.NotEmpty(await _traces.FindAsync("Delattre"));

        await PayAsync(agreement, Today);
        Assert.Equal((RequestState.PartlyDone, EndOf(year + 11)), await AfterTheJobOnAsync(receipt, EndOf(year + 11)));
        Assert.Equal((RequestState.Done, null), await AfterTheJobOnAsync(receipt, EndOf(year + 11).AddDays(1)));
        Assert.Empty(await _traces.FindAsync("Delattre"));
    }

    [Fact]
    public async Task A_later_day_than_the_one_that_was_told_keeps_the_request_open_and_its_evidence_there()
    {
        var agreement = await CertifyAsync(Funding.TrainingFund);
        var year = Today.Year;
        await PayAsync(agreement, Today);
        var receipt = await EraseAsync();
        Assert.Equal(EndOf(year + 3), (await Desk.FindAsync(receipt))!.Duty!.Until);

        await PayAsync(agreement, EndOf(year + 2));
        Assert.Equal((RequestState.PartlyDone, EndOf(year + 5)), await AfterTheJobOnAsync(receipt, EndOf(year + 3).AddDays(1)));
        Assert.NotEmpty(await _traces.FindAsync("Delattre"));
        Assert.Equal((RequestState.Done, null), await AfterTheJobOnAsync(receipt, EndOf(year + 5).AddDays(1)));
    }

    [Fact]
    public async Task A_payment_that_is_written_down_brings_the_day_nearer()
    {
        var agreement = await CertifyAsync(Funding.European);
        var year = Today.Year;
        var receipt = await EraseAsync();
        Assert.Equal((RequestState.PartlyDone, EndOf(year + 15)), await AfterTheJobOnAsync(receipt, EndOf(year + 5)));
        await PayAsync(agreement, EndOf(year + 1));
        Assert.Equal((RequestState.PartlyDone, EndOf(year + 11)), await AfterTheJobOnAsync(receipt, EndOf(year + 5).AddDays(1)));

        // Ten years were too many: it was the fund that paid, in the first year. The rest goes the same day.
        await using (var db = _site.OpenDb())
            await db.Set<FundingAgreement>().ExecuteUpdateAsync(a => a.SetProperty(r => r.Funding, Funding.TrainingFund).SetProperty(r => r.LastPaidOn, EndOf(year)), Stop);
        Assert.Equal((RequestState.Done, null), await AfterTheJobOnAsync(receipt, EndOf(year + 5).AddDays(2)));
        Assert.Empty(await _traces.FindAsync("Delattre"));
    }

    [Fact]
    public async Task An_agreement_of_another_employer_moves_nothing()
    {
        await CertifyAsync(Funding.TrainingFund);
        await using (var db = _site.OpenDb())
        {
            var other = await db.Organisations.Where(o => o.Id != _organisation).Select(o => o.Id).FirstAsync(Stop);
            db.Add(new FundingAgreement(Guid.NewGuid(), other) { Funding = Funding.European, From = Today.AddDays(-30) });
            await db.SaveChangesAsync(Stop);
        }

        Assert.Equal(EndOf(Today.Year + 3), (await _site.Services.GetRequiredService<Erasure>().PlanAsync(_zoe)).Duty!.Until);
    }

    [Fact]
    public async Task The_person_the_administrators_and_the_receipt_read_until_when_and_why()
    {
        var agreement = await CertifyAsync(Funding.State);
        var (year, open) = (Today.Year, "État\u00a0: le dernier paiement n’est pas encore noté");
        using var zoe = await (await _site.Visit().SignInAsync("zoe.delattre")).GoAsync(Addresses.Rights);
        Assert.Contains($"Gardé au moins jusqu’au {FrenchDates.Day(EndOf(year + 5))}", zoe.Text("main"), StringComparison.Ordinal);
        Assert.Contains(open, zoe.Text("main"), StringComparison.Ordinal);
        Assert.DoesNotContain("DOSSIER-7", zoe.Html, StringComparison.Ordinal);

        await PayAsync(agreement, Today);
        await zoe.GoAsync(Addresses.Rights);
        Assert.Contains($"Gardé jusqu’au {FrenchDates.Day(EndOf(year + 5))}", zoe.Text("main"), StringComparison.Ordinal);
        Assert.Contains($"État, dernier paiement le {FrenchDates.Day(Today)}.", zoe.Text("main"), StringComparison.Ordinal);

        var receipt = await EraseAsync();
        using var visitor = await _site.Visit().GoAsync(Addresses.Receipt(receipt));
        Assert.Contains($"sera effacé après le {FrenchDates.Day(EndOf(year + 5))}. État, dernier paiement", Flat(visitor.Text("main")), StringComparison.Ordinal);
        Assert.DoesNotContain("DOSSIER-7", visitor.Html, StringComparison.Ordinal);
        await PayAsync(agreement, null);
        await visitor.GoAsync(Addresses.Receipt(receipt));
        Assert.Contains($"au plus tôt après le {FrenchDates.Day(EndOf(year + 5))}. {open}", Flat(visitor.Text("main")), StringComparison.Ordinal);

        using var agnes = await (await _site.Visit().SignInAsync("agnes.morel")).GoAsync(Addresses.DeskRequest((await Desk.QueueAsync()).Single().Id));
        Assert.Contains("État, dossier DOSSIER-7", agnes.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public void Years_are_settings_and_those_that_nobody_can_mean_keep_the_site_from_starting()
    {
        Assert.Equal(new RetentionYears(), new DocumentOptions().Retention);
        using (var site = TestSite.With(("Documents:Retention:State", "7")))
            Assert.Equal(new RetentionYears { State = 7 }, site.Services.GetRequiredService<Microsoft.Extensions.Options.IOptions<DocumentOptions>>().Value.Retention);
        using var wrong = TestSite.With(("Documents:Retention:European", "31"));
        Assert.Contains("de 3 à 30 ans", Assert.ThrowsAny<Exception>(() => wrong.Services).ToString(), StringComparison.Ordinal);
    }

    private static string Flat(string text) => string.Join(' ', text.Split([' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
}
