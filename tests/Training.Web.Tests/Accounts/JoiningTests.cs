// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Accounts;

/// <summary>One form of joining makes one person, however often it is sent.</summary>
public sealed class JoiningTests : IDisposable
{
    private const string Door = "/join/GA3TTEAA";
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_form_that_is_sent_again_after_its_answer_got_lost_leads_to_the_same_person()
    {
        using var first = await _site.Visit().GoAsync(Door);
        using var second = Twin(first);
        await first.PostAsync(Door, Fields(first));
        await second.PostAsync(Door, Fields(second));
        await OneAsync(first, second);
    }

    [Fact]
    public async Task Two_taps_at_once_make_one_person()
    {
        using var first = await _site.Visit().GoAsync(Door);
        using var second = Twin(first);
        await Task.WhenAll(first.PostAsync(Door, Fields(first)), second.PostAsync(Door, Fields(second)));
        await OneAsync(first, second);
    }

    [Fact]
    public async Task Two_namesakes_at_once_are_two_people_with_a_name_each()
    {
        using var first = await _site.Visit().GoAsync(Door);
        using var second = await _site.Visit().GoAsync(Door);
        await Task.WhenAll(first.PostAsync(Door, Fields(first)), second.PostAsync(Door, Fields(second)));
        Assert.All([first, second], visitor => Assert.Equal("M", visitor.Text(".me")));
        await using var db = _site.OpenDb();
        Assert.Equal(["maelle.dhaene", "maelle.dhaene2"], await db.Users.Where(u => u.UserName!.StartsWith("maelle")).Select(u => u.UserName).Order().ToListAsync(Stop));
    }

    [Fact]
    public async Task Whom_the_staff_list_awaits_gets_one_account_to_that_identity()
    {
        var awaited = Guid.NewGuid();
        await using (var db = _site.OpenDb())
        {
            var house = await db.Establishments.SingleAsync(e => e.JoinCode == "GA3TTEAA", Stop);
            db.Add(new Person { Id = awaited, GivenName = "Maëlle", FamilyName = "D’Haene", JoinedAt = _site.Clock.GetUtcNow(), Language = "fr" });
            db.Add(new Membership { Id = Guid.NewGuid(), PersonId = awaited, EstablishmentId = house.Id, From = ParisTime.DayOf(_site.Clock.GetUtcNow()), Service = "" });
            await db.SaveChangesAsync(Stop);
        }

        using var first = await _site.Visit().GoAsync(Door);
        using var second = Twin(first);
        await first.PostAsync(Door, Fields(first));
        await second.PostAsync(Door, Fields(second));
        Assert.Equal(awaited, await OneAsync(first, second));
    }

    [Fact]
    public async Task A_form_that_is_shown_again_is_the_next_colleague_s_under_their_own_names_and_asks_for_the_password_under_the_same()
    {
        using var first = await _site.Visit().GoAsync(Door);
        using var colleague = Twin(first);
        using var stranger = Twin(first);
        await first.PostAsync(Door, Fields(first));
        await colleague.PostAsync(Door, Fields(colleague, ("GivenName", "Rémi"), ("FamilyName", "Sauvage")));
        Assert.Equal("R", colleague.Text(".me"));
        await stranger.PostAsync(Door, Fields(stranger, ("Password", "un autre mot de passe")));
        Assert.Equal("Vous êtes déjà inscrit(e)", stranger.Text("[role=alert] .note__t"));
        await stranger.GoAsync("/");
        Assert.Equal("Se connecter", stranger.Text(".signin"));
    }

    [Fact]
    public async Task Who_is_signed_in_and_taps_twice_joins_once()
    {
        using var karim = await (await _site.Visit().SignInAsync("karim.lefebvre")).GoAsync(Door);
        var fields = karim.Page.QuerySelectorAll("form:has(input[value='join']) input").Select(i => KeyValuePair.Create(i.GetAttribute("name")!, i.GetAttribute("value")!)).ToArray();
        using var first = karim.At(_site);
        using var second = karim.At(_site);
        await Task.WhenAll(first.PostAsync(Door, fields), second.PostAsync(Door, fields));
        Assert.All([first, second], visitor => Assert.StartsWith("/profile?welcome", visitor.Path, StringComparison.Ordinal));
        await using var db = _site.OpenDb();
        Assert.Equal(1, await db.Memberships.CountAsync(m => db.Users.Any(u => u.Id == m.PersonId && u.UserName == "karim.lefebvre") && db.Establishments.Any(e => e.Id == m.EstablishmentId && e.JoinCode == "GA3TTEAA"), Stop));
    }

    /// <summary>One person with one account and one membership, whom both answers signed in.</summary>
    private async Task<Guid> OneAsync(params Visitor[] visitors)
    {
        Assert.All(visitors, visitor => Assert.Equal("M", visitor.Text(".me")));
        await using var db = _site.OpenDb();
        var person = Assert.Single(await db.People.Where(p => p.GivenName == "Maëlle").ToListAsync(Stop));
        Assert.Equal(person.Id, Assert.Single(await db.Users.Where(u => u.UserName!.StartsWith("maelle")).ToListAsync(Stop)).Id);
        Assert.Single(await db.Memberships.Where(m => m.PersonId == person.Id).ToListAsync(Stop));
        return person.Id;
    }

    /// <summary>The same browser before its form was answered.</summary>
    private Visitor Twin(Visitor visitor) => visitor.At(_site);

    private static IEnumerable<KeyValuePair<string, string>> Fields(Visitor visitor, params (string Name, string Value)[] typed)
    {
        var all = visitor.Page.QuerySelectorAll("form[method=post]:has(#given-name) input[type=hidden]").ToDictionary(i => i.GetAttribute("name")!, i => i.GetAttribute("value")!);
        (all["GivenName"], all["FamilyName"], all["Password"]) = ("Maëlle", "D’Haene", "trois mots au hasard");
        foreach (var (name, value) in typed) all[name] = value;
        return all;
    }
}
