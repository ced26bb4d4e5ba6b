// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using System.Text.Json;
using AngleSharp.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Battles;
using Training.Organisations;
using Training.Web.Battles;
using Training.Web.Privacy;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles;

/// <summary>One shift plays, the other later: who is told, who may, until when, and what they read at the end.</summary>
public sealed class RelayTests : IDisposable
{
    private const string Own = "Hôtel de la Gaillette";
    private readonly TestSite _site = TestSite.With(("Battles:MessageBurst", "1000"));
    private readonly Hall _hall;

    public RelayTests() => _hall = new Hall(_site);

    public void Dispose() => _site.Dispose();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_other_shift_answers_in_one_tap_from_the_home_page_and_both_read_the_outcome()
    {
        var (code, id) = await ChallengedAsync(Own);
        await PlayFirstAsync(code, isRight: true);
        using var lukasz = await _site.Visit().SignInAsync("lukasz.nowak");
        await lukasz.GoAsync(Addresses.Home);
        var row = lukasz.Page.QuerySelector("section[aria-labelledby='relays-waiting'] li")!;
        Assert.Contains("Zoé, Hôtel de la Gaillette", row.TextContent, StringComparison.Ordinal);
        // Two days of 24 hours end tomorrow when one of them has 25.
        var isTomorrow = ParisTime.DayOf((await CardAsync("lukasz.nowak", id))!.DueAt!.Value) == ParisTime.DayOf(_site.Clock.GetUtcNow()).AddDays(1);
        Assert.Contains($"5 questions, {(isTomorrow ? "jusqu’à demain, " : "jusqu’au ")}", row.TextContent, StringComparison.Ordinal);
        await lukasz.SubmitAsync($"form[action='{Addresses.AnswerRelay(id)}']");
        var second = CodeOf(lukasz);
        Assert.NotEqual(code, second);
        Assert.Equal("now", lukasz.Page.QuerySelector("briquet-battle")!.GetAttribute("data-join"));
        var (one, other) = (_hall.Battle(code), _hall.Battle(second));
        Assert.Equal(one.Questions.Select(q => (q.Text.Hash, string.Join(',', q.Order))), other.Questions.Select(q => (q.Text.Hash, string.Join(',', q.Order))));
        Assert.Equal((one.Settings.Speed, one.Settings.TimeFactor), (other.Settings.Speed, other.Settings.TimeFactor));
        Assert.Equal(5000, other.Ghost!.Whole.Points);

        await using (var player = await _hall.PlayerAsync("lukasz.nowak", second, "Łukasz")) await PlayAsync(second, (player, false));
        foreach (var (user, words) in ((string, string)[])[("zoe.delattre", "Votre camp l’emporte"), ("lukasz.nowak", "Bien joué, l’autre camp est devant")])
        {
            using var visitor = await _site.Visit().SignInAsync(user);
            await visitor.GoAsync(Addresses.Home);
            Assert.Contains(words, visitor.Text("section[aria-labelledby='relays-mine']"), StringComparison.Ordinal);
            Assert.Empty(visitor.Page.QuerySelectorAll("section[aria-labelledby='relays-waiting']"));
            await visitor.GoAsync(Addresses.Relay(id));
            Assert.Contains(words, visitor.Text("section[aria-labelledby='standing']"), StringComparison.Ordinal);
            await visitor.GoAsync(visitor.Page.QuerySelector("a[href$='/results']")!.GetAttribute("href")!);
            Assert.Contains(words, visitor.Text("section[aria-labelledby='duel']"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Each_link_to_a_battle_that_runs_loads_its_page_whole()
    {
        var (code, _) = await ChallengedAsync(Own);
        var hosted = await _hall.HostedAsync();
        var open = await _hall.OpenAsync("zoe.delattre", BattleSettings.For(BattleFormat.Open));
        await using var first = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var other = await _hall.PlayerAsync("zoe.delattre", open, "Zoé");
        await using var host = await _hall.HostAsync("nadia.tournel", hosted);
        var met = new HashSet<string>();
        foreach (var (user, pages) in ((string, string[])[])[("zoe.delattre", [Addresses.Home, Addresses.Battles, Addresses.Modules]),
            ("nadia.tournel", [Addresses.Home, Addresses.Battles, Addresses.BattlePreview(hosted)])])
        {
            using var visitor = await _site.Visit().SignInAsync(user);
            foreach (var page in pages)
            {
                await visitor.GoAsync(page);
                foreach (var link in visitor.Page.QuerySelectorAll("a[href]").Where(a => IsLive(a.GetAttribute("href")!)))
                {
                    met.Add($"{page} {link.GetAttribute("href")}");
                    // Blazor would merge the page into the one before, and its script would never run.
                    Assert.True(link.Closest("[data-enhance-nav]")?.GetAttribute("data-enhance-nav") == "false", $"{page}: {link.OuterHtml}");
                }
            }
        }

        foreach (var expected in (string[])[$"{Addresses.Home} {Addresses.Battle(code)}", $"{Addresses.Battles} {Addresses.Battle(open)}", $"{Addresses.BattlePreview(hosted)} {Addresses.BattleHost(hosted)}"])
            Assert.Contains(expected, met);

        bool IsLive(string address) => ((string[])[code, hosted, open]).Any(c => address.StartsWith(Addresses.Battle(c), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Who_works_elsewhere_or_no_longer_finds_nothing()
    {
        await EndAsync("mehdi.benali");
        var (code, id) = await ChallengedAsync(Own);
        await TurnedAwayAsync(code, id, "karim.lefebvre", "claire.hennebelle", "nadia.tournel", "mehdi.benali");
        await PlayFirstAsync(code, isRight: true);
        await TurnedAwayAsync(code, id, "karim.lefebvre", "claire.hennebelle", "nadia.tournel", "mehdi.benali", "lea.obrien");
        // Who challenged and left since sees nothing either.
        await EndAsync("zoe.delattre");
        await TurnedAwayAsync(null, id, "zoe.delattre");
    }

    [Fact]
    public async Task Who_played_first_never_plays_second_and_a_stranger_cannot_join_either_side()
    {
        var (code, id) = await ChallengedAsync(Own);
        await PlayFirstAsync(code, isRight: false);
        var second = await TakenUpAsync("lukasz.nowak", id);
        foreach (var user in (string[])["zoe.delattre", "karim.lefebvre", "nadia.tournel"])
        {
            await using var contender = await _hall.ConnectAsync(user, second);
            Assert.Equal("notYourSide", Contender.Refusal(await contender.CallAsync("Join", second, "Qui", false, "La relève")));
            using var visitor = await _site.Visit().SignInAsync(user);
            await visitor.GoAsync(Addresses.Battle(second));
            Assert.Empty(visitor.Page.QuerySelectorAll("briquet-battle"));
        }

        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await PostAsync(zoe, Addresses.AnswerRelay(id));
        Assert.Equal(Addresses.Relay(id), zoe.Path);
    }

    [Fact]
    public async Task A_relay_that_nobody_could_answer_is_a_draw_without_blame()
    {
        var (code, id) = await ChallengedAsync(Own);
        await PlayFirstAsync(code, isRight: true);
        _site.Clock.Advance(TimeSpan.FromHours(48));
        using var lukasz = await _site.Visit().SignInAsync("lukasz.nowak");
        await lukasz.GoAsync(Addresses.Home);
        Assert.Empty(lukasz.Page.QuerySelectorAll(".relays"));
        await PostAsync(lukasz, Addresses.AnswerRelay(id));
        Assert.Equal(Addresses.Relay(id), lukasz.Path);
        Assert.Contains("Match nul\u00a0: personne n’a pu répondre à temps", lukasz.Text("section[aria-labelledby='standing']"), StringComparison.Ordinal);
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Home);
        Assert.Contains("Match nul\u00a0: personne n’a pu répondre à temps", zoe.Text("section[aria-labelledby='relays-mine']"), StringComparison.Ordinal);
        // It is told for a week, and then it is past.
        _site.Clock.Advance(TimeSpan.FromDays(7));
        await zoe.GoAsync(Addresses.Home);
        Assert.Empty(zoe.Page.QuerySelectorAll(".relays"));
    }

    [Fact]
    public async Task What_was_begun_in_time_may_be_finished_after_it()
    {
        var (code, id) = await ChallengedAsync(Own);
        await PlayFirstAsync(code, isRight: true);
        _site.Clock.Advance(TimeSpan.FromHours(48) - TimeSpan.FromMinutes(1));
        var second = await TakenUpAsync("lukasz.nowak", id);
        _site.Clock.Advance(TimeSpan.FromMinutes(2));
        await using var player = await _hall.PlayerAsync("lukasz.nowak", second, "Łukasz");
        await PlayAsync(second, (player, true));
        Assert.Equal(RelayState.Decided, (await CardAsync("lukasz.nowak", id))!.State);
        Assert.Equal(DuelOutcome.Draw, (await CardAsync("lukasz.nowak", id))!.Outcome);
    }

    [Fact]
    public async Task A_lobby_in_which_nobody_began_leaves_the_turn_open()
    {
        var (code, id) = await ChallengedAsync(Own);
        await PlayFirstAsync(code, isRight: true);
        var second = await TakenUpAsync("lukasz.nowak", id);
        _site.Clock.Advance(TimeSpan.FromMinutes(31));
        await _hall.Arena.Find(second)!.PlayAsync(new Move.Tick());
        Assert.Equal(BattlePhase.Cancelled, _hall.Battle(second).Phase);
        Assert.Equal(RelayState.Waiting, (await CardAsync("lukasz.nowak", id))!.State);
        Assert.NotEqual(second, await TakenUpAsync("lukasz.nowak", id));
    }

    [Theory]
    [InlineData(11, null)]
    [InlineData(13, DuelOutcome.Absent)]
    public async Task Who_is_called_away_while_they_answer_finds_their_turn_again_and_loses_nothing_if_they_cannot(int hours, DuelOutcome? outcome)
    {
        var (code, id) = await ChallengedAsync(Own);
        await PlayFirstAsync(code, isRight: true);
        var second = await TakenUpAsync("lukasz.nowak", id);
        await using (var lukasz = await _hall.PlayerAsync("lukasz.nowak", second, "Łukasz"))
        {
            Assert.Null(Contender.Refusal(await lukasz.CallAsync("Start")));
            await _hall.UntilAsync(second, BattlePhase.Answering, lukasz);
        }

        _site.Clock.Advance(TimeSpan.FromHours(hours));
        await _hall.Arena.Find(second)!.PlayAsync(new Move.Tick());
        var card = (await CardAsync("lukasz.nowak", id))!;
        Assert.Equal((outcome is null ? RelayState.UnderWay : RelayState.Decided, outcome), (card.State, card.Outcome));
        Assert.Equal(outcome, (await CardAsync("zoe.delattre", id))!.Outcome);
        if (outcome is null) return;
        using var visitor = await _site.Visit().SignInAsync("lukasz.nowak");
        await visitor.GoAsync(Addresses.Relay(id));
        Assert.Contains("Match nul\u00a0: un camp a été appelé ailleurs avant la fin", visitor.Text("section[aria-labelledby='standing']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Colleagues_who_take_it_up_at_the_same_instant_find_each_other()
    {
        var (code, id) = await ChallengedAsync(Own);
        await PlayFirstAsync(code, isRight: true);
        var starter = _site.Services.GetRequiredService<RelayStarter>();
        var (lukasz, mehdi) = (_hall.Person("lukasz.nowak"), _hall.Person("mehdi.benali"));
        var where = await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() => starter.AnswerAsync(n % 2 == 0 ? lukasz : mehdi, id), Stop)));
        Assert.Single(where.Distinct());
        Assert.StartsWith(Addresses.Battles, where[0], StringComparison.Ordinal);
        await using var db = _site.OpenDb();
        Assert.Equal(2, await db.Set<BattleRow>().CountAsync(Stop));
    }

    [Fact]
    public async Task Another_house_plays_at_once_when_it_is_there_at_the_start()
    {
        var (code, id) = await ChallengedAsync("Estaminet de la Berline");
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        using var lea = await _site.Visit().SignInAsync("lea.obrien");
        await lea.GoAsync(Addresses.Home);
        Assert.Contains("en direct si vous venez", lea.Text("section[aria-labelledby='relays-waiting']"), StringComparison.Ordinal);
        await lea.SubmitAsync($"form[action='{Addresses.AnswerRelay(id)}']");
        Assert.Equal(code, CodeOf(lea));
        await using var there = await _hall.PlayerAsync("lea.obrien", code, "Léa");
        await PlayAsync(code, (zoe, false), (there, true));
        Assert.Equal((RelayState.Decided, DuelOutcome.Won), ((await CardAsync("lea.obrien", id))!.State, (await CardAsync("lea.obrien", id))!.Outcome!.Value));
        Assert.Equal(DuelOutcome.Lost, (await CardAsync("zoe.delattre", id))!.Outcome);
    }

    [Fact]
    public async Task Who_comes_while_the_others_play_is_told_calmly_that_their_turn_comes()
    {
        var (code, id) = await ChallengedAsync("Estaminet de la Berline");
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        Assert.Null(Contender.Refusal(await zoe.CallAsync("Start")));
        await using var late = await _hall.ConnectAsync("lea.obrien", code);
        Assert.Equal("notYourTurn", Contender.Refusal(await late.CallAsync("Join", code, "Léa", false, null)));
        using var lea = await _site.Visit().SignInAsync("lea.obrien");
        await lea.GoAsync(Addresses.Battle(code));
        Assert.Equal(Addresses.Relay(id), lea.Path);
        Assert.Contains("Votre tour vient juste après, avec les mêmes questions.", lea.Text("section[aria-labelledby='standing']"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_was_called_away_from_the_lobby_reads_nothing_of_the_questions_before_their_turn()
    {
        var (code, id) = await ChallengedAsync("Estaminet de la Berline");
        await using (var early = await _hall.PlayerAsync("lea.obrien", code, "Léa")) await early.CallAsync("Leave");
        await PlayFirstAsync(code, isRight: true);
        var (first, starter) = (_hall.Battle(code).Id, _site.Services.GetRequiredService<RelayStarter>());
        using var lea = await _site.Visit().SignInAsync("lea.obrien");
        await lea.GoAsync(Addresses.BattleResults(first));
        Assert.Equal(HttpStatusCode.NotFound, lea.Answer.StatusCode);
        await lea.GoAsync(Addresses.Battles);
        Assert.Empty(lea.Page.QuerySelectorAll("a[href$='/results']"));
        await lea.GoAsync(Addresses.Relay(id));
        Assert.Empty(lea.Page.QuerySelectorAll("a[href$='/results']"));
        Assert.Null(await starter.ReplayableAsync(_hall.Person("lea.obrien"), first));
        await PostAsync(lea, Addresses.PlayAgain(first));
        Assert.Equal(HttpStatusCode.NotFound, lea.Answer.StatusCode);

        var second = await TakenUpAsync("lea.obrien", id);
        await using (var there = await _hall.PlayerAsync("lea.obrien", second, "Léa")) await PlayAsync(second, (there, true));
        await lea.GoAsync(Addresses.Battles);
        Assert.Equal([Addresses.BattleResults(_hall.Battle(second).Id)], lea.Page.QuerySelectorAll("a[href$='/results']").Select(a => a.GetAttribute("href")));
        await lea.GoAsync(Addresses.Relay(id));
        await lea.GoAsync(lea.Page.QuerySelector("a[href$='/results']")!.GetAttribute("href")!);
        Assert.Equal((Addresses.BattleResults(_hall.Battle(second).Id), HttpStatusCode.OK), (lea.Path, lea.Answer.StatusCode));
        Assert.Equal(5, (await starter.ReplayableAsync(_hall.Person("lea.obrien"), _hall.Battle(second).Id))!.Of);
        Assert.NotNull(await starter.ReplayableAsync(_hall.Person("zoe.delattre"), first));
    }

    [Fact]
    public async Task Both_shifts_of_one_house_say_themselves_which_one_they_are()
    {
        var (code, id) = await ChallengedAsync(Own);
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        using var visitor = await _site.Visit().SignInAsync("lukasz.nowak");
        await visitor.GoAsync(Addresses.Battle(code));
        Assert.Equal("Les premiers|La relève", visitor.Page.QuerySelector("briquet-battle")!.GetAttribute("data-sides"));
        await using var lukasz = await _hall.ConnectAsync("lukasz.nowak", code);
        Assert.Null(Contender.Refusal(await lukasz.CallAsync("Join", code, "Łukasz", false, "La relève")));
        await PlayAsync(code, (zoe, true), (lukasz, true));
        Assert.Equal((RelaySide.Second, DuelOutcome.Draw), ((await CardAsync("lukasz.nowak", id))!.Side!.Value, (await CardAsync("lukasz.nowak", id))!.Outcome!.Value));
    }

    [Fact]
    public async Task By_code_whoever_is_signed_in_answers_and_a_guest_does_not()
    {
        var (code, id) = await ChallengedAsync(null);
        await PlayFirstAsync(code, isRight: true);
        using var karim = await _site.Visit().SignInAsync("karim.lefebvre");
        await karim.GoAsync(Addresses.Home);
        Assert.Empty(karim.Page.QuerySelectorAll(".relays"));
        await karim.GoAsync(Addresses.BattleEntry(code));
        Assert.Equal(Addresses.Relay(id), karim.Path);
        await karim.SubmitAsync($"form[action='{Addresses.AnswerRelay(id)}']");
        await using (var player = await _hall.PlayerAsync("karim.lefebvre", CodeOf(karim), "Kaporal")) await PlayAsync(CodeOf(karim), (player, true));
        Assert.Equal(DuelOutcome.Draw, (await CardAsync("karim.lefebvre", id))!.Outcome);
        using var guest = _site.Visit();
        await guest.GoAsync(Addresses.BattleEntry(code));
        Assert.StartsWith("/sign-in", guest.Path, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Taxis du Carreau")]
    [InlineData("nobody")]
    public async Task Nobody_challenges_a_house_of_another_organisation(string name)
    {
        await using var db = _site.OpenDb();
        var house = await db.Establishments.Where(e => e.Name == name).Select(e => (Guid?)e.Id).SingleOrDefaultAsync(Stop) ?? Guid.NewGuid();
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Battles);
        Assert.DoesNotContain("Taxis du Carreau", zoe.Text("#against"), StringComparison.Ordinal);
        await zoe.SubmitAsync($"form[action='{Addresses.NewBattle}']", ("relay", "true"), ("against", house.ToString("N")));
        Assert.Contains("problem=not-yours", zoe.Path, StringComparison.Ordinal);
        Assert.Empty(_site.Services.GetRequiredService<Arena>().Rooms);
    }

    [Fact]
    public async Task The_delay_is_a_setting_and_lasts_two_days_unless_said_otherwise()
    {
        Assert.Equal((TimeSpan.FromHours(48), TimeSpan.FromDays(7)), (new BattleOptions().RelayDelay, new BattleOptions().RelayShown));
        using var site = TestSite.With(("Battles:MessageBurst", "1000"), ("Battles:RelayDelay", "02:00:00"));
        var hall = new Hall(site);
        var code = await ChallengeAsync(site, null);
        await using (var zoe = await hall.PlayerAsync("zoe.delattre", code, "Zoé")) await PlayAsync(hall, code, (zoe, true));
        await using var db = site.OpenDb();
        var relay = await db.Set<RelayRow>().SingleAsync(Stop);
        Assert.Equal(hall.Battle(code).Now + TimeSpan.FromHours(2), relay.DueAt);
    }

    [Fact]
    public async Task A_restart_in_the_middle_of_the_second_side_loses_nothing_of_the_duel()
    {
        var (code, id) = await ChallengedAsync(Own);
        await PlayFirstAsync(code, isRight: true);
        var second = await TakenUpAsync("lukasz.nowak", id);
        var stored = (await _site.Services.GetRequiredService<BattleStore>().LoadAsync(_hall.Battle(second).Id)).Battle;
        Assert.Equal(_hall.Battle(second).Ghost!.Rounds, stored.Ghost!.Rounds);
        Assert.Equal(("Les premiers", new Sides("La relève")), (stored.Ghost.Name, stored.Settings.Sides!));
    }

    [Fact]
    public async Task The_outcome_outlives_who_challenged_and_holds_no_name_of_theirs()
    {
        var (code, id) = await ChallengedAsync(Own);
        await PlayFirstAsync(code, isRight: true);
        var second = await TakenUpAsync("lukasz.nowak", id);
        await using (var lukasz = await _hall.PlayerAsync("lukasz.nowak", second, "Łukasz")) await PlayAsync(second, (lukasz, false));
        var outcome = await _site.Services.GetRequiredService<Erasure>().CarryOutAsync(_hall.Person("zoe.delattre"), null);
        Assert.Null(outcome.Blocked);
        var card = (await CardAsync("lukasz.nowak", id))!;
        Assert.Equal((DuelOutcome.Lost, null, 5000m), (card.Outcome!.Value, card.Challenger, card.Theirs!.Value.Points));
        await using var db = _site.OpenDb();
        Assert.Equal(Guid.Empty, (await db.Set<RelayRow>().SingleAsync(Stop)).CreatedBy);
    }

    [Fact]
    public async Task Figures_of_a_few_are_for_those_who_played_and_the_house_reads_the_outcome_for_a_week()
    {
        var (code, id) = await ChallengedAsync(Own);
        await PlayFirstAsync(code, isRight: true);
        var second = await TakenUpAsync("lukasz.nowak", id);
        await using (var lukasz = await _hall.PlayerAsync("lukasz.nowak", second, "Łukasz")) await PlayAsync(second, (lukasz, false));
        using var mehdi = await _site.Visit().SignInAsync("mehdi.benali");
        await mehdi.GoAsync(Addresses.Relay(id));
        Assert.Contains("Bien joué, l’autre camp est devant", mehdi.Text("section[aria-labelledby='standing']"), StringComparison.Ordinal);
        Assert.DoesNotContain("point", mehdi.Text("section[aria-labelledby='standing']"), StringComparison.Ordinal);
        foreach (var user in (string[])["zoe.delattre", "lukasz.nowak"])
        {
            using var player = await _site.Visit().SignInAsync(user);
            await player.GoAsync(Addresses.Relay(id));
            Assert.Contains("5\u202f000 points", player.Text("section[aria-labelledby='standing']"), StringComparison.Ordinal);
            await player.GoAsync(Addresses.Home);
            Assert.Contains("5\u202f000 points", player.Text("section[aria-labelledby='relays-mine']"), StringComparison.Ordinal);
        }

        _site.Clock.Advance(new BattleOptions().RelayShown);
        Assert.Null(await CardAsync("mehdi.benali", id));
        using var late = await _site.Visit().SignInAsync("mehdi.benali");
        await late.GoAsync(Addresses.Relay(id));
        Assert.Equal(HttpStatusCode.NotFound, late.Answer.StatusCode);
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Relay(id));
        Assert.Contains("5\u202f000 points", zoe.Text("section[aria-labelledby='standing']"), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(5, 5, true)]
    [InlineData(5, 4, false)]
    [InlineData(4, 5, false)]
    public async Task Who_did_not_play_reads_the_figures_where_each_side_had_five(int first, int second, bool isTold)
    {
        var (code, id) = await ChallengedAsync(Own);
        await PlayFirstAsync(code, isRight: true);
        var later = await TakenUpAsync("lukasz.nowak", id);
        await using (var player = await _hall.PlayerAsync("lukasz.nowak", later, "Łukasz")) await PlayAsync(later, (player, false));
        await using (var db = _site.OpenDb())
        {
            var relay = await db.Set<RelayRow>().SingleAsync(Stop);
            (relay.First, relay.Second) = (Left(first), Left(second));
            await db.SaveChangesAsync(Stop);
        }

        var card = (await CardAsync("mehdi.benali", id))!;
        Assert.Equal((isTold, isTold, DuelOutcome.Draw), (card.Ours is not null, card.Theirs is not null, card.Outcome!.Value));
        Assert.NotNull((await CardAsync("zoe.delattre", id))!.Theirs);

        static string Left(int members) => JsonSerializer.Serialize(new Ghost("Un camp", [new TeamRound(members, 1000 * members, members), new TeamRound(0, 0, 0)]));
    }

    [Theory]
    [InlineData(Own)]
    [InlineData(null)]
    public async Task Who_challenged_is_of_the_first_side_even_when_others_played_it(string? house)
    {
        var (code, id) = await ChallengedAsync(house);
        await using (var lukasz = await _hall.PlayerAsync("lukasz.nowak", code, "Łukasz")) await PlayAsync(code, (lukasz, true));
        var card = (await CardAsync("zoe.delattre", id))!;
        Assert.Equal((RelaySide.First, false, RelayState.Waiting), (card.Side!.Value, card.MayAnswer, card.State));
        var where = await _site.Services.GetRequiredService<RelayStarter>().AnswerAsync(_hall.Person(house is null ? "karim.lefebvre" : "mehdi.benali"), id);
        var second = where!.Split('/')[^1];
        await using var zoe = await _hall.ConnectAsync("zoe.delattre", second);
        foreach (var asked in (string?[])[null, "La relève"]) Assert.Equal("notYourSide", Contender.Refusal(await zoe.CallAsync("Join", second, "Zoé", false, asked)));
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        await visitor.GoAsync(Addresses.Battles);
        Assert.Empty(visitor.Page.QuerySelectorAll("a[href$='/results']"));
    }

    [Theory]
    [InlineData("zoe.delattre")]
    [InlineData("nadia.tournel")]
    public async Task A_relay_is_watched_by_its_players_alone(string user)
    {
        var (code, _) = await ChallengedAsync(Own);
        await using var screen = await _hall.ConnectAsync(user, code);
        Assert.Equal("mayNotWatch", Contender.Refusal(await screen.CallAsync("Watch", code)));
        using var visitor = await _site.Visit().SignInAsync(user);
        await visitor.GoAsync(Addresses.BattleScreen(code));
        Assert.Empty(visitor.Page.QuerySelectorAll("briquet-screen"));
        if (user != "zoe.delattre") return;
        await using var zoe = await _hall.PlayerAsync(user, code, "Zoé");
        Assert.Null(Contender.Refusal(await screen.CallAsync("Watch", code)));
    }

    [Fact]
    public async Task A_trainer_who_challenged_and_did_not_play_reads_the_answers_once_both_sides_have()
    {
        var (code, id) = await ChallengedAsync(Own);
        await PlayFirstAsync(code, isRight: true);
        var (first, nadia) = (_hall.Battle(code).Id, _hall.Person("nadia.tournel"));
        await using (var db = _site.OpenDb())
        {
            await db.Set<BattleRow>().Where(b => b.Id == first).ExecuteUpdateAsync(b => b.SetProperty(r => r.CreatedBy, nadia), Stop);
            await db.Set<RelayRow>().ExecuteUpdateAsync(r => r.SetProperty(x => x.CreatedBy, nadia), Stop);
        }

        var book = _site.Services.GetRequiredService<BattleResults>();
        Assert.Null(await book.FindAsync(nadia, true, first, "fr"));
        var second = await TakenUpAsync("lukasz.nowak", id);
        await using var lukasz = await _hall.PlayerAsync("lukasz.nowak", second, "Łukasz");
        Assert.Null(await book.FindAsync(nadia, true, first, "fr"));
        await PlayAsync(second, (lukasz, true));
        Assert.NotNull((await book.FindAsync(nadia, true, first, "fr"))!.Failed);
    }

    [Fact]
    public async Task Who_was_sent_away_at_the_start_hears_nothing_of_the_questions()
    {
        var (code, _) = await ChallengedAsync("Estaminet de la Berline");
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var lea = await _hall.PlayerAsync("lea.obrien", code, "Léa");
        Assert.Null(Contender.Refusal(await lea.CallAsync("Park")));
        // Her colleague left on one device, and another one still lies on the bar.
        await using var anne = await _hall.PlayerAsync("annesophie.wattrelosvandenberghe", code, "Anne-Sophie");
        await using var tablet = await _hall.PlayerAsync("annesophie.wattrelosvandenberghe", code, "Anne-Sophie");
        Assert.Null(Contender.Refusal(await anne.CallAsync("Leave")));
        await PlayAsync(code, (zoe, true));
        foreach (var device in (Contender[])[lea, anne, tablet])
            Assert.DoesNotContain(device.Hub.All("Happened"), m => m.Body.GetProperty("stage").GetString() is "shown" or "opened" or "revealed" or "finished");
        await Task.WhenAll(lea.Hub.Closed, tablet.Hub.Closed).WaitAsync(TimeSpan.FromMinutes(1), Stop);
        await using var back = await _hall.ConnectAsync("lea.obrien", code);
        Assert.Equal("notAPlayer", Contender.Refusal(await back.CallAsync("Snapshot", code)));
    }

    [Theory]
    [InlineData("Hôtel\u00a0de  la Gaillette")]
    [InlineData("Hôtel de la Gaillette, des Trois Fosses, du Vieux Chevalement, de la Gare d’Eau et des Jardins de la Cité Dix-Neuf")]
    public async Task However_a_house_is_written_its_people_play_first_and_not_second(string name)
    {
        await using (var db = _site.OpenDb()) await db.Establishments.Where(e => e.Name == Own).ExecuteUpdateAsync(e => e.SetProperty(x => x.Name, name), Stop);
        var (code, id) = await ChallengedAsync("Estaminet de la Berline");
        await PlayFirstAsync(code, isRight: true);
        var card = (await CardAsync("zoe.delattre", id))!;
        Assert.Equal((RelaySide.First, false), (card.Side!.Value, card.MayAnswer));
        Assert.True((await CardAsync("lea.obrien", id))!.MayAnswer);
    }

    /// <summary>A challenge by Zoé; the code of who plays first, and the relay.</summary>
    private async Task<(string Code, Guid Relay)> ChallengedAsync(string? house)
    {
        var code = await ChallengeAsync(_site, house);
        await using var db = _site.OpenDb();
        return (code, (await db.Set<RelayRow>().SingleAsync(Stop)).Id);
    }

    private static async Task<string> ChallengeAsync(TestSite site, string? house)
    {
        await using var db = site.OpenDb();
        var against = house is null ? "code" : (await db.Establishments.Where(e => e.Name == house).Select(e => e.Id).SingleAsync(Stop)).ToString("N");
        using var zoe = await site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Battles);
        await zoe.SubmitAsync($"form[action='{Addresses.NewBattle}']", ("relay", "true"), ("against", against), ("questions", "5"));
        return CodeOf(zoe);
    }

    private async Task PlayFirstAsync(string code, bool isRight)
    {
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await PlayAsync(code, (zoe, isRight));
    }

    private async Task<string> TakenUpAsync(string user, Guid relay)
    {
        using var visitor = await _site.Visit().SignInAsync(user);
        await visitor.GoAsync(Addresses.Home);
        await visitor.SubmitAsync($"form[action='{Addresses.AnswerRelay(relay)}']");
        return CodeOf(visitor);
    }

    private static string CodeOf(Visitor visitor) => visitor.Page.QuerySelector("briquet-battle")?.GetAttribute("data-code") ?? throw new InvalidOperationException(visitor.Path);

    private Task<RelayCard?> CardAsync(string user, Guid relay) => _site.Services.GetRequiredService<RelayBook>().FindAsync(_hall.Person(user), relay);

    private async Task EndAsync(string user)
    {
        var person = _hall.Person(user);
        await using var db = _site.OpenDb();
        var yesterday = ParisTime.DayOf(_site.Clock.GetUtcNow()).AddDays(-1);
        foreach (var membership in await db.Memberships.Where(m => m.PersonId == person).ToListAsync(Stop))
        {
            if (membership.From <= yesterday) membership.To = yesterday;
            else db.Remove(membership);
        }

        await db.SaveChangesAsync(Stop);
    }

    private async Task TurnedAwayAsync(string? code, Guid relay, params string[] users)
    {
        foreach (var user in users)
        {
            using var visitor = await _site.Visit().SignInAsync(user);
            await visitor.GoAsync(Addresses.Relay(relay));
            Assert.Equal(HttpStatusCode.NotFound, visitor.Answer.StatusCode);
            await visitor.GoAsync(Addresses.Home);
            Assert.Empty(visitor.Page.QuerySelectorAll(".relays"));
            await PostAsync(visitor, Addresses.AnswerRelay(relay));
            Assert.Equal(HttpStatusCode.NotFound, visitor.Answer.StatusCode);
            if (code is null || _hall.Battle(code).IsOver) continue;
            await using var contender = await _hall.ConnectAsync(user, code);
            Assert.Equal("notYourSide", Contender.Refusal(await contender.CallAsync("Join", code, "Qui", false, "Les premiers")));
        }
    }

    /// <summary>A post with a token of another page, as a hand-made one would have.</summary>
    private static async Task PostAsync(Visitor visitor, string address)
    {
        await visitor.GoAsync(Addresses.Battles);
        await visitor.PostAsync(address, KeyValuePair.Create("__RequestVerificationToken", Hall.Token(visitor)));
    }

    private Task PlayAsync(string code, params (Contender Player, bool IsRight)[] players) => PlayAsync(_hall, code, players);

    private static async Task PlayAsync(Hall hall, string code, params (Contender Player, bool IsRight)[] players)
    {
        var all = players.Select(p => p.Player).ToArray();
        Assert.Null(Contender.Refusal(await all[0].CallAsync("Start")));
        for (var i = 0; i < hall.Battle(code).Questions.Length; i++)
        {
            await hall.UntilAsync(code, BattlePhase.Answering, all);
            foreach (var (player, isRight) in players)
                Assert.Null(Contender.Refusal(await player.CallAsync("Answer", i, 0, Hall.AnswerTo(hall.Battle(code).Current!, isRight), Guid.NewGuid(), 900)));
            await hall.UntilAsync(code, BattlePhase.Reveal, all);
        }

        await hall.UntilAsync(code, BattlePhase.Finished, all);
    }
}
