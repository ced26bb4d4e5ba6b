// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Authoring;

/// <summary>The workshop holds every answer: to anybody but trainers and administrators it does not exist.</summary>
public sealed class WorkshopAccessTests(TestSite site) : IClassFixture<TestSite>
{
    public static TheoryData<string> Addresses => ["/workshop", "/workshop?status=draft", "/workshop/modules/bethune", "/workshop/preview/bethune", "/workshop/preview/bethune/grand-place", "/workshop/questions?q=beffroi"];

    public static MatrixTheoryData<string, string> Strangers => new([.. Addresses.Select(a => a.Data)], ["zoe.delattre", "claire.hennebelle"]);

    public static MatrixTheoryData<string, string> Authors => new([.. Addresses.Select(a => a.Data)], ["nadia.tournel", "agnes.morel"]);

    [Theory]
    [MemberData(nameof(Strangers))]
    public async Task A_learner_and_a_partner_find_nothing_there(string address, string userName)
    {
        using var visitor = await site.Visit().SignInAsync(userName);
        await visitor.GoAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Answer.StatusCode);
        Assert.Equal("Cette galerie ne mène nulle part", visitor.Text("h1"));
    }

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task A_visitor_is_asked_to_sign_in_first(string address)
    {
        using var visitor = await site.Visit().GoAsync(address);
        Assert.Equal($"/sign-in?returnUrl={Uri.EscapeDataString(address)}", visitor.Path);
    }

    [Theory]
    [MemberData(nameof(Authors))]
    public async Task A_trainer_and_an_administrator_come_in(string address, string userName)
    {
        using var visitor = await site.Visit().SignInAsync(userName);
        await visitor.GoAsync(address);
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
    }

    [Theory]
    [InlineData("/workshop/modules/nulle-part")]
    [InlineData("/workshop/preview/nulle-part")]
    [InlineData("/workshop/preview/bethune/nulle-part")]
    public async Task What_is_not_on_the_disk_is_not_found(string address)
    {
        using var visitor = await site.Visit().SignInAsync("nadia.tournel");
        await visitor.GoAsync(address);
        Assert.Equal(HttpStatusCode.NotFound, visitor.Answer.StatusCode);
    }

    [Theory]
    [InlineData("zoe.delattre", false)]
    [InlineData("claire.hennebelle", false)]
    [InlineData("nadia.tournel", true)]
    [InlineData("agnes.morel", true)]
    public async Task Only_those_who_may_enter_are_shown_the_way(string userName, bool shown)
    {
        using var visitor = await site.Visit().SignInAsync(userName);
        await visitor.GoAsync("/modules");
        Assert.Equal(shown, visitor.Page.QuerySelector(".tabs a[href='/workshop']") is not null);
        Assert.Equal("Parcours", Assert.Single(visitor.Page.QuerySelectorAll(".tabs a[aria-current=page]")).TextContent);
    }

    [Theory]
    [InlineData("/workshop", "Atelier")]
    [InlineData("/workshop/modules/bethune", "Atelier")]
    [InlineData("/workshop/questions?module=bethune", "Questions")]
    public async Task One_entry_of_the_navigation_says_where_one_is(string address, string entry)
    {
        using var visitor = await site.Visit().SignInAsync("nadia.tournel");
        await visitor.GoAsync(address);
        Assert.Equal(entry, Assert.Single(visitor.Page.QuerySelectorAll(".tabs a[aria-current=page]")).TextContent);
    }
}
