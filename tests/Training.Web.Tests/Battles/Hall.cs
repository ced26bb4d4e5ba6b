// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Microsoft.Extensions.DependencyInjection;
using Training.Attempts;
using Training.Battles;
using Training.Modules;
using Training.Web.Battles;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles;

/// <summary>Battles and people for tests of the hub: opens battles of any kind, brings in players, guests, hosts and screens, and lets time pass.</summary>
internal sealed class Hall(TestSite site)
{
    public Arena Arena => site.Services.GetRequiredService<Arena>();

    /// <summary>A battle with these settings, made by this person; its code.</summary>
    public async Task<string> OpenAsync(string by, BattleSettings settings, int questions = 3, string module = "bassin-minier")
    {
        var modules = settings.Source == QuestionSource.WeakSpots ? ImmutableArray<string>.Empty : [module];
        return (await Arena.CreateAsync(Person(by), new NewBattle(settings, questions, modules))).Code!;
    }

    /// <summary>A hosted battle that is open to guests.</summary>
    public Task<string> HostedAsync(string by = "nadia.tournel", int questions = 3) =>
        OpenAsync(by, BattleSettings.For(BattleFormat.Hosted) with { AllowsGuests = true }, questions);

    public Battle Battle(string code) => Arena.Find(code)!.Battle;

    public Guid Person(string user)
    {
        using var db = site.OpenDb();
        return db.Users.Where(u => u.UserName == user).Select(u => u.Id).Single();
    }

    public async Task<Contender> PlayerAsync(string user, string code, string name) => await Contender.EnterAsync(site, await Tickets.SignInAsync(site, user), code, name);

    /// <summary>A connection of a person that sits nowhere yet.</summary>
    public async Task<Contender> ConnectAsync(string user, string code) => await Contender.ConnectAsync(site, await Tickets.SignInAsync(site, user), code);

    /// <summary>Somebody in a host's seat.</summary>
    public async Task<Contender> HostAsync(string user, string code)
    {
        var host = await ConnectAsync(user, code);
        Assert.Null(Contender.Refusal(await host.CallAsync("Host", code)));
        return host;
    }

    /// <summary>Somebody without an account, through the door.</summary>
    public async Task<Visitor> GuestAsync(string code, string name)
    {
        var guest = site.Visit();
        await guest.GoAsync(Addresses.BattleEntry(code));
        return await guest.SubmitAsync($"form[action='{Addresses.GuestEnter}']", ("name", name), ("consent", "true"));
    }

    public async Task<Contender> GuestPlayerAsync(string code, string name)
    {
        using var guest = await GuestAsync(code, name);
        return await Contender.EnterAsync(site, guest, code, name);
    }

    public Task WaitAsync(int seconds, params Contender[] heard) => Passing.WaitAsync(site, seconds, heard);

    /// <summary>Lets time pass until the battle stands in a phase.</summary>
    public async Task UntilAsync(string code, BattlePhase phase, params Contender[] heard)
    {
        for (var seconds = 0; Battle(code).Phase != phase; seconds += 2)
        {
            Assert.True(seconds < 200, $"Still {Battle(code).Phase}, not {phase}.");
            await WaitAsync(2, heard);
            // Who pings a battle that is over by then is refused: only a tick ends it, and time runs faster here than ticks come.
            Arena.Tick();
        }

        // The phase is there before anybody is told of it; who is answered after that has heard it.
        foreach (var player in heard) await player.CallAsync("Ping");
    }

    /// <summary>The right answer, or one that earns nothing, as a device sends it.</summary>
    public static object AnswerTo(BattleQuestion question, bool isRight) => question.ToScreen(ResponseTo(question, isRight)) switch
    {
        ChoiceResponse picked => new { kind = "choices", choices = picked.Choices },
        var typed => new { kind = "text", text = ((TextResponse)typed).Text },
    };

    /// <summary>The same in source positions.</summary>
    public static Response ResponseTo(BattleQuestion question, bool isRight)
    {
        if (question.Question is Numeric number) return new TextResponse(isRight ? number.Accepted.MaxBy(a => a.Credit)!.From.ToString(CultureInfo.InvariantCulture) : "-98765");
        var choices = ((ChoiceQuestion)question.Question).Choices;
        var wanted = Enumerable.Range(0, choices.Length).Where(i => choices[i].IsRight == isRight);
        return new ChoiceResponse([.. question.Question is MultipleChoice ? wanted : wanted.Take(1)]);
    }

    public static string Token(Visitor visitor) => visitor.Page.QuerySelector<IHtmlInputElement>("input[name=__RequestVerificationToken]")!.Value;
}
