// SPDX-License-Identifier: AGPL-3.0-or-later
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Training.Web.Desk;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Desk;

/// <summary>A form of the desk that is refused comes back unfolded, with the reason and what was typed; the others stay as they stand.</summary>
public sealed class RefusedFormsTests : IDisposable
{
    private const string Nobody = "Personne ne porte ce nom d’utilisateur", BadName = "Ce nom ne convient pas", BadDay = "Un jour ne se lit pas", BadDates = "La fin précède le début";

    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    /// <summary>At an organisation with an establishment and two agreements.</summary>
    private async Task<Visitor> OpenAsync()
    {
        await using var db = _site.OpenDb();
        var organisation = (await db.Organisations.AsNoTracking().ToListAsync(TestContext.Current.CancellationToken)).Single(o => o.Name.StartsWith("Coopérative", StringComparison.Ordinal));
        var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskOrganisation(organisation.Id));
        foreach (var (funding, reference) in ((string, string)[])[("State", "ADEC-1"), ("TrainingFund", "OPCO-2")])
            await agnes.SubmitAsync("form[action$='/fundings']", ("funding", funding), ("reference", reference), ("from", "2026-01-01"));
        return await agnes.GoAsync(Addresses.DeskOrganisation(organisation.Id));
    }

    /// <summary>Each form with what cannot be, written « field=value, field=value ».</summary>
    [Theory]
    [InlineData("[action$='/rename']", "name=, city=Liévin", BadName)]
    [InlineData("[action$='/rename']", "name=groupe gaillette (DÉMONSTRATION), city=Liévin", "Ce nom est déjà pris")]
    [InlineData("[action$='/establishments']", "name=, city=Béthune, trade=Museum", BadName)]
    [InlineData("[action$='/establishments']", "name=Fosse 9 & « Co », city=, trade=Museum", "Il manque une commune")]
    [InlineData("[action*='/establishments/'][action$='/change']", "name=Fosse 9, city=, trade=Museum", "Il manque une commune")]
    [InlineData("[action$='/partners']", "user=personne.ici, right=read-only, from=2026-01-02, to=2026-12-31", Nobody)]
    [InlineData("[action$='/partners']", "user=theo.vermeersch, right=keeping, from=2026-01-02, to=2026-01-01", BadDates)]
    [InlineData("[action$='/partners']", "user=theo.vermeersch, right=keeping, from=2026-01-02, to=31/12/2026", BadDay)]
    [InlineData("[action$='/partners']", "user=theo.vermeersch, right=, from=, to=2099-12-31", "Dites ce que cet accès permet")]
    [InlineData("[action$='/fundings']", "funding=European, reference=FSE-9, from=2026-01-02, to=2026-01-01", BadDates)]
    [InlineData("[action$='/fundings']", "funding=European, reference=FSE-9, from=, to=2026-12-31", "Il manque le premier jour")]
    [InlineData("[action$='/fundings']", "funding=European, reference=FSE-9, from=le 2 janvier 2026, to=", BadDay)]
    [InlineData("[action*='/fundings/'][action$='/change']", "funding=European, reference=FSE-9, from=2026-01-02, to=2026-01-01", BadDates)]
    [InlineData("[action*='/fundings/'][action$='/change']", "funding=European, reference=, from=, to=2026-12-31", "Il manque le premier jour")]
    [InlineData("[action*='/fundings/'][action$='/payment']", "paid=2099-01-01", "Ce paiement n’a pas encore eu lieu")]
    [InlineData("[action*='/fundings/'][action$='/payment']", "paid=31/12/2026", BadDay)]
    [InlineData("[action*='/fundings/'][action$='/remove']", "", "Il manque votre confirmation")]
    public async Task A_refused_form_comes_back_unfolded_as_typed_and_the_others_as_they_stand(string selector, string written, string title)
    {
        using var agnes = await OpenAsync();
        await RefuseAsync(agnes, $"form{selector}", Written(written), title);
    }

    [Theory]
    [InlineData("user=personne.ici, role=administrator", Nobody)]
    [InlineData("user=agnes.morel, role=administrator", "Cette personne a déjà ce rôle")]
    public async Task A_refused_appointment_stays_typed(string written, string title)
    {
        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskTeam);
        await RefuseAsync(agnes, $"form[action='{Addresses.Appoint}']", Written(written), title);
    }

    [Fact]
    public async Task Who_forgot_to_confirm_a_removal_finds_it_unfolded()
    {
        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskTeam);
        var one = $"details:has(input[value='{agnes.Page.QuerySelector($"form[action='{Addresses.RemoveRole}'] [name=person]")!.GetAttribute("value")}'])";
        await agnes.SubmitAsync($"{one} form");
        Assert.Equal("Il manque votre confirmation", agnes.Text("[role=alert] .note__t"));
        Assert.Equal([agnes.Page.QuerySelector(one)!], agnes.Page.QuerySelectorAll("details.fold[open]"));
    }

    /// <summary>Its reason may name a quarrel: it is shown again without travelling in an address.</summary>
    [Theory]
    [InlineData("user=personne.ici, reason=Litige 12 & suite", "Personne ne porte ce nom d’utilisateur", "")]
    [InlineData("user=zoe.delattre, reason= ", "Il manque un motif", "")]
    [InlineData("user=zoe.delattre, reason=Litige 12, __RequestVerificationToken=worn-out", "La page avait vieilli", "stale")]
    public async Task A_refused_hold_stays_typed(string written, string title, string why)
    {
        using var agnes = await _site.Visit().SignInAsync("agnes.morel");
        await agnes.GoAsync(Addresses.DeskRetention);
        const string Hold = "details form";
        var organisation = why == "stale" ? agnes.Page.QuerySelectorAll($"{Hold} option")[^1].GetAttribute("value")! : "";
        await agnes.SubmitAsync(Hold, [.. Written(written), ("organisation", organisation)]);
        Assert.Equal(title, agnes.Text("[role=alert] .note__t"));
        Assert.Equal(Addresses.DeskRetention, agnes.Path);
        Assert.True(agnes.Page.QuerySelector("details")!.HasAttribute("open"));
        foreach (var (field, value) in Written(written).Where(w => w.Field is "user" or "reason")) Assert.Equal(value, agnes.Page.QuerySelector($"{Hold} [name={field}]")!.GetAttribute("value"));
        Assert.Equal(organisation, agnes.Page.QuerySelector<IHtmlSelectElement>($"{Hold} select")!.Value);

        await agnes.SubmitAsync(Hold, ("user", "zoe.delattre"), ("organisation", ""), ("reason", "Litige 12"));
        Assert.Equal("La mise en réserve est enregistrée", agnes.Text("[role=status] .note__t"));
        Assert.Contains("Litige 12", agnes.Text(".entries"), StringComparison.Ordinal);
        Assert.False(agnes.Page.QuerySelector("details")!.HasAttribute("open"));
    }

    [Fact]
    public async Task What_was_refused_goes_through_with_its_one_correction()
    {
        using var agnes = await OpenAsync();
        await agnes.SubmitAsync("form[action$='/partners']", ("user", "personne.ici"), ("right", "read-only"), ("from", "2026-01-02"), ("to", "2099-12-31"));
        await agnes.SubmitAsync("form[action$='/partners']", ("user", "theo.vermeersch"));
        Assert.Equal("L’accès est donné", agnes.Text("[role=status] .note__t"));
        await using var db = _site.OpenDb();
        var theo = await db.Users.Where(u => u.UserName == "theo.vermeersch").Select(u => u.Id).SingleAsync(TestContext.Current.CancellationToken);
        var scope = (await db.HrScopes.IgnoreQueryFilters().Where(s => s.PersonId == theo).ToListAsync(TestContext.Current.CancellationToken)).Single(s => s.To == new DateOnly(2099, 12, 31));
        Assert.Equal((true, new DateOnly(2026, 1, 2)), (scope.IsReadOnly, scope.From));
        Assert.Empty(agnes.Page.QuerySelectorAll("input[name=right][checked]"));
    }

    [Fact]
    public async Task What_is_longer_than_its_field_comes_back_cut_and_a_confirmation_never_does()
    {
        using var agnes = await OpenAsync();
        await agnes.SubmitAsync("form[action$='/rename']", ("name", new string('n', 3000)), ("city", new string('c', 3000)), ("confirmed", "true"));
        Assert.Equal((OrganisationDesk.LongestName, OrganisationDesk.LongestCity), (Value("name").Length, Value("city").Length));
        Assert.InRange(agnes.Path.Length, 1, 400);
        Assert.DoesNotContain("confirmed", agnes.Path, StringComparison.Ordinal);
        await agnes.GoAsync(agnes.Path.Replace("nnn", new string('n', 30), StringComparison.Ordinal));
        Assert.Equal(OrganisationDesk.LongestName, Value("name").Length);

        // Without a problem an address fills nothing in.
        await agnes.GoAsync(agnes.Path.Replace("problem=", "other=", StringComparison.Ordinal));
        Assert.StartsWith("Coopérative", Value("name"), StringComparison.Ordinal);

        string Value(string field) => agnes.Page.QuerySelector($"form[action$='/rename'] [name={field}]")!.GetAttribute("value")!;
    }

    private static async Task RefuseAsync(Visitor agnes, string selector, (string Field, string Value)[] typed, string title)
    {
        var (action, before) = (agnes.Page.QuerySelector(selector)!.GetAttribute("action")!, Shown(agnes));
        await agnes.SubmitAsync(selector, typed);
        Assert.Equal(title, agnes.Text("[role=alert] .note__t"));
        var after = Shown(agnes);
        Assert.Equal(typed.AsEnumerable(), typed.Select(t => (t.Field, after[(action, t.Field)])));
        Assert.Equal(before.Where(Other).OrderBy(f => f.Key), after.Where(Other).OrderBy(f => f.Key));

        var fold = agnes.Page.QuerySelector(selector)!.Closest("details");
        Assert.True(fold is null || fold.HasAttribute("open"));
        Assert.All(agnes.Page.QuerySelectorAll("details.fold").Where(d => d != fold), other => Assert.False(other.HasAttribute("open")));

        bool Other(KeyValuePair<(string Action, string Field), string> field) => field.Key.Action != action;
    }

    /// <summary>What the fields of every form hold, by the form's address; of choices, the chosen one.</summary>
    private static Dictionary<(string Action, string Field), string> Shown(Visitor visitor) =>
        (from form in visitor.Page.QuerySelectorAll<IHtmlFormElement>("main form")
         from field in form.QuerySelectorAll("input:not([type=hidden]), select")
         group field by (form.GetAttribute("action")!, field.GetAttribute("name")!) into same
         select same).ToDictionary(same => same.Key, same => string.Concat(same.Select(Held)));

    private static string Held(IElement field) => field switch
    {
        IHtmlSelectElement list => list.Value ?? "",
        IHtmlInputElement { Type: "radio" or "checkbox", IsChecked: false } => "",
        _ => field.GetAttribute("value") ?? "",
    };

    private static (string Field, string Value)[] Written(string written) =>
        [.. written.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => (pair[0], pair[1]))];
}
