// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Playwright;

namespace Training.Browser.Tests.Mishaps;

/// <summary>Ways into a battle, on devices that may know no site yet.</summary>
internal static class Entering
{
    /// <summary>By the door for people without an account.</summary>
    /// <param name="person">In front of their device.</param>
    /// <param name="site">Where the site is found from there.</param>
    /// <param name="code">Of the battle.</param>
    /// <param name="name">To play under.</param>
    public static async Task<Player> EntersAsGuestAsync(this Person person, string site, string code, string name)
    {
        await person.Page.GotoAsync($"{site}/guest?c={code}");
        await person.Page.GetByLabel("Votre nom pour cette bataille").FillAsync(name);
        await person.Page.GetByRole(AriaRole.Checkbox).CheckAsync();
        await person.Button("Entrer dans la bataille").ClickAsync();
        return await SitsDownAsync(new Player(person, $"{site}/guest/{code}"));
    }

    /// <summary>Under the name that is proposed.</summary>
    public static async Task<Player> EntersAsPlayerAsync(this Person person, string site, string code)
    {
        var player = new Player(person, $"{site}/battles/{code}");
        await player.Page.GotoAsync(player.Address);
        await Assertions.Expect(player.Page.GetByLabel("Votre nom pour cette bataille")).Not.ToHaveValueAsync("");
        await person.Button("Entrer").ClickAsync();
        return await SitsDownAsync(player);
    }

    private static async Task<Player> SitsDownAsync(Player player)
    {
        await player.SeesSceneAsync("lobby");
        return player;
    }
}
