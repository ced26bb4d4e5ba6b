// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using Training.Battles;
using Training.Web.Battles;
using Training.Web.Shared;
using Training.Web.Tests.Site;
using static Training.Web.Tests.Battles.Contender;

namespace Training.Web.Tests.Battles;

/// <summary>« Animée » over the hub: the host's console, the big screen, and what each seat is told.</summary>
public sealed class HostedBattleTests : IDisposable
{
    private readonly TestSite _site = TestSite.With(("Battles:MessageBurst", "1000"));
    private readonly Hall _hall;

    public HostedBattleTests() => _hall = new Hall(_site);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task The_console_of_a_battle_that_the_rooms_have_forgotten_leads_its_host_to_the_results_and_a_player_to_their_own()
    {
        using var site = TestSite.With(("Battles:KeepEnded", "00:00:00"));
        var hall = new Hall(site);
        var code = await hall.HostedAsync();
        var id = hall.Battle(code).Id;
        await using var host = await hall.HostAsync("nadia.tournel", code);
        await using var zoe = await hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await host.CallAsync("Start");
        await host.CallAsync("Finish");
        hall.Arena.Tick();
        Assert.Equal("noSuchBattle", Refusal(await host.CallAsync("Host", code)));
        Assert.Equal("noSuchBattle", Refusal(await zoe.CallAsync("Snapshot", code)));
        using var console = await site.Visit().SignInAsync("nadia.tournel");
        await console.GoAsync(Addresses.BattleHost(code));
        Assert.Equal(Addresses.BattleResults(id), console.Path);
        using var player = await site.Visit().SignInAsync("zoe.delattre");
        await player.GoAsync(Addresses.BattleHost(code));
        Assert.Equal(Addresses.Battle(code), player.Path);
        Assert.Contains("\"finished\"", player.Page.QuerySelector("#battle-state")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_hosts_without_playing_finds_the_running_battle_on_another_device()
    {
        var code = await _hall.HostedAsync();
        var (nadia, agnes) = (_hall.Person("nadia.tournel"), _hall.Person("agnes.morel"));
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        Assert.Equal([new RunningBattle(code, 1, "lobby", IsLed: true)], await _hall.Arena.MineAsync(nadia));
        Assert.Equal([new RunningBattle(code, 1, "lobby", IsLed: false)], await _hall.Arena.MineAsync(_hall.Person("zoe.delattre")));
        Assert.Empty(await _hall.Arena.MineAsync(agnes));
        using var laptop = await _site.Visit().SignInAsync("nadia.tournel");
        await laptop.GoAsync(Addresses.Battles);
        await laptop.GoAsync(laptop.Page.QuerySelector($"a[href='{Addresses.BattleHost(code)}']")!.GetAttribute("href")!);
        Assert.Equal(Addresses.BattleHost(code), laptop.Path);

        await using var host = await _hall.HostAsync("nadia.tournel", code);
        await host.CallAsync("Start");
        await host.CallAsync("Finish");
        Assert.Empty(await _hall.Arena.MineAsync(nadia));
    }

    [Fact]
    public async Task Who_made_a_battle_and_has_yet_to_come_in_finds_its_door()
    {
        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings());
        Assert.Equal([new RunningBattle(code, 0, "lobby", IsLed: false)], await _hall.Arena.MineAsync(_hall.Person("zoe.delattre")));
    }

    [Fact]
    public async Task A_host_paces_a_battle_from_her_seat_with_a_screen_beside()
    {
        var code = await _hall.HostedAsync();
        await using var host = await _hall.HostAsync("nadia.tournel", code);
        await using var screen = await _hall.ConnectAsync("nadia.tournel", code);
        Assert.Null(Refusal(await screen.CallAsync("Watch", code)));
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Karim");

        Assert.Equal("notTheHost", Refusal(await zoe.CallAsync("Start")));
        Assert.Null(Refusal(await host.CallAsync("Start")));
        await zoe.SceneAsync("shown", 0);
        var reading = await host.Hub.WaitAsync("Hosting", h => h.GetProperty("underlying").GetString() == "reading");
        Assert.Equal(JsonValueKind.Object, reading.Body.GetProperty("solution").ValueKind);
        Assert.Null(Refusal(await host.CallAsync("Next")));
        var scene = await zoe.SceneAsync("opened", 0);
        await zoe.AnswerAsync(scene, Guid.NewGuid());
        Assert.Null(Refusal(await host.CallAsync("Close")));
        await karim.SceneAsync("closing", 0);
        await _hall.WaitAsync(4, host, zoe, karim);
        await karim.SceneAsync("revealed", 0);
        // Nothing goes on by itself while she is there.
        await _hall.WaitAsync(30, host, zoe, karim);
        Assert.Equal(BattlePhase.Reveal, _hall.Battle(code).Phase);
        await host.CallAsync("Next");
        await zoe.SceneAsync("shown", 1);
        Assert.Null(Refusal(await host.CallAsync("Pause")));
        Assert.True((await zoe.SceneAsync("paused", 1)).GetProperty("byHost").GetBoolean());
        await host.CallAsync("Resume");
        await host.CallAsync("SetTime", 5);
        await host.CallAsync("SetSpeed", 0.1);
        await host.CallAsync("Finish");
        await zoe.SceneAsync("finished", 1);
        await screen.Hub.WaitAsync("Screened", m => m.GetProperty("stage").GetString() == "finished");

        var toPlayers = zoe.Hub.All("Happened").Select(m => (m.Body.GetProperty("seq").GetInt64(), m.Body.GetProperty("stage").GetString())).ToArray();
        var onScreen = screen.Hub.All("Screened").Select(m => (m.Body.GetProperty("seq").GetInt64(), m.Body.GetProperty("stage").GetString())).ToArray();
        Assert.Equal(toPlayers, onScreen);
        Assert.Contains(toPlayers, m => m.Item2 == "settingsChanged");
        Assert.Equal(Enumerable.Range(1, toPlayers.Length).Select(n => (long)n), toPlayers.Select(m => m.Item1));
        Assert.All((Contender[])[screen], seat => Assert.Empty(seat.Hub.All("Happened").Concat(seat.Hub.All("Personal")).Concat(seat.Hub.All("Hosting"))));
        Assert.All((Contender[])[zoe, karim], seat => Assert.Empty(seat.Hub.All("Screened").Concat(seat.Hub.All("Hosting"))));
        Assert.Equal(2, _hall.Battle(code).Players.Count);
    }

    [Fact]
    public async Task No_frame_to_players_and_screens_holds_a_solution_before_its_reveal_nor_anybody_s_needs()
    {
        await NeedMoreTimeAsync("karim.lefebvre");
        var code = await _hall.HostedAsync();
        await using var host = await _hall.HostAsync("nadia.tournel", code);
        await using var screen = await _hall.ConnectAsync("nadia.tournel", code);
        await screen.CallAsync("Watch", code);
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Karim");
        await host.CallAsync("Start");
        await host.CallAsync("Next");
        var scene = await zoe.SceneAsync("opened", 0);
        await zoe.AnswerAsync(scene, Guid.NewGuid());
        await zoe.SnapshotAsync();
        await _hall.WaitAsync(24, host, zoe, karim);
        Assert.Equal(BattlePhase.Answering, _hall.Battle(code).Phase);

        var reasons = _hall.Battle(code).Questions.Select(q => q.Question.ExplanationHtml).Where(r => r.Length > 0).ToArray();
        foreach (var frame in zoe.Hub.Frames.Concat(karim.Hub.Frames).Concat(screen.Hub.Frames))
        {
            foreach (var word in (string[])["isRight", "solution\"", "explanation", "feedback", "accepted", "credit\":1", "tier\"", "needs\"", "factor\":3"])
                Assert.DoesNotContain(word, frame, StringComparison.OrdinalIgnoreCase);
            var text = System.Text.RegularExpressions.Regex.Unescape(frame);
            Assert.DoesNotContain(reasons, reason => text.Contains(reason, StringComparison.Ordinal));
        }

        // His deadline is his alone: the others and the host read the common one.
        var own = (await karim.Hub.WaitAsync("Personal", m => m.GetProperty("until").ValueKind == JsonValueKind.String)).Body.GetProperty("until").GetDateTimeOffset();
        var common = scene.GetProperty("until").GetDateTimeOffset();
        Assert.Equal(2 * (common - scene.GetProperty("since").GetDateTimeOffset()), own - common);
        var written = own.ToString("yyyy-MM-ddTHH:mm:ss", System.Globalization.CultureInfo.InvariantCulture);
        foreach (var frame in zoe.Hub.Frames.Concat(screen.Hub.Frames).Concat(host.Hub.Frames)) Assert.DoesNotContain(written, frame, StringComparison.Ordinal);
        var waiting = await zoe.Hub.WaitAsync("Tallied", t => t.GetProperty("isAwaitingLast").GetBoolean());
        Assert.Equal(JsonValueKind.Null, waiting.Body.GetProperty("answered").ValueKind);
    }

    [Fact]
    public async Task The_roster_is_paged_and_names_people_by_handles_of_this_battle()
    {
        var code = await _hall.HostedAsync();
        await using var host = await _hall.HostAsync("nadia.tournel", code);
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await _hall.PlayerAsync("karim.lefebvre", code, "<img onerror=…>");
        var roster = (await host.CallAsync("Roster", 0)).GetProperty("roster");
        Assert.Equal((0, 1, 2), (roster.GetProperty("page").GetInt32(), roster.GetProperty("pages").GetInt32(), roster.GetProperty("total").GetInt32()));
        var first = roster.GetProperty("players")[0];
        Assert.Equal("<img onerror=…>", first.GetProperty("name").GetString());
        Assert.DoesNotContain(host.Hub.Frames, f => f.Contains(_hall.Person("zoe.delattre").ToString(), StringComparison.OrdinalIgnoreCase));
        Assert.Equal("notTheHost", Refusal(await zoe.CallAsync("Roster", 0)));
        Assert.Equal("outOfRange", Refusal(await host.CallAsync("Roster", -1)));

        var other = await _hall.HostedAsync();
        await using var there = await _hall.HostAsync("nadia.tournel", other);
        await using var again = await _hall.PlayerAsync("zoe.delattre", other, "Zoé");
        var handle = (await there.CallAsync("Roster", 0)).GetProperty("roster").GetProperty("players")[0].GetProperty("handle").GetString();
        Assert.DoesNotContain(roster.GetProperty("players").EnumerateArray(), p => p.GetProperty("handle").GetString() == handle);
        Assert.Equal("noSuchPlayer", Refusal(await host.CallAsync("Remove", handle)));
    }

    [Fact]
    public async Task Somebody_removed_reads_so_loses_the_connection_and_cannot_come_back()
    {
        var code = await _hall.HostedAsync();
        await using var host = await _hall.HostAsync("nadia.tournel", code);
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Karim");
        var roster = (await host.CallAsync("Roster", 0)).GetProperty("roster").GetProperty("players").EnumerateArray();
        var handle = roster.Single(p => p.GetProperty("name").GetString() == "Karim").GetProperty("handle").GetString();
        Assert.Equal("notTheHost", Refusal(await zoe.CallAsync("Remove", handle)));
        Assert.Null(Refusal(await host.CallAsync("Remove", handle)));
        await karim.Hub.Closed.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Single(karim.Hub.All("Removed"));
        await using var back = await _hall.ConnectAsync("karim.lefebvre", code);
        Assert.Equal("wasRemoved", Refusal(await back.CallAsync("Join", code, "Karim", false, null)));
        Assert.Equal("wasRemoved", Refusal(await back.CallAsync("Snapshot", code)));
        Assert.Equal("mayNotHost", Refusal(await back.CallAsync("Host", code)));
        Assert.Null(Refusal(await zoe.CallAsync("Park")));
    }

    [Fact]
    public async Task The_role_is_handed_over_and_taken_back_on_another_device()
    {
        var code = await _hall.HostedAsync();
        await using var laptop = await _hall.HostAsync("nadia.tournel", code);
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        Assert.Equal("mayNotHost", Refusal(await zoe.CallAsync("TakeHost")));
        var handle = (await laptop.CallAsync("Roster", 0)).GetProperty("roster").GetProperty("players")[0].GetProperty("handle").GetString();
        Assert.Null(Refusal(await laptop.CallAsync("HandOver", handle)));
        await zoe.Hub.WaitAsync("Personal", m => m.GetProperty("isHost").GetBoolean());
        await laptop.Hub.WaitAsync("Hosting", h => h.ValueKind == JsonValueKind.Null);
        Assert.Equal("notTheHost", Refusal(await laptop.CallAsync("Lock", true)));
        Assert.Null(Refusal(await zoe.CallAsync("Lock", true)));

        await using var phone = await _hall.HostAsync("nadia.tournel", code);
        Assert.Null(Refusal(await phone.CallAsync("TakeHost")));
        await zoe.Hub.WaitAsync("Personal", m => !m.GetProperty("isHost").GetBoolean());
        Assert.Equal("isLocked", Refusal(await (await _hall.ConnectAsync("karim.lefebvre", code)).CallAsync("Join", code, "Karim", false, null)));
        Assert.Null(Refusal(await phone.CallAsync("Lock", false)));
    }

    [Fact]
    public async Task Screens_consoles_and_previews_open_for_whom_they_are_meant()
    {
        var code = await _hall.HostedAsync();
        using var nadia = await _site.Visit().SignInAsync("nadia.tournel");
        Assert.NotNull((await nadia.GoAsync(Addresses.BattleScreen(code))).Page.QuerySelector("briquet-screen svg.qr"));
        Assert.NotNull((await nadia.GoAsync(Addresses.BattleHost(code))).Page.QuerySelector("briquet-host[data-preview]"));
        var preview = await nadia.GoAsync(Addresses.BattlePreview(code));
        Assert.Equal(3, preview.Page.QuerySelectorAll("article.solved").Length);
        Assert.Equal(3, preview.Page.QuerySelectorAll("article.solved").Count(q => q.QuerySelector(".is-right, dd") is not null));

        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        foreach (var address in (string[])[Addresses.BattleScreen(code), Addresses.BattleHost(code)])
            Assert.Equal(Addresses.Battle(code), (await zoe.GoAsync(address)).Path);
        Assert.DoesNotContain("article", (await zoe.GoAsync(Addresses.BattlePreview(code))).Html, StringComparison.Ordinal);
        await using var stranger = await _hall.ConnectAsync("zoe.delattre", code);
        Assert.Equal("mayNotWatch", Refusal(await stranger.CallAsync("Watch", code)));
        Assert.Equal("mayNotHost", Refusal(await stranger.CallAsync("Host", code)));

        // Who plays reads no answers beforehand, trainer or not.
        await using var playing = await _hall.PlayerAsync("nadia.tournel", code, "Nadia");
        Assert.Equal(Addresses.Battle(code), (await nadia.GoAsync(Addresses.BattlePreview(code))).Path);
    }

    /// <summary>Nadia, a trainer, made the battle; what she has done since, whether it has begun, and whether she reads its answers.</summary>
    [Theory]
    [InlineData(BattleFormat.Hosted, "", false, true)]
    [InlineData(BattleFormat.Hosted, "joins", false, false)]
    [InlineData(BattleFormat.Hosted, "joins leaves", false, false)]
    [InlineData(BattleFormat.Hosted, "", true, false)]
    [InlineData(BattleFormat.Hosted, "joins leaves", true, false)]
    [InlineData(BattleFormat.Open, "", false, false)]
    [InlineData(BattleFormat.Open, "joins leaves", false, false)]
    [InlineData(BattleFormat.Open, "", true, false)]
    [InlineData(BattleFormat.Relay, "", false, false)]
    public async Task The_answers_are_read_beforehand_only_by_who_has_no_seat_in_a_hosted_battle_that_has_not_begun(BattleFormat format, string does, bool hasBegun, bool mayPreview)
    {
        var room = _hall.Arena.Find(await _hall.OpenAsync("nadia.tournel", BattleSettings.For(format)))!;
        var (nadia, zoe) = (_hall.Person("nadia.tournel"), _hall.Person("zoe.delattre"));
        Move[] moves = [
            .. hasBegun ? [new Move.Join(zoe, "Zoé"), new Move.Join(_hall.Person("karim.lefebvre"), "Karim")] : Array.Empty<Move>(),
            .. does.Contains("joins", StringComparison.Ordinal) ? [new Move.Join(nadia, "Nadia")] : Array.Empty<Move>(),
            .. does.Contains("leaves", StringComparison.Ordinal) ? [new Move.Leave(nadia)] : Array.Empty<Move>(),
            .. hasBegun ? [new Move.Start(format == BattleFormat.Hosted ? nadia : zoe)] : Array.Empty<Move>()];
        foreach (var move in moves) Assert.Null((await room.PlayAsync(move)).Refusal);
        Assert.Equal(hasBegun ? BattlePhase.Reading : BattlePhase.Lobby, room.Battle.Phase);
        Assert.Equal(mayPreview, room.MayPreview(new Caller(nadia, IsTrainer: true, GuestOf: null)));
        Assert.False(room.MayPreview(new Caller(nadia, IsTrainer: false, GuestOf: null)));
        Assert.False(room.MayPreview(new Caller(_hall.Person("lea.obrien"), IsTrainer: true, GuestOf: null)));
    }

    [Fact]
    public async Task A_deadline_of_one_s_own_is_told_again_after_whatever_happens_in_the_round_and_in_the_comeback()
    {
        await NeedMoreTimeAsync("karim.lefebvre");
        var code = await _hall.HostedAsync(questions: 1);
        await using var host = await _hall.HostAsync("nadia.tournel", code);
        await using var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Karim");
        await using var lukasz = await _hall.PlayerAsync("lukasz.nowak", code, "Łukasz");
        await host.CallAsync("Start");
        await host.CallAsync("Next");
        await KeepsHisTimeAsync(karim, "opened", [host, karim, lukasz], [
            ("locked", () => host.CallAsync("Lock", true)),
            ("unlocked", () => host.CallAsync("Lock", false)),
            ("hostLost", () => _hall.WaitAsync(16, karim, lukasz)),
            ("hostBack", () => host.CallAsync("Ping"))]);
        await host.CallAsync("Close");
        await _hall.UntilAsync(code, BattlePhase.Reveal, host, karim, lukasz);
        await host.CallAsync("Next");
        await KeepsHisTimeAsync(karim, "cameBack", [host, karim, lukasz], [
            ("locked", () => host.CallAsync("Lock", true)),
            ("hostChanged", async () =>
            {
                var roster = (await host.CallAsync("Roster", 0)).GetProperty("roster").GetProperty("players").EnumerateArray();
                await host.CallAsync("HandOver", roster.Single(p => p.GetProperty("name").GetString() == "Łukasz").GetProperty("handle").GetString());
            })]);
    }

    /// <summary>After each event of this round his device, which forgets his deadline at any, has it again.</summary>
    private async Task KeepsHisTimeAsync(Contender player, string from, Contender[] heard, (string Stage, Func<Task> Cause)[] events)
    {
        var own = await UntilAfterAsync(player, from);
        Assert.NotNull(own);
        foreach (var (stage, cause) in events)
        {
            await _hall.WaitAsync(2, heard);
            await cause();
            Assert.Equal((stage, own), (stage, await UntilAfterAsync(player, stage)));
        }
    }

    /// <summary>A player's own deadline as the last message after an event of this stage tells it; null: none did, or it told none.</summary>
    private static async Task<DateTimeOffset?> UntilAfterAsync(Contender player, string stage)
    {
        await player.SceneAsync(stage, 0);
        // What is answered comes after all that was told before.
        await player.CallAsync("Ping");
        var told = player.Hub.Frames.Reverse().TakeWhile(f => !f.Contains($"\"stage\":\"{stage}\"", StringComparison.Ordinal));
        if (told.FirstOrDefault(f => f.Contains("\"target\":\"Personal\"", StringComparison.Ordinal)) is not { } personal) return null;
        var until = JsonElement.Parse(personal).GetProperty("arguments")[0].GetProperty("until");
        return until.ValueKind == JsonValueKind.Null ? null : until.GetDateTimeOffset();
    }

    private async Task NeedMoreTimeAsync(string user)
    {
        using var visitor = await _site.Visit().SignInAsync(user);
        await visitor.GoAsync(Addresses.Profile);
        await visitor.SubmitAsync($"form[action='{Addresses.Needs}']", ("time", "3"));
    }
}
