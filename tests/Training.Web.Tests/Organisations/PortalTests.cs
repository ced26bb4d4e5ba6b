// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Organisations;
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

    private async Task<RosterSheet> SeenByAsync(string userName)
    {
        await using var db = _site.OpenDb();
        var hr = await db.Users.Where(u => u.UserName == userName).Select(u => u.Id).SingleAsync();
        return await _site.Services.GetRequiredService<Roster>().ForAsync(hr);
    }

    private async Task CompleteAsync(string givenName, DateTimeOffset at)
    {
        await using var db = _site.OpenDb();
        var person = await db.People.SingleAsync(p => p.GivenName == givenName);
        db.Add(new ModuleCompletionRow
        {
            Id = Guid.NewGuid(), PersonId = person.Id, EstablishmentId = null, AttemptId = Guid.NewGuid(), ModuleId = "bassin-minier", ModuleVersion = "1.0.0",
            ModuleHash = "", Minutes = 20, Badge = "bassin-minier", StartedAt = at, CompletedAt = at,
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

        var left = (await SeenByAsync("claire.hennebelle")).Rows.Single(r => r.Name == "Zoé Delattre");
        Assert.Equal(0, left.Minutes);
        Assert.All(left.Modules, cell => Assert.Equal(RosterState.ToDo, cell.State));
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
}
