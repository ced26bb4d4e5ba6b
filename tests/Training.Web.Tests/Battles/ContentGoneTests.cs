// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Training.Battles;
using Training.Web.Modules;
using Training.Web.Shared;
using Training.Web.Tests.Attempts;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles;

/// <summary>The authors' files vanish in mid-battle: what is asked was frozen, and what was read is served on.</summary>
public sealed class ContentGoneTests
{
    [Fact]
    public async Task A_battle_and_its_lessons_go_on_without_the_content_folder_and_take_it_up_again()
    {
        using var content = new SmallContent();
        using var site = TestSite.With(("Content:Folder", content.Folder), ("Battles:MessageBurst", "1000"));
        var hall = new Hall(site);
        var code = await hall.OpenAsync("zoe.delattre", new BattleSettings(), module: "essai");
        await using var zoe = await hall.PlayerAsync("zoe.delattre", code, "Zoé");
        await using var karim = await hall.PlayerAsync("karim.lefebvre", code, "Karim");
        await zoe.CallAsync("Start");
        await hall.UntilAsync(code, BattlePhase.Answering, zoe, karim);

        var asked = hall.Battle(code).Questions.Length;
        // At once: what watches the folder must not find it half gone.
        Directory.Move(content.Folder, content.Folder + ".away");
        Directory.Delete(content.Folder + ".away", recursive: true);
        site.Services.GetRequiredService<Catalogue>().Sweep();
        foreach (var player in (Contender[])[zoe, karim])
            Assert.Null(Contender.Refusal(await player.CallAsync("Answer", 0, 0, Hall.AnswerTo(hall.Battle(code).Current!, isRight: true), Guid.NewGuid(), 900)));
        Assert.Contains("explanationHtml", (await zoe.SceneAsync("revealed", 0)).GetRawText(), StringComparison.Ordinal);
        using (var again = site.Visit())
        {
            foreach (var page in (string[])[Addresses.Home, Addresses.Modules, "/modules/essai"])
                Assert.Equal(HttpStatusCode.OK, (await again.GoAsync(page)).Answer.StatusCode);
        }

        await hall.UntilAsync(code, BattlePhase.Finished, zoe, karim);
        Assert.Equal(asked, (await zoe.SnapshotAsync()).GetProperty("scene").GetProperty("questions").GetInt32());

        content.Write("", SmallContent.TwoQuestions.Replace("Un terril", "Ce terril", StringComparison.Ordinal));
        site.Services.GetRequiredService<Catalogue>().Sweep();
        Assert.Contains("Ce terril", site.Services.GetRequiredService<Catalogue>().Current.FindPublished("essai")!.Quiz!.Live.Select(q => q.StemText).Aggregate((a, b) => a + b), StringComparison.Ordinal);
    }
}
