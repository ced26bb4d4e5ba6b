// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Web.Battles;
using Training.Web.Progress;
using Training.Web.Tests.Battles;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Progress;

public sealed class BattleReviewTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task An_answer_in_a_battle_goes_to_the_review_log_with_its_receipt()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        using var karim = await _site.Visit().SignInAsync("karim.lefebvre");
        await using var db = _site.OpenDb();
        var person = await db.Users.Where(u => u.UserName == "zoe.delattre").Select(u => u.Id).SingleAsync(TestContext.Current.CancellationToken);
        var code = (await _site.Services.GetRequiredService<Arena>().CreateAsync(person, ["bassin-minier"], 5))!;
        await using var player = await Contender.EnterAsync(_site, zoe, code, "Zoé");
        await using var other = await Contender.EnterAsync(_site, karim, code, "Karim");
        await player.CallAsync("Start");
        await player.SceneAsync("shown", 0);
        await Passing.WaitAsync(_site, 12, player, other);
        await player.AnswerAsync(await player.SceneAsync("opened", 0), Guid.NewGuid());

        var answer = await db.Set<BattleAnswerRow>().SingleAsync(TestContext.Current.CancellationToken);
        var entry = await db.Set<ReviewLogRow>().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((person, "bassin-minier", "battle", answer.Credit, answer.At), (entry.PersonId, entry.ModuleId, entry.Source, entry.Credit, entry.At));
    }
}
