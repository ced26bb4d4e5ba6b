// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Playwright;

namespace Training.Browser.Tests.Mishaps;

/// <summary>A hosted battle whose host's device is gone for a minute: it dies and another takes over, it sleeps, or it has no network. The battle goes on meanwhile.</summary>
internal sealed class LostHost(MishapGround ground, Moment moment)
{
    private const string GoesOnByItself = "L’animation a perdu le réseau : la bataille avance toute seule.";
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    public async Task PlayAsync()
    {
        await using var phone = await ground.DeviceOfAsync("nadia.tournel");
        await using var guest = await ground.DeviceAsync();
        await using var own = await LoneBrowser.LaunchAsync();
        var laptop = own.Person;
        await laptop.SignInAsync("nadia.tournel", $"{ground.Address}/sign-in");
        var code = await phone.OpensBattleAsync(BattleContent.Patient, "format=hosted", "guests=true", "time=10");
        await laptop.Page.GotoAsync($"{ground.Address}/battles/{code}/host");
        await phone.Page.GotoAsync("about:blank");
        var player = await guest.EntersAsGuestAsync(ground.Address, code, "Passante");
        var points = await ReachAsync(laptop, player);

        var back = Task.Delay(Minute);
        var comeBack = await LeaveAsync(laptop, phone, code, back);
        // Fifteen seconds of silence are nobody's absence; then the pace is its own, and said.
        await Assertions.Expect(guest.Page.Locator("main").GetByText(GoesOnByItself)).ToBeVisibleAsync(new LocatorAssertionsToBeVisibleOptions { Timeout = 2 * BattleActs.Patience });
        await player.SeesAllIsRightAsync(points, hasAnswered: false);
        await player.AnswersAndSeesWhyAsync(points += Table.Points);
        await player.SeesSceneAsync("answering:.");
        await player.SeesAllIsRightAsync(points, hasAnswered: false);

        var host = await comeBack;
        await Assertions.Expect(host.Page.Locator(".link-state")).ToHaveTextAsync("Connecté");
        await Assertions.Expect(host.Button("Clore les réponses")).ToBeVisibleAsync();
        await Assertions.Expect(guest.Page.Locator("main").GetByText(GoesOnByItself)).ToHaveCountAsync(0);
        await player.SeesAllIsRightAsync(points, hasAnswered: false);
        await player.AnswersAndSeesWhyAsync(points += Table.Points);
        // Whose hand it is again in which the next question lies.
        await guest.SeesAsync("La suite vient de l’animation.");
        await host.Button("Question suivante").ClickAsync();
        await player.SeesSceneAsync("reading:.");
        await player.SeesAllIsRightAsync(points, hasAnswered: false);
    }

    /// <returns>The points that they have by then.</returns>
    private async Task<int> ReachAsync(Person host, Player player)
    {
        await host.Button("Descendre maintenant").ClickAsync();
        await host.Button("Ouvrir les réponses").ClickAsync();
        await player.AnswersAndSeesWhyAsync(Table.Points);
        await host.Button("Question suivante").ClickAsync();
        await player.SeesSceneAsync("reading:1");
        if (moment == Moment.Reading) return Table.Points;
        await host.Button("Ouvrir les réponses").ClickAsync();
        await player.SeesSceneAsync("answering:1");
        if (moment == Moment.Answering) return Table.Points;
        await player.AnswersAndSeesWhyAsync(2 * Table.Points);
        return 2 * Table.Points;
    }

    /// <returns>The device on which the host is back after a while.</returns>
    private async Task<Task<Person>> LeaveAsync(Person laptop, Person phone, string code, Task back)
    {
        switch (moment)
        {
            case Moment.Reading:
                await laptop.Page.GotoAsync("about:blank");
                return ElsewhereAsync();
            case Moment.Answering:
                var sleep = await Sleep.OfAsync(laptop.Page);
                await sleep.FallAsync();
                return AwakeAsync(sleep);
            default:
                await laptop.Context.SetOfflineAsync(true);
                await Assertions.Expect(laptop.Page.Locator(".link-state")).ToHaveTextAsync("Hors ligne");
                return OnlineAsync();
        }

        async Task<Person> ElsewhereAsync()
        {
            await back;
            await phone.Page.GotoAsync($"/battles/{code}/host");
            return phone;
        }

        async Task<Person> AwakeAsync(Sleep sleep)
        {
            await back;
            await sleep.WakeAsync();
            return laptop;
        }

        async Task<Person> OnlineAsync()
        {
            await back;
            await laptop.Context.SetOfflineAsync(false);
            return laptop;
        }
    }
}
