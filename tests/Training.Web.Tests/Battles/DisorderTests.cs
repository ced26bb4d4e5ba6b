// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Training.Battles;
using Training.Shared;
using Training.Web.Battles;
using Training.Web.Tests.Site;
using static Training.Web.Tests.Battles.Contender;

namespace Training.Web.Tests.Battles;

/// <summary>A network that repeats, holds back and shuffles: each packet goes out up to three times from two devices, among packets of earlier questions and rival answers.</summary>
public sealed class DisorderTests : IDisposable
{
    private const int Players = 5, Questions = 3;

    private readonly TestSite _site = TestSite.With(("Battles:MessageBurst", "100000"));

    public void Dispose() => _site.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Packets_that_come_twice_late_and_in_any_order_leave_one_answer_a_question_and_one_receipt(int seed)
    {
        var (hall, luck) = (new Hall(_site), new Luck((ulong)seed));
        var code = await hall.OpenAsync("zoe.delattre", new BattleSettings { AllowsGuests = true }, Questions);
        var (people, devices) = (new Guid[Players], new List<(int Player, Contender Device)>());
        for (var i = 0; i < Players; i++)
        {
            var pass = Tickets.Pass(_site, people[i] = Guid.NewGuid(), hall.Battle(code).Id);
            devices.Add((i, await EnterAsync(_site, pass, code, $"Joueur {i}")));
            devices.Add((i, await EnterAsync(_site, pass, code, null)));
        }

        Contender[] all = [.. devices.Select(d => d.Device)];
        var receipts = new List<(Guid Person, int Question, Guid Answer)>();
        var ids = Enumerable.Range(0, Players * Questions).Select(_ => Guid.NewGuid()).ToArray();
        await all[0].CallAsync("Start");
        for (var question = 0; question < Questions; question++)
        {
            await hall.UntilAsync(code, BattlePhase.Answering, all);
            var replies = await Task.WhenAll(devices.Select(async d =>
            {
                var packets = luck.Shuffle(PacketsOf(d.Player, question, ids, luck).ToArray());
                var heard = new List<(int Question, Guid Id, JsonElement Reply)>();
                foreach (var (asked, id) in packets)
                    heard.Add((asked, id, await d.Device.CallAsync("Answer", asked, 0, Hall.AnswerTo(hall.Battle(code).Questions[asked], isRight: true), id, 900)));
                return (d.Player, Heard: heard);
            }));
            foreach (var (player, heard) in replies)
            {
                foreach (var (asked, id, reply) in heard)
                {
                    var first = reply.GetProperty("first").GetProperty("answerId").GetGuid();
                    Assert.True(Refusal(reply) == (first == id ? null : "alreadyAnswered"), $"{Refusal(reply)}, seed {seed}");
                    receipts.Add((people[player], asked, first));
                }
            }
        }

        await using var db = _site.OpenDb();
        var rows = await db.Set<BattleAnswerRow>().Select(a => new { a.PlayerId, a.Question, a.AnswerId }).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(Players * Questions, rows.Count);
        Assert.True(rows.Select(a => (a.PlayerId, a.Question, a.AnswerId)).ToHashSet().SetEquals(receipts), $"seed {seed}");
        foreach (var device in all) await device.DisposeAsync();
    }

    /// <summary>Of this question and those before it, one to three times each, and now and then a rival answer of the same person.</summary>
    private static IEnumerable<(int Question, Guid Id)> PacketsOf(int player, int question, Guid[] ids, Luck luck)
    {
        for (var asked = 0; asked <= question; asked++)
        {
            for (var times = 1 + luck.Below(3); times > 0; times--) yield return (asked, ids[(player * Questions) + asked]);
            if (luck.Below(3) == 0) yield return (asked, Guid.NewGuid());
        }
    }
}
