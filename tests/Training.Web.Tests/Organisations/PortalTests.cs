// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Organisations;
using Training.Shared;
using Training.Web.Organisations;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Organisations;

/// <summary>HR sees its own people and nobody else's, dated within a membership.</summary>
public sealed class PortalTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private async Task<RosterSheet> SeenByAsync(string userName, RosterFilter? filter = null)
    {
        await using var db = _site.OpenDb();
        var hr = await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync();
        return await _site.Services.GetRequiredService<Roster>().ForAsync(hr, filter ?? new RosterFilter { Path = "bassin-minier" });
    }

    private async Task CompleteAsync(string givenName, DateTimeOffset at, string module = "bassin-minier")
    {
        await using var db = _site.OpenDb();
        var person = await db.People.SingleAsync(p => p.GivenName == givenName);
        db.Add(new ModuleCompletionRow
        {
            Id = Guid.NewGuid(), PersonId = person.Id, EstablishmentId = null, AttemptId = Guid.NewGuid(), ModuleId = module, ModuleVersion = "1.0.0",
            ModuleHash = "", Minutes = 20, Badge = module, StartedAt = at, CompletedAt = at,
        });
        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task Each_partner_sees_its_own_people_only()
    {
        var claire = await SeenByAsync("claire.hennebelle");
        var hugo = await SeenByAsync("hugo.lemaire");
        Assert.Equal(5, claire.Rows.Length);
        Assert.Equal(3, hugo.Rows.Length);
        Assert.Empty(claire.Rows.Select(r => r.PersonId).Intersect(hugo.Rows.Select(r => r.PersonId)));
    }

    [Fact]
    public async Task Somebody_without_a_scope_sees_nobody()
    {
        Assert.Empty((await SeenByAsync("zoe.delattre")).Rows);
        Assert.Empty((await SeenByAsync("agnes.morel")).Rows);
    }

    [Fact]
    public async Task A_completion_counts_from_the_first_to_the_last_day_of_the_membership()
    {
        var now = _site.Clock.GetUtcNow();
        await CompleteAsync("Zoé", now);
        Assert.Equal(20, (await SeenByAsync("claire.hennebelle")).Rows.Single(r => r.Name == "Zoé Delattre").Minutes);

        await using (var db = _site.OpenDb())
        {
            var membership = await db.Memberships.SingleAsync(m => db.People.Any(p => p.Id == m.PersonId && p.GivenName == "Zoé"), TestContext.Current.CancellationToken);
            (membership.From, membership.To) = (ParisTime.DayOf(now).AddDays(-9), ParisTime.DayOf(now).AddDays(-2));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var left = (await SeenByAsync("claire.hennebelle", new RosterFilter { Path = "bassin-minier", Presence = RosterPresence.All })).Rows.Single(r => r.Name == "Zoé Delattre");
        Assert.Equal(0, left.Minutes);
        Assert.All(left.Cells, cell => Assert.Equal(RosterState.ToDo, cell.State));
    }

    private async Task StayAsync(string givenName, DateOnly from, DateOnly? to, string? house = null)
    {
        await using var db = _site.OpenDb();
        var membership = await db.Memberships.SingleAsync(m => db.People.Any(p => p.Id == m.PersonId && p.GivenName == givenName));
        if (house is null)
        {
            (membership.From, membership.To) = (from, to);
        }
        else
        {
            var establishment = await db.Establishments.SingleAsync(e => e.Name == house);
            db.Add(new Membership { Id = Guid.NewGuid(), PersonId = membership.PersonId, EstablishmentId = establishment.Id, From = from, To = to });
        }

        await db.SaveChangesAsync();
    }

    [Fact]
    public async Task Who_has_left_is_shown_only_when_asked_for_and_with_the_day()
    {
        var today = ParisTime.DayOf(_site.Clock.GetUtcNow());
        await StayAsync("Zoé", today.AddDays(-90), today.AddDays(-2));
        // Whose last day is today is still there; who moved within the organisation is there, and has left the other house.
        await StayAsync("Mehdi", today.AddDays(-90), today);
        await StayAsync("Łukasz", today.AddDays(-90), today.AddDays(-30));
        await StayAsync("Łukasz", today.AddDays(-29), null, "Estaminet de la Berline");
        var hotel = (await SeenByAsync("claire.hennebelle")).Places.Single(p => p.Name == "Hôtel de la Gaillette").Id;
        async Task<string[]> RowsAsync(RosterFilter filter) => [.. (await SeenByAsync("claire.hennebelle", filter)).Rows.Select(r => $"{r.Name}, {r.Establishment}, {r.LeftOn:yyyy-MM-dd}".TrimEnd(',', ' '))];

        Assert.Equal(
            ["Mehdi Benali, Hôtel de la Gaillette", "Łukasz Nowak, Estaminet de la Berline", "Léa O’Brien, Estaminet de la Berline", "Anne-Sophie Wattrelos-Vandenberghe, Estaminet de la Berline"],
            await RowsAsync(new RosterFilter()));
        Assert.Equal([$"Zoé Delattre, Hôtel de la Gaillette, {today.AddDays(-2):yyyy-MM-dd}"], await RowsAsync(new RosterFilter { Presence = RosterPresence.Departed }));
        Assert.Equal(5, (await RowsAsync(new RosterFilter { Presence = RosterPresence.All })).Length);
        Assert.Equal(["Mehdi Benali, Hôtel de la Gaillette"], await RowsAsync(new RosterFilter { Establishment = hotel }));
        Assert.Equal(
            [$"Zoé Delattre, Hôtel de la Gaillette, {today.AddDays(-2):yyyy-MM-dd}", $"Łukasz Nowak, Hôtel de la Gaillette, {today.AddDays(-30):yyyy-MM-dd}"],
            await RowsAsync(new RosterFilter { Establishment = hotel, Presence = RosterPresence.Departed }));
    }

    [Fact]
    public async Task The_page_counts_who_is_there_and_marks_who_has_left()
    {
        var today = ParisTime.DayOf(_site.Clock.GetUtcNow());
        await StayAsync("Zoé", today.AddDays(-90), today.AddDays(-2));
        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        await claire.GoAsync("/portal");
        Assert.Equal(("personnes présentes", "4"), (claire.Text(".facts dt"), claire.Text(".facts dd")));
        Assert.DoesNotContain("Zoé", claire.Text(".matrix"), StringComparison.Ordinal);
        await claire.GoAsync(new RosterFilter { Presence = RosterPresence.Departed }.Address);
        Assert.Equal("Departed", claire.Page.QuerySelector<AngleSharp.Html.Dom.IHtmlSelectElement>("#presence")!.Value);
        Assert.Equal(("personnes trouvées", "1"), (claire.Text(".facts dt"), claire.Text(".facts dd")));
        Assert.Equal("Zoé Delattre", Assert.Single(claire.Page.QuerySelectorAll(".matrix .who")).TextContent);
        Assert.Equal($"départ le {FrenchDates.Day(today.AddDays(-2))}", claire.Text(".matrix .tag"));

        await using (var db = _site.OpenDb()) await db.Memberships.ExecuteUpdateAsync(m => m.SetProperty(r => r.To, today.AddDays(-1)), TestContext.Current.CancellationToken);
        await claire.GoAsync("/portal");
        Assert.Contains("Personne n’est présent aujourd’hui", claire.Text("main"), StringComparison.Ordinal);
        await claire.GoAsync(claire.Page.QuerySelector("main a.btn[href*='presence=All']")!.GetAttribute("href")!);
        Assert.Equal(5, claire.Page.QuerySelectorAll(".matrix .tag").Length);
    }

    [Theory]
    [InlineData("zoe.delattre")]
    [InlineData("nadia.tournel")]
    [InlineData("agnes.morel")]
    public async Task The_portal_does_not_exist_for_others(string userName)
    {
        using var visitor = await _site.Visit().SignInAsync(userName);
        await visitor.GoAsync("/portal");
        Assert.Equal(HttpStatusCode.NotFound, visitor.Answer.StatusCode);
    }

    [Fact]
    public async Task A_visitor_is_asked_to_sign_in_first()
    {
        using var visitor = await _site.Visit().GoAsync("/portal");
        Assert.Equal("/sign-in?returnUrl=%2Fportal", visitor.Path);
    }

    [Fact]
    public async Task Filters_choose_by_place_name_status_and_days_of_completion()
    {
        var now = _site.Clock.GetUtcNow();
        var day = ParisTime.DayOf(now);
        await CompleteAsync("Zoé", now);
        var path = _site.Services.GetRequiredService<Training.Web.Modules.Catalogue>().Current.OpenPaths.First(p => p.Modules.Contains("bassin-minier")).Id;
        var all = new RosterFilter { Path = path };
        var places = (await SeenByAsync("claire.hennebelle", all)).Places;
        async Task<string[]> NamesAsync(RosterFilter filter) => [.. (await SeenByAsync("claire.hennebelle", filter)).Rows.Select(r => r.Name)];

        Assert.Equal(["Mehdi Benali", "Zoé Delattre", "Łukasz Nowak", "Léa O’Brien", "Anne-Sophie Wattrelos-Vandenberghe"], await NamesAsync(all));
        Assert.Equal(["Léa O’Brien", "Anne-Sophie Wattrelos-Vandenberghe"], await NamesAsync(all with { Establishment = places.Single(p => p.Trade == Trade.Restaurant).Id }));
        Assert.Equal(["Léa O’Brien", "Anne-Sophie Wattrelos-Vandenberghe"], await NamesAsync(all with { Trade = Trade.Restaurant }));
        Assert.Equal(["Mehdi Benali"], await NamesAsync(all with { Service = "Accueil de nuit" }));
        Assert.Equal(["Zoé Delattre"], await NamesAsync(all with { Search = "zoe del" }));
        Assert.Equal(["Zoé Delattre"], await NamesAsync(all with { From = day, To = day }));
        Assert.Empty(await NamesAsync(all with { From = day.AddDays(1) }));
        Assert.Equal(["Zoé Delattre"], await NamesAsync(new RosterFilter { Columns = ["m.bassin-minier"], Status = RosterStatus.Done }));
        Assert.Equal(4, (await NamesAsync(new RosterFilter { Columns = ["m.bassin-minier"], Status = RosterStatus.NotStarted })).Length);
        Assert.Empty(await NamesAsync(all with { Establishment = Guid.NewGuid() }));
    }

    [Fact]
    public async Task The_status_asked_for_is_the_one_that_the_cells_show()
    {
        var now = _site.Clock.GetUtcNow();
        await CompleteAsync("Zoé", now);
        await using (var db = _site.OpenDb())
        {
            // Łukasz finished the path as it was then; Zoé did its module and the path was not written down as finished.
            var lukasz = await db.People.SingleAsync(p => p.GivenName == "Łukasz", TestContext.Current.CancellationToken);
            db.Add(new PathCompletionRow
            {
                Id = Guid.NewGuid(), PersonId = lukasz.Id, EstablishmentId = null, PathId = "premiers-pas", PathVersion = "0.9.0", PathHash = "", Minutes = 20,
                StartedAt = now, CompletedAt = now,
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var day = ParisTime.DayOf(now);
        foreach (var columns in (string[][])[["p.premiers-pas"], ["m.bassin-minier"], ["p.premiers-pas", "m.bassin-minier"], ["p.bassin-minier"]])
        {
            var view = new RosterFilter { Columns = [.. columns] };
            var all = (await SeenByAsync("claire.hennebelle", view)).Rows;
            foreach (var status in Enum.GetValues<RosterStatus>())
                Assert.Equal(all.Where(r => Of(r) == status).Select(r => r.Name), (await SeenByAsync("claire.hennebelle", view with { Status = status })).Rows.Select(r => r.Name));
            Assert.Equal(all.Where(r => r.Cells.Any(c => c.On == day)).Select(r => r.Name), (await SeenByAsync("claire.hennebelle", view with { From = day, To = day })).Rows.Select(r => r.Name));
        }

        static RosterStatus Of(RosterRow row) =>
            row.Cells.All(c => c.State == RosterState.Done) ? RosterStatus.Done : row.Cells.All(c => c.State == RosterState.ToDo) ? RosterStatus.NotStarted : RosterStatus.UnderWay;
    }

    [Fact]
    public void A_filter_reads_what_it_writes_and_forgets_what_it_does_not_know()
    {
        var filter = new RosterFilter
        {
            Search = "Zoé & Łukasz", Service = "Accueil", Establishment = Guid.NewGuid(), Trade = Trade.Taxi, Path = RosterFilter.AllPaths, Status = RosterStatus.UnderWay,
            Presence = RosterPresence.Departed, From = new DateOnly(2025, 5, 1), To = new DateOnly(2025, 6, 30), Columns = ["p.memoire", "m.a-table"], Page = 3,
        };
        var read = Read(filter.Address);
        Assert.Equal(filter with { Columns = [] }, read with { Columns = [] });
        Assert.Equal(filter.Columns, read.Columns.AsEnumerable());
        var empty = Read("/portal?establishment=x&trade=9&status=Best&presence=Often&from=hier&page=-4");
        Assert.Equal(new RosterFilter().Address, empty.Address);

        static RosterFilter Read(string address) =>
            RosterFilter.Read(new Microsoft.AspNetCore.Http.QueryCollection(Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(new Uri(new Uri("http://x"), address).Query)));
    }

    [Fact]
    public async Task Thousands_cost_as_many_questions_as_five_and_come_by_the_page()
    {
        var all = new RosterFilter { Path = RosterFilter.AllPaths };
        await SeenByAsync("claire.hennebelle", all); // the site's own start asks a lot
        var few = await CommandCount.OfAsync(() => SeenByAsync("claire.hennebelle", all));
        await using (var db = _site.OpenDb())
        {
            var house = await db.Establishments.SingleAsync(e => e.Name == "Hôtel de la Gaillette", TestContext.Current.CancellationToken);
            for (var i = 0; i < 5000; i++)
            {
                var person = new Person { Id = Guid.CreateVersion7(), GivenName = "Sacha", FamilyName = $"Témoin {i:0000}", JoinedAt = _site.Clock.GetUtcNow() };
                db.Add(person);
                db.Add(new Membership { Id = Guid.CreateVersion7(), PersonId = person.Id, EstablishmentId = house.Id, From = ParisTime.DayOf(_site.Clock.GetUtcNow()) });
            }

            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        RosterSheet sheet = null!;
        Assert.Equal(few, await CommandCount.OfAsync(async () => sheet = await SeenByAsync("claire.hennebelle", all with { Page = 2 })));
        Assert.InRange(few, 1, 15);
        Assert.Equal((5005, 50, 2, 101), (sheet.Total, sheet.Rows.Length, sheet.Page, sheet.Pages));
        Assert.Equal(5, (await SeenByAsync("claire.hennebelle", all with { Page = 9999 })).Rows.Length);
    }

    [Fact]
    public async Task The_page_keeps_its_filters_in_its_own_address()
    {
        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        await claire.GoAsync("/portal?path=memoire&q=zo");
        Assert.Equal("Zoé Delattre", Assert.Single(claire.Page.QuerySelectorAll(".matrix .who")).TextContent);
        await claire.GoAsync("/portal?q=personne");
        Assert.Contains("Personne ne correspond", claire.Html, StringComparison.Ordinal);
        await claire.GoAsync("/portal?col=p.memoire&col=m.bassin-minier");
        Assert.Equal(2, claire.Page.QuerySelectorAll(".matrix tbody tr:first-child .c-m").Length);
    }

    [Fact]
    public async Task A_reader_of_another_language_sees_titles_in_it_or_hears_in_which_they_are()
    {
        using var claire = await _site.Visit().SignInAsync("claire.hennebelle");
        await claire.SubmitAsync($"form[action='{Addresses.Language}']", ("language", "en"));
        await claire.GoAsync("/portal?path=all");
        var person = claire.Page.QuerySelector(".matrix a.who")!.GetAttribute("href")!;
        foreach (var (address, titles) in ((string, string)[])[("/portal?path=all", ".matrix th"), (person, ".known th")])
        {
            await claire.GoAsync(address);
            var said = claire.Page.QuerySelectorAll(titles).ToArray();
            Assert.Null(said.Single(t => t.TextContent == "Welcoming in other languages").GetAttribute("lang"));
            Assert.Equal("fr", said.Single(t => t.TextContent == "Premiers pas").GetAttribute("lang"));
        }
    }

    [Fact]
    public void Limits_are_settings_with_defaults()
    {
        var limits = new PortalOptions();
        Assert.Equal((50, 6, 10 * 1024 * 1024, 50_000), (limits.PeoplePerPage, limits.ColumnsSideBySide, limits.RosterBytes, limits.RosterLines));
        Assert.Equal((TimeSpan.FromMinutes(30), 20, 200, 1000), (limits.RosterKept, limits.RostersWaiting, limits.RosterShown, limits.MergedDocuments));
    }
}
