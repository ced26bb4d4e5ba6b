// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Training.Battles;
using Training.Web.Accounts;
using Training.Web.Battles;
using Training.Web.Persistence;
using Training.Web.Shared;
using Training.Web.Tests.Site;
using static Training.Web.Tests.Battles.Contender;

namespace Training.Web.Tests.Battles;

/// <summary>The house's limits as delivered, and sign-ins that end under an open connection.</summary>
public sealed class LimitTests : IDisposable
{
    private readonly TestSite _site = new();
    private readonly Hall _hall;

    public LimitTests() => _hall = new Hall(_site);

    public void Dispose() => _site.Dispose();

    [Fact]
    public void Limits_as_delivered()
    {
        var limits = _site.Services.GetRequiredService<IOptions<BattleOptions>>().Value;
        Assert.Equal((40, 1000, 20, 5), (limits.PlayersOpen, limits.PlayersHosted, limits.QuestionsPerBattle, limits.RunningPerPerson));
        Assert.Equal((1000, 10, 40, 4096), (limits.JoinsPerSecond, limits.MessagesPerSecond, limits.MessageBurst, limits.MessageSize));
        Assert.Equal((10, 200), (limits.WrongCodesPerPerson, limits.WrongCodesPerAddress));
        Assert.Equal((TimeSpan.FromDays(30), TimeSpan.FromHours(12)), (limits.KeepGuests, limits.GuestPass));
        Assert.Equal((6, 20, 256, 8192), (limits.CodeLength, limits.TokenLength, limits.Group, limits.Waiting));
        Assert.Equal((TimeSpan.FromMinutes(10), TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(8)), (limits.KeepEnded, limits.RevalidateEvery, limits.Reveal));
        var folder = _site.Services.GetRequiredService<DataFolder>();
        Assert.Equal((TimeSpan.FromMilliseconds(5), TimeSpan.FromSeconds(10), 512), (limits.Gather, new DataOptions().BusyTimeout, folder.PageCache));
        Assert.Equal((TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(2)), (limits.GiveBackFrom, new BattleOptions().StandstillFrom));
    }

    [Theory]
    [InlineData(BattleFormat.Open)]
    [InlineData(BattleFormat.Hosted)]
    [InlineData(BattleFormat.Relay)]
    public void The_times_of_a_battle_are_the_house_s_and_as_delivered_those_of_the_rules(BattleFormat format)
    {
        Assert.Equal(BattleSettings.For(format) with { MaxPlayers = format == BattleFormat.Hosted ? 1000 : 40 }, new BattleOptions().Of(format));
        TimeSpan S(int seconds) => TimeSpan.FromSeconds(seconds);
        var house = new BattleOptions { AnswerTime = S(21), ReadingMin = S(4), ReadingMax = S(13), Reveal = S(9), ComebackPerQuestion = S(16), Presence = S(6), HostSilence = S(17) };
        var form = new FormCollection(new Dictionary<string, Microsoft.Extensions.Primitives.StringValues> { [format == BattleFormat.Relay ? "relay" : "format"] = format == BattleFormat.Relay ? "true" : format == BattleFormat.Hosted ? "hosted" : "open" });
        var settings = NewBattle.Read(form, isTrainer: true, house)!.Settings;
        Assert.Equal(format, settings.Format);
        Assert.Equal((S(21), S(4), S(13), S(9)), (settings.AnswerTime, settings.ReadingMin, settings.ReadingMax, settings.Reveal));
        Assert.Equal((S(16), S(6), S(17)), (settings.ComebackPerQuestion, settings.Presence, settings.HostSilence));
    }

    [Theory]
    [InlineData("Presence", "00:00:02")]
    [InlineData("HostSilence", "00:00:04")]
    [InlineData("ReadingMax", "00:00:02")]
    [InlineData("StandstillFrom", "00:00:00.2")]
    public void Times_that_nobody_can_mean_keep_the_site_from_starting(string setting, string value)
    {
        using var site = TestSite.With(($"Battles:{setting}", value));
        Assert.Contains(setting, Assert.ThrowsAny<Exception>(() => site.Services).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public void The_right_answer_is_shown_for_as_long_as_the_house_says()
    {
        var battle = NewBattle.Read(new FormCollection(null), isTrainer: false, new BattleOptions { Reveal = TimeSpan.FromSeconds(14) });
        Assert.Equal(TimeSpan.FromSeconds(14), battle?.Settings.Reveal);
    }

    [Fact]
    public async Task A_battle_takes_so_many_players_and_no_more()
    {
        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings { MaxPlayers = 2, AllowsGuests = true });
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Karim");
        using var guest = await _hall.GuestAsync(code, "Qui");
        await using var third = await Contender.ConnectAsync(_site, guest, code);
        Assert.Equal("isFull", Refusal(await third.CallAsync("Join", code, "Qui", false, null)));
        // A refresh of who is in takes no place.
        await using var tablet = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
    }

    [Fact]
    public async Task So_many_come_in_a_second()
    {
        using var site = TestSite.With(("Battles:JoinsPerSecond", "2"));
        var hall = new Hall(site);
        var code = await hall.OpenAsync("zoe.delattre", new BattleSettings());
        await using var zoe = await hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await hall.PlayerAsync("karim.lefebvre", code, "Karim");
        await using var third = await hall.ConnectAsync("lukasz.nowak", code);
        // Others come in all the time: whatever is let in again each second is taken.
        using var enough = new CancellationTokenSource();
        var others = Task.Run(() =>
        {
            while (!enough.IsCancellationRequested) hall.Arena.Find(code)!.Admissions.Take();
        });
        var replies = new List<string?>();
        for (var i = 0; i < 12; i++) replies.Add(Refusal(await third.CallAsync("Join", code, "Łukasz", false, null)));
        await enough.CancelAsync();
        await others;
        Assert.Contains("tooManyRequests", replies);
        await using var inside = await hall.ConnectAsync("zoe.delattre", code);
        Assert.Null(Refusal(await inside.CallAsync("Snapshot", code)));
    }

    [Fact]
    public void What_a_neighbour_tried_keeps_nobody_signed_in_out()
    {
        var guard = _site.Services.GetRequiredService<CodeGuard>();
        var guesser = Guid.NewGuid();
        for (var i = 0; i < 9; i++) guard.Missed(guesser, "hotel");
        Assert.True(guard.Allows(guesser, "hotel"));
        guard.Missed(guesser, "hotel");
        Assert.False(guard.Allows(guesser, "hotel"));
        Assert.True(guard.Allows(null, "hotel"));
        for (var i = 0; i < 190; i++) guard.Missed(null, "hotel");
        Assert.False(guard.Allows(null, "hotel"));
        Assert.True(guard.Allows(Guid.NewGuid(), "hotel"));
        Assert.True(guard.Allows(null, "office"));
    }

    [Fact]
    public async Task A_pseudonym_is_offered_with_two_more_and_is_the_same_each_time()
    {
        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings());
        await using var zoe = await _hall.ConnectAsync("zoe.delattre", code);
        async Task<string[]> OffersAsync()
        {
            var names = new string[3];
            for (var i = 0; i < 3; i++) names[i] = (await zoe.CallAsync("Pseudonym", code, i)).GetProperty("name").GetString()!;
            return names;
        }

        var offers = await OffersAsync();
        Assert.Equal(3, offers.Distinct().Count());
        Assert.Equal(offers, await OffersAsync());
        Assert.Equal("outOfRange", Refusal(await zoe.CallAsync("Pseudonym", code, 3)));
        Assert.Equal("outOfRange", Refusal(await zoe.CallAsync("Pseudonym", code, -1)));
        Assert.Equal("noSuchBattle", Refusal(await zoe.CallAsync("Pseudonym", "AAAAAA", 0)));

        await using var karim = await _hall.PlayerAsync("karim.lefebvre", code, offers[0]);
        Assert.DoesNotContain(offers[0], await OffersAsync());
    }

    [Fact]
    public async Task Locking_an_account_out_or_changing_its_password_ends_its_connections_and_a_mistyped_password_does_not()
    {
        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings());
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Karim");
        await using var lukasz = await _hall.PlayerAsync("lukasz.nowak", code, "Łukasz");
        var watch = _site.Services.GetRequiredService<ConnectionWatch>();
        await using (var scope = _site.Services.CreateAsyncScope())
        {
            var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            await users.SetLockoutEndDateAsync((await users.FindByNameAsync("zoe.delattre"))!, DateTimeOffset.MaxValue);
            await users.UpdateSecurityStampAsync((await users.FindByNameAsync("karim.lefebvre"))!);
            await users.SetLockoutEndDateAsync((await users.FindByNameAsync("lukasz.nowak"))!, _site.Clock.GetUtcNow().AddMinutes(15));
        }

        await watch.CheckAsync();
        foreach (var gone in (Contender[])[zoe, karim]) await gone.Hub.Closed.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.Null(Refusal(await lukasz.CallAsync("Park")));
    }

    [Fact]
    public async Task Questions_from_weak_spots_are_dealt_at_the_start_and_kept()
    {
        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings { Source = QuestionSource.WeakSpots, Wanted = 4 });
        Assert.Empty(_hall.Battle(code).Questions);
        await using var zoe = await _hall.PlayerAsync("zoe.delattre", code, "Zoé");
        Assert.Equal(4, zoe.First.GetProperty("scene").GetProperty("questions").GetInt32());
        Assert.Equal("tooFew", Refusal(await zoe.CallAsync("Start")));
        await using var karim = await _hall.PlayerAsync("karim.lefebvre", code, "Karim");
        var missed = _site.Services.GetRequiredService<QuestionPicker>().Playable.SelectMany(m => BattleDraw.Suitable(m).Select(q => (Module: m.Id, q.Id))).Skip(7).First();
        await using (var db = _site.OpenDb())
        {
            db.Add(new Training.Web.Progress.ReviewLogRow
            {
                PersonId = _hall.Person("karim.lefebvre"), ModuleId = missed.Module, QuestionId = missed.Id, Rev = 1, Source = "check", Credit = 0, At = _site.Clock.GetUtcNow(),
            });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Null(Refusal(await zoe.CallAsync("Start")));
        var asked = _hall.Battle(code).Questions.Select(q => (q.ModuleId, q.Question.Id)).ToArray();
        Assert.Equal(4, asked.Length);
        Assert.Contains(missed, asked);
        await using (var db = _site.OpenDb())
            Assert.Equal(asked, (await db.Set<BattleQuestionRow>().OrderBy(q => q.Position).ToListAsync(TestContext.Current.CancellationToken)).Select(q => (q.ModuleId, q.QuestionId)));
    }

    [Theory]
    [InlineData(TeamKind.Trade, "Réception", "Taxi et VTC", "Habitants")]
    [InlineData(TeamKind.Establishment, "Hôtel de la Gaillette", "Taxis du Carreau", "Habitants")]
    [InlineData(TeamKind.SelfFormed, "Les Rouges", "Les Rouges", "Les Rouges")]
    [InlineData(TeamKind.None, null, null, null)]
    public async Task Teams_come_from_the_house_unless_everybody_says_theirs(TeamKind kind, string? zoesTeam, string? karimsTeam, string? guestsTeam)
    {
        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings { Teams = kind, AllowsGuests = true });
        await using var zoe = await _hall.ConnectAsync("zoe.delattre", code);
        await using var karim = await _hall.ConnectAsync("karim.lefebvre", code);
        using var guest = await _hall.GuestAsync(code, "Qui");
        await using var third = await Contender.ConnectAsync(_site, guest, code);
        foreach (var (player, expected) in new[] { (zoe, zoesTeam), (karim, karimsTeam), (third, guestsTeam) })
        {
            var mine = (await player.CallAsync("Join", code, "Joueur", false, "Les Rouges")).GetProperty("snapshot").GetProperty("mine");
            Assert.Equal(expected, mine.GetProperty("team") is { ValueKind: System.Text.Json.JsonValueKind.Object } team ? team.GetProperty("label").GetString() : null);
        }
    }

    [Fact]
    public async Task A_house_with_a_long_name_plays_under_what_of_it_fits()
    {
        await RenameAsync("Hôtel de la Gaillette", new string('G', 110));
        Assert.Equal(new string('G', 100), await TeamOfAsync("zoe.delattre", await _hall.OpenAsync("zoe.delattre", new BattleSettings { Teams = TeamKind.Establishment })));
    }

    [Fact]
    public async Task Two_houses_of_the_same_name_are_two_teams()
    {
        await RenameAsync("Taxis du Carreau", "HOTEL DE LA GAILLETTE");
        var code = await _hall.OpenAsync("zoe.delattre", new BattleSettings { Teams = TeamKind.Establishment });
        Assert.Equal("Hôtel de la Gaillette (Lens)", await TeamOfAsync("zoe.delattre", code));
        Assert.Equal("HOTEL DE LA GAILLETTE (Liévin)", await TeamOfAsync("karim.lefebvre", code));
        Assert.Equal("Estaminet de la Berline", await TeamOfAsync("lea.obrien", code));
    }

    private async Task<string?> TeamOfAsync(string user, string code)
    {
        await using var player = await _hall.PlayerAsync(user, code, user);
        return player.First.GetProperty("mine").GetProperty("team").GetProperty("label").GetString();
    }

    private async Task RenameAsync(string house, string name)
    {
        await using var db = _site.OpenDb();
        await db.Establishments.Where(e => e.Name == house).ExecuteUpdateAsync(e => e.SetProperty(x => x.Name, name), TestContext.Current.CancellationToken);
    }
}
