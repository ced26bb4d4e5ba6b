// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using Training.Battles;
using Training.Web.Tests.Site;
using static Training.Web.Tests.Battles.Contender;

namespace Training.Web.Tests.Battles;

/// <summary>Two battles at once, with the same people in both: no frame of one holds anything of the other.</summary>
public sealed class CrossingTests : IDisposable
{
    private readonly TestSite _site = TestSite.With(("Battles:MessageBurst", "1000"), ("Battles:TallyEvery", "00:00:00"));
    private readonly Hall _hall;

    public CrossingTests() => _hall = new Hall(_site);

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Not_one_event_crosses_between_two_battles()
    {
        await using var one = await SeatAsync("Rouge", "bassin-minier", "nadia.tournel", "karim.lefebvre");
        await using var other = await SeatAsync("Vert", "louvre-lens", "agnes.morel", "odile.catteau");
        await DoAsync(one.Host, "Start");
        await DoAsync(one.Host, "Next");
        await DoAsync(other.Host, "SetSpeed", 0.1);
        await DoAsync(other.Host, "Start");
        await one.AnswerAsync(isRight: true);
        await DoAsync(one.Zoe, "Park");
        await DoAsync(other.Host, "Pause");
        await DoAsync(one.Host, "Finish");
        await DoAsync(other.Host, "Resume");
        await DoAsync(other.Host, "Next");
        await other.AnswerAsync(isRight: false);
        // Taken out of one battle, she goes on in the other.
        await DoAsync(other.Host, "HandOver", await other.HandleAsync("Aussi Vert"));
        await DoAsync(other.Second, "Lock", true);
        await DoAsync(other.Second, "Remove", await other.HandleAsync("Zoé Vert"));
        await other.Zoe.Hub.Closed.WaitAsync(TimeSpan.FromMinutes(2), TestContext.Current.CancellationToken);
        Assert.True((await one.Zoe.CallAsync("Ping")).TryGetProperty("serverNow", out _));
        await DoAsync(other.Second, "Finish");
        foreach (var seat in one.Seats.Concat(other.Seats.Where(s => s != other.Zoe))) await seat.CallAsync("Ping");

        Check(one, other);
        Check(other, one);
    }

    private static void Check(Side here, Side there)
    {
        var foreign = there.Marks().Except(here.Marks()).ToArray();
        Assert.True(foreign.Length > 8);
        foreach (var seat in here.Seats)
        {
            var text = string.Join('\n', seat.Hub.Frames.Select(System.Text.RegularExpressions.Regex.Unescape));
            Assert.DoesNotContain(foreign, mark => text.Contains(mark, StringComparison.Ordinal));
            // Its own news, without a hole and without a stranger among them.
            var news = seat.Hub.All("Happened").Concat(seat.Hub.All("Screened")).Select(m => m.Body.GetProperty("seq").GetInt64()).ToArray();
            Assert.Equal(Enumerable.Range((int)news[0], news.Length).Select(n => (long)n), news);
            Assert.True(seat == here.Zoe || news[^1] == here.Battle.Seq);
            Assert.All(seat.Hub.All("Tallied"), t => Assert.InRange(t.Body.GetProperty("players").GetInt32(), 0, here.Battle.Players.Count));
        }
    }

    /// <summary>A hosted battle with a host, a screen, three players of whom one is in the other battle too, and a guest.</summary>
    private async Task<Side> SeatAsync(string colour, string module, string hostUser, string secondUser)
    {
        var settings = BattleSettings.For(BattleFormat.Hosted) with { AllowsGuests = true };
        var code = await _hall.OpenAsync(hostUser, settings, module: module);
        var host = await _hall.HostAsync(hostUser, code);
        var screen = await _hall.ConnectAsync(hostUser, code);
        await DoAsync(screen, "Watch", code);
        var zoe = await _hall.PlayerAsync("zoe.delattre", code, $"Zoé {colour}");
        var second = await _hall.PlayerAsync(secondUser, code, $"Aussi {colour}");
        var guest = await _hall.GuestPlayerAsync(code, $"Invité {colour}");
        return new Side(_hall, code, host, screen, zoe, second, guest);
    }

    private static async Task DoAsync(Contender who, string method, params object?[] values) => Assert.Null(Refusal(await who.CallAsync(method, values)));

    private sealed class Side(Hall hall, string code, Contender host, Contender screen, Contender zoe, Contender second, Contender guest) : IAsyncDisposable
    {
        public Battle Battle => hall.Battle(code);

        public Contender Host => host;

        public Contender Zoe => zoe;

        public Contender Second => second;

        public Contender[] Seats => [host, screen, zoe, second, guest];

        public async Task AnswerAsync(bool isRight)
        {
            foreach (var player in (Contender[])[zoe, guest])
                await DoAsync(player, "Answer", Battle.Index, 0, Hall.AnswerTo(Battle.Current!, isRight), Guid.NewGuid(), 900);
        }

        public async Task<string> HandleAsync(string name)
        {
            var console = Battle.Host!.Person == hall.Person("odile.catteau") ? second : host;
            var roster = (await console.CallAsync("Roster", 0)).GetProperty("roster").GetProperty("players").EnumerateArray();
            return roster.Single(p => p.GetProperty("name").GetString() == name).GetProperty("handle").GetString()!;
        }

        /// <summary>What can only come from this battle: its code and token, its names, what it asks.</summary>
        public IEnumerable<string> Marks() =>
        [
            code, hall.Arena.Find(code)!.Token, Battle.Id.ToString(), Battle.Id.ToString("N"), .. Battle.Players.Values.Select(p => p.Name),
            .. Battle.Questions.Select(q => q.Question.StemHtml), .. Battle.Answers.Values.Select(a => a.Id.ToString()),
        ];

        public async ValueTask DisposeAsync()
        {
            foreach (var seat in Seats) await seat.DisposeAsync();
        }
    }
}
