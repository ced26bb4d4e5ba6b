// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Accounts;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Accounts;

/// <summary>« Mes aides » : kept with the person, for nobody else's eyes.</summary>
public sealed class NeedsTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Needs_are_kept_with_the_person_and_taken_back()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync("/profile");
        await zoe.SubmitAsync("form[action='/profile/needs']", ("time", "1.5"), ("larger", "true"), ("calm", "true"));
        Assert.StartsWith("/profile?saved=needs", zoe.Path, StringComparison.Ordinal);
        Assert.Equal("C’est noté", zoe.Text("[role=status] .note__t"));
        Assert.Equal(new PersonalNeeds(1.5m, true, true), await NeedsOfAsync("zoe.delattre"));
        Assert.Equal("1.5", zoe.Page.QuerySelector("input[name=time][checked]")!.GetAttribute("value"));

        using var karim = await _site.Visit().SignInAsync("karim.lefebvre");
        await karim.GoAsync("/profile");
        Assert.Equal("1", karim.Page.QuerySelector("input[name=time][checked]")!.GetAttribute("value"));
        Assert.Null(karim.Page.QuerySelector("input[name=larger][checked]"));

        await zoe.PostAsync("/profile/needs", [new("__RequestVerificationToken", Token(zoe)), new("time", "1")]);
        Assert.Equal(PersonalNeeds.None, await NeedsOfAsync("zoe.delattre"));
        await using var db = _site.OpenDb();
        Assert.Empty(db.Set<PersonalNeedsRow>());
    }

    [Theory]
    [InlineData("7")]
    [InlineData("-2")]
    [InlineData("trois")]
    public async Task A_factor_that_is_not_offered_counts_as_none(string time)
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync("/profile");
        await zoe.PostAsync("/profile/needs", [new("__RequestVerificationToken", Token(zoe)), new("time", time), new("calm", "true")]);
        Assert.Equal(new PersonalNeeds(1, false, true), await NeedsOfAsync("zoe.delattre"));
    }

    [Fact]
    public async Task A_forged_post_and_a_visitor_s_change_nothing()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync("/profile");
        await zoe.PostAsync("/profile/needs", [new("time", "3")]);
        Assert.Equal(PersonalNeeds.None, await NeedsOfAsync("zoe.delattre"));
        using var visitor = _site.Visit();
        await visitor.PostAsync("/profile/needs", [new("time", "3")]);
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
    }

    [Fact]
    public void Only_the_book_the_person_s_own_pages_and_the_doorman_know_of_needs()
    {
        var knowing = SourceFolder.Files("*.cs").Concat(SourceFolder.Files("*.razor"))
            .Where(file => !file.Contains("Migrations", StringComparison.Ordinal) && File.ReadAllText(file) is var text
                && (text.Contains("PersonalNeeds", StringComparison.Ordinal) || text.Contains("NeedsBook", StringComparison.Ordinal)))
            .Select(SourceFolder.Name).Select(name => name.Replace('\\', '/'));
        Assert.Equal(
            ["Accounts/AccountEndpoints.cs", "Accounts/AccountRecords.cs", "Accounts/AccountServices.cs", "Accounts/NeedsForm.razor", "Accounts/PersonalNeeds.cs", "Accounts/ProfilePage.razor",
             "Battles/BattlePage.razor", "Battles/BattleShell.razor", "Battles/Doorman.cs", "Battles/HostPage.razor"],
            knowing.Order(StringComparer.Ordinal));
    }

    private static string Token(Visitor visitor) => visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    private async Task<PersonalNeeds> NeedsOfAsync(string user)
    {
        await using var db = _site.OpenDb();
        return await _site.Services.GetRequiredService<NeedsBook>().OfAsync(db.Users.Single(u => u.UserName == user).Id);
    }
}
