// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.EntityFrameworkCore;
using Training.Web.Certificates;
using Training.Web.Progress;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Certificates;

/// <summary>Before and after many documents are given at once: whose cannot be, and why, is on the page.</summary>
public sealed class GivePageTests : IDisposable
{
    private readonly DocumentsHost _host = new(settings: ("Documents:IssuedAtOnce", "2"));

    public void Dispose() => _host.Dispose();

    private async Task<Guid> FinishedAsync(Guid establishment, string given, string family)
    {
        var person = await _host.AddPersonAsync(given, family);
        await _host.JoinAsync(person, establishment, new DateOnly(2026, 1, 1));
        await Learning.FinishPathAsync(_host, person);
        _host.Clock.Advance(TimeSpan.FromMinutes(1));
        return person;
    }

    private Task<Visitor> VisitAsync(Guid hr, string kind) => _host.Visit(hr).GoAsync($"/portal/documents/give?kind={kind}");

    private static string Shown(Visitor visitor) => WebUtility.HtmlDecode(visitor.Text("main"));

    [Fact]
    public async Task An_attestation_without_signatory_is_named_with_its_reason_and_there_is_no_button()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Carreau", signatory: "");
        await FinishedAsync(establishment, "Zoé", "Delattre");
        var visitor = await VisitAsync(await _host.AddHrAsync(organisation), "EndOfTraining");
        Assert.Contains("Zoé Delattre", Shown(visitor), StringComparison.Ordinal);
        Assert.Contains("n’a pas encore dit qui signe", Shown(visitor), StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("main form[action$='/given']"));
    }

    [Fact]
    public async Task A_name_that_cannot_be_printed_is_told_before_and_after_the_others_are_given()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        await _host.KeepSheetAsync(organisation);
        await FinishedAsync(establishment, "Олена", "Коваль");
        await FinishedAsync(establishment, "Zoé", "Delattre");
        var visitor = await VisitAsync(await _host.AddHrAsync(organisation), "Realisation");
        Assert.Contains("1 document ne peut pas être délivré", Shown(visitor), StringComparison.Ordinal);
        await visitor.SubmitAsync("main form[action$='/given']");
        Assert.Contains("1 document délivré", Shown(visitor), StringComparison.Ordinal);
        Assert.Contains("Олена Коваль", Shown(visitor), StringComparison.Ordinal);
        Assert.Contains("Le signe «\u202fО\u202f» manque", Shown(visitor), StringComparison.Ordinal);
        Assert.DoesNotContain("Zoé Delattre", Shown(visitor), StringComparison.Ordinal);
        Assert.Null(visitor.Page.QuerySelector("main form[action$='/given']"));
    }

    [Fact]
    public async Task A_training_that_is_no_longer_known_is_told()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        await FinishedAsync(establishment, "Zoé", "Delattre");
        await using (var db = _host.Db())
            await db.Set<PathCompletionRow>().ExecuteUpdateAsync(c => c.SetProperty(r => r.PathHash, "perdu").SetProperty(r => r.PathVersion, "0.0.1"));
        Assert.Contains("n’est plus connue", Shown(await VisitAsync(await _host.AddHrAsync(organisation), "EndOfTraining")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_go_looks_at_no_more_than_it_may_give_and_who_is_refused_hides_nobody_behind_them()
    {
        var (organisation, establishment) = await _host.AddOrganisationAsync("Gaillette");
        foreach (var name in new[] { "Олена", "Тарас" }) await FinishedAsync(establishment, name, "Коваль");
        foreach (var name in new[] { "Zoé", "Yann", "Xavier" }) await FinishedAsync(establishment, name, "Delattre");
        var hr = await _host.AddHrAsync(organisation);
        var visitor = await VisitAsync(hr, "EndOfTraining");
        Assert.Null(visitor.Page.QuerySelector("main form[action$='/given']"));
        await visitor.GoAsync(visitor.Page.QuerySelector("main a[href*='after=2']")!.GetAttribute("href")!);
        await visitor.SubmitAsync("main form[action$='/given']");
        Assert.Contains("2 documents délivrés", Shown(visitor), StringComparison.Ordinal);
        var given = await _host.Get<Entitlements>().IssueForHrAsync(hr, Training.Certificates.CertificateKind.EndOfTraining);
        Assert.Equal((0, 1, 2), (given.Given, given.Left, given.Refused.Length));
    }
}
