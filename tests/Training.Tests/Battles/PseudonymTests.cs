// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

public sealed class PseudonymTests
{
    private static readonly Guid Room = Id(77);

    [Fact]
    public void There_are_sixty_names_or_more_and_each_is_a_name_of_its_own()
    {
        string[] all = [.. Pseudonyms.Trades, .. Pseudonyms.Plants];
        Assert.True(all.Length >= 60, $"{all.Length}");
        Assert.All(all, n => Assert.Equal(n, DisplayName.Clean(n)));
        Assert.Equal(all.Length, all.Select(DisplayName.KeyOf).Distinct().Count());
    }

    [Fact]
    public void The_same_draw_gives_the_same_name_and_each_redraw_another()
    {
        for (var n = 0; n < 50; n++)
        {
            var offers = Enumerable.Range(0, 3).Select(r => Pseudonyms.Offer(Room, Id(n), r, [])).ToArray();
            Assert.Equal(3, offers.Distinct().Count());
            Assert.Equal(offers, Enumerable.Range(0, 3).Select(r => Pseudonyms.Offer(Room, Id(n), r, [])));
            Assert.Equal(offers[2], Pseudonyms.Offer(Room, Id(n), 9, []));
        }
    }

    [Fact]
    public void People_and_battles_are_offered_different_names() =>
        Assert.True(Enumerable.Range(0, 100).Select(n => Pseudonyms.Offer(Room, Id(n), 0, [])).Concat(Enumerable.Range(0, 100).Select(n => Pseudonyms.Offer(Id(n), Zoe, 0, []))).Distinct().Count() > 50);

    [Fact]
    public void A_name_that_somebody_has_is_offered_to_nobody_else_even_in_a_full_room()
    {
        var taken = new List<string>();
        for (var n = 0; n < 200; n++) taken.Add(Pseudonyms.Offer(Room, Id(n), n % 3, taken));
        Assert.Equal(200, taken.Select(DisplayName.KeyOf).Distinct().Count());
        Assert.All(taken, t => Assert.Equal(t, DisplayName.Clean(t)));
    }

    [Fact]
    public void In_a_battle_one_s_own_name_stays_free_for_oneself()
    {
        var pit = new Pit();
        var offer = Pseudonyms.Offer(pit.Battle, Zoe, 0);
        pit.Do(new Move.Join(Zoe, offer));
        Assert.Equal(offer, Pseudonyms.Offer(pit.Battle, Zoe, 0));
        pit.Do(new Move.Leave(Zoe)).Do(new Move.Join(Zoe, "Zoé")).Do(new Move.Join(Lea, offer.ToUpperInvariant()));
        Assert.NotEqual(offer, Pseudonyms.Offer(pit.Battle, Zoe, 0));
    }
}
