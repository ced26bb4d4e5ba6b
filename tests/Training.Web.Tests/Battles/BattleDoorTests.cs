// SPDX-License-Identifier: AGPL-3.0-or-later
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Battles;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles;

/// <summary>How one gets to a battle: making one, typing its code, scanning its square.</summary>
public sealed class BattleDoorTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_form_opens_a_lobby_whose_code_and_square_lead_to_it()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await CreateAsync(zoe, "bassin-minier", "10");
        await using var db = _site.OpenDb();
        var battle = await db.Set<BattleRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Addresses.Battle(battle.Code), zoe.Path);
        Assert.Equal(10, await db.Set<BattleQuestionRow>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Matches("^[346-9A-Z]{6}$", battle.Code);
        Assert.True(battle.Token.Length > 3 * battle.Code.Length);

        using var karim = await _site.Visit().SignInAsync("karim.lefebvre");
        foreach (var way in (string[])[$"?code={battle.Code[..3].ToLowerInvariant()}%20{battle.Code[3..]}", $"/{battle.Code}", $"/{battle.Token}"])
            Assert.Equal(Addresses.Battle(battle.Code), (await karim.GoAsync(Addresses.BattleEntry() + way)).Path);
        Assert.Equal("/battles?unknown=AAAAAA", (await karim.GoAsync(Addresses.BattleEntry() + "?code=AAAAAA")).Path);
    }

    [Fact]
    public async Task What_a_device_keeps_for_when_the_server_is_away_is_everybody_s_in_their_language_and_its_script_is_asked_for_each_time()
    {
        using var visitor = _site.Visit();
        await visitor.GoAsync(Addresses.Away);
        Assert.Equal("On reprend…", visitor.Text("h1"));
        var everybodys = visitor.Page.QuerySelector("body")!.Text();
        Assert.NotNull(visitor.Page.QuerySelector($"[data-away='{Addresses.Away}'] [data-again]"));
        await visitor.SignInAsync("zoe.delattre");
        await visitor.GoAsync(Addresses.Away);
        Assert.Equal(everybodys, visitor.Page.QuerySelector("body")!.Text());
        Assert.DoesNotContain("Zoé", visitor.Html, StringComparison.Ordinal);

        await visitor.GoAsync(Addresses.AwayWorker);
        Assert.Equal("text/javascript", visitor.Answer.Content.Headers.ContentType!.MediaType);
        Assert.True(visitor.Answer.Headers.CacheControl!.NoCache);
        Assert.Contains("fetch", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nothing_is_opened_without_a_module_or_without_the_form_s_token()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await CreateAsync(zoe, "no-such-module", "5");
        Assert.StartsWith("/battles?problem=no-module&", zoe.Path, StringComparison.Ordinal);
        await zoe.PostAsync(Addresses.NewBattle, [new("modules", "bassin-minier"), new("questions", "5")]);
        await using var db = _site.OpenDb();
        Assert.False(await db.Set<BattleRow>().AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Guessing_codes_comes_to_an_end_for_one_person_and_not_for_the_house()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await CreateAsync(zoe, "bassin-minier", "5");
        var code = zoe.Path.Split('/')[^1];
        using var guesser = await _site.Visit().SignInAsync("karim.lefebvre");
        for (var i = 0; i < 10; i++) await guesser.GoAsync($"{Addresses.BattleEntry()}/AAAAA{i}");
        Assert.StartsWith("/battles?unknown=", (await guesser.GoAsync(Addresses.BattleEntry(code))).Path, StringComparison.Ordinal);
        Assert.Equal(Addresses.Battle(code), (await zoe.GoAsync(Addresses.BattleEntry(code))).Path);
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(Addresses.Battle(code), (await guesser.GoAsync(Addresses.BattleEntry(code))).Path);
    }

    [Fact]
    public async Task A_person_s_battles_and_their_state_are_theirs_alone()
    {
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        await CreateAsync(visitor, "bassin-minier", "5");
        var code = visitor.Path.Split('/')[^1];
        var arena = _site.Services.GetRequiredService<Arena>();
        var zoe = await PersonAsync("zoe.delattre");
        var karim = await PersonAsync("karim.lefebvre");
        Assert.Null(await arena.SnapshotAsync(zoe, code, "fr"));

        await using var there = await Contender.EnterAsync(_site, visitor, code, "Zoé");
        Assert.Equal("Zoé", (await arena.SnapshotAsync(zoe, code, "fr"))!.Mine!.Name);
        Assert.Null(await arena.SnapshotAsync(karim, code, "fr"));
        Assert.Equal([new RunningBattle(code, 1, "lobby", IsLed: false)], await arena.MineAsync(zoe));
        Assert.Empty(await arena.MineAsync(karim));
        Assert.Equal(new BattleCard(arena.Find(code)!.Battle.Id, code, arena.Find(code)!.Token, "lobby", 5, "open", "none"), await arena.FindAsync(code));
        Assert.Null(await arena.FindAsync("AAAAAA"));
    }

    private static async Task CreateAsync(Visitor visitor, string module, string questions)
    {
        await visitor.GoAsync(Addresses.Profile);
        var token = visitor.Page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        await visitor.PostAsync(Addresses.NewBattle, [new("__RequestVerificationToken", token), new("modules", module), new("questions", questions)]);
    }

    private async Task<Guid> PersonAsync(string user)
    {
        await using var db = _site.OpenDb();
        return await db.Users.Where(u => u.UserName == user).Select(u => u.Id).SingleAsync(TestContext.Current.CancellationToken);
    }
}
