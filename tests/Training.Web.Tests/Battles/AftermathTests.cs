// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Attempts;
using Training.Battles;
using Training.Modules;
using Training.Web.Battles;
using Training.Web.Privacy;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles;

/// <summary>What remains of a battle, for whom, and for how long.</summary>
public sealed class AftermathTests : IDisposable
{
    private readonly TestSite _site = TestSite.With(("Battles:MessageBurst", "1000"));
    private readonly Hall _hall;

    public AftermathTests() => _hall = new Hall(_site);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_player_reads_their_own_answers_with_reasons_and_others_read_nothing()
    {
        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings());
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Kaporal");
        var id = _hall.Battle(code).Id;
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        await visitor.GoAsync(Addresses.BattleResults(id));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, visitor.Answer.StatusCode);

        await PlayAsync(code, (zoe, true), (karim, false));
        await visitor.GoAsync(Addresses.BattleResults(id));
        Assert.Equal(3, visitor.Page.QuerySelectorAll("#mine ~ * article.solved, article.solved").Length);
        Assert.Contains("3\u202f000 points", System.Net.WebUtility.HtmlDecode(visitor.Html), StringComparison.Ordinal);
        Assert.DoesNotContain("Kaporal", visitor.Html, StringComparison.Ordinal);
        Assert.Equal(3, visitor.Page.QuerySelectorAll(".preview p.small").Count(p => p.TextContent.Trim() == "Juste"));
        Assert.Empty(visitor.Page.QuerySelectorAll("#failed"));
        await visitor.GoAsync(Addresses.Battles);
        Assert.Contains("3 bonnes réponses sur 3", visitor.Page.QuerySelector($"a[href='{Addresses.BattleResults(id)}']")!.TextContent, StringComparison.Ordinal);

        using var stranger = await _site.Visit().SignInAsync("lukasz.nowak");
        await stranger.GoAsync(Addresses.BattleResults(id));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, stranger.Answer.StatusCode);
        using var hr = await _site.Visit().SignInAsync("claire.hennebelle");
        await hr.GoAsync(Addresses.BattleResults(id));
        Assert.Equal(System.Net.HttpStatusCode.NotFound, hr.Answer.StatusCode);
    }

    [Fact]
    public async Task The_host_reads_which_questions_failed_from_five_answers_on_and_never_a_name()
    {
        var (small, large) = (await _hall.HostedAsync(), await _hall.HostedAsync());
        foreach (var (code, others) in new[] { (small, 3), (large, 4) })
        {
            await using var host = await _hall.HostAsync("nadia.tournel", code);
            await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
            await EndAsync(host, code, zoe, others);
        }

        using var nadia = await _site.Visit().SignInAsync("nadia.tournel");
        await nadia.GoAsync(Addresses.BattleResults(_hall.Battle(small).Id));
        Assert.Contains("Moins de cinq", Assert.Single(nadia.Page.QuerySelectorAll(".preview p.small")).TextContent, StringComparison.Ordinal);
        await nadia.GoAsync(Addresses.BattleResults(_hall.Battle(large).Id));
        Assert.Equal("1 bonne réponse sur 5", nadia.Page.QuerySelectorAll(".preview p.small")[0].TextContent.Trim());
        Assert.DoesNotContain("Zoé", nadia.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Invité", nadia.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_guests_left_is_erased_after_thirty_days_and_the_counts_stay()
    {
        var code = await _hall.HostedAsync();
        await using (var host = await _hall.HostAsync("nadia.tournel", code))
        await using (var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé"))
            await EndAsync(host, code, zoe, 4);
        var id = _hall.Battle(code).Id;
        var (book, erasure) = (_site.Services.GetRequiredService<BattleResults>(), _site.Services.GetRequiredService<GuestErasure>());
        var nadia = _hall.Person("nadia.tournel");
        var before = await book.FindAsync(nadia, true, id, "fr");

        _site.Clock.Advance(TimeSpan.FromDays(29));
        Assert.Equal(0, await erasure.EraseAsync());
        _site.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Equal(4, await erasure.EraseAsync());
        Assert.Equal(0, await erasure.EraseAsync());

        await using var db = _site.OpenDb();
        Assert.Equal("Zoé", (await db.Set<BattlePlayerRow>().SingleAsync(TestContext.Current.CancellationToken)).Name);
        Assert.All(await db.Set<BattleAnswerRow>().ToListAsync(TestContext.Current.CancellationToken), a => Assert.Equal(_hall.Person("zoe.delattre"), a.PlayerId));
        Assert.Equal(4, (await db.Set<BattleRow>().SingleAsync(TestContext.Current.CancellationToken)).ErasedGuests);
        var after = await book.FindAsync(nadia, true, id, "fr");
        Assert.Equal(Figures(before!), Figures(after!));
        Assert.Contains(Figures(before!), f => f.StartsWith("5/1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Guests_are_erased_after_somebody_with_an_account_was_and_the_counts_stay()
    {
        var code = await _hall.HostedAsync();
        await using (var host = await _hall.HostAsync("nadia.tournel", code))
        await using (var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé"))
            await EndAsync(host, code, zoe, 4);
        var (id, book, nadia) = (_hall.Battle(code).Id, _site.Services.GetRequiredService<BattleResults>(), _hall.Person("nadia.tournel"));
        var before = await book.FindAsync(nadia, true, id, "fr");

        var outcome = await _site.Services.GetRequiredService<Erasure>().CarryOutAsync(_hall.Person("zoe.delattre"), null);
        Assert.Null(outcome.Blocked);
        _site.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(4, await _site.Services.GetRequiredService<GuestErasure>().EraseAsync());

        await using var db = _site.OpenDb();
        Assert.Empty(await db.Set<BattlePlayerRow>().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Empty(await db.Set<BattleAnswerRow>().ToListAsync(TestContext.Current.CancellationToken));
        Assert.Equal(Figures(before!), Figures((await book.FindAsync(nadia, true, id, "fr"))!));
        Assert.Contains(Figures(before!), f => f.StartsWith("5/1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_battle_whose_guests_cannot_be_erased_does_not_keep_those_of_others()
    {
        foreach (var guest in (string[])["Hélène", "Suzanne"])
        {
            var code = await _hall.HostedAsync();
            await using var host = await _hall.HostAsync("nadia.tournel", code);
            await using var player = await _hall.GuestPlayerAsync(code, guest);
            await host.CallAsync("Start");
            await host.CallAsync("Finish");
        }

        await using var db = _site.OpenDb();
        var stop = TestContext.Current.CancellationToken;
        await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER stuck BEFORE DELETE ON battle_players WHEN old.name = 'Hélène' BEGIN SELECT RAISE(ABORT, 'stuck'); END", stop);
        _site.Clock.Advance(TimeSpan.FromDays(31));
        var erasure = _site.Services.GetRequiredService<GuestErasure>();
        Assert.Equal(1, await erasure.EraseAsync());
        Assert.Equal("Hélène", (await db.Set<BattlePlayerRow>().SingleAsync(stop)).Name);
        await db.Database.ExecuteSqlRawAsync("DROP TRIGGER stuck", stop);
        Assert.Equal(1, await erasure.EraseAsync());
    }

    [Fact]
    public async Task Places_and_the_podium_stay_as_they_were_when_guests_are_erased()
    {
        var code = await _hall.HostedAsync();
        await using var host = await _hall.HostAsync("nadia.tournel", code);
        await using var guest = await _hall.GuestPlayerAsync(code, "Invité");
        await using var second = await _hall.GuestPlayerAsync(code, "Invité encore");
        await using var third = await _hall.GuestPlayerAsync(code, "Invité toujours");
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Karim");
        await using var lukasz = await _hall.PlayerAsync("lukasz.nowak", code, "Łukasz");
        await host.CallAsync("Start");
        // Of six: a guest right three times, Zoé twice, the others never.
        for (var question = 0; question < 3; question++)
        {
            await host.CallAsync("Next");
            await AnswerAsync(code, (guest, true), (second, false), (third, false), (zoe, question < 2), (karim, false), (lukasz, false));
            await _hall.UntilAsync(code, BattlePhase.Reveal, host);
            await host.CallAsync("Next");
        }

        await host.CallAsync("Finish");
        foreach (var there in (Contender[])[guest, second, third]) await there.DisposeAsync();
        var before = await EndAsync();
        Assert.Equal([1, 2], before.Podium[..2].Select(p => p.Place));
        Assert.Equal((2, 3), (before.Zoe, before.Karim));

        _site.Clock.Advance(TimeSpan.FromDays(31));
        Assert.Equal(3, await _site.Services.GetRequiredService<GuestErasure>().EraseAsync());
        var after = await EndAsync();
        Assert.Equal((before.Zoe, before.Karim), (after.Zoe, after.Karim));
        // Nobody moved up, and nobody is named who was not.
        Assert.Equal(before.Podium.Where(p => !p.Name.StartsWith("Invité", StringComparison.Ordinal)), after.Podium);

        async Task<(ImmutableArray<PodiumPlace> Podium, int? Zoe, int? Karim)> EndAsync()
        {
            var battle = (await _site.Services.GetRequiredService<BattleStore>().LoadAsync(_hall.Battle(code).Id)).Battle;
            int? PlaceOf(string user) => BattleView.Mine(battle, _hall.Person(user), "fr")!.Ending!.Place;
            return (((Scene.Finished)BattleView.Scene(battle, "fr")).Podium, PlaceOf("zoe.delattre"), PlaceOf("karim.lefebvre"));
        }
    }

    [Fact]
    public async Task A_battle_that_ends_leaves_no_personal_need_behind()
    {
        using (var visitor = await _site.Visit().SignInAsync("karim.lefebvre"))
        {
            await visitor.GoAsync(Addresses.Profile);
            await visitor.SubmitAsync($"form[action='{Addresses.Needs}']", ("time", "2"));
        }

        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings());
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Karim");
        Assert.Equal(2, _hall.Battle(code).Players[_hall.Person("karim.lefebvre")].Tier);
        await PlayAsync(code, (zoe, true), (karim, true));
        await using var db = _site.OpenDb();
        Assert.All(await db.Set<BattlePlayerRow>().ToListAsync(TestContext.Current.CancellationToken), p => Assert.Equal(0, p.Tier));
    }

    [Fact]
    public async Task A_battle_that_ended_early_counts_the_questions_that_it_asked()
    {
        var code = await _hall.HostedAsync();
        await using var host = await _hall.HostAsync("nadia.tournel", code);
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await EndAsync(host, code, zoe, 0);
        Assert.Equal(1, (await zoe.SceneAsync("finished", 0)).GetProperty("questions").GetInt32());
        var (id, book) = (_hall.Battle(code).Id, _site.Services.GetRequiredService<BattleResults>());
        Assert.Single((await book.FindAsync(_hall.Person("zoe.delattre"), false, id, "fr"))!.Mine!.Questions);
        Assert.Single((await book.FindAsync(_hall.Person("nadia.tournel"), true, id, "fr"))!.Failed!.Value);

        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        await visitor.GoAsync(Addresses.Battles);
        Assert.Contains("1 bonne réponse sur 1", visitor.Page.QuerySelector($"a[href='{Addresses.BattleResults(id)}']")!.TextContent, StringComparison.Ordinal);
        await visitor.GoAsync(Addresses.BattleResults(id));
        Assert.DoesNotContain("Sans réponse", visitor.Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        await visitor.SubmitAsync($"form[action='{Addresses.PlayAgain(id)}']");
        var again = _hall.Battle(visitor.Page.QuerySelector("briquet-battle")!.GetAttribute("data-code")!);
        Assert.Equal((1, 1000), (again.Questions.Length, Assert.Single(again.Ghost!.Rounds).Points));
    }

    [Fact]
    public async Task Every_battle_in_one_s_list_has_results_to_read()
    {
        foreach (var isIn in (bool[])[true, false])
        {
            var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings());
            await using var lukasz = await _hall.PlayerAsync("lukasz.nowak", code, "Łukasz");
            await using var other = await _hall.PlayerAsync(isIn ? "zoe.delattre" : "karim.lefebvre", code, "Kaporal");
            await PlayAsync(code, (lukasz, true), (other, true));
        }

        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Battles);
        foreach (var results in zoe.Page.QuerySelectorAll("a[href$='/results']").Select(a => a.GetAttribute("href")!).ToArray())
        {
            await zoe.GoAsync(results);
            Assert.Equal((results, System.Net.HttpStatusCode.OK), (zoe.Path, zoe.Answer.StatusCode));
        }

        Assert.Single(await _site.Services.GetRequiredService<BattleResults>().OfAsync(_hall.Person("zoe.delattre"), false, 20));
        Assert.Equal(2, (await _site.Services.GetRequiredService<BattleResults>().OfAsync(_hall.Person("zoe.delattre"), true, 20)).Count);
    }

    private static string[] Figures(PastResults results) =>
        [.. results.Failed!.Value.Select(q => $"{q.Answers}/{q.Right}/{string.Join(',', q.Question.Solution.Choices.Select(c => c.Count))}")];

    /// <summary>A hosted battle in which Zoé is right about the first question, and so many guests are wrong.</summary>
    private async Task EndAsync(Contender host, string code, Contender zoe, int guests)
    {
        var players = new List<(Contender, bool)> { (zoe, true) };
        for (var i = 0; i < guests; i++) players.Add((await _hall.GuestPlayerAsync(code, $"Invité {i}"), false));
        await host.CallAsync("Start");
        await host.CallAsync("Next");
        await AnswerAsync(code, [.. players]);
        await _hall.UntilAsync(code, BattlePhase.Reveal, [host, .. players.Select(p => p.Item1)]);
        await host.CallAsync("Finish");
        foreach (var (guest, _) in players.Skip(1)) await guest.DisposeAsync();
    }

    private async Task PlayAsync(string code, params (Contender Player, bool IsRight)[] players)
    {
        var all = players.Select(p => p.Player).ToArray();
        await all[0].CallAsync("Start");
        for (var i = 0; i < _hall.Battle(code).Questions.Length; i++)
        {
            await _hall.UntilAsync(code, BattlePhase.Answering, all);
            await AnswerAsync(code, players);
            await _hall.UntilAsync(code, BattlePhase.Reveal, all);
        }

        await _hall.UntilAsync(code, BattlePhase.Finished, all);
    }

    private async Task AnswerAsync(string code, params (Contender Player, bool IsRight)[] players)
    {
        var battle = _hall.Battle(code);
        foreach (var (player, isRight) in players)
            Assert.Null(Contender.Refusal(await player.CallAsync("Answer", battle.Index, 0, Hall.AnswerTo(battle.Current!, isRight), Guid.NewGuid(), 900)));
    }
}
