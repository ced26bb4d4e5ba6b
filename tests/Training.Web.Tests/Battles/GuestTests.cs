// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Battles;
using Training.Web.Battles;
using Training.Web.Shared;
using Training.Web.Tests.Site;
using static Training.Web.Tests.Battles.Contender;

namespace Training.Web.Tests.Battles;

/// <summary>Playing without an account: in one battle, and nowhere else.</summary>
public sealed class GuestTests : IDisposable
{
    private readonly TestSite _site = TestSite.With(("Battles:MessageBurst", "1000"));
    private readonly Hall _hall;

    public GuestTests() => _hall = new Hall(_site);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task A_guest_comes_in_with_a_name_and_a_consent_and_plays()
    {
        var code = await OpenAsync();
        using var guest = _site.Visit();
        await guest.GoAsync($"{Addresses.BattleEntry()}/{_hall.Arena.Find(code)!.Token}");
        Assert.Equal(Addresses.GuestDoor(_hall.Arena.Find(code)!.Token), guest.Path);
        Assert.Equal("30", guest.Page.QuerySelector("#name")!.GetAttribute("maxlength"));
        await guest.SubmitAsync($"form[action='{Addresses.GuestEnter}']", ("name", "Łukasz"));
        Assert.Equal("Il manque votre accord", guest.Text("[role=alert] .note__t"));
        Assert.Equal("Łukasz", guest.Page.QuerySelector("#name")!.GetAttribute("value"));
        await guest.SubmitAsync($"form[action='{Addresses.GuestEnter}']", ("name", new string('x', 31)), ("consent", "true"));
        Assert.Equal("Ce nom ne convient pas", guest.Text("[role=alert] .note__t"));
        await guest.SubmitAsync($"form[action='{Addresses.GuestEnter}']", ("name", "Łukasz"), ("consent", "true"));
        Assert.Equal(Addresses.Guest(code), guest.Path);
        var shell = guest.Page.QuerySelector("briquet-battle")!;
        Assert.Equal(("true", "now", "Łukasz", null), (shell.GetAttribute("data-guest"), shell.GetAttribute("data-join"), shell.GetAttribute("data-name"), shell.GetAttribute("data-results")));

        await using var there = await EnterAsync(_site, guest, code, "Łukasz");
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        Assert.True(_hall.Battle(code).Players.Values.Single(p => p.Name == "Łukasz").IsGuest);
        await zoe.CallAsync("Start");
        await _hall.UntilAsync(code, BattlePhase.Answering, zoe, there);
        Assert.Null(Refusal(await there.AnswerAsync(await there.SceneAsync("opened", 0), Guid.NewGuid())));
        await using var db = _site.OpenDb();
        Assert.Equal(1, await db.Set<BattleAnswerRow>().CountAsync(TestContext.Current.CancellationToken));
        Assert.Empty(db.Set<Training.Web.Progress.ReviewLogRow>());

        // A reload is the same player, and so is a second walk through the door.
        await guest.GoAsync(Addresses.GuestDoor(code));
        Assert.Equal(Addresses.Guest(code), guest.Path);
        Assert.Contains("\"name\":\"Łukasz\"", System.Text.RegularExpressions.Regex.Unescape(guest.Page.QuerySelector("#battle-state")!.TextContent), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_guest_whose_browser_dies_is_the_same_player_afterwards()
    {
        var code = await OpenAsync();
        using var guest = await _hall.GuestAsync(code, "Passante");
        Assert.InRange(guest.Kept["briquet-guest"] - _site.Clock.GetUtcNow().UtcDateTime, TimeSpan.FromHours(11), TimeSpan.FromHours(12));
    }

    [Fact]
    public async Task Who_leaves_the_name_empty_gets_a_pseudonym()
    {
        var code = await OpenAsync();
        using var guest = await _hall.GuestAsync(code, " ");
        Assert.Contains(guest.Page.QuerySelector("briquet-battle")!.GetAttribute("data-name"), Pseudonyms.Trades.Concat(Pseudonyms.Plants));
    }

    [Theory]
    [InlineData(TeamKind.SelfFormed, "ask")]
    [InlineData(TeamKind.Trade, "now")]
    [InlineData(TeamKind.None, "now")]
    public async Task A_guest_is_asked_for_a_team_where_everybody_says_theirs_and_for_nothing_else(TeamKind teams, string join)
    {
        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings { AllowsGuests = true, Teams = teams });
        using var guest = await _hall.GuestAsync(code, "Qui");
        var shell = guest.Page.QuerySelector("briquet-battle")!;
        Assert.Equal(("Qui", join), (shell.GetAttribute("data-name"), shell.GetAttribute("data-join")));
    }

    [Fact]
    public async Task A_battle_that_is_not_open_to_guests_and_a_forged_post_let_nobody_in()
    {
        var closed = await _hall.OpenAsync("zoe.delattre", new BattleSettings());
        using var visitor = _site.Visit();
        await visitor.GoAsync(Addresses.BattleEntry(closed));
        Assert.StartsWith("/sign-in", visitor.Path, StringComparison.Ordinal);
        await visitor.GoAsync(Addresses.GuestDoor(closed));
        Assert.Equal("Cette bataille demande un compte", visitor.Text(".note__t"));
        Assert.Null(visitor.Page.QuerySelector($"form[action='{Addresses.GuestEnter}']"));

        var open = await OpenAsync();
        await visitor.GoAsync(Addresses.GuestDoor(open));
        var token = Hall.Token(visitor);
        await visitor.PostAsync(Addresses.GuestEnter, [new("__RequestVerificationToken", token), new("code", closed), new("name", "Qui"), new("consent", "true")]);
        await visitor.PostAsync(Addresses.GuestEnter, [new("code", open), new("name", "Qui"), new("consent", "true")]);
        Assert.DoesNotContain("briquet-guest", visitor.Cookies, StringComparison.Ordinal);
        await Assert.ThrowsAnyAsync<Exception>(() => _site.SocketAsync(Addresses.BattleHub, visitor.Cookies));
    }

    [Fact]
    public async Task A_pass_opens_one_battle_and_no_page_that_asks_for_a_sign_in()
    {
        var (code, other) = (await OpenAsync(), await OpenAsync());
        using var guest = await _hall.GuestAsync(code, "Qui");
        await using var there = await EnterAsync(_site, guest, code, "Qui");
        Assert.Equal("noSuchBattle", Refusal(await there.CallAsync("Join", other, "Qui", false, null)));
        Assert.Equal("noSuchBattle", Refusal(await there.CallAsync("Snapshot", other)));
        Assert.Equal("mayNotHost", Refusal(await there.CallAsync("Host", code)));
        Assert.Equal("mayNotWatch", Refusal(await there.CallAsync("Watch", code)));
        Assert.Equal("mayNotHost", Refusal(await there.CallAsync("TakeHost")));
        await guest.GoAsync(Addresses.Guest(other));
        Assert.Equal(Addresses.GuestDoor(other), guest.Path);

        string[] personal =
        [
            Addresses.Profile, Addresses.Documents, Addresses.Battles, Addresses.Battle(code), Addresses.BattleHost(code), Addresses.BattleScreen(code),
            Addresses.BattlePreview(code), Addresses.BattleResults(_hall.Battle(code).Id), Addresses.Portal,
        ];
        foreach (var address in personal)
        {
            await guest.GoAsync(address);
            Assert.True(guest.Path.StartsWith("/sign-in", StringComparison.Ordinal) || guest.Answer.StatusCode == System.Net.HttpStatusCode.NotFound, $"{address} → {guest.Path}");
        }
    }

    [Fact]
    public async Task A_pass_expires_and_one_of_another_purpose_is_none()
    {
        var code = await OpenAsync();
        using var guest = await _hall.GuestAsync(code, "Qui");
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        var ticket = zoe.Cookies.Split("briquet=")[1].Split(';')[0];
        await Assert.ThrowsAnyAsync<Exception>(() => _site.SocketAsync(Addresses.BattleHub, $"briquet-guest={ticket}"));
        await using (await EnterAsync(_site, guest, code, "Qui"))
            _site.Clock.Advance(TimeSpan.FromHours(13));
        await Assert.ThrowsAnyAsync<Exception>(() => _site.SocketAsync(Addresses.BattleHub, guest.Cookies));
        await guest.GoAsync(Addresses.Guest(code));
        Assert.Equal(Addresses.GuestDoor(code), guest.Path);
    }

    [Fact]
    public void Only_the_hub_the_door_and_the_guest_s_page_know_the_scheme()
    {
        var knowing = SourceFolder.Files("*.cs").Concat(SourceFolder.Files("*.razor")).Where(file => File.ReadAllText(file).Contains("GuestPass.", StringComparison.Ordinal));
        Assert.Equal(
            ["Battles/BattleHub.cs", "Battles/BattleServices.cs", "Battles/GuestDoorPage.razor", "Battles/GuestEndpoints.cs", "Battles/GuestPage.razor", "Battles/Seat.cs"],
            knowing.Select(SourceFolder.Name).Order(StringComparer.Ordinal));
    }

    private Task<string> OpenAsync() => _hall.OpenAsync("zoe.delattre", new BattleSettings { AllowsGuests = true });
}
