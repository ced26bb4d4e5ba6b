// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Privacy;

/// <summary>A request has a month, stands in a queue, is carried out or refused with a reason, and the person reads each step.</summary>
public sealed class RightsTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static string Ask(string kind) => $"form:has(input[value='{kind}'])[action='{Addresses.AskRights}']";

    [Fact]
    public async Task A_name_is_corrected_and_the_person_reads_the_answer()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Rights);
        await zoe.SubmitAsync(Ask("Rectification"), ("given", "Zoë"), ("family", ""), ("text", ""));
        Assert.Equal("Il manque la moitié du nom", zoe.Text("[role=alert] .note__t"));
        await zoe.SubmitAsync(Ask("Rectification"), ("given", "Zoë"), ("family", "Delâttre"), ("text", ""));
        Assert.Equal("La demande est enregistrée", zoe.Text("[role=status] .note__t"));

        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskRequests);
        Assert.Contains("jours restants", agnes.Text(".tag"), StringComparison.Ordinal);
        await agnes.GoAsync(agnes.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.Contains("Zoë Delâttre", agnes.Text("main"), StringComparison.Ordinal);
        await agnes.SubmitAsync("form[action$='/carry-out']", ("answer", "Corrigé, bonne journée."));
        Assert.Equal("C’est fait, et la personne peut le lire", agnes.Text("[role=status] .note__t"));
        await zoe.GoAsync(Addresses.Rights);
        Assert.Contains("Corrigé, bonne journée.", zoe.Text(".request"), StringComparison.Ordinal);
        await using var db = _site.OpenDb();
        Assert.True(await db.People.AnyAsync(p => p.GivenName == "Zoë" && p.FamilyName == "Delâttre", Stop));
        Assert.Equal(["request.asked", "request.carried-out"], await db.Set<AuditRow>().OrderBy(r => r.Id).Select(r => r.Action).ToListAsync(Stop));
    }

    [Fact]
    public async Task A_name_that_no_document_can_print_is_refused_when_asked_and_when_carried_out()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Rights);
        await zoe.SubmitAsync(Ask("Rectification"), ("given", "Олена"), ("family", "Коваль"), ("text", ""));
        Assert.Equal("Ce nom ne pourrait pas être imprimé", zoe.Text("[role=alert] .note__t"));

        // As if it had been asked before this was known.
        await zoe.SubmitAsync(Ask("Rectification"), ("given", "Olena"), ("family", "Koval"), ("text", ""));
        await using var db = _site.OpenDb();
        await db.Set<RightsRequestRow>().ExecuteUpdateAsync(r => r.SetProperty(x => x.GivenName, "Олена"), Stop);
        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskRequests);
        await agnes.GoAsync(agnes.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        await agnes.SubmitAsync("form[action$='/carry-out']", ("answer", ""));
        Assert.Equal("Ce nom ne pourrait pas être imprimé", agnes.Text("[role=alert] .note__t"));
        Assert.False(await db.People.AnyAsync(p => p.GivenName == "Олена", Stop));
        Assert.Equal(RequestState.Open, (await db.Set<RightsRequestRow>().AsNoTracking().SingleAsync(Stop)).State);
    }

    [Fact]
    public async Task The_clock_is_one_month_and_a_late_answer_shows()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Rights);
        await zoe.SubmitAsync(Ask("Other"), ("text", "Je m’oppose au suivi."));
        await using var db = _site.OpenDb();
        var request = await db.Set<RightsRequestRow>().SingleAsync(Stop);
        Assert.Equal(ParisTime.DayOf(_site.Clock.GetUtcNow()).AddMonths(1), request.DueOn);
        _site.Clock.Advance(TimeSpan.FromDays(33));
        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskRequests);
        Assert.Contains("de retard", agnes.Text(".tag--alert"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_needs_a_reason_and_a_request_can_be_taken_back()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Rights);
        await zoe.SubmitAsync(Ask("Other"), ("text", "Une question"));
        await zoe.SubmitAsync(Ask("Erasure"));
        Assert.Equal("Il manque votre confirmation", zoe.Text("[role=alert] .note__t"));
        await zoe.SubmitAsync(Ask("Erasure"), ("confirmed", "true"));
        await zoe.SubmitAsync(Ask("Erasure"), ("confirmed", "true"));
        Assert.Equal("C’est déjà demandé", zoe.Text("[role=alert] .note__t"));
        var receipt = zoe.Page.QuerySelector(".request a")!.GetAttribute("href")!;
        await zoe.SubmitAsync(".request form");
        Assert.Equal("La demande est retirée", zoe.Text("[role=status] .note__t"));

        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskRequests);
        await agnes.GoAsync(agnes.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        await agnes.SubmitAsync("form[action$='/refuse']", ("answer", " "));
        Assert.Equal("Il manque une réponse", agnes.Text("[role=alert] .note__t"));
        await agnes.SubmitAsync("form[action$='/refuse']", ("answer", "Ce suivi n’existe pas ici."));
        await zoe.GoAsync(Addresses.Rights);
        Assert.Contains("Ce suivi n’existe pas ici.", zoe.Text("main"), StringComparison.Ordinal);

        // The receipt says where it stands, to whoever holds it, and neither who asked nor what was answered.
        using var visitor = await _site.Visit().GoAsync(receipt);
        Assert.Contains("retiré le", visitor.Text(".sheet"), StringComparison.Ordinal);
        Assert.DoesNotContain("Zoé", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_erasure_is_carried_out_from_the_queue_and_the_receipt_says_so()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Rights);
        Assert.Contains("Effacé", zoe.Text("#erasure ~ *, section:has(#erasure)"), StringComparison.Ordinal);
        await zoe.SubmitAsync(Ask("Erasure"), ("confirmed", "true"));
        var receipt = zoe.Page.QuerySelector(".request a")!.GetAttribute("href")!;
        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskRequests);
        await agnes.GoAsync(agnes.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        await agnes.SubmitAsync("form[action$='/carry-out']");
        Assert.Equal("Il manque votre confirmation", agnes.Text("[role=alert] .note__t"));
        await agnes.SubmitAsync("form[action$='/carry-out']", ("confirmed", "true"));
        Assert.Equal("C’est fait, et la personne peut le lire", agnes.Text("[role=status] .note__t"));
        using var visitor = await _site.Visit().GoAsync(receipt);
        Assert.Contains("fait le", visitor.Text(".sheet"), StringComparison.Ordinal);
        using var gone = await _site.Visit().SignInAsync("zoe.delattre");
        Assert.StartsWith("/sign-in", gone.Path, StringComparison.Ordinal);
    }
}
