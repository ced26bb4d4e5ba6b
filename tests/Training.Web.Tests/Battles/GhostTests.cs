// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Net;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Training.Battles;
using Training.Shared;
using Training.Web.Battles;
using Training.Web.Modules;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles;

/// <summary>A battle played again against what one answered: the same questions that are still what they were, and nothing told too early.</summary>
public sealed class GhostTests : IDisposable
{
    private readonly TestSite _site = TestSite.With(("Battles:MessageBurst", "1000"), ("Battles:TallyEvery", "00:00:00"));
    private readonly Hall _hall;

    public GhostTests() => _hall = new Hall(_site);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task One_plays_again_against_oneself_and_reads_how_it_went()
    {
        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings());
        await using (var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé"))
        await using (var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Kaporal"))
            await PlayAsync(code, (zoe, false), (karim, true));
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        await visitor.GoAsync(Addresses.BattleResults(_hall.Battle(code).Id));
        await visitor.SubmitAsync($"form[action='{Addresses.PlayAgain(_hall.Battle(code).Id)}']");
        var again = visitor.Page.QuerySelector("briquet-battle")!.GetAttribute("data-code")!;
        var battle = _hall.Battle(again);
        Assert.Equal(_hall.Battle(code).Questions.Select(q => q.Text.Hash), battle.Questions.Select(q => q.Text.Hash));
        Assert.Equal((BattleFormat.Open, 1, 1), (battle.Settings.Format, battle.Settings.MinPlayers, battle.Settings.MaxPlayers));
        Assert.Equal((null, 0m), (battle.Ghost!.Name, battle.Ghost.Whole.Points));

        await using (var zoe = await _hall.PlayerAsync("zoe.delattre", again, "Zoé"))
        {
            await PlayAsync(again, (zoe, true));
            await zoe.Hub.WaitAsync("Personal", p => OutcomeIn(p) is not null);
            Assert.Equal(["won"], zoe.Hub.All("Personal").Select(p => OutcomeIn(p.Body)).OfType<string>().Distinct());
        }

        await visitor.GoAsync(Addresses.BattleResults(battle.Id));
        Assert.Contains("Mieux que l’autre fois", visitor.Text("section[aria-labelledby='duel']"), StringComparison.Ordinal);
        Assert.Contains("3\u202f000 points, 3 bonnes réponses", visitor.Text("section[aria-labelledby='duel']"), StringComparison.Ordinal);
        Assert.DoesNotContain("Kaporal", visitor.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_called_away_from_it_and_could_not_come_back_has_not_lost_to_oneself()
    {
        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings());
        await using (var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé"))
        await using (var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Karim"))
            await PlayAsync(code, (zoe, true), (karim, true));
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        await visitor.GoAsync(Addresses.BattleResults(_hall.Battle(code).Id));
        await visitor.SubmitAsync($"form[action='{Addresses.PlayAgain(_hall.Battle(code).Id)}']");
        var again = visitor.Page.QuerySelector("briquet-battle")!.GetAttribute("data-code")!;
        await using (var zoe = await _hall.PlayerAsync("zoe.delattre", again, "Zoé"))
        {
            await zoe.CallAsync("Start");
            await _hall.UntilAsync(again, BattlePhase.Answering, zoe);
        }

        _site.Clock.Advance(TimeSpan.FromHours(13));
        await _hall.Arena.Find(again)!.PlayAsync(new Move.Tick());
        await visitor.GoAsync(Addresses.BattleResults(_hall.Battle(again).Id));
        Assert.Contains("rien de gagné, rien de perdu", visitor.Text("section[aria-labelledby='duel']"), StringComparison.Ordinal);
        Assert.DoesNotContain("point", visitor.Text("section[aria-labelledby='duel']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_plays_another_one_s_battle_again()
    {
        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings());
        await using (var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé"))
        await using (var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Karim"))
            await PlayAsync(code, (zoe, true), (karim, true));
        using var stranger = await _site.Visit().SignInAsync("lukasz.nowak");
        foreach (var battle in (Guid[])[_hall.Battle(code).Id, Guid.NewGuid()])
        {
            await stranger.GoAsync(Addresses.Battles);
            await stranger.PostAsync(Addresses.PlayAgain(battle), KeyValuePair.Create("__RequestVerificationToken", Hall.Token(stranger)));
            Assert.Equal(HttpStatusCode.NotFound, stranger.Answer.StatusCode);
        }
    }

    [Fact]
    public async Task Questions_that_changed_since_are_left_out_and_it_says_so_calmly()
    {
        var kept = BattleDraw.From([_site.Services.GetRequiredService<Catalogue>().Current.FindPublished("bassin-minier")!], 2, 7);
        var (mixed, gone) = (await FinishedAsync("AAAAAA", [kept[0], Twins.Drawn("vrai", false), kept[1]]), await FinishedAsync("CCCCCC", [Twins.Drawn("choix", false)]));
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.BattleResults(mixed));
        Assert.Contains("2 questions sur 3", zoe.Text("section[aria-labelledby='again']"), StringComparison.Ordinal);
        await zoe.SubmitAsync($"form[action='{Addresses.PlayAgain(mixed)}']");
        var battle = _hall.Battle(zoe.Page.QuerySelector("briquet-battle")!.GetAttribute("data-code")!);
        Assert.Equal([kept[0].Question.Id, kept[1].Question.Id], battle.Questions.Select(q => q.Question.Id));
        Assert.Equal([1000, 1000], battle.Ghost!.Rounds.Select(r => r.Points));

        await zoe.GoAsync(Addresses.BattleResults(gone));
        Assert.Contains("toutes changé depuis", zoe.Text("section[aria-labelledby='again']"), StringComparison.Ordinal);
        Assert.Empty(zoe.Page.QuerySelectorAll("#again ~ form, form[action$='/ghost']"));
        await zoe.GoAsync(Addresses.Battles);
        await zoe.PostAsync(Addresses.PlayAgain(gone), KeyValuePair.Create("__RequestVerificationToken", Hall.Token(zoe)));
        Assert.Equal(Addresses.BattleResults(gone), zoe.Path);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Before_the_reveal_the_bytes_are_the_same_whatever_the_ghost_answered(bool isOfASide)
    {
        var seen = new List<string[]>();
        foreach (var (code, points) in new[] { ("AAAAAA", 0), ("CCCCCC", 1000) })
        {
            var ghost = new Ghost(isOfASide ? "Les premiers" : null, [new TeamRound(1, points, points / 1000m), new TeamRound(1, points, points / 1000m)]);
            var settings = isOfASide
                ? BattleSettings.For(BattleFormat.Relay) with { Sides = new Sides("La relève") }
                : BattleSettings.For(BattleFormat.Open) with { MinPlayers = 1, MaxPlayers = 1 };
            await AddAsync(code, settings, [Twins.Drawn("choix", false), Twins.Drawn("vrai", false)], ghost);
            await _hall.Arena.ResumeAsync();
            var battle = _hall.Battle(code).Id;
            if (isOfASide) await RelayOfAsync(battle);
            await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
            await zoe.CallAsync("Start");
            await _hall.UntilAsync(code, BattlePhase.Answering, zoe);
            await zoe.SnapshotAsync();
            using var page = await _site.Visit().SignInAsync("zoe.delattre");
            await page.GoAsync(Addresses.Battle(code));
            // Instants differ from one battle to the other; nothing else may.
            seen.Add([.. zoe.News.Append(page.Page.QuerySelector("#battle-state")!.TextContent).Select(f => Plain(f, code)).Order(StringComparer.Ordinal)]);
            await zoe.CallAsync("Answer", 0, 0, new { kind = "choices", choices = new[] { 0 } }, Guid.NewGuid(), 900);
            await _hall.UntilAsync(code, BattlePhase.Reveal, zoe);
            var shown = (await zoe.SnapshotAsync()).GetProperty("mine").GetProperty("duel");
            Assert.Equal((points, points), (shown.GetProperty("theirsHere").GetInt32(), shown.GetProperty("theirs").GetProperty("points").GetInt32()));
        }

        Assert.Equal(seen[0], seen[1]);
    }

    private static string Plain(string frame, string code) =>
        System.Text.RegularExpressions.Regex.Replace(frame.Replace(code, "CODE", StringComparison.Ordinal), "\"[0-9]{4}-[0-9-]+T[^\"]+\"", "\"AT\"");

    private async Task RelayOfAsync(Guid second)
    {
        await using var db = _site.OpenDb();
        var first = (await FinishedAsync(PlainCode.Draw(new Luck(BitConverter.ToUInt64(second.ToByteArray())), 6), [Twins.Drawn("choix", false)], "lukasz.nowak"));
        db.Add(new RelayRow
        {
            Id = Guid.NewGuid(), CreatedBy = _hall.Person("lukasz.nowak"), CreatedAt = _site.Clock.GetUtcNow(), FirstLabel = "Les premiers", SecondLabel = "La relève",
            Delay = TimeSpan.FromHours(1), FirstBattleId = first, SecondBattleId = second, DueAt = _site.Clock.GetUtcNow().AddHours(1),
        });
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task<Guid> AddAsync(string code, BattleSettings settings, ImmutableArray<DrawnForBattle> drawn, Ghost? ghost = null, string by = "zoe.delattre")
    {
        var store = _site.Services.GetRequiredService<BattleStore>();
        var battle = Battle.Create(Guid.NewGuid(), _hall.Person(by), settings, await store.FreezeAsync(drawn), _site.Clock.GetUtcNow()) with { Ghost = ghost };
        await store.AddAsync(new StoredBattle(battle, code, code + code));
        return battle.Id;
    }

    /// <summary>A battle that this person played alone, right about everything.</summary>
    private async Task<Guid> FinishedAsync(string code, ImmutableArray<DrawnForBattle> drawn, string by = "zoe.delattre")
    {
        var id = await AddAsync(code, new BattleSettings { MinPlayers = 1 }, drawn, null, by);
        await _hall.Arena.ResumeAsync();
        await using var player = await _hall.PlayerAsync(by, code, "Lampe");
        await PlayAsync(code, (player, true));
        return id;
    }

    private async Task PlayAsync(string code, params (Contender Player, bool IsRight)[] players)
    {
        var all = players.Select(p => p.Player).ToArray();
        Assert.Null(Contender.Refusal(await all[0].CallAsync("Start")));
        for (var i = 0; i < _hall.Battle(code).Questions.Length; i++)
        {
            await _hall.UntilAsync(code, BattlePhase.Answering, all);
            foreach (var (player, isRight) in players)
                Assert.Null(Contender.Refusal(await player.CallAsync("Answer", i, 0, Hall.AnswerTo(_hall.Battle(code).Current!, isRight), Guid.NewGuid(), 900)));
            await _hall.UntilAsync(code, BattlePhase.Reveal, all);
        }

        await _hall.UntilAsync(code, BattlePhase.Finished, all);
    }

    private static string? OutcomeIn(JsonElement mine) =>
        mine.GetProperty("duel") is { ValueKind: not JsonValueKind.Null } duel ? duel.GetProperty("outcome").GetString() : null;
}
