// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using Microsoft.AspNetCore.Localization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Battles;
using Training.Web.Layout;
using Training.Web.Shared;
using Training.Web.Tests.Site;
using static Training.Web.Tests.Battles.Contender;

namespace Training.Web.Tests.Battles;

public sealed class BattleHubTests : IDisposable
{
    private const string Module = "bassin-minier";

    /// <summary>Time passes faster here than budgets refill.</summary>
    private readonly TestSite _site = TestSite.With(("Battles:MessageBurst", "400"));

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Who_was_silent_in_a_lobby_finds_their_seat_again_after_a_restart_and_who_left_does_not()
    {
        var hall = new Hall(_site);
        var code = await hall.OpenAsync("zoe.delattre", new Training.Battles.BattleSettings());
        await using (var zoe = await hall.PlayerAsync("zoe.delattre", code, "Zoé"))
        await using (var karim = await hall.PlayerAsync("karim.lefebvre", code, "Karim"))
        await using (var lukasz = await hall.PlayerAsync("lukasz.nowak", code, "Łukasz"))
        {
            await lukasz.CallAsync("Leave");
            await hall.WaitAsync(124, zoe);
            Assert.True(hall.Battle(code).Players[hall.Person("karim.lefebvre")].HasLeft);
        }

        using var again = _site.Restart();
        await using var back = await Contender.EnterAsync(again, await Tickets.SignInAsync(again, "karim.lefebvre"), code, null);
        Assert.Equal("Karim", back.First.GetProperty("mine").GetProperty("name").GetString());
        await using var gone = await Contender.ConnectAsync(again, await Tickets.SignInAsync(again, "lukasz.nowak"), code);
        Assert.Equal("notAPlayer", Contender.Refusal(await gone.CallAsync("Snapshot", code)));
    }

    [Fact]
    public async Task Two_players_play_a_battle_to_its_end()
    {
        var code = await OpenAsync();
        await using var zoe = await EnterAsync("zoe.delattre", code, "Zoé");
        await using var karim = await EnterAsync("karim.lefebvre", code, "<img onerror=…>");
        Assert.Equal("lobby", zoe.First.GetProperty("scene").GetProperty("scene").GetString());
        Assert.Null(Refusal(await zoe.CallAsync("Start")));

        for (var question = 0; question < 5; question++)
        {
            await zoe.SceneAsync("shown", question);
            await WaitAsync(12, zoe, karim);
            var scene = await zoe.SceneAsync("opened", question);
            Assert.NotEqual(JsonValueKind.Null, (await zoe.AnswerAsync(scene, Guid.NewGuid())).GetProperty("first").ValueKind);
            await karim.AnswerAsync(await karim.SceneAsync("opened", question), Guid.NewGuid());
            await karim.SceneAsync("revealed", question);
            await karim.Hub.WaitAsync("Personal", m => m.GetProperty("result").ValueKind == JsonValueKind.Object);
            await WaitAsync(8, zoe, karim);
        }

        await WaitAsync(100, zoe, karim);
        var end = await zoe.SceneAsync("finished", 4);
        Assert.Equal(5, end.GetProperty("questions").GetInt32());
        var seqs = zoe.Hub.All("Happened").Select(m => m.Body.GetProperty("seq").GetInt64()).ToArray();
        Assert.Equal(Enumerable.Range(1, seqs.Length).Select(n => (long)n), seqs);
        var mine = (await zoe.SnapshotAsync()).GetProperty("mine");

        await using var db = _site.OpenDb();
        Assert.Equal(10, await db.Set<BattleAnswerRow>().CountAsync(a => a.Pass == 0, TestContext.Current.CancellationToken));
        var row = await db.Set<BattlePlayerRow>().SingleAsync(p => p.Name == "Zoé", TestContext.Current.CancellationToken);
        Assert.Equal(mine.GetProperty("ending").GetProperty("points").GetInt32(), row.Points);
        Assert.NotNull((await db.Set<BattleRow>().SingleAsync(TestContext.Current.CancellationToken)).EndedAt);
    }

    [Fact]
    public async Task What_players_are_sent_before_the_reveal_holds_no_solution()
    {
        var code = await OpenAsync();
        await using var zoe = await EnterAsync("zoe.delattre", code, "Zoé");
        await using var karim = await EnterAsync("karim.lefebvre", code, "Karim");
        await zoe.CallAsync("Start");
        await WaitAsync(12, zoe, karim);
        var scene = await zoe.SceneAsync("opened", 0);
        await zoe.AnswerAsync(scene, Guid.NewGuid());
        await zoe.SnapshotAsync();

        var battle = _site.Services.GetRequiredService<Arena>().Find(code)!.Battle;
        foreach (var frame in zoe.Hub.Frames.Concat(karim.Hub.Frames))
        {
            foreach (var word in (string[])["isRight", "solution", "explanation", "feedback", "accepted", "credit\":1"])
                Assert.DoesNotContain(word, frame, StringComparison.OrdinalIgnoreCase);
            // A decoded frame, so that no escape hides a reason.
            var text = System.Text.RegularExpressions.Regex.Unescape(frame);
            Assert.DoesNotContain(battle.Questions, q => q.Question.ExplanationHtml is { Length: > 0 } reason && text.Contains(reason, StringComparison.Ordinal));
        }

        await karim.AnswerAsync(scene, Guid.NewGuid());
        // Whatever its kind: a number has no choices that are right.
        Assert.Equal(JsonValueKind.Object, (await karim.SceneAsync("revealed", 0)).GetProperty("solution").ValueKind);
    }

    [Fact]
    public async Task A_stranger_s_call_of_each_method_is_refused()
    {
        var code = await OpenAsync();
        await using var zoe = await EnterAsync("zoe.delattre", code, "Zoé");
        using var visitor = await _site.Visit().SignInAsync("lukasz.nowak");
        await using var stranger = await ConnectAsync(_site, visitor, code);

        Assert.Equal("notAPlayer", Refusal(await stranger.CallAsync("Snapshot", code)));
        foreach (var method in (string[])["Start", "Park", "Return", "Leave"]) Assert.Equal("notAPlayer", Refusal(await stranger.CallAsync(method)));
        Assert.Equal("notAPlayer", Refusal(await stranger.CallAsync("Answer", 0, 0, new { kind = "choices", choices = new[] { 0 } }, Guid.NewGuid(), 5)));
        Assert.Equal("noSuchBattle", Refusal(await stranger.CallAsync("Snapshot", "XXXXXX")));
        Assert.Equal("noSuchBattle", Refusal(await stranger.CallAsync("Join", null, "Qui", false, null)));
        Assert.Equal("badName", Refusal(await stranger.CallAsync("Join", code, "   ", false, null)));
        Assert.True((await stranger.CallAsync("Ping")).TryGetProperty("serverNow", out _));
        Assert.Empty(stranger.Hub.All("Happened"));
        Assert.Empty(stranger.Hub.All("Tallied"));
        Assert.Equal(1, (await zoe.SnapshotAsync()).GetProperty("tally").GetProperty("players").GetInt32());
    }

    [Theory]
    [InlineData("Answer", "0, 0, null, \"00000000-0000-0000-0000-000000000001\", 1")]
    [InlineData("Answer", "0, 0, {\"kind\":\"choices\"}, \"00000000-0000-0000-0000-000000000001\", 1")]
    [InlineData("Answer", "0, 0, {\"kind\":\"choices\",\"choices\":[99]}, \"00000000-0000-0000-0000-000000000001\", 1")]
    [InlineData("Answer", "0, 0, {\"kind\":\"order\",\"items\":[0]}, \"00000000-0000-0000-0000-000000000001\", 1e300")]
    [InlineData("Answer", "0, 0, {\"kind\":\"nothing\"}, \"00000000-0000-0000-0000-000000000001\", 1")]
    [InlineData("Answer", "-1, 0, {\"kind\":\"choices\",\"choices\":[0]}, \"00000000-0000-0000-0000-000000000001\", 1")]
    [InlineData("Answer", "99, 7, {\"kind\":\"choices\",\"choices\":[0]}, \"00000000-0000-0000-0000-000000000001\", -1")]
    [InlineData("Answer", "\"zero\", 0, {\"kind\":\"choices\",\"choices\":[0]}, \"x\", 1")]
    [InlineData("Answer", "0")]
    [InlineData("Join", "7, 8, 9")]
    [InlineData("OnConnectedAsync", "")]
    [InlineData("Cancel", "")]
    public async Task A_hostile_call_is_refused_and_harms_nobody(string method, string arguments)
    {
        var code = await OpenAsync();
        await using var zoe = await EnterAsync("zoe.delattre", code, "Zoé");
        await using var karim = await EnterAsync("karim.lefebvre", code, "Karim");
        await zoe.CallAsync("Start");
        await WaitAsync(12, zoe, karim);
        await karim.SceneAsync("opened", 0);

        await karim.Hub.SendAsync($$"""{"type":1,"invocationId":"hostile","target":"{{method}}","arguments":[{{arguments}}]}""");
        // The next call is answered after this one, so whatever it did is done.
        await karim.CallAsync("Ping");
        var answer = karim.Hub.Frames.Single(f => f.Contains("\"hostile\"", StringComparison.Ordinal));
        Assert.True(answer.Contains("\"error\"", StringComparison.Ordinal) || JsonDocument.Parse(answer).RootElement.GetProperty("result").GetProperty("refusal").GetString() is not null, answer);
        Assert.Equal("answering", (await zoe.SnapshotAsync()).GetProperty("scene").GetProperty("scene").GetString());
        await using var db = _site.OpenDb();
        Assert.False(await db.Set<BattleAnswerRow>().AnyAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Another_site_s_page_and_a_visitor_open_no_connection()
    {
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        var foreign = await Assert.ThrowsAnyAsync<Exception>(() => _site.SocketAsync(Addresses.BattleHub, visitor.Cookies, "https://ailleurs.example"));
        Assert.Contains("403", foreign.Message, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => _site.SocketAsync(Addresses.BattleHub, ""));
    }

    [Fact]
    public async Task A_message_that_is_too_large_ends_the_connection_and_nothing_else()
    {
        var code = await OpenAsync();
        await using var zoe = await EnterAsync("zoe.delattre", code, "Zoé");
        await using var karim = await EnterAsync("karim.lefebvre", code, "Karim");
        await karim.Hub.SendAsync($$"""{"type":1,"target":"Join","arguments":["{{new string('x', 10_000)}}","a",false,null]}""");
        await karim.Hub.Closed.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Equal(2, (await zoe.SnapshotAsync()).GetProperty("tally").GetProperty("players").GetInt32());
    }

    [Fact]
    public async Task Too_many_messages_are_refused_and_one_s_neighbour_plays_on()
    {
        using var site = TestSite.With(("Battles:MessagesPerSecond", "0"));
        var hall = new Hall(site);
        var code = await hall.OpenAsync("zoe.delattre", new Training.Battles.BattleSettings());
        await using var zoe = await hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await hall.PlayerAsync("karim.lefebvre", code, "Karim");
        // Nothing comes back by waiting: how long the calls take is the machine's affair.
        var replies = await Task.WhenAll(Enumerable.Range(0, 500).Select(_ => karim.CallAsync("Return")));
        Assert.Contains(replies, r => Refusal(r) == "tooManyRequests");
        Assert.Null(Refusal(await zoe.CallAsync("Start")));
    }

    [Fact]
    public async Task Signing_out_closes_the_connection_at_once()
    {
        var code = await OpenAsync();
        using var visitor = await _site.Visit().SignInAsync("zoe.delattre");
        await using var zoe = await Contender.EnterAsync(_site, visitor, code, "Zoé");
        await visitor.GoAsync(Addresses.Profile);
        await visitor.SubmitAsync($"form[action='{Addresses.SignOut}']");
        await zoe.Hub.Closed.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Nothing_crosses_from_one_battle_to_another()
    {
        var (one, other) = (await OpenAsync(), await OpenAsync());
        await using var zoe = await EnterAsync("zoe.delattre", one, "Zoé");
        await using var karim = await EnterAsync("karim.lefebvre", one, "Karim");
        await using var lukasz = await EnterAsync("lukasz.nowak", other, "Łukasz");
        await zoe.CallAsync("Start");
        await WaitAsync(14, zoe, karim, lukasz);
        await zoe.SceneAsync("opened", 0);
        Assert.Equal("lobby", (await lukasz.SnapshotAsync()).GetProperty("scene").GetProperty("scene").GetString());
        Assert.Empty(lukasz.Hub.All("Happened"));
        Assert.All(lukasz.Hub.All("Tallied"), t => Assert.Equal(1, t.Body.GetProperty("players").GetInt32()));
    }

    [Fact]
    public async Task Who_leaves_on_one_device_is_told_so_on_the_other()
    {
        var code = await OpenAsync();
        await using var phone = await EnterAsync("zoe.delattre", code, "Zoé");
        await using var tablet = await EnterAsync("zoe.delattre", code, "Zoé");
        await using var karim = await EnterAsync("karim.lefebvre", code, "Karim");
        Assert.Null(Refusal(await phone.CallAsync("Leave")));
        await tablet.Hub.WaitAsync("Personal", mine => mine.ValueKind == JsonValueKind.Null);
        Assert.DoesNotContain(karim.Hub.All("Personal"), m => m.Body.ValueKind == JsonValueKind.Null);
        // The device that was told is still at the table, and comes in again from there.
        Assert.Null(Refusal(await tablet.CallAsync("Join", code, "Zoé", false, null)));
    }

    [Fact]
    public async Task Each_device_of_a_person_is_told_in_its_own_language_whichever_came_last()
    {
        var hall = new Hall(_site);
        var code = await hall.OpenAsync("zoe.delattre", new Training.Battles.BattleSettings(), questions: 1);
        var signedIn = await Tickets.SignInAsync(_site, "zoe.delattre");
        await using var french = await Contender.EnterAsync(_site, signedIn, code, "Zoé");
        await using var karim = await EnterAsync("karim.lefebvre", code, "Karim");
        var inEnglish = Uri.EscapeDataString(CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(LayoutServices.CultureOf("en"))));
        await using (var english = await Contender.EnterAsync(_site, $"{signedIn}; {CookieRequestCultureProvider.DefaultCookieName}={inEnglish}", code, null))
        {
            await french.CallAsync("Start");
            await hall.UntilAsync(code, Training.Battles.BattlePhase.Comeback, french, english, karim);
            Assert.Equal(("fr", "en"), (await CardLangAsync(french, isParked: false), await CardLangAsync(english, isParked: false)));
        }

        // Who is left goes on hearing, and in the same words.
        await french.CallAsync("Park");
        Assert.Equal("fr", await CardLangAsync(french, isParked: true));
        Assert.DoesNotContain(french.Hub.All("Personal"), m => m.Body.GetProperty("cards").EnumerateArray().Any(c => LangOf(c) != "fr"));
    }

    private static async Task<string?> CardLangAsync(Contender player, bool isParked) =>
        LangOf((await player.Hub.WaitAsync("Personal", m => m.GetProperty("isParked").GetBoolean() == isParked && m.GetProperty("cards").GetArrayLength() > 0)).Body.GetProperty("cards")[0]);

    private static string? LangOf(JsonElement card) => card.GetProperty("stem").GetProperty("lang").GetString();

    private async Task<string> OpenAsync()
    {
        using var owner = await _site.Visit().SignInAsync("zoe.delattre");
        await owner.GoAsync("/");
        await using var db = _site.OpenDb();
        var person = await db.People.FirstAsync(TestContext.Current.CancellationToken);
        return (await _site.Services.GetRequiredService<Arena>().CreateAsync(person.Id, [Module], 5))!;
    }

    private async Task<Contender> EnterAsync(string user, string code, string name)
    {
        using var visitor = await _site.Visit().SignInAsync(user);
        return await Contender.EnterAsync(_site, visitor, code, name);
    }

    /// <summary>Time passes on the server while these devices give signs of life.</summary>
    private Task WaitAsync(int seconds, params Contender[] heard) => Passing.WaitAsync(_site, seconds, heard);
}
