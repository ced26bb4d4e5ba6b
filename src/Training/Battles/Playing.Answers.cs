// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Attempts;

namespace Training.Battles;

/// <summary>Starting, and answering.</summary>
internal sealed partial class Playing
{
    private Refusal? Start(Move.Start move)
    {
        var player = Find(move.By);
        if (player is null && !IsHost(move.By)) return new Refusal.NotAPlayer();
        if (_b.Phase != BattlePhase.Lobby) return new Refusal.NotNow(_b.Phase);
        if (_b.IsPaced && !IsHost(move.By)) return new Refusal.NotTheHost();
        if (player is not null) Hear(player with { Heard = now });
        // Whoever starts is here; the others must have been heard.
        if (_b.Players.Values.Count(_b.IsPresent) < Settings.MinPlayers) return new Refusal.TooFew(Settings.MinPlayers);
        if (Settings.Source == QuestionSource.WeakSpots && !move.Dealt.IsDefaultOrEmpty) _b = _b with { Questions = move.Dealt };
        if (_b.Questions.IsEmpty) return new Refusal.NoQuestions();
        if (TakeSides() is { } refusal) return refusal;
        _b = _b with { SilenceFrom = null };
        Show(now, 0);
        return null;
    }

    private Refusal? Answer(Move.Answer move)
    {
        if (Find(move.By) is not { } player) return new Refusal.NotAPlayer();
        var key = new AnswerKey(move.By, move.Question, move.Pass);
        if (_b.Answers.TryGetValue(key, out var first)) return Again(player, first, move.AnswerId);
        if (player.IsParked) return new Refusal.IsParked();
        if (!IsOpenTo(player, key)) return new Refusal.NotOpen();
        var question = _b.Questions[key.Question];
        if (!question.Fits(move.Response)) return new Refusal.DoesNotFit();

        // They are heard, but need not bear witness to a round that no longer waits for them: naming another one takes a walk through all.
        player = player with { Heard = now };
        Hear(player, isAnswering: true);
        var answer = Grade(move, key, question, player);
        _b = _b with { Answers = _b.Answers.Add(key, answer) };
        player = CountForTeam(player, answer);
        if (key.Pass == 1) player = Stocktaking.AfterComeback(player, answer);
        Put(player);
        if (_b.Owes(player)) Nominate(player);
        _events.Add(new BattleEvent.Received(answer, IsFirst: true));
        return null;
    }

    private Refusal? Again(Player player, Answer first, Guid answerId)
    {
        if (first.Id != answerId) return new Refusal.AlreadyAnswered(first.Receipt);
        Hear(player with { Heard = now });
        _events.Add(new BattleEvent.Received(first, IsFirst: false));
        return null;
    }

    /// <summary>A pause for want of anybody ends with the packet that shows somebody, so it does not close a question.</summary>
    private bool IsOpenTo(Player player, AnswerKey key)
    {
        var isAlone = PausesAlone && _b.Pause is { ByHost: false };
        var phase = isAlone ? _b.Underlying : _b.Phase;
        var isInTime = isAlone || !(_b.DeadlineOf(player) + Settings.Grace <= now);
        return isInTime && (key.Pass == 0
            ? phase == BattlePhase.Answering && key.Question == _b.Index && player.FirstQuestion <= _b.Index
            : key.Pass == 1 && phase == BattlePhase.Comeback && player.Missed.Any(m => m.Question == key.Question && !m.IsDone));
    }

    private Answer Grade(Move.Answer move, AnswerKey key, BattleQuestion question, Player player)
    {
        var credit = Math.Clamp(Grading.Credit(question.Text, move.Response), 0, 1);
        // In the comeback nobody races: one deadline serves queues of all lengths.
        var time = key.Pass == 0 ? _b.TimeOf(player) : null;
        var elapsed = Scoring.Elapsed(move.Elapsed, now - _b.Since, Settings.ElapsedTolerance, time);
        var correct = key.Pass == 0 ? credit : Scoring.Mended(player.Missed.First(m => m.Question == key.Question), credit);
        return new Answer
        {
            Key = key, Id = move.AnswerId, Response = move.Response, Credit = credit, Correct = correct,
            Points = Scoring.Points(correct, elapsed, time, Settings.Speed), Elapsed = elapsed, At = now,
        };
    }
}
