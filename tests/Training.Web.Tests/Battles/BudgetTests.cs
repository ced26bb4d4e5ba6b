// SPDX-License-Identifier: AGPL-3.0-or-later
using AngleSharp.Dom;
using Training.Battles;
using Training.Web.Battles;
using Training.Web.Shared;
using Training.Web.Tests.Site;
using static Training.Web.Tests.Battles.Contender;

namespace Training.Web.Tests.Battles;

/// <summary>What each limit does once it is set: to who reaches it, and to nobody else.</summary>
public sealed class BudgetTests
{
    [Fact]
    public void A_budget_gives_so_many_at_once_then_so_many_a_second()
    {
        var watch = new Watch();
        var budget = new RateBudget(burst: 4, perSecond: 2, watch);
        Assert.Equal(4, Taken());
        watch.Passed += TimeSpan.FromSeconds(1);
        Assert.Equal(2, Taken());
        watch.Passed += TimeSpan.FromMilliseconds(499);
        Assert.Equal(0, Taken());
        watch.Passed += TimeSpan.FromMilliseconds(1);
        Assert.Equal(1, Taken());
        // However long nothing is taken, no more than the burst is saved.
        watch.Passed += TimeSpan.FromHours(1);
        Assert.Equal(4, Taken());

        int Taken() => Enumerable.Range(0, 100).Count(_ => budget.Take());
    }

    [Fact]
    public async Task A_connection_sends_so_many_messages_and_another_of_the_same_person_as_many()
    {
        using var site = TestSite.With(("Battles:MessageBurst", "5"), ("Battles:MessagesPerSecond", "0"));
        var hall = new Hall(site);
        var code = await hall.OpenAsync("zoe.delattre", new BattleSettings());
        await using var zoe = await hall.PlayerAsync("zoe.delattre", code, "Zoé");
        for (var i = 0; i < 4; i++) Assert.Null(Refusal(await zoe.CallAsync("Return")));
        foreach (var method in (string[])["Return", "Start", "TakeHost"]) Assert.Equal("tooManyRequests", Refusal(await zoe.CallAsync(method)));
        Assert.Equal("tooManyRequests", Refusal(await zoe.CallAsync("Snapshot", code)));
        // A clock is still read, for free.
        Assert.True((await zoe.CallAsync("Ping")).TryGetProperty("serverNow", out _));
        await using var tablet = await hall.PlayerAsync("zoe.delattre", code, "Zoé");
        Assert.Null(Refusal(await tablet.CallAsync("Return")));
    }

    [Theory]
    [InlineData("open")]
    [InlineData("hosted")]
    public async Task A_battle_takes_as_many_players_as_the_house_allows(string format)
    {
        using var site = TestSite.With(("Battles:PlayersOpen", "2"), ("Battles:PlayersHosted", "1"));
        var hall = new Hall(site);
        using var nadia = await site.Visit().SignInAsync("nadia.tournel");
        await nadia.GoAsync(Addresses.Battles);
        await nadia.SubmitAsync($"form[action='{Addresses.NewBattle}']", ("format", format), ("modules", "bassin-minier"));
        var code = nadia.Path.Split('/')[2];
        await using var zoe = await hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await hall.ConnectAsync("karim.lefebvre", code);
        Assert.Equal(format == "open" ? null : "isFull", Refusal(await karim.CallAsync("Join", code, "Karim", false, null)));
        await using var lukasz = await hall.ConnectAsync("lukasz.nowak", code);
        Assert.Equal("isFull", Refusal(await lukasz.CallAsync("Join", code, "Łukasz", false, null)));
    }

    [Fact]
    public async Task Who_tries_codes_is_stopped_for_a_minute_on_all_their_devices_and_pages_and_keeps_the_battle_they_are_in()
    {
        using var site = TestSite.With(("Battles:WrongCodesPerPerson", "3"));
        var hall = new Hall(site);
        var (own, other) = (await hall.OpenAsync("zoe.delattre", new BattleSettings()), await hall.OpenAsync("karim.lefebvre", new BattleSettings()));
        await using var zoe = await hall.PlayerAsync("zoe.delattre", own, "Zoé");
        foreach (var guess in (string[])["AAAAAA", "CCCCCC", "DDDDDD"]) Assert.Equal("noSuchBattle", Refusal(await zoe.CallAsync("Snapshot", guess)));
        await using var tablet = await hall.ConnectAsync("zoe.delattre", own);
        foreach (var device in (Contender[])[zoe, tablet]) Assert.Equal("tooManyRequests", Refusal(await device.CallAsync("Join", other, "Zoé", false, null)));
        using var visitor = await site.Visit().SignInAsync("zoe.delattre");
        foreach (var way in (string[])[Addresses.Battle(other), Addresses.BattleEntry(other)])
        {
            await visitor.GoAsync(way);
            Assert.StartsWith($"{Addresses.Battles}?unknown=", visitor.Path, StringComparison.Ordinal);
        }

        Assert.Null(Refusal(await tablet.CallAsync("Snapshot", own)));
        Assert.NotNull((await visitor.GoAsync(Addresses.Battle(own))).Page.QuerySelector("briquet-battle"));

        site.Clock.Advance(TimeSpan.FromSeconds(61));
        Assert.Null(Refusal(await zoe.CallAsync("Join", other, "Zoé", false, null)));
    }

    [Fact]
    public async Task An_address_has_a_budget_of_its_own_which_keeps_out_no_colleague_and_no_other_address()
    {
        using var site = TestSite.With(("Battles:WrongCodesPerAddress", "3"), ("ForwardedHeaders_Enabled", "true"));
        var hall = new Hall(site);
        var code = await hall.OpenAsync("zoe.delattre", new BattleSettings { AllowsGuests = true });
        using var guesser = From("192.0.2.7");
        foreach (var guess in (string[])["AAAAAA", "CCCCCC", "DDDDDD"]) await guesser.GoAsync(Addresses.GuestDoor(guess));
        using var neighbour = From("192.0.2.7");
        await neighbour.GoAsync(Addresses.GuestDoor(code));
        Assert.Null(neighbour.Page.QuerySelector($"form[action='{Addresses.GuestEnter}']"));
        using var scanner = From("192.0.2.7");
        await scanner.GoAsync(Addresses.BattleEntry(hall.Arena.Find(code)!.Token));
        await scanner.SubmitAsync($"form[action='{Addresses.GuestEnter}']", ("name", "Qui"));
        await scanner.SubmitAsync($"form[action='{Addresses.GuestEnter}']", ("consent", "true"));
        Assert.Equal(Addresses.Guest(code), scanner.Path);
        using var colleague = await From("192.0.2.7").SignInAsync("karim.lefebvre");
        Assert.Equal(Addresses.Battle(code), (await colleague.GoAsync(Addresses.BattleEntry(code))).Path);
        using var elsewhere = From("198.51.100.9");
        await elsewhere.GoAsync(Addresses.GuestDoor(code));
        Assert.NotNull(elsewhere.Page.QuerySelector($"form[action='{Addresses.GuestEnter}']"));

        site.Clock.Advance(TimeSpan.FromSeconds(61));
        await neighbour.GoAsync(Addresses.GuestDoor(code));
        Assert.NotNull(neighbour.Page.QuerySelector($"form[action='{Addresses.GuestEnter}']"));

        Visitor From(string address)
        {
            var client = site.Client();
            client.DefaultRequestHeaders.Add("X-Forwarded-For", address);
            return new Visitor(client);
        }
    }

    [Fact]
    public async Task A_battle_that_ended_leaves_the_memory_after_its_time_and_its_page_still_tells_the_end()
    {
        using var site = TestSite.With(("Battles:KeepEnded", "00:00:00"));
        var hall = new Hall(site);
        var code = await hall.HostedAsync();
        await using var host = await hall.HostAsync("nadia.tournel", code);
        await using var zoe = await hall.PlayerAsync("zoe.delattre", code, "Zoé");
        foreach (var method in (string[])["Start", "Finish"]) Assert.Null(Refusal(await host.CallAsync(method)));
        hall.Arena.Tick();
        Assert.Null(hall.Arena.Find(code));
        using var visitor = await site.Visit().SignInAsync("zoe.delattre");
        Assert.Contains("\"finished\"", (await visitor.GoAsync(Addresses.Battle(code))).Page.QuerySelector("#battle-state")!.TextContent, StringComparison.Ordinal);
    }

    private sealed class Watch : TimeProvider
    {
        public TimeSpan Passed { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override long GetTimestamp() => Passed.Ticks;
    }
}
