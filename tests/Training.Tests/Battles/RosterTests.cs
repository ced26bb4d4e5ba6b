// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

public sealed class RosterTests
{
    [Theory]
    [InlineData("Zoé", "Zoé (2)")]
    [InlineData("zoe", "zoe (2)")]
    [InlineData(" Z O É ", "Z O É (2)")]
    [InlineData("Zoë-", "Zoë- (2)")]
    [InlineData("Zoée", "Zoée")]
    public void Two_names_that_sound_alike_are_told_apart(string typed, string shown) =>
        Assert.Equal(shown, new Pit().Join(Zoe).Do(new Move.Join(Lea, typed)).Battle.Players[Lea].Name);

    [Fact]
    public void Numbers_go_on_and_a_name_that_looks_numbered_is_a_name_too()
    {
        var pit = new Pit().Join(Zoe).Do(new Move.Join(Id(1), "Zoé (2)")).Do(new Move.Join(Id(2), "Zoé")).Do(new Move.Join(Id(3), "Zoé"));
        Assert.Equal(["Zoé (2)", "Zoé (3)", "Zoé (4)"], new[] { 1, 2, 3 }.Select(n => pit.Battle.Players[Id(n)].Name));
    }

    [Fact]
    public void A_long_name_is_shortened_to_make_room_for_its_number()
    {
        var thirty = new string('z', 29) + "é";
        var pit = new Pit().Do(new Move.Join(Zoe, thirty)).Do(new Move.Join(Lea, thirty));
        Assert.Equal(new string('z', 26) + " (2)", pit.Battle.Players[Lea].Name);
    }

    [Fact]
    public void A_name_is_free_again_once_its_owner_takes_another_and_kept_while_they_are_away()
    {
        var pit = new Pit().Join(Zoe).Do(new Move.Leave(Zoe)).Do(new Move.Join(Lea, "Zoé"));
        Assert.Equal("Zoé (2)", pit.Battle.Players[Lea].Name);
        pit.Do(new Move.Join(Zoe, "Galibot")).Do(new Move.Join(Lukasz, "Zoé"));
        Assert.Equal(("Galibot", "Zoé"), (pit.Battle.Players[Zoe].Name, pit.Battle.Players[Lukasz].Name));
        Assert.Equal("Zoé (2)", pit.Do(new Move.Join(Lea, "Zoé (2)")).Battle.Players[Lea].Name);
    }

    [Fact]
    public void Guests_come_in_only_where_the_creator_opened_the_battle_to_them()
    {
        Assert.IsType<Refusal.NoGuests>(new Pit().Try(new Move.Join(Lea, "Léa", IsGuest: true)));
        var pit = new Pit(new BattleSettings { AllowsGuests = true }).Do(new Move.Join(Lea, "Léa", IsGuest: true)).Join(Zoe);
        Assert.True(pit.Battle.Players[Lea].IsGuest);
        Assert.IsType<Refusal.MayNotHost>(pit.Try(new Move.TakeHost(Lea, true)));
        Assert.IsType<Refusal.MayNotHost>(pit.Do(new Move.TakeHost(Zoe, false)).Try(new Move.HandOver(Zoe, Lea)));
    }

    [Fact]
    public void A_second_tab_is_the_same_player_with_the_answer_given_in_the_first()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Answer(Zoe, Right).Do(new Move.Join(Zoe, "Zoé"));
        Assert.Equal(2, pit.Battle.Listed);
        Assert.NotNull(BattleView.Mine(pit.Battle, Zoe, "fr")!.Receipt);
        Assert.IsType<Refusal.AlreadyAnswered>(pit.Try(pit.AnswerOf(Zoe, Wrong)));
    }

    [Fact]
    public void A_thousand_play_a_hosted_battle_and_no_more()
    {
        var pit = new Pit(BattleSettings.For(BattleFormat.Hosted));
        for (var n = 0; n < 1000; n++) pit.Do(new Move.Join(Id(n + 1), $"Joueur {n}"));
        Assert.IsType<Refusal.IsFull>(pit.Try(new Move.Join(Lea, "Léa")));
    }

    [Fact]
    public void An_answer_among_a_thousand_does_not_walk_through_all()
    {
        // Each player is heard and answers at once, which makes each in turn the witness of the round: what is counted is walks, not time.
        var players = Enumerable.Range(1, 1000).Select(Id).ToArray();
        var pit = new Pit(BattleSettings.For(BattleFormat.Hosted)).Join(players).Do(new Move.Start(Zoe));
        pit.Clock = pit.Clock.AddSeconds(3);
        pit.Do(new Move.Ping(Zoe));
        foreach (var player in players) pit.Do(new Move.Ping(player));
        var witnesses = new HashSet<Guid?>();
        foreach (var player in players)
        {
            pit.Do(new Move.Ping(player)).Answer(player, Right);
            witnesses.Add(pit.Battle.Awaited[0]?.Player);
        }

        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
        Assert.InRange(witnesses.Count, 1, 30);
    }
}
