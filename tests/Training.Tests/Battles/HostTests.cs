// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

public sealed class HostTests
{
    private static readonly Guid Anne = Id(500);

    /// <summary>A hosted battle that Zoé made and hosts without playing.</summary>
    private static Pit Hosted(BattleSettings? settings = null, int questions = 2) => new(settings ?? BattleSettings.For(BattleFormat.Hosted), questions);

    private static Pit Started(BattleSettings? settings = null, int questions = 2) =>
        Hosted(settings, questions).Join(Lukasz, Lea).Do(new Move.Start(Zoe)).Wait(3, Zoe, Lukasz, Lea);

    [Fact]
    public void A_host_paces_a_hosted_battle_to_its_end()
    {
        var pit = Started().Answer(Lukasz, Right).Answer(Lea, Wrong);
        Assert.Equal((BattlePhase.Reveal, null), (pit.Battle.Phase, pit.Battle.Until));
        pit.Wait(300, Zoe, Lukasz, Lea);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
        pit.Do(new Move.Next(Zoe)).Do(new Move.Next(Zoe)).Answer(Lukasz, Right).Answer(Lea, Right).Do(new Move.Next(Zoe));
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        pit.Do(pit.AnswerOf(Lea, Right) with { Question = 0 }).Wait(200, Zoe, Lukasz, Lea);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        pit.Do(new Move.Next(Zoe));
        Assert.Equal(BattlePhase.Finished, pit.Battle.Phase);
        Assert.Equal((1500, 1.5m), (pit.Battle.Players[Lea].Points, pit.Battle.Players[Lea].Correct));
    }

    [Fact]
    public void Reading_passes_by_itself_and_answering_ends_at_its_deadline_under_a_host_too()
    {
        var pit = Started();
        Assert.Equal(BattlePhase.Answering, pit.Battle.Phase);
        pit.Wait(22, Zoe, Lukasz, Lea);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
    }

    [Fact]
    public void A_comeback_that_waits_for_its_host_takes_no_answer_after_its_deadline()
    {
        var pit = Started(questions: 1).Answer(Lukasz, Right).Answer(Lea, Wrong).Do(new Move.Next(Zoe)).Wait(16.5, Zoe, Lukasz, Lea);
        Assert.IsType<Turn>(pit.Try(pit.AnswerOf(Lea, Right)));
        pit.Wait(0.5, Zoe, Lukasz, Lea);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        Assert.IsType<Refusal.NotOpen>(pit.Try(pit.AnswerOf(Lea, Right)));
    }

    [Fact]
    public void Closing_sets_the_deadline_to_now_and_still_takes_packets_in_flight()
    {
        var pit = Started().Wait(4, Zoe, Lukasz, Lea).Do(new Move.Close(Zoe));
        Assert.Equal((pit.Clock, Stage.Closing), (pit.Battle.Deadline, pit.Stages.Last()));
        pit.Wait(1.9, Zoe, Lukasz, Lea).Answer(Lukasz, Right);
        pit.Wait(0.1, Zoe, Lukasz, Lea);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
        Assert.Equal(1000, pit.Battle.Players[Lukasz].Points);
    }

    [Fact]
    public void Closing_twice_gives_no_second_grace()
    {
        var pit = Started().Do(new Move.Close(Zoe)).Wait(1, Zoe, Lukasz, Lea).Do(new Move.Close(Zoe)).Wait(1, Zoe, Lukasz, Lea);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
        Assert.Single(pit.Stages, Stage.Closing);
    }

    [Fact]
    public void A_pause_during_the_grace_keeps_what_is_left_of_it()
    {
        var pit = Started().Do(new Move.Close(Zoe)).Wait(1, Zoe, Lukasz, Lea).Do(new Move.Pause(Zoe)).Wait(60, Zoe, Lukasz, Lea).Do(new Move.Resume(Zoe));
        Assert.IsType<Turn>(pit.Wait(0.5, Zoe, Lukasz, Lea).Try(pit.AnswerOf(Lea, Right)));
        Assert.Equal(BattlePhase.Reveal, pit.Wait(0.5, Zoe, Lukasz, Lea).Battle.Phase);
    }

    [Fact]
    public void A_host_ends_a_question_without_a_limit()
    {
        var pit = Started(BattleSettings.For(BattleFormat.Hosted) with { TimeFactor = 0 }).Wait(600, Zoe, Lukasz, Lea);
        Assert.Equal((BattlePhase.Answering, null), (pit.Battle.Phase, pit.Battle.Deadline));
        pit.Do(new Move.Close(Zoe)).Wait(2, Zoe, Lukasz, Lea);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
    }

    [Fact]
    public void A_pause_keeps_the_remaining_time_to_the_tick()
    {
        var pit = Started().Wait(7, Zoe, Lukasz, Lea);
        var left = pit.Battle.Until - pit.Clock;
        pit.Do(new Move.Pause(Zoe)).Wait(2400, Zoe, Lukasz, Lea);
        Assert.Equal(BattlePhase.Paused, pit.Battle.Phase);
        pit.Do(new Move.Resume(Zoe));
        Assert.Equal((BattlePhase.Answering, left), (pit.Battle.Phase, pit.Battle.Until - pit.Clock));
        Assert.Equal(TimeSpan.FromSeconds(7), pit.Answer(Lukasz, Right, 99).Received.Single().Elapsed);
    }

    [Theory]
    [InlineData(BattleFormat.Open)]
    [InlineData(BattleFormat.Hosted)]
    public void Who_handed_over_may_take_it_back_at_any_time(BattleFormat format)
    {
        var pit = Hosted(BattleSettings.For(format)).Join(Zoe, Lukasz, Lea).Do(new Move.TakeHost(Zoe, false)).Do(new Move.HandOver(Zoe, Lukasz));
        Assert.Equal(Lukasz, pit.Battle.Host!.Person);
        Assert.IsType<Turn>(pit.Try(new Move.TakeHost(Zoe, false)));
        // Nobody else pushes aside who hosts.
        Assert.False(pit.Try(new Move.TakeHost(Lea, false)) is Turn);
        Assert.Equal(Lukasz, pit.Do(new Move.TakeHost(Zoe, false)).Do(new Move.TakeHost(Lukasz, false)).Battle.Host!.Person);
    }

    [Fact]
    public void A_lost_host_changes_only_the_pace()
    {
        var pit = Started().Answer(Lukasz, Right).Answer(Lea, Right).Wait(14.9, Lukasz, Lea);
        Assert.Equal((BattlePhase.Reveal, 0), (pit.Battle.Phase, pit.Battle.Index));
        // Its eight seconds are long over when the host is missed.
        pit.Wait(0.1, Lukasz, Lea);
        Assert.Equal([Stage.HostLost, Stage.Shown], pit.Stages.TakeLast(2));
        pit.Wait(3, Lukasz, Lea).Answer(Lukasz, Right).Answer(Lea, Right).Wait(8, Lukasz, Lea);
        Assert.Equal((BattlePhase.Finished, 2000), (pit.Battle.Phase, pit.Battle.Players[Lukasz].Points));
    }

    [Fact]
    public void A_host_who_is_back_holds_the_reveal_again()
    {
        var pit = Started().Wait(15, Lukasz, Lea).Answer(Lukasz, Right).Answer(Lea, Right);
        Assert.Equal(pit.Clock.AddSeconds(8), pit.Battle.Until);
        pit.Wait(4, Lukasz, Lea).Do(new Move.Ping(Zoe));
        Assert.Equal((Stage.HostBack, null), (pit.Stages.Last(), pit.Battle.Until));
        pit.Wait(60, Zoe, Lukasz, Lea);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
    }

    [Fact]
    public void The_pause_of_a_lost_host_ends_when_somebody_is_present()
    {
        var pit = Started().Do(new Move.Pause(Zoe)).Wait(14.9, Lukasz, Lea);
        Assert.Equal(BattlePhase.Paused, pit.Battle.Phase);
        pit.Wait(0.1, Lukasz, Lea);
        Assert.Equal((BattlePhase.Answering, pit.Clock.AddSeconds(20)), (pit.Battle.Phase, pit.Battle.Until));

        var empty = Started().Do(new Move.Pause(Zoe)).Wait(60);
        Assert.Equal(BattlePhase.Paused, empty.Battle.Phase);
        Assert.Equal(BattlePhase.Answering, empty.Do(new Move.Ping(Lea)).Battle.Phase);
    }

    [Fact]
    public void With_its_host_there_a_hosted_battle_goes_on_before_empty_chairs_and_without_anybody_it_pauses()
    {
        var pit = Started().Wait(22, Zoe);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
        pit.Wait(60);
        Assert.Equal((BattlePhase.Paused, BattlePhase.Reveal), (pit.Battle.Phase, pit.Battle.Underlying));
        pit.Do(new Move.Ping(Zoe));
        Assert.Equal((BattlePhase.Reveal, null), (pit.Battle.Phase, pit.Battle.Until));
    }

    [Fact]
    public void Only_the_host_starts_a_hosted_battle_and_one_player_is_enough()
    {
        var pit = Hosted();
        Assert.Equal(new Refusal.TooFew(1), pit.Try(new Move.Start(Zoe)));
        pit.Join(Lea);
        Assert.IsType<Refusal.NotTheHost>(pit.Try(new Move.Start(Lea)));
        Assert.IsType<Turn>(pit.Try(new Move.Start(Zoe)));
        Assert.IsType<Turn>(pit.Wait(15, Lea).Try(new Move.Start(Lea)));
    }

    [Fact]
    public void A_host_takes_back_on_another_device_by_saying_so()
    {
        var pit = Started().Wait(20, Lukasz, Lea).Do(new Move.TakeHost(Zoe, true));
        Assert.Equal(Stage.HostBack, pit.Stages.Last());
        Assert.Equal(Zoe, pit.Battle.Host!.Person);
        Assert.IsType<Turn>(pit.Try(new Move.Close(Zoe)));
    }

    [Fact]
    public void A_player_hosts_as_soon_as_the_host_hands_over_and_the_former_one_may_take_it_back()
    {
        var pit = Started().Do(new Move.HandOver(Zoe, Lea));
        Assert.Equal(Lea, pit.Battle.Host!.Person);
        Assert.IsType<Refusal.NotTheHost>(pit.Try(new Move.Close(Zoe)));
        Assert.IsType<Turn>(pit.Do(new Move.TakeHost(Zoe, false)).Try(new Move.Close(Zoe)));
    }

    [Fact]
    public void Somebody_named_from_afar_hosts_once_they_come()
    {
        var pit = Started();
        Assert.IsType<Refusal.MayNotHost>(pit.Try(new Move.TakeHost(Anne, false)));
        Assert.IsType<Refusal.HasHost>(pit.Try(new Move.TakeHost(Anne, true)));
        pit.Do(new Move.HandOver(Zoe, Anne));
        Assert.Equal(Zoe, pit.Battle.Host!.Person);
        Assert.Equal(Anne, pit.Do(new Move.TakeHost(Anne, false)).Battle.Host!.Person);
    }

    [Fact]
    public void A_trainer_steps_in_for_a_lost_host()
    {
        var pit = Started().Wait(15, Lukasz, Lea);
        Assert.IsType<Refusal.MayNotHost>(pit.Try(new Move.TakeHost(Anne, false)));
        pit.Do(new Move.TakeHost(Anne, true));
        Assert.Equal((Anne, true), (pit.Battle.Host!.Person, pit.Battle.IsPaced));
    }

    [Fact]
    public void A_host_of_an_open_battle_who_leaves_gives_the_role_and_the_pause_back()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Do(new Move.TakeHost(Zoe, false)).Do(new Move.Pause(Zoe)).Wait(30, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Paused, pit.Battle.Phase);
        pit.Do(new Move.Leave(Zoe));
        Assert.Equal((null, BattlePhase.Answering), (pit.Battle.Host, pit.Battle.Phase));
        Assert.Equal(Lukasz, pit.Do(new Move.TakeHost(Lukasz, false)).Battle.Host!.Person);
    }

    [Fact]
    public void A_host_of_an_open_battle_does_not_hold_up_its_pace()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Do(new Move.TakeHost(Zoe, false)).Answer(Zoe, Right).Answer(Lukasz, Right).Wait(8, Zoe, Lukasz);
        Assert.Equal((BattlePhase.Reading, 1), (pit.Battle.Phase, pit.Battle.Index));
    }

    [Fact]
    public void A_locked_lobby_takes_nobody_new_and_those_inside_come_back()
    {
        var pit = Hosted().Join(Lea).Do(new Move.Lock(Zoe, true)).Do(new Move.Lock(Zoe, true)).Do(new Move.Leave(Lea));
        Assert.Single(pit.Stages, Stage.Locked);
        Assert.IsType<Refusal.IsLocked>(pit.Try(new Move.Join(Lukasz, "Łukasz")));
        Assert.IsType<Turn>(pit.Try(new Move.Join(Lea, "Léa")));
        Assert.IsType<Turn>(pit.Do(new Move.Lock(Zoe, false)).Try(new Move.Join(Lukasz, "Łukasz")));
    }

    [Fact]
    public void Who_is_removed_is_out_of_the_round_the_list_and_the_standings_and_stays_out()
    {
        var pit = Started().Answer(Lukasz, Right).Do(new Move.Remove(Zoe, Lea));
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
        // Points that they had earned do not keep them in.
        var late = Started().Answer(Lea, Right).Answer(Lukasz, Wrong).Do(new Move.Remove(Zoe, Lea));
        Assert.Equal(1000, late.Battle.Players[Lea].Points);
        Assert.Equal([Lukasz], BattleView.Standing(late.Battle).Select(s => s.Player.Id));
        Assert.Equal(Lea, pit.Events.OfType<BattleEvent.Removed>().Single().Player.Id);
        Assert.IsType<Refusal.WasRemoved>(pit.Try(new Move.Join(Lea, "Léa")));
        Assert.IsType<Refusal.NotAPlayer>(pit.Try(new Move.Ping(Lea)));
        Assert.Equal([Lukasz], BattleView.Standing(pit.Battle).Select(s => s.Player.Id));
        Assert.IsType<Refusal.NoSuchPlayer>(pit.Try(new Move.Remove(Zoe, Stranger)));
        Assert.IsType<Refusal.CannotRemove>(pit.Join(Zoe).Try(new Move.Remove(Zoe, Zoe)));
        Assert.IsType<Refusal.CannotRemove>(new Pit().Join(Zoe, Lea).Do(new Move.TakeHost(Lea, false)).Try(new Move.Remove(Lea, Zoe)));
    }

    [Fact]
    public void Finishing_keeps_what_has_a_receipt()
    {
        var pit = Started().Answer(Lukasz, Right).Do(new Move.Finish(Zoe));
        Assert.Equal((BattlePhase.Finished, 1000), (pit.Battle.Phase, pit.Battle.Players[Lukasz].Points));
        Assert.Equal(BattlePhase.Cancelled, Hosted().Do(new Move.Finish(Zoe)).Battle.Phase);
    }

    [Theory]
    // before, after, seconds of the open question, points of an answer after four seconds with s = 0.2
    [InlineData(1, 2, 40, 980)]
    [InlineData(1, 0, null, 1000)]
    [InlineData(2, 1, 40, 980)]
    public void A_longer_time_counts_at_once_and_a_shorter_one_from_the_next_question(int before, int after, int? seconds, int points)
    {
        var pit = Started(BattleSettings.For(BattleFormat.Hosted) with { TimeFactor = before, Speed = 0.2m }).Wait(4, Zoe, Lukasz, Lea).Do(new Move.SetTime(Zoe, after));
        Assert.Equal(seconds, (pit.Battle.Until - pit.Battle.Since)?.TotalSeconds);
        Assert.Equal(points, pit.Answer(Lukasz, Right, 4).Received.Single().Points);
        pit.Answer(Lea, Right).Do(new Move.Next(Zoe)).Do(new Move.Next(Zoe));
        Assert.Equal(pit.Battle.Settings.TimeToAnswer(null), pit.Battle.Until - pit.Battle.Since);
    }

    [Fact]
    public void Settings_take_no_other_value()
    {
        var pit = Hosted();
        Assert.All(new[] { -1, 3, 11 }, f => Assert.IsType<Refusal.OutOfRange>(pit.Try(new Move.SetTime(Zoe, f))));
        Assert.All(new[] { -0.1m, 0.21m }, s => Assert.IsType<Refusal.OutOfRange>(pit.Try(new Move.SetSpeed(Zoe, s))));
        pit.Do(new Move.SetSpeed(Zoe, 0.2m)).Do(new Move.SetSpeed(Zoe, 0.2m));
        Assert.Equal(0.2m, pit.Battle.Settings.Speed);
        Assert.Single(pit.Stages, Stage.SettingsChanged);
    }

    [Fact]
    public void What_speed_counts_stays_while_answers_are_taken() =>
        Assert.IsType<Refusal.NotNow>(Started().Try(new Move.SetSpeed(Zoe, 0.1m)));

    [Fact]
    public void Questions_from_weak_spots_are_dealt_to_who_is_there_at_the_start()
    {
        var pit = Hosted(BattleSettings.For(BattleFormat.Hosted) with { Source = QuestionSource.WeakSpots, Wanted = 3 }, 0).Join(Lea);
        Assert.Equal(3, Assert.IsType<Scene.Lobby>(BattleView.Scene(pit.Battle, "fr")).Questions);
        Assert.IsType<Refusal.NoQuestions>(pit.Try(new Move.Start(Zoe)));
        pit.Do(new Move.Start(Zoe, [Question(0), Question(1), Question(2)]));
        Assert.Equal((BattlePhase.Reading, 3), (pit.Battle.Phase, pit.Battle.Questions.Length));
        Assert.Throws<ArgumentException>(() => Hosted(questions: 0));
        Assert.Equal(2, Hosted().Join(Lea).Do(new Move.Start(Zoe, [Question(7)])).Battle.Questions.Length);
    }
}
