// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Extensions.DependencyInjection;
using Training.Battles;
using Training.Web.Battles;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles;

/// <summary>
/// What goes to players and screens before a reveal cannot tell the key nor who answered what, for it does not depend on them: the same battle, played
/// twice with another key and other answers of the others, is the same bytes to everybody else.
/// </summary>
public sealed class FrameTests : IDisposable
{
    private readonly TestSite _site = TestSite.With(("Battles:MessageBurst", "1000"), ("Battles:TallyEvery", "00:00:00"));
    private readonly Hall _hall;

    public FrameTests() => _hall = new Hall(_site);

    public void Dispose() => _site.Dispose();

    public static TheoryData<string> Questions => [.. Twins.Questions];

    [Theory]
    [MemberData(nameof(Questions))]
    public async Task Before_the_reveal_players_and_screens_are_sent_the_same_bytes_whatever_is_right_and_whoever_answered_what(string question)
    {
        var settings = BattleSettings.For(BattleFormat.Hosted) with { Teams = TeamKind.SelfFormed };
        foreach (var (code, isOther) in new[] { ("AAAAAA", false), ("CCCCCC", true) })
        {
            await _site.Services.GetRequiredService<BattleStore>().AddAsync(
                _hall.Person("nadia.tournel"), new NewBattle(settings, 1, []), [Twins.Drawn(question, isOther)], code, code + code, _site.Clock.GetUtcNow());
        }

        await _hall.Arena.ResumeAsync();
        await using var one = await PlayAsync("AAAAAA", isOther: false);
        await using var other = await PlayAsync("CCCCCC", isOther: true);
        Assert.NotEqual(_hall.Battle("AAAAAA").Answers.Values.Select(a => a.Response), _hall.Battle("CCCCCC").Answers.Values.Select(a => a.Response));
        foreach (var (seat, was, isNow) in one.Seen().Zip(other.Seen(), (a, b) => (a.Seat, a.Frames, b.Frames)))
            Assert.True(was.SequenceEqual(isNow), $"{seat}:\n{string.Join('\n', was.Except(isNow))}\n\n{string.Join('\n', isNow.Except(was))}");

        // The same eyes do see the difference once it is shown.
        _site.Clock.Advance(TimeSpan.FromSeconds(3));
        _hall.Arena.Tick();
        foreach (var there in (Performance[])[one, other]) await there.Zoe.SceneAsync("revealed", 0);
        Assert.NotEqual(one.Seen().First().Frames, other.Seen().First().Frames);
    }

    private async Task<Performance> PlayAsync(string code, bool isOther)
    {
        var host = await _hall.HostAsync("nadia.tournel", code);
        var screen = await _hall.ConnectAsync("nadia.tournel", code);
        Assert.Null(Contender.Refusal(await screen.CallAsync("Watch", code)));
        var (zoe, tablet) = (await PlayerAsync("zoe.delattre", "Zoé", "Les Rouges"), await PlayerAsync("zoe.delattre", "Zoé", "Les Rouges"));
        var (karim, odile) = (await PlayerAsync("karim.lefebvre", "Karim", "Les Verts"), await PlayerAsync("odile.catteau", "Odile", "Les Rouges"));
        var lukasz = await PlayerAsync("lukasz.nowak", "Łukasz", "Les Verts");
        await DoAsync(host, "Start");
        await zoe.SnapshotAsync();
        await DoAsync(host, "Next");
        await AnswerAsync(karim, isOther);
        await AnswerAsync(odile, isOther);
        await AnswerAsync(zoe, false);
        await DoAsync(odile, "Park");
        await tablet.SnapshotAsync();
        await DoAsync(host, "Pause");
        await DoAsync(host, "Resume");
        await DoAsync(host, "SetTime", 5);
        var late = await PlayerAsync("pauline.duriez", "Pauline", "Les Verts");
        using var page = await _site.Visit().SignInAsync("zoe.delattre");
        await page.GoAsync(Addresses.Battle(code));
        await DoAsync(host, "Close");
        foreach (var player in (Contender[])[zoe, tablet, lukasz, late, screen]) await player.CallAsync("Ping");
        return new Performance(code, page.Page.QuerySelector("#battle-state")!.TextContent, zoe, tablet, lukasz, late, screen, [host, karim, odile]);

        Task<Contender> PlayerAsync(string user, string name, string team) => InTeamAsync(user, code, name, team);
    }

    private async Task<Contender> InTeamAsync(string user, string code, string name, string team)
    {
        var player = await _hall.ConnectAsync(user, code);
        Assert.Null(Contender.Refusal(await player.CallAsync("Join", code, name, true, team)));
        return player;
    }

    private static async Task DoAsync(Contender who, string method, params object?[] values) => Assert.Null(Contender.Refusal(await who.CallAsync(method, values)));

    private static async Task AnswerAsync(Contender player, bool isOther)
    {
        var isNumber = (await player.SceneAsync("opened", 0)).GetProperty("ask").GetProperty("kind").GetString() == "number";
        object answer = isNumber ? new { kind = "text", text = isOther ? "12" : "1450" } : new { kind = "choices", choices = new[] { isOther ? 1 : 0 } };
        await DoAsync(player, "Answer", 0, 0, answer, new Guid(7, 7, 7, [0, 0, 0, 0, 0, 0, 0, 7]), 900);
    }

    /// <summary>One battle as it was told.</summary>
    private sealed class Performance(string code, string page, Contender zoe, Contender tablet, Contender lukasz, Contender late, Contender screen, Contender[] others) : IAsyncDisposable
    {
        public Contender Zoe => zoe;

        /// <summary>
        /// By seat all that was sent, in no order: replies and news do not wait for each other. Counts are one pool, for whether a device still hears the
        /// last ones before its coming is chance.
        /// </summary>
        public IEnumerable<(string Seat, string[] Frames)> Seen()
        {
            yield return ("Zoé", News(zoe));
            yield return ("her tablet", News(tablet));
            yield return ("Łukasz, who answered nothing", News(lukasz));
            yield return ("who came late", News(late));
            yield return ("the screen", News(screen));
            yield return ("the counts", [.. ((Contender[])[zoe, tablet, lukasz, late, screen]).SelectMany(All).Where(f => IsTally(f) && !f.Contains(Empty, StringComparison.Ordinal)).Distinct().Order(StringComparer.Ordinal)]);
            yield return ("the page", [page.Replace(code, "CODE", StringComparison.Ordinal)]);
        }

        public async ValueTask DisposeAsync()
        {
            foreach (var contender in (Contender[])[zoe, tablet, lukasz, late, screen, .. others]) await contender.DisposeAsync();
        }

        private const string Empty = "\"players\":0";

        private static bool IsTally(string frame) => frame.Contains("\"Tallied\"", StringComparison.Ordinal);

        private string[] News(Contender seat) => [.. All(seat).Where(f => !IsTally(f))];

        private string[] All(Contender seat) => [.. seat.News.Select(f => f.Replace(code, "CODE", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];
    }
}
