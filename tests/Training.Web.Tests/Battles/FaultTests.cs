// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Battles;
using Training.Web.Battles;
using Training.Web.Shared;
using Training.Web.Tests.Site;
using static Training.Web.Tests.Battles.Contender;

namespace Training.Web.Tests.Battles;

/// <summary>What breaks under a battle: the disk. What has a receipt is there, everybody else is told to send again, and nobody loses the time it took.</summary>
public sealed class FaultTests : IDisposable
{
    private readonly TestSite _site = TestSite.With(("Battles:MessageBurst", "1000"), ("Data:BusyTimeout", "00:00:01"));
    private readonly Hall _hall;

    public FaultTests() => _hall = new Hall(_site);

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData("full")]
    [InlineData("read-only")]
    [InlineData("locked")]
    public async Task A_disk_that_takes_nothing_loses_no_receipt_and_no_time_and_the_battle_goes_on_by_itself(string fault)
    {
        await using var two = await AnsweringAsync(_hall);
        var (code, zoe, karim) = two;
        var (first, second) = (Guid.NewGuid(), Guid.NewGuid());
        Assert.Null(Refusal(await AnswerAsync(zoe, code, first)));
        var left = Left((await karim.SnapshotAsync()), _hall.Battle(code).Until!.Value);

        await using (await BreakAsync(fault))
        {
            Assert.Equal("serverBusy", Refusal(await AnswerAsync(karim, code, second)));
            Assert.Equal("serverBusy", Refusal(await zoe.CallAsync("Park")));
            // Longer than the question has left, and than anybody counts as present.
            _site.Clock.Advance(TimeSpan.FromMinutes(3));
            Assert.Equal("serverBusy", Refusal(await karim.CallAsync("Return")));
            using var visitor = _site.Visit(await Tickets.SignInAsync(_site, "zoe.delattre"));
            await visitor.GoAsync(Addresses.Battle(code));
            Assert.Contains("\"answering\"", visitor.Page.QuerySelector("#battle-state")!.TextContent, StringComparison.Ordinal);
        }

        var back = await karim.SnapshotAsync();
        Assert.Equal(left, Left(back, _hall.Battle(code).Until!.Value));
        Assert.Equal(first, (await zoe.SnapshotAsync()).GetProperty("mine").GetProperty("receipt").GetProperty("answerId").GetGuid());
        Assert.Null(Refusal(await AnswerAsync(karim, code, second)));
        await zoe.SceneAsync("revealed", 0);
        await using var db = _site.OpenDb();
        Assert.Equal([first, second], await db.Set<BattleAnswerRow>().OrderBy(a => a.At).Select(a => a.AnswerId).ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task What_came_in_time_counts_however_long_the_disk_takes()
    {
        using var site = TestSite.With(("Battles:MessageBurst", "1000"));
        var hall = new Hall(site);
        await using var two = await AnsweringAsync(hall);
        var (code, zoe, karim) = two;
        var (room, battle) = (hall.Arena.Find(code)!, hall.Battle(code));
        Task<Outcome> one, other;
        await using (await HoldAsync(site))
        {
            one = room.PlayAsync(Move(hall, "zoe.delattre", battle));
            other = room.PlayAsync(Move(hall, "karim.lefebvre", battle));
            // Their packets are in; the writer waits for another process until long after the deadline.
            site.Clock.Advance(TimeSpan.FromMinutes(2));
        }

        foreach (var outcome in (Outcome[])[await one, await other])
        {
            Assert.Null(outcome.Refusal);
            Assert.Equal(battle.Now, outcome.Receipt!.At);
        }
    }

    [Fact]
    public async Task The_time_lost_is_given_back_also_when_a_mark_of_life_comes_before_the_battle_is_read_again()
    {
        await using var two = await AnsweringAsync(_hall);
        var (code, zoe, karim) = two;
        var left = Left(await karim.SnapshotAsync(), _hall.Battle(code).Until!.Value);
        var writer = _site.Services.GetRequiredService<BattleWriter>();
        // A mark of life gets through; answers do not, and neither does the battle's own row.
        string[] refused = ["INSERT ON battle_answers", "UPDATE OF seq ON battles"];
        await writer.CommitAsync([.. refused.Select((what, i) => new Statement($"CREATE TRIGGER shut_{i} BEFORE {what} BEGIN SELECT RAISE(ABORT, 'disk I/O error'); END", []))]);
        Assert.Equal("serverBusy", Refusal(await AnswerAsync(karim, code, Guid.NewGuid())));
        _site.Clock.Advance(TimeSpan.FromMinutes(3));
        // Whether or not the battle was read again before: the time that went by cannot be written down yet.
        Assert.Equal("serverBusy", Refusal(await karim.CallAsync("Snapshot", code)));
        await _hall.Arena.MarkAliveAsync();
        await writer.CommitAsync([.. refused.Select((_, i) => new Statement($"DROP TRIGGER shut_{i}", []))]);
        Assert.Equal(left, Left(await karim.SnapshotAsync(), _hall.Battle(code).Until!.Value));
        Assert.Null(Refusal(await AnswerAsync(karim, code, Guid.NewGuid())));
        // Nobody counts as present for longer than they were.
        await _hall.WaitAsync(6, karim);
        Assert.Equal(BattlePhase.Reveal, _hall.Battle(code).Phase);
    }

    [Fact]
    public async Task Time_in_which_nobody_could_be_told_of_a_new_phase_is_given_back()
    {
        using var site = TestSite.With(("Battles:MessageBurst", "1000"));
        var hall = new Hall(site);
        var code = await hall.OpenAsync("zoe.delattre", new BattleSettings());
        await using var zoe = await hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await hall.PlayerAsync("karim.lefebvre", code, "Karim");
        await zoe.CallAsync("Start");
        TimeSpan Reading() => hall.Battle(code).Until!.Value - hall.Battle(code).Now;
        while (Reading() > TimeSpan.FromSeconds(1)) await hall.WaitAsync(1, zoe, karim);
        Assert.Equal(BattlePhase.Reading, hall.Battle(code).Phase);
        Task opening;
        await using (await HoldAsync(site))
        {
            // The choices open while another process holds the file, for less time than makes a fault.
            site.Clock.Advance(Reading());
            opening = hall.Arena.Find(code)!.PlayAsync(new Move.Tick());
            site.Clock.Advance(TimeSpan.FromSeconds(3.5));
        }

        await opening;
        var snapshot = await zoe.SnapshotAsync();
        Assert.Equal("answering", snapshot.GetProperty("scene").GetProperty("scene").GetString());
        Assert.Equal(TimeSpan.FromSeconds(20), Left(snapshot, hall.Battle(code).Until!.Value));
    }

    [Theory]
    [InlineData(BattlePhase.Answering)]
    [InlineData(BattlePhase.Reveal)]
    public async Task A_machine_that_stood_still_makes_nobody_silent_and_takes_no_time(BattlePhase phase)
    {
        using var site = TestSite.With(("Battles:MessageBurst", "1000"), ("Battles:StandstillFrom", "00:00:10"));
        var hall = new Hall(site);
        await using var two = await AnsweringAsync(hall);
        var (code, zoe, karim) = two;
        // Karim owes an answer and was heard a little before Zoé, who owes none.
        Assert.Null(Refusal(await AnswerAsync(zoe, code, Guid.NewGuid(), hall)));
        if (phase == BattlePhase.Reveal) Assert.Null(Refusal(await AnswerAsync(karim, code, Guid.NewGuid(), hall)));
        await hall.WaitAsync(1, karim);
        await hall.WaitAsync(1, zoe);
        Assert.Equal(phase, hall.Battle(code).Phase);
        var left = hall.Battle(code).Until!.Value - hall.Battle(code).Now;

        for (var times = 0; times < 2; times++)
        {
            site.Clock.Advance(TimeSpan.FromMinutes(3));
            // Whichever comes first afterwards: the battle's own clock, or somebody's sign of life.
            if (times == 0) hall.Arena.Tick();
            await zoe.CallAsync("Ping");
            Assert.Equal(phase, hall.Battle(code).Phase);
            Assert.Equal(left, hall.Battle(code).Until!.Value - hall.Battle(code).Now);
            Assert.All(hall.Battle(code).Players.Values, p => Assert.True(hall.Battle(code).IsPresent(p)));
        }

        // Who is silent while the server serves is gone as ever.
        if (phase != BattlePhase.Answering) return;
        await hall.WaitAsync(6, zoe);
        Assert.Equal(BattlePhase.Reveal, hall.Battle(code).Phase);
    }

    [Fact]
    public async Task A_page_that_cannot_write_says_so_calmly_and_works_again_afterwards()
    {
        using var visitor = _site.Visit(await Tickets.SignInAsync(_site, "zoe.delattre"));
        await visitor.GoAsync(Addresses.Profile);
        await using (await BreakAsync("locked"))
        {
            await visitor.SubmitAsync($"form[action='{Addresses.Needs}']", ("time", "2"));
            Assert.Equal(HttpStatusCode.InternalServerError, visitor.Answer.StatusCode);
            Assert.Equal("La page ne s’ouvre pas", visitor.Text("h1"));
        }

        await visitor.GoAsync(Addresses.Profile);
        await visitor.SubmitAsync($"form[action='{Addresses.Needs}']", ("time", "2"));
        Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
    }

    [Fact]
    public async Task A_file_that_takes_nothing_keeps_nobody_from_reading_on_the_next_day()
    {
        using var visitor = _site.Visit(await Tickets.SignInAsync(_site, "zoe.delattre"));
        await visitor.GoAsync(Addresses.Profile);
        await using (var db = _site.OpenDb()) await db.Users.ExecuteUpdateAsync(u => u.SetProperty(a => a.LastActiveOn, (DateOnly?)null), TestContext.Current.CancellationToken);
        _site.Clock.Advance(TimeSpan.FromMinutes(10));
        await using (await BreakAsync("locked"))
        {
            await visitor.GoAsync(Addresses.Profile);
            Assert.Equal(HttpStatusCode.OK, visitor.Answer.StatusCode);
            Assert.Equal("Zoé", visitor.Text("h1"));
        }

        // It was to be noted, and is at the next renewal.
        _site.Clock.Advance(TimeSpan.FromMinutes(10));
        await visitor.GoAsync(Addresses.Profile);
        await using var after = _site.OpenDb();
        Assert.NotNull(await after.Users.Where(u => u.UserName == "zoe.delattre").Select(u => u.LastActiveOn).SingleAsync(TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(-3)]
    [InlineData(3)]
    public async Task A_clock_that_is_set_changes_nothing_in_a_battle_nor_over_a_restart(int hours)
    {
        await using var two = await AnsweringAsync(_hall);
        var (code, zoe, karim) = two;
        var before = Left(await zoe.SnapshotAsync(), _hall.Battle(code).Until!.Value);
        _site.Clock.Set(TimeSpan.FromHours(hours));
        await _hall.WaitAsync(4, zoe, karim);
        Assert.Equal(before - TimeSpan.FromSeconds(4), Left(await zoe.SnapshotAsync(), _hall.Battle(code).Until!.Value));
        _site.Clock.Set(TimeSpan.FromHours(-hours));
        await _hall.WaitAsync(2, zoe, karim);
        Assert.Equal(before - TimeSpan.FromSeconds(6), Left(await zoe.SnapshotAsync(), _hall.Battle(code).Until!.Value));
        Assert.Null(Refusal(await AnswerAsync(zoe, code, Guid.NewGuid())));

        // Set while nobody serves.
        _site.Clock.Set(TimeSpan.FromHours(hours));
        using var again = _site.Restart();
        var hall = new Hall(again);
        await using var back = await hall.PlayerAsync("karim.lefebvre", code, "Karim");
        Assert.InRange(Left(await back.SnapshotAsync(), hall.Battle(code).Until!.Value), before - TimeSpan.FromSeconds(7), before - TimeSpan.FromSeconds(5));
        await using var there = await hall.PlayerAsync("zoe.delattre", code, "Zoé");
        Assert.Null(Refusal(await AnswerAsync(back, code, Guid.NewGuid(), hall)));
        Assert.Equal(BattlePhase.Reveal, hall.Battle(code).Phase);
    }

    [Fact]
    public void The_time_of_battles_goes_by_the_machine_s_counter_and_never_before_what_was_seen()
    {
        var machine = new Machine { Wall = new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero) };
        var time = new SteadyTime(machine);
        var begun = machine.Wall;
        machine.Wall -= TimeSpan.FromHours(5);
        machine.Counter += TimeSpan.FromSeconds(7);
        Assert.Equal(begun.AddSeconds(7), time.GetUtcNow());
        machine.Wall += TimeSpan.FromDays(5);
        Assert.Equal(begun.AddSeconds(7), time.GetUtcNow());
        time.NotBefore(begun);
        Assert.Equal(begun.AddSeconds(7), time.GetUtcNow());
        time.NotBefore(begun.AddHours(1));
        machine.Counter += TimeSpan.FromSeconds(1);
        Assert.Equal(begun.AddHours(1).AddSeconds(1), time.GetUtcNow());
    }

    /// <summary>Two in a battle whose first question is open.</summary>
    private static async Task<Two> AnsweringAsync(Hall hall)
    {
        var code = await hall.OpenAsync("zoe.delattre", new BattleSettings());
        var two = new Two(code, await hall.PlayerAsync("zoe.delattre", code, "Zoé"), await hall.PlayerAsync("karim.lefebvre", code, "Karim"));
        await two.Zoe.CallAsync("Start");
        await hall.UntilAsync(code, BattlePhase.Answering, two.Zoe, two.Karim);
        return two;
    }

    private static Move.Answer Move(Hall hall, string user, Battle battle) =>
        new(hall.Person(user), battle.Index, 0, Hall.ResponseTo(battle.Current!, isRight: true), Guid.NewGuid(), TimeSpan.FromSeconds(1));

    private Task<JsonElement> AnswerAsync(Contender player, string code, Guid id, Hall? hall = null)
    {
        var battle = (hall ?? _hall).Battle(code);
        return player.CallAsync("Answer", battle.Index, 0, Hall.AnswerTo(battle.Current!, isRight: true), id, 900);
    }

    private static TimeSpan Left(JsonElement snapshot, DateTimeOffset until) => until - snapshot.GetProperty("serverNow").GetDateTimeOffset();

    /// <summary>Breaks the disk until disposed.</summary>
    private async Task<IAsyncDisposable> BreakAsync(string fault)
    {
        if (fault == "locked") return await HoldAsync(_site);
        var writer = _site.Services.GetRequiredService<BattleWriter>();
        if (fault == "full")
        {
            // The writer's file may not grow, and every answer and phase needs room.
            string[] tables = ["battle_answers", "battles", "battle_players"];
            await writer.CommitAsync([new Statement("CREATE TABLE ballast (weight BLOB)", []), .. tables.Select(t => new Statement(
                $"CREATE TRIGGER full_{t} BEFORE {(t == "battle_answers" ? "INSERT" : "UPDATE")} ON {t} BEGIN INSERT INTO ballast VALUES (zeroblob(200000)); END", []))]);
            await writer.CommitAsync([new Statement("PRAGMA max_page_count = 1", [])]);
            return new Mending(async () =>
            {
                await writer.CommitAsync([new Statement("PRAGMA max_page_count = 1000000", [])]);
                await writer.CommitAsync([.. tables.Select(t => new Statement($"DROP TRIGGER full_{t}", []))]);
            });
        }

        string[] refused = ["INSERT ON battle_answers", "UPDATE ON battles", "UPDATE ON battle_players"];
        await writer.CommitAsync([.. refused.Select((what, i) => new Statement(
            $"CREATE TRIGGER shut_{i} BEFORE {what} BEGIN SELECT RAISE(ABORT, 'attempt to write a readonly database'); END", []))]);
        return new Mending(() => writer.CommitAsync([.. refused.Select((_, i) => new Statement($"DROP TRIGGER shut_{i}", []))]));
    }

    /// <summary>Another connection writes and does not end.</summary>
    private static async Task<IAsyncDisposable> HoldAsync(TestSite site)
    {
        var other = new SqliteConnection($"Data Source={Path.Combine(site.Folder, "training.db")};Pooling=False");
        await other.OpenAsync();
        var transaction = other.BeginTransaction(deferred: false);
        return new Mending(async () =>
        {
            await transaction.RollbackAsync();
            await other.DisposeAsync();
        });
    }

    private sealed record Two(string Code, Contender Zoe, Contender Karim) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync()
        {
            await Karim.DisposeAsync();
            await Zoe.DisposeAsync();
        }
    }

    private sealed class Mending(Func<Task> mend) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => new(mend());
    }

    private sealed class Machine : TimeProvider
    {
        public DateTimeOffset Wall { get; set; }

        public TimeSpan Counter { get; set; }

        public override long TimestampFrequency => TimeSpan.TicksPerSecond;

        public override DateTimeOffset GetUtcNow() => Wall;

        public override long GetTimestamp() => Counter.Ticks;
    }
}
