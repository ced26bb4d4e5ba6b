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

    private static string Form(string name) => $"form:has(input[name='_handler'][value='{name}'])";

    [Fact]
    public async Task A_name_is_corrected_and_the_person_reads_the_answer()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Rights);
        await zoe.SubmitAsync(Form("rectification"), ("given", "Zoë"), ("family", ""), ("text", ""));
        Assert.Equal("Il manque la moitié du nom", zoe.Text("[role=alert] .note__t"));
        Assert.Equal("Zoë", zoe.Page.QuerySelector("#given")!.GetAttribute("value"));
        await zoe.SubmitAsync(Form("rectification"), ("given", "Zoë"), ("family", "Delâttre"), ("text", ""));
        Assert.Equal("La demande est enregistrée", zoe.Text("[role=status] .note__t"));

        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskRequests);
        Assert.Contains("jours restants", agnes.Text(".tag"), StringComparison.Ordinal);
        await agnes.GoAsync(agnes.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        Assert.Contains("Zoë Delâttre", agnes.Text("main"), StringComparison.Ordinal);
        await agnes.SubmitAsync(Form("carry-out"), ("answer", "Corrigé, bonne journée."));
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
        await zoe.SubmitAsync(Form("rectification"), ("given", "Олена"), ("family", "Коваль"), ("text", ""));
        Assert.Equal("Ce nom ne pourrait pas être imprimé", zoe.Text("[role=alert] .note__t"));

        // As if it had been asked before this was known.
        await zoe.SubmitAsync(Form("rectification"), ("given", "Olena"), ("family", "Koval"), ("text", ""));
        await using var db = _site.OpenDb();
        await db.Set<RightsRequestRow>().ExecuteUpdateAsync(r => r.SetProperty(x => x.GivenName, "Олена"), Stop);
        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskRequests);
        await agnes.GoAsync(agnes.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        await agnes.SubmitAsync(Form("carry-out"), ("answer", "Voilà"));
        Assert.Equal("Ce nom ne pourrait pas être imprimé", agnes.Text("[role=alert] .note__t"));
        Assert.Equal("Voilà", agnes.Text("#answer-done"));
        Assert.False(await db.People.AnyAsync(p => p.GivenName == "Олена", Stop));
        Assert.Equal(RequestState.Open, (await db.Set<RightsRequestRow>().AsNoTracking().SingleAsync(Stop)).State);
    }

    [Fact]
    public async Task What_was_typed_stays_when_it_is_refused_or_comes_too_late()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Rights);
        await zoe.SubmitAsync(Form("rectification"), ("given", ""), ("family", "Delâttre"), ("text", "Et <b>l’accent</b> & le reste"));
        Assert.Equal("Delâttre", zoe.Page.QuerySelector("#family")!.GetAttribute("value"));
        Assert.Equal("Et <b>l’accent</b> & le reste", zoe.Text("#text-rectification"));
        Assert.Equal("", zoe.Text("#text-other"));
        await zoe.SubmitAsync(Form("other"), ("text", "Je m’oppose."), ("__RequestVerificationToken", "worn-out"));
        Assert.Equal("La page avait vieilli", zoe.Text("[role=alert] .note__t"));
        Assert.Equal(("Je m’oppose.", ""), (zoe.Text("#text-other"), zoe.Text("#text-rectification")));
        Assert.Empty(zoe.Page.QuerySelectorAll(".request"));
        await zoe.SubmitAsync(Form("other"), ("text", "Je m’oppose."));
        Assert.Equal(("La demande est enregistrée", ""), (zoe.Text("[role=status] .note__t"), zoe.Text("#text-other")));

        // Two administrators at once: the second one's words are not lost with the first one's decision.
        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        using var other = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskRequests);
        foreach (var administrator in (Visitor[])[agnes, other]) await administrator.GoAsync(agnes.Page.QuerySelector("tbody a")?.GetAttribute("href") ?? agnes.Path);
        await agnes.SubmitAsync(Form("refuse"), ("answer", "Non."));
        await other.SubmitAsync(Form("carry-out"), ("answer", "Oui, voici pourquoi."));
        Assert.Equal("Cette demande n’attend plus de réponse", other.Text("[role=alert] .note__t"));
        Assert.Equal(("Oui, voici pourquoi.", ""), (other.Text("#answer-done"), other.Text("#answer-no")));
        await using var db = _site.OpenDb();
        Assert.Equal((RequestState.Refused, "Non."), await db.Set<RightsRequestRow>().Select(r => new ValueTuple<RequestState, string>(r.State, r.Answer)).SingleAsync(Stop));
    }

    [Fact]
    public async Task The_clock_is_one_month_and_a_late_answer_shows()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Rights);
        await zoe.SubmitAsync(Form("other"), ("text", "Je m’oppose au suivi."));
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
        await zoe.SubmitAsync(Form("other"), ("text", "Une question"));
        await zoe.SubmitAsync(Form("erasure"));
        Assert.Equal("Il manque votre confirmation", zoe.Text("[role=alert] .note__t"));
        await zoe.SubmitAsync(Form("erasure"), ("confirmed", "true"));
        await zoe.SubmitAsync(Form("erasure"), ("confirmed", "true"));
        Assert.Equal("C’est déjà demandé", zoe.Text("[role=alert] .note__t"));
        var receipt = zoe.Page.QuerySelector(".request a")!.GetAttribute("href")!;
        await zoe.SubmitAsync(".request form");
        Assert.Equal("La demande est retirée", zoe.Text("[role=status] .note__t"));

        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskRequests);
        await agnes.GoAsync(agnes.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        await agnes.SubmitAsync(Form("refuse"), ("answer", " "));
        Assert.Equal("Il manque une réponse", agnes.Text("[role=alert] .note__t"));
        await agnes.SubmitAsync(Form("refuse"), ("answer", "Ce suivi n’existe pas ici."));
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
        await zoe.SubmitAsync(Form("erasure"), ("confirmed", "true"));
        var receipt = zoe.Page.QuerySelector(".request a")!.GetAttribute("href")!;
        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskRequests);
        await agnes.GoAsync(agnes.Page.QuerySelector("tbody a")!.GetAttribute("href")!);
        await agnes.SubmitAsync(Form("carry-out"));
        Assert.Equal("Il manque votre confirmation", agnes.Text("[role=alert] .note__t"));
        await agnes.SubmitAsync(Form("carry-out"), ("confirmed", "true"));
        Assert.Equal("C’est fait, et la personne peut le lire", agnes.Text("[role=status] .note__t"));
        using var visitor = await _site.Visit().GoAsync(receipt);
        Assert.Contains("fait le", visitor.Text(".sheet"), StringComparison.Ordinal);
        using var gone = await _site.Visit().SignInAsync("zoe.delattre");
        Assert.StartsWith("/sign-in", gone.Path, StringComparison.Ordinal);
    }
}
