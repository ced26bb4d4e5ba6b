// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Battles;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles;

/// <summary>What has a receipt is on the disk and counts once, whatever breaks.</summary>
public sealed class ReceiptTests : IAsyncLifetime
{
    private readonly TestSite _site = new();
    private Visitor _zoe = null!;
    private Visitor _karim = null!;
    private string _code = "";

    public async ValueTask InitializeAsync()
    {
        _zoe = await _site.Visit().SignInAsync("zoe.delattre");
        _karim = await _site.Visit().SignInAsync("karim.lefebvre");
        await using var db = _site.OpenDb();
        _code = (await _site.Services.GetRequiredService<Arena>().CreateAsync((await db.People.FirstAsync()).Id, ["bassin-minier"], 5))!;
    }

    public ValueTask DisposeAsync()
    {
        _zoe.Dispose();
        _karim.Dispose();
        _site.Dispose();
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task The_same_answer_sent_twice_counts_once_and_a_second_one_is_refused_with_the_first_receipt()
    {
        await using var zoe = await Contender.EnterAsync(_site, _zoe, _code, "Zoé");
        await using var karim = await Contender.EnterAsync(_site, _karim, _code, "Karim");
        var scene = await OpenFirstAsync(zoe, karim);
        var id = Guid.NewGuid();

        var replies = await Task.WhenAll(zoe.AnswerAsync(scene, id), zoe.AnswerAsync(scene, id), zoe.AnswerAsync(scene, id));
        Assert.All(replies, r => Assert.Equal((null, id), (Contender.Refusal(r), r.GetProperty("first").GetProperty("answerId").GetGuid())));
        var second = await zoe.AnswerAsync(scene, Guid.NewGuid());
        Assert.Equal(("alreadyAnswered", id), (Contender.Refusal(second), second.GetProperty("first").GetProperty("answerId").GetGuid()));

        // Once the round is over the receipt still comes, from the disk.
        await karim.AnswerAsync(scene, Guid.NewGuid());
        await zoe.SceneAsync("revealed", 0);
        await Passing.WaitAsync(_site, 8, zoe, karim);
        await zoe.SceneAsync("shown", 1);
        var late = await zoe.AnswerAsync(scene, id);
        Assert.Equal((null, id), (Contender.Refusal(late), late.GetProperty("first").GetProperty("answerId").GetGuid()));
        Assert.Equal(2, await CountAsync(_site));
    }

    [Fact]
    public async Task A_restart_in_mid_battle_loses_no_receipt_and_no_time()
    {
        var id = Guid.NewGuid();
        System.Text.Json.JsonElement scene;
        await using (var zoe = await Contender.EnterAsync(_site, _zoe, _code, "Zoé"))
        await using (var karim = await Contender.EnterAsync(_site, _karim, _code, "Karim"))
        {
            scene = await OpenFirstAsync(zoe, karim);
            Assert.Null(Contender.Refusal(await zoe.AnswerAsync(scene, id)));
        }

        using var again = _site.Restart();
        again.Clock.Advance(TimeSpan.FromMinutes(10));
        using var zoeThere = _zoe.At(again);
        using var karimThere = _karim.At(again);
        await using var zoeBack = await Contender.EnterAsync(again, zoeThere, _code, null);
        await using var karimBack = await Contender.EnterAsync(again, karimThere, _code, null);

        var before = scene.GetProperty("until").GetDateTimeOffset() - scene.GetProperty("since").GetDateTimeOffset();
        var now = zoeBack.First.GetProperty("scene");
        Assert.Equal("answering", now.GetProperty("scene").GetString());
        Assert.Equal(scene.GetProperty("stem").GetProperty("html").GetString(), now.GetProperty("stem").GetProperty("html").GetString());
        Assert.Equal(scene.GetProperty("ask").GetRawText(), now.GetProperty("ask").GetRawText());
        var left = now.GetProperty("until").GetDateTimeOffset() - zoeBack.First.GetProperty("serverNow").GetDateTimeOffset();
        Assert.InRange(left, before - TimeSpan.FromSeconds(3), before);
        Assert.Equal(id, zoeBack.First.GetProperty("mine").GetProperty("receipt").GetProperty("answerId").GetGuid());
        Assert.Null(Contender.Refusal(await zoeBack.AnswerAsync(scene, id)));
        Assert.Null(Contender.Refusal(await karimBack.AnswerAsync(scene, Guid.NewGuid())));
        await zoeBack.SceneAsync("revealed", 0);
        Assert.Equal(2, await CountAsync(again));
    }

    [Fact]
    public async Task A_commit_that_fails_gives_no_receipt_and_the_answer_sent_again_has_one()
    {
        await using var zoe = await Contender.EnterAsync(_site, _zoe, _code, "Zoé");
        await using var karim = await Contender.EnterAsync(_site, _karim, _code, "Karim");
        var scene = await OpenFirstAsync(zoe, karim);
        await using (var db = _site.OpenDb()) await db.Database.ExecuteSqlRawAsync("CREATE TRIGGER full BEFORE INSERT ON battle_answers BEGIN SELECT RAISE(ABORT, 'disk full'); END", TestContext.Current.CancellationToken);
        var id = Guid.NewGuid();
        var refused = await zoe.AnswerAsync(scene, id);
        Assert.Equal("serverBusy", Contender.Refusal(refused));
        Assert.Equal(System.Text.Json.JsonValueKind.Null, refused.GetProperty("first").ValueKind);

        await using (var db = _site.OpenDb()) await db.Database.ExecuteSqlRawAsync("DROP TRIGGER full", TestContext.Current.CancellationToken);
        var taken = await zoe.AnswerAsync(scene, id);
        Assert.Equal((null, id), (Contender.Refusal(taken), taken.GetProperty("first").GetProperty("answerId").GetGuid()));
        Assert.Equal(1, await CountAsync(_site));
    }

    [Fact]
    public async Task A_refresh_and_a_second_device_are_the_same_player()
    {
        await using var zoe = await Contender.EnterAsync(_site, _zoe, _code, "Zoé");
        await using var karim = await Contender.EnterAsync(_site, _karim, _code, "Karim");
        var scene = await OpenFirstAsync(zoe, karim);
        await using var tablet = await Contender.EnterAsync(_site, _zoe, _code, null);
        var id = Guid.NewGuid();
        await zoe.AnswerAsync(scene, id);
        await tablet.Hub.WaitAsync("Received", m => m.GetProperty("answerId").GetGuid() == id);
        Assert.Equal(id, (await tablet.SnapshotAsync()).GetProperty("mine").GetProperty("receipt").GetProperty("answerId").GetGuid());
        Assert.Equal(2, (await tablet.SnapshotAsync()).GetProperty("tally").GetProperty("players").GetInt32());
        await tablet.CallAsync("Park");
        await zoe.Hub.WaitAsync("Personal", m => m.GetProperty("isParked").GetBoolean());
    }

    private async Task<System.Text.Json.JsonElement> OpenFirstAsync(Contender zoe, Contender karim)
    {
        Assert.Null(Contender.Refusal(await zoe.CallAsync("Start")));
        while (zoe.Hub.All("Happened").All(m => m.Body.GetProperty("stage").GetString() != "opened")) await Passing.WaitAsync(_site, 1, zoe, karim);
        return await zoe.SceneAsync("opened", 0);
    }

    private static async Task<int> CountAsync(TestSite site)
    {
        await using var db = site.OpenDb();
        return await db.Set<BattleAnswerRow>().CountAsync();
    }
}
