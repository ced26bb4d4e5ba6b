// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Shared;

namespace Training.Tests.Shared;

public sealed class LuckTests
{
    [Fact]
    public void A_seed_always_gives_the_published_sequence()
    {
        var luck = new Luck(1234567);
        Assert.Equal([6457827717110365317UL, 3203168211198807973UL, 9817491932198370423UL], [luck.Next(), luck.Next(), luck.Next()]);
    }

    [Fact]
    public void Every_position_is_drawn_about_as_often()
    {
        var luck = new Luck(7);
        var counts = new int[6];
        for (var i = 0; i < 60_000; i++) counts[luck.Below(6)]++;
        Assert.All(counts, c => Assert.InRange(c, 9_600, 10_400));
    }

    [Fact]
    public void A_shuffle_keeps_all_items_and_leaves_its_argument()
    {
        int[] items = [1, 2, 3, 4, 5, 6, 7];
        var shuffled = new Luck(42).Shuffle(items);
        Assert.Equal([1, 2, 3, 4, 5, 6, 7], items);
        Assert.Equal(items, shuffled.Order());
        Assert.NotEqual(items, shuffled);
    }
}
