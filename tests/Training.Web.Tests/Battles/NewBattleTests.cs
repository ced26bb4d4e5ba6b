// SPDX-License-Identifier: AGPL-3.0-or-later
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Training.Battles;
using Training.Web.Battles;
using Training.Web.Progress;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles;

/// <summary>Opening a battle: two taps for an ordinary one, and what can be set.</summary>
public sealed class NewBattleTests : IDisposable
{
    private readonly TestSite _site = new();

    public void Dispose() => _site.Dispose();

    [Fact]
    public async Task Two_taps_open_an_ordinary_battle()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Battles);
        Assert.False(zoe.Page.QuerySelector("details.settings")!.HasAttribute("open"));
        await zoe.SubmitAsync($"form[action='{Addresses.NewBattle}']");
        var battle = Battle(zoe);
        Assert.Equal(10, battle.Questions.Length);
        Assert.True(battle.Questions.Select(q => q.ModuleId).Distinct().Count() > 1);
        Assert.Equal((BattleFormat.Open, 1, 0m, 40), (battle.Settings.Format, battle.Settings.TimeFactor, battle.Settings.Speed, battle.Settings.MaxPlayers));
    }

    [Fact]
    public async Task Time_speed_and_modules_are_as_chosen()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await OpenAsync(zoe, ("questions", "5"), ("modules", "louvre-lens"), ("time", "0"), ("speed", "0.2"));
        var battle = Battle(zoe);
        Assert.All(battle.Questions, q => Assert.Equal("louvre-lens", q.ModuleId));
        Assert.Equal((5, 0, 0.2m), (battle.Questions.Length, battle.Settings.TimeFactor, battle.Settings.Speed));
    }

    [Theory]
    [InlineData("questions", "1000000")]
    [InlineData("questions", "-1")]
    [InlineData("time", "3")]
    [InlineData("speed", "0.9")]
    [InlineData("speed", "beaucoup")]
    public async Task What_is_not_offered_is_taken_as_usual(string field, string value)
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await OpenAsync(zoe, ("modules", "louvre-lens"), (field, value));
        var battle = Battle(zoe);
        Assert.Equal((10, 1, 0m), (battle.Questions.Length, battle.Settings.TimeFactor, battle.Settings.Speed));
    }

    [Fact]
    public async Task A_territory_s_own_questions_come_first_and_those_about_the_whole_complete_them()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Battles);
        var offered = zoe.Page.QuerySelectorAll("#territory option").Select(o => o.GetAttribute("value"));
        var playable = _site.Services.GetRequiredService<QuestionPicker>().Playable;
        Assert.Contains("bethune-bruay", offered);
        Assert.All(offered, territory => Assert.Contains(playable, m => m.Territory.Contains(territory!)));
        await OpenAsync(zoe, ("questions", "5"), ("source", "territory"), ("territory", "bethune-bruay"));
        Assert.All(Battle(zoe).Questions, q => Assert.Contains("bethune-bruay", playable.Single(m => m.Id == q.ModuleId).Territory));

        var picker = _site.Services.GetRequiredService<QuestionPicker>();
        var own = playable.Where(m => m.Territory.Contains("bethune-bruay")).Sum(m => BattleDraw.Suitable(m).Count());
        var drawn = picker.Draw(new NewBattle(new BattleSettings(), own + 3, [], "bethune-bruay"), 7);
        Assert.All(drawn[..own], d => Assert.Contains("bethune-bruay", d.Module.Territory));
        Assert.All(drawn[own..], d => Assert.Contains("all", d.Module.Territory));
        Assert.Equal(own + 3, drawn.Length);

        await OpenAsync(zoe, ("source", "territory"), ("territory", "atlantide"));
        Assert.StartsWith($"{Addresses.Battles}?problem=no-module&", zoe.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Only_a_trainer_opens_a_hosted_battle()
    {
        using var zoe = await _site.Visit().SignInAsync("zoe.delattre");
        await zoe.GoAsync(Addresses.Battles);
        Assert.Null(zoe.Page.QuerySelector("input[name=format]"));
        await OpenAsync(zoe, ("modules", "louvre-lens"), ("format", "hosted"));
        Assert.StartsWith($"{Addresses.Battles}?problem=not-a-trainer&", zoe.Path, StringComparison.Ordinal);
        await zoe.GoAsync(zoe.Path);
        Assert.Equal("Seul un formateur ouvre une bataille animée", zoe.Text("[role=alert] .note__t"));

        using var nadia = await _site.Visit().SignInAsync("nadia.tournel");
        await nadia.GoAsync(Addresses.Battles);
        Assert.NotNull(nadia.Page.QuerySelector("input[name=format][value=hosted]"));
        await OpenAsync(nadia, ("modules", "louvre-lens"), ("format", "hosted"));
        Assert.EndsWith("/host", nadia.Path, StringComparison.Ordinal);
        Assert.Equal((BattleFormat.Hosted, 1000), (Battle(nadia).Settings.Format, Battle(nadia).Settings.MaxPlayers));
    }

    [Fact]
    public async Task A_refused_battle_is_shown_again_as_it_was_set()
    {
        using var nadia = await _site.Visit().SignInAsync("nadia.tournel");
        (string Name, string Value)[] set =
            [("questions", "20"), ("source", "weak-spots"), ("format", "hosted"), ("time", "2"), ("speed", "0.2"), ("teams", "trade"), ("guests", "true"), ("territory", "bethune-bruay"), ("against", "code")];
        // Nobody has played yet, so there is nothing to ask again: no module ticked is refused.
        await OpenAsync(nadia, [.. set.Where(f => f.Name != "source"), ("source", "modules")]);
        Assert.StartsWith($"{Addresses.Battles}?problem=no-module&", nadia.Path, StringComparison.Ordinal);
        Assert.Empty(Ticked(nadia, "modules"));
        foreach (var (name, value) in set.Where(f => f.Name is not ("source" or "territory" or "against"))) Assert.Equal([value], Ticked(nadia, name));
        Assert.Equal(["modules"], Ticked(nadia, "source"));
        Assert.Equal(["bethune-bruay", "code"], nadia.Page.QuerySelectorAll("#territory option[selected], #against option[selected]").Select(o => o.GetAttribute("value")));
        Assert.True(nadia.Page.QuerySelector("details.settings")!.HasAttribute("open"));

        // Mended and sent as it stands, it is the battle that was wanted.
        await nadia.SubmitAsync($"form[action='{Addresses.NewBattle}']", ("modules", "louvre-lens"));
        Assert.EndsWith("/host", nadia.Path, StringComparison.Ordinal);
        Assert.Equal((BattleFormat.Hosted, 2, 0.2m, TeamKind.Trade, true), (Battle(nadia).Settings.Format, Battle(nadia).Settings.TimeFactor, Battle(nadia).Settings.Speed, Battle(nadia).Settings.Teams, Battle(nadia).Settings.AllowsGuests));
    }

    [Fact]
    public async Task Modules_that_were_ticked_are_ticked_again_and_no_others()
    {
        using var small = TestSite.With(("Battles:RunningPerPerson", "1"));
        using var zoe = await small.Visit().SignInAsync("zoe.delattre");
        await OpenAsync(zoe, ("modules", "louvre-lens"));
        await OpenAsync(zoe, ("modules", "louvre-lens"), ("modules", "bethune"), ("source", "weak-spots"));
        Assert.StartsWith($"{Addresses.Battles}?problem=enough&", zoe.Path, StringComparison.Ordinal);
        Assert.Equal(["bethune", "louvre-lens"], Ticked(zoe, "modules").Order(StringComparer.Ordinal));
        Assert.Equal(["weak-spots"], Ticked(zoe, "source"));
        Assert.Equal(["10"], Ticked(zoe, "questions"));
        Assert.Empty(Ticked(zoe, "guests"));
    }

    [Fact]
    public async Task Battles_a_person_has_open_and_questions_of_one_have_a_limit()
    {
        using var small = TestSite.With(("Battles:RunningPerPerson", "2"), ("Battles:QuestionsPerBattle", "5"));
        using var zoe = await small.Visit().SignInAsync("zoe.delattre");
        for (var i = 0; i < 2; i++) await OpenAsync(zoe, ("modules", "louvre-lens"), ("questions", "20"));
        Assert.Equal(5, small.Services.GetRequiredService<Arena>().Find(zoe.Path.Split('/')[^1])!.Battle.Questions.Length);
        await OpenAsync(zoe, ("modules", "louvre-lens"));
        Assert.StartsWith($"{Addresses.Battles}?problem=enough&", zoe.Path, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Weak_spots_are_what_these_people_missed_last_time_and_most_of_them_first()
    {
        var picker = _site.Services.GetRequiredService<QuestionPicker>();
        var asked = picker.Playable.SelectMany(m => BattleDraw.Suitable(m).Select(q => (m.Id, Question: q.Id))).Take(4).ToArray();
        Guid[] people;
        await using (var db = _site.OpenDb())
        {
            people = await db.People.Select(p => p.Id).Take(3).ToArrayAsync(TestContext.Current.CancellationToken);
            // The first was mended since, the second missed by two, the third by one, the fourth by somebody who is not here.
            void Log(int person, int question, decimal credit, int day) => db.Add(new ReviewLogRow
            {
                PersonId = people[person], ModuleId = asked[question].Id, QuestionId = asked[question].Question, Rev = 1, Source = "attempt", Credit = credit,
                At = _site.Clock.GetUtcNow().AddDays(day),
            });
            Log(0, 0, 0, -9);
            Log(0, 0, 1, -2);
            Log(0, 1, 0.5m, -3);
            Log(1, 1, 0, -3);
            Log(1, 2, 0, -1);
            Log(2, 3, 0, -1);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        var here = people[..2];
        Assert.Equal([asked[1]], (await picker.DrawWeakSpotsAsync(here, 1, 5)).Select(d => (d.Module.Id, d.Question.Id)));
        Assert.Equal(asked[1..3].Order(), (await picker.DrawWeakSpotsAsync(here, 2, 5)).Select(d => (d.Module.Id, d.Question.Id)).Order());
        var ten = await picker.DrawWeakSpotsAsync(here, 10, 5);
        Assert.Equal(10, ten.Select(d => (d.Module.Id, d.Question.Id)).Distinct().Count());
        Assert.Equal(ten.Select(d => d.Question.Id), (await picker.DrawWeakSpotsAsync(here, 10, 5)).Select(d => d.Question.Id));
    }

    private static IEnumerable<string?> Ticked(Visitor visitor, string name) =>
        visitor.Page.QuerySelectorAll<IHtmlInputElement>($"form.newbattle input[name={name}]").Where(i => i.IsChecked).Select(i => i.Value);

    private static async Task OpenAsync(Visitor visitor, params (string Name, string Value)[] fields)
    {
        await visitor.GoAsync(Addresses.Profile);
        var token = visitor.Page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
        await visitor.PostAsync(Addresses.NewBattle, [new("__RequestVerificationToken", token), .. fields.Select(f => KeyValuePair.Create(f.Name, f.Value))]);
    }

    private Battle Battle(Visitor there) => _site.Services.GetRequiredService<Arena>().Find(there.Path.Split('/')[2])!.Battle;
}
