// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Attempts;
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

public sealed class BattleFlowTests
{
    [Fact]
    public void Two_players_play_an_open_battle_to_its_end()
    {
        var pit = new Pit().Open(Zoe, Lukasz);
        pit.Answer(Zoe, Right).Answer(Lukasz, Wrong);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
        pit.Wait(8 + 3, Zoe, Lukasz).Answer(Zoe, Right).Answer(Lukasz, Right).Wait(8, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        pit.Do(pit.AnswerOf(Lukasz, Right) with { Question = 0 });
        Assert.Equal(BattlePhase.Finished, pit.Battle.Phase);
        Assert.Equal((2000, 2m), (pit.Battle.Players[Zoe].Points, pit.Battle.Players[Zoe].Correct));
        Assert.Equal((1500, 1.5m), (pit.Battle.Players[Lukasz].Points, pit.Battle.Players[Lukasz].Correct));
        Assert.Equal(
            [Stage.Shown, Stage.Opened, Stage.Revealed, Stage.Shown, Stage.Opened, Stage.Revealed, Stage.CameBack, Stage.Finished], pit.Stages);
    }

    [Fact]
    public void Nobody_starts_alone()
    {
        var pit = new Pit().Join(Zoe);
        Assert.Equal(new Refusal.TooFew(2), pit.Try(new Move.Start(Zoe)));
        pit.Join(Lukasz).Wait(5, Zoe);
        Assert.IsType<Refusal.TooFew>(pit.Try(new Move.Start(Zoe)));
        pit.Do(new Move.Ping(Lukasz));
        Assert.IsType<Turn>(pit.Try(new Move.Start(Zoe)));
    }

    [Fact]
    public void An_answer_counts_until_the_grace_ends_and_not_after()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Wait(21.5, Zoe, Lukasz);
        Assert.IsType<Turn>(pit.Try(pit.AnswerOf(Zoe, Right)));
        pit.Clock = pit.Clock.AddSeconds(0.5);
        Assert.IsType<Refusal.NotOpen>(pit.Try(pit.AnswerOf(Zoe, Right)));
    }

    [Fact]
    public void Elapsed_is_never_above_the_time_to_answer()
    {
        var pit = new Pit(new BattleSettings { Speed = 0.2m }).Open(Zoe, Lukasz).Wait(21.9, Zoe, Lukasz).Answer(Zoe, Right, 400);
        Assert.Equal((TimeSpan.FromSeconds(20), 800), (pit.Received.Single().Elapsed, pit.Received.Single().Points));
    }

    [Fact]
    public void The_same_answer_twice_has_the_first_receipt_and_counts_once()
    {
        var pit = new Pit().Open(Zoe, Lukasz);
        var answer = pit.AnswerOf(Zoe, Right);
        pit.Do(answer).Wait(1, Zoe, Lukasz).Do(answer);
        var receipts = pit.Events.OfType<BattleEvent.Received>().ToArray();
        Assert.Equal([true, false], receipts.Select(r => r.IsFirst));
        Assert.Equal(receipts[0].Answer.Receipt, receipts[1].Answer.Receipt);
        pit.Answer(Lukasz, Wrong);
        Assert.Equal(1000, pit.Battle.Players[Zoe].Points);
    }

    [Fact]
    public void A_second_answer_is_refused_with_the_first_receipt()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Answer(Zoe, Right);
        Assert.Equal(new Refusal.AlreadyAnswered(pit.Received.Single().Receipt), pit.Try(pit.AnswerOf(Zoe, Wrong)));
        Assert.Equal(new Refusal.AlreadyAnswered(pit.Received.Single().Receipt), pit.Try(pit.AnswerOf(Zoe, Right)));
    }

    [Fact]
    public void A_packet_of_the_first_pass_never_counts_in_the_comeback()
    {
        var pit = new Pit(questions: 1).Open(Zoe, Lukasz);
        var late = pit.AnswerOf(Zoe, Right);
        pit.Answer(Lukasz, Wrong).Wait(22 + 8, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        Assert.IsType<Refusal.NotOpen>(pit.Try(late));
        Assert.IsType<Turn>(pit.Try(late with { Pass = 1 }));
    }

    [Fact]
    public void A_packet_for_an_earlier_question_never_touches_the_current_one()
    {
        var pit = new Pit().Open(Zoe, Lukasz);
        var late = pit.AnswerOf(Zoe, Right);
        pit.Wait(22 + 8 + 3, Zoe, Lukasz);
        Assert.Equal((BattlePhase.Answering, 1), (pit.Battle.Phase, pit.Battle.Index));
        Assert.IsType<Refusal.NotOpen>(pit.Try(late));
    }

    [Fact]
    public void The_round_closes_when_the_last_awaited_player_falls_silent()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Answer(Zoe, Right).Wait(4.9, Zoe);
        Assert.Equal(BattlePhase.Answering, pit.Battle.Phase);
        pit.Wait(0.1, Zoe);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
    }

    [Fact]
    public void The_round_closes_when_the_last_awaited_player_leaves_or_is_with_a_guest()
    {
        foreach (var move in new Move[] { new Move.Leave(Lukasz), new Move.Park(Lukasz) })
        {
            var pit = new Pit().Open(Zoe, Lukasz).Answer(Zoe, Right).Do(move);
            Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
        }
    }

    [Fact]
    public void With_a_guest_nobody_waits_and_the_question_comes_back_at_full_value()
    {
        var pit = new Pit(questions: 1).Open(Zoe, Lukasz).Do(new Move.Park(Lukasz)).Answer(Zoe, Right);
        Assert.IsType<Refusal.IsParked>(pit.Try(pit.AnswerOf(Lukasz, Right)));
        pit.Do(new Move.Return(Lukasz)).Wait(8, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        pit.Answer(Lukasz, Right);
        Assert.Equal((BattlePhase.Finished, 1000), (pit.Battle.Phase, pit.Battle.Players[Lukasz].Points));
    }

    [Fact]
    public void Who_is_with_a_guest_at_the_last_question_is_asked_it_again_however_well_the_others_did()
    {
        var pit = new Pit(questions: 1).Open(Zoe, Lukasz).Do(new Move.Park(Lukasz)).Answer(Zoe, Right).Wait(8, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        pit.Wait(10, Zoe, Lukasz).Do(new Move.Return(Lukasz)).Answer(Lukasz, Right);
        Assert.Equal((BattlePhase.Finished, 1000), (pit.Battle.Phase, pit.Battle.Players[Lukasz].Points));
    }

    [Fact]
    public void The_comeback_waits_for_who_is_with_a_guest_until_its_deadline_and_no_longer()
    {
        var pit = new Pit(questions: 1).Open(Zoe, Lukasz).Do(new Move.Park(Lukasz)).Answer(Zoe, Wrong).Wait(8, Zoe, Lukasz).Answer(Zoe, Right);
        Assert.Equal((BattlePhase.Comeback, pit.Battle.Since.AddSeconds(15)), (pit.Battle.Phase, pit.Battle.Until));
        pit.Wait(16.5, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        pit.Wait(0.5, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Finished, pit.Battle.Phase);
    }

    [Fact]
    public void The_comeback_is_as_long_as_the_queue_of_who_is_with_a_guest_asks_and_ends_when_they_leave()
    {
        var pit = new Pit(questions: 2).Open(Zoe, Lukasz).Do(new Move.Park(Lukasz)).Answer(Zoe, Right).Wait(11, Zoe).Answer(Zoe, Wrong).Wait(8, Zoe);
        Assert.Equal((BattlePhase.Comeback, pit.Battle.Since.AddSeconds(30)), (pit.Battle.Phase, pit.Battle.Until));
        pit.Do(new Move.Answer(Zoe, 1, 1, Right, Guid.NewGuid(), default));
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        Assert.Equal(BattlePhase.Finished, pit.Do(new Move.Leave(Lukasz)).Battle.Phase);
    }

    /// <summary>Zoé and Łukasz missed all questions, which come back.</summary>
    private static Pit CameBack(int factor, int questions = 1)
    {
        var pit = new Pit(new BattleSettings { TimeFactor = factor }, questions).Open(Zoe, Lukasz);
        for (var left = questions; left > 0; left--) pit.Answer(Zoe, Wrong).Answer(Lukasz, Wrong).Wait(left > 1 ? 11 : 8, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        return pit;
    }

    /// <summary>The only question comes back to Łukasz alone, who is with a guest.</summary>
    private static Pit CameBackToWhoIsAway(int factor) =>
        new Pit(new BattleSettings { TimeFactor = factor }, questions: 1).Open(Zoe, Lukasz).Do(new Move.Park(Lukasz)).Answer(Zoe, Right).Wait(8, Zoe, Lukasz);

    [Theory]
    [InlineData(1, 1, 15)]
    [InlineData(1, 7, 90)]
    [InlineData(2, 1, 30)]
    [InlineData(5, 3, 225)]
    [InlineData(10, 1, 150)]
    [InlineData(10, 7, 900)]
    public void The_comeback_lasts_as_many_times_longer_as_a_question_does(int factor, int questions, int seconds)
    {
        var pit = CameBack(factor, questions);
        Assert.Equal(pit.Battle.Since.AddSeconds(seconds), pit.Battle.Until);
        Assert.Equal(BattlePhase.Comeback, pit.Wait(seconds + 1.5, Zoe, Lukasz).Battle.Phase);
        Assert.Equal(BattlePhase.Finished, pit.Wait(0.5, Zoe, Lukasz).Battle.Phase);
    }

    [Fact]
    public void A_comeback_without_a_limit_ends_when_all_who_are_there_have_finished()
    {
        var pit = CameBack(factor: 0).Wait(1200, Zoe, Lukasz);
        Assert.Equal((BattlePhase.Comeback, null), (pit.Battle.Phase, pit.Battle.Until));
        Assert.Equal(new Scene.Comeback(null), BattleView.Scene(pit.Battle, "fr"));
        Assert.Null(BattleView.Mine(pit.Battle, Zoe, "fr")!.Until);
        Assert.False(BattleView.Tally(pit.Battle).IsAwaitingLast);
        pit.Answer(Zoe, Right).Wait(600, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        Assert.Equal(BattlePhase.Finished, pit.Answer(Lukasz, Right).Battle.Phase);
        Assert.Equal(BattlePhase.Finished, CameBack(factor: 0).Answer(Zoe, Right).Wait(6, Zoe).Battle.Phase);
    }

    [Fact]
    public void A_comeback_without_a_limit_stands_still_with_nobody_there_and_goes_on_without_one()
    {
        var pit = CameBack(factor: 0).Wait(60);
        Assert.Equal(BattlePhase.Paused, pit.Battle.Phase);
        pit.Do(new Move.Ping(Zoe)).Do(new Move.Ping(Lukasz)).Answer(Zoe, Right).Wait(300, Zoe, Lukasz);
        Assert.Equal((BattlePhase.Comeback, null), (pit.Battle.Phase, pit.Battle.Until));
        Assert.Equal(BattlePhase.Finished, pit.Answer(Lukasz, Right).Battle.Phase);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    public void Who_is_with_a_guest_is_waited_for_no_longer_because_the_others_have_more_time(int factor)
    {
        var pit = CameBackToWhoIsAway(factor).Wait(16.5, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        Assert.Equal(BattlePhase.Finished, pit.Wait(0.5, Zoe, Lukasz).Battle.Phase);

        var back = CameBackToWhoIsAway(factor).Wait(10, Zoe, Lukasz).Do(new Move.Return(Lukasz)).Wait(130, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Comeback, back.Battle.Phase);
        Assert.Equal((BattlePhase.Finished, 1000), (back.Answer(Lukasz, Right).Battle.Phase, back.Battle.Players[Lukasz].Points));
    }

    [Fact]
    public void A_host_lengthens_a_comeback_at_once_and_never_shortens_it()
    {
        var pit = CameBack(factor: 2).Do(new Move.TakeHost(Zoe, false)).Do(new Move.SetTime(Zoe, 1));
        Assert.Equal(pit.Battle.Since.AddSeconds(30), pit.Battle.Until);
        Assert.Equal(pit.Battle.Since.AddSeconds(75), pit.Do(new Move.SetTime(Zoe, 5)).Battle.Until);
        Assert.Null(pit.Do(new Move.SetTime(Zoe, 0)).Battle.Until);
        Assert.Null(pit.Do(new Move.SetTime(Zoe, 1)).Battle.Until);
        Assert.Equal(pit.Clock, pit.Do(new Move.Close(Zoe)).Battle.Deadline);
        Assert.Equal(BattlePhase.Finished, pit.Wait(2, Zoe, Lukasz).Battle.Phase);
    }

    [Fact]
    public void A_hosted_comeback_without_a_limit_ends_by_its_host()
    {
        var pit = new Pit(BattleSettings.For(BattleFormat.Hosted) with { TimeFactor = 0 }, questions: 1).Join(Lukasz);
        pit.Do(new Move.Start(Zoe)).Do(new Move.Next(Zoe)).Answer(Lukasz, Wrong).Do(new Move.Next(Zoe)).Wait(1200, Zoe, Lukasz);
        Assert.Equal((BattlePhase.Comeback, null), (pit.Battle.Phase, pit.Battle.Until));
        pit.Answer(Lukasz, Right).Wait(60, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Comeback, pit.Battle.Phase);
        Assert.Equal(BattlePhase.Finished, pit.Do(new Move.Next(Zoe)).Battle.Phase);
    }

    [Fact]
    public void Who_left_holds_nobody_up_at_the_end()
    {
        var pit = new Pit(questions: 1).Open(Zoe, Lukasz).Do(new Move.Leave(Lukasz)).Answer(Zoe, Right).Wait(8, Zoe);
        Assert.Equal(BattlePhase.Finished, pit.Battle.Phase);
    }

    [Fact]
    public void An_open_battle_stands_still_while_nobody_is_present()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Wait(4, Zoe);
        var left = pit.Battle.Until - pit.Clock;
        pit.Wait(60);
        Assert.Equal(BattlePhase.Paused, pit.Battle.Phase);
        pit.Do(new Move.Ping(Zoe)).Do(new Move.Ping(Lukasz));
        Assert.Equal(BattlePhase.Answering, pit.Battle.Phase);
        // Five seconds pass before silence is known; they count.
        Assert.Equal(left - TimeSpan.FromSeconds(5), pit.Battle.Until - pit.Clock);
    }

    [Fact]
    public void The_packet_that_ends_the_silence_is_taken()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Wait(60);
        Assert.Equal(BattlePhase.Paused, pit.Battle.Phase);
        pit.Answer(Zoe, Right);
        Assert.Contains(Stage.Resumed, pit.Stages);
        Assert.Single(pit.Received);
    }

    [Fact]
    public void A_battle_stands_still_when_all_are_with_guests_and_goes_on_with_the_first_return()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Do(new Move.Park(Zoe)).Do(new Move.Park(Lukasz));
        Assert.Equal(BattlePhase.Paused, pit.Battle.Phase);
        pit.Wait(600, Zoe, Lukasz);
        Assert.Equal(BattlePhase.Paused, pit.Battle.Phase);
        pit.Do(new Move.Return(Lukasz));
        Assert.Equal(BattlePhase.Answering, pit.Battle.Phase);
    }

    [Fact]
    public void A_late_joiner_enters_at_the_current_question_with_its_remaining_time()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Wait(10, Zoe, Lukasz).Join(Lea);
        pit.Answer(Zoe, Right).Answer(Lukasz, Right);
        Assert.Equal(BattlePhase.Answering, pit.Battle.Phase);
        pit.Answer(Lea, Right);
        Assert.Equal((BattlePhase.Reveal, 1000), (pit.Battle.Phase, pit.Battle.Players[Lea].Points));
    }

    [Fact]
    public void What_was_asked_before_somebody_came_does_not_come_back()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Answer(Zoe, Right).Answer(Lukasz, Right).Join(Lea).Wait(11, Zoe, Lukasz, Lea);
        pit.Answer(Zoe, Right).Answer(Lukasz, Right).Answer(Lea, Wrong);
        Assert.Equal([1], pit.Battle.Players[Lea].Missed.Select(m => m.Question));
    }

    [Fact]
    public void Leaving_and_coming_back_is_the_same_player_with_the_same_points()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Answer(Zoe, Right).Answer(Lukasz, Right).Do(new Move.Leave(Zoe));
        Assert.IsType<Refusal.NotAPlayer>(pit.Try(new Move.Ping(Zoe)));
        pit.Do(new Move.Join(Zoe, "Quelqu'un d'autre"));
        Assert.Equal(("Zoé", 1000), (pit.Battle.Players[Zoe].Name, pit.Battle.Players[Zoe].Points));
    }

    [Fact]
    public void Who_is_silent_in_the_lobby_is_taken_off_the_list_and_may_come_back()
    {
        var pit = new Pit().Join(Zoe, Lukasz).Wait(119, Zoe);
        Assert.False(pit.Battle.Players[Lukasz].HasLeft);
        pit.Wait(1, Zoe);
        Assert.True(pit.Battle.Players[Lukasz].HasLeft);
        Assert.IsType<Refusal.NotAPlayer>(pit.Try(new Move.Park(Lukasz)));
        Assert.False(pit.Do(new Move.Ping(Lukasz)).Battle.Players[Lukasz].HasLeft);
    }

    [Fact]
    public void A_full_battle_takes_nobody_and_a_leaver_makes_room()
    {
        var pit = new Pit(new BattleSettings { MaxPlayers = 2 }).Join(Zoe, Lukasz);
        Assert.IsType<Refusal.IsFull>(pit.Try(new Move.Join(Lea, "Léa")));
        Assert.IsType<Turn>(pit.Try(new Move.Join(Zoe, "Zoé")));
        Assert.IsType<Turn>(pit.Do(new Move.Leave(Zoe)).Try(new Move.Join(Lea, "Léa")));
    }

    [Fact]
    public void An_outage_costs_nobody_any_time()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Wait(7, Zoe, Lukasz);
        var left = pit.Battle.Until - pit.Clock;
        pit.Clock = pit.Clock.AddMinutes(3);
        pit.Do(new Move.Interrupted(TimeSpan.FromMinutes(3)));
        Assert.Equal((BattlePhase.Answering, left), (pit.Battle.Phase, pit.Battle.Until - pit.Clock));
        Assert.All(pit.Battle.Players.Values, p => Assert.True(pit.Battle.IsPresent(p)));
        Assert.Equal(TimeSpan.FromSeconds(7), pit.Answer(Zoe, Right, 99).Received.Single().Elapsed);
    }

    [Fact]
    public void Who_was_there_before_an_outage_has_as_long_as_anybody_to_be_heard_again()
    {
        // Łukasz owes an answer, and was silent for four seconds when the server died.
        var pit = new Pit().Open(Zoe, Lukasz).Answer(Zoe, Right).Wait(4, Zoe);
        pit.Clock = pit.Clock.AddMinutes(3);
        pit.Do(new Move.Interrupted(TimeSpan.FromMinutes(3))).Wait(4, Zoe);
        Assert.Equal(BattlePhase.Answering, pit.Battle.Phase);
        pit.Wait(2, Zoe);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
    }

    [Fact]
    public void A_clock_that_goes_back_gives_nobody_time()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Wait(7, Zoe, Lukasz);
        var seen = pit.Battle.Now;
        pit.Clock = pit.Clock.AddMinutes(-10);
        pit.Answer(Zoe, Right);
        Assert.Equal((seen, seen), (pit.Battle.Now, pit.Received.Single().At));
    }

    [Fact]
    public void An_abandoned_lobby_is_cancelled_and_an_abandoned_battle_finishes()
    {
        Assert.Equal(BattlePhase.Cancelled, new Pit().Join(Zoe).Wait(31 * 60).Battle.Phase);
        var pit = new Pit().Open(Zoe, Lukasz).Answer(Zoe, Right).Wait(31 * 60);
        Assert.Equal((BattlePhase.Finished, 1000), (pit.Battle.Phase, pit.Battle.Players[Zoe].Points));
    }

    [Fact]
    public void All_are_with_guests_and_heard_so_nothing_is_abandoned()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Do(new Move.Park(Zoe)).Do(new Move.Park(Lukasz)).Wait(31 * 60, Lukasz);
        Assert.Equal(BattlePhase.Paused, pit.Battle.Phase);
        Assert.Equal(BattlePhase.Finished, new Pit { Battle = pit.Battle, Clock = pit.Clock }.Wait(31 * 60).Battle.Phase);
        Assert.Equal(BattlePhase.Answering, pit.Do(new Move.Return(Lukasz)).Battle.Phase);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(-1)]
    public void A_choice_that_is_not_there_is_no_answer(int position)
    {
        var pit = new Pit().Open(Zoe, Lukasz);
        Assert.IsType<Refusal.DoesNotFit>(pit.Try(pit.AnswerOf(Zoe, new ChoiceResponse([position]))));
        Assert.IsType<Refusal.DoesNotFit>(pit.Try(pit.AnswerOf(Zoe, new ChoiceResponse([0, 1]))));
        Assert.IsType<Refusal.DoesNotFit>(pit.Try(pit.AnswerOf(Zoe, new ChoiceResponse(default))));
        Assert.IsType<Refusal.DoesNotFit>(pit.Try(pit.AnswerOf(Zoe, new TextResponse("2"))));
    }

    [Fact]
    public void Positions_on_the_screen_become_positions_of_the_source()
    {
        var question = Question(0);
        Assert.Equal(Right, question.FromScreen(new ChoiceResponse([0])));
        Assert.Equal(new ChoiceResponse([0]), question.ToScreen(Right));
        Assert.False(question.Fits(question.FromScreen(new ChoiceResponse([9]))));
    }
}
