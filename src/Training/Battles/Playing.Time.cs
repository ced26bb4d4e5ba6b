// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>What happens by itself, each thing at its own instant.</summary>
internal sealed partial class Playing
{
    private delegate void Step(DateTimeOffset at);

    private void CatchUp()
    {
        while (!_b.IsOver)
        {
            var (due, step) = Next();
            if (due > now) break;
            _b = _b with { Now = due };
            step(due);
        }

        if (!_b.IsOver && _b.Now < now) _b = _b with { Now = now };
    }

    /// <summary>The next thing that happens if nobody does anything. What was due before the last instant seen is due at that instant.</summary>
    private (DateTimeOffset At, Step Step) Next()
    {
        var next = (At: _b.CreatedAt + Settings.Lifetime, Step: (Step)End);
        void Or(DateTimeOffset? at, Step step)
        {
            if (at < next.At) next = (at.Value, step);
        }

        switch (_b.Phase)
        {
            case BattlePhase.Lobby:
                Or(_b.LastHeard + Settings.AbandonAfter, End);
                Or(_b.SilenceFrom, DropSilent);
                break;
            case BattlePhase.Paused:
                Or(Abandoned(_b.Pause!), End);
                break;
            case BattlePhase.Reading:
                Or(_b.Until, Open);
                break;
            case BattlePhase.Answering:
                Or(LastDeadline(), Close);
                Or(AllAnswered(), Close);
                break;
            case BattlePhase.Reveal:
                Or(_b.Until, GoOn);
                break;
            // A host says when it is over: there is much to tell at that point.
            case BattlePhase.Comeback when !_b.IsPaced:
                Or(LastDeadline(), Finish);
                if (AllAnswered() is { } done) Or(done > now || !_b.Players.Values.Any(IsAskedLater) ? done : Later(done, HeldUntil()), Finish);
                break;
        }

        if (_b.Host is { IsLost: false } host) Or(host.Heard + Settings.HostSilence, LoseHost);
        if (_b.Phase is BattlePhase.Reading or BattlePhase.Answering or BattlePhase.Reveal or BattlePhase.Comeback && PausesAlone) Or(Expiry(_b.Voice), at => Freeze(at, byHost: false));
        return next.At < _b.Now ? (_b.Now, next.Step) : next;
    }

    /// <summary>Without a host who paces nothing goes on before empty chairs.</summary>
    private bool PausesAlone => !_b.IsPaced;

    /// <summary>
    /// A host who is heard may pause for as long as they like. Where nobody is there the silence began with the pause, or later: who is with a guest is heard
    /// too. Where others play later, or played before, nobody waits: it stands as long as a battle can.
    /// </summary>
    private DateTimeOffset Abandoned(Pause pause)
    {
        if (_b.IsFixed) return _b.CreatedAt + Settings.Lifetime;
        return (pause.ByHost ? _b.LastHeard : Later(pause.At, _b.LastHeard)) + Settings.AbandonAfter;
    }

    /// <summary>The common deadline with its grace, or the latest one of those who have more time, are there and have yet to answer; null: no limit.</summary>
    private DateTimeOffset? LastDeadline()
    {
        var last = _b.Deadline + Settings.Grace;
        if (last is null) return null;
        for (var tier = 1; tier < _b.Awaited.Length; tier++)
        {
            var (end, gone) = (_b.DeadlineOf(tier) + Settings.Grace, Silence(tier));
            if (gone < end) end = gone;
            if (end > last) last = end;
        }

        return last;
    }

    /// <summary>When the last of those awaited will have been silent too long; null when somebody must be heard again for that to mean anything.</summary>
    private DateTimeOffset? AllAnswered()
    {
        var nobodyOwes = Silence(0);
        for (var tier = 1; tier < _b.Awaited.Length; tier++)
            if (Silence(tier) is var silence && silence > nobodyOwes) nobodyOwes = silence;
        var nobodyIsThere = Expiry(_b.Voice);
        // When all fall silent together that is not a round in which everybody answered.
        return nobodyOwes < nobodyIsThere && nobodyIsThere > _b.Since ? nobodyOwes : null;
    }

    /// <summary>When the last of a tier's awaited players will have been silent too long; a moment to come may be said too early, as long as it is still to come.</summary>
    private DateTimeOffset Silence(int tier)
    {
        if (_b.Awaited[tier] is { IsLast: false } stale && Expiry(stale.Player) <= now) Await(tier);
        return Expiry(_b.Awaited[tier]?.Player);
    }

    private DateTimeOffset Expiry(Guid? player) =>
        player is { } id ? _b.Players[id].Heard + Settings.Presence : DateTimeOffset.MinValue;

    private void Show(DateTimeOffset at, int index)
    {
        var stem = _b.Questions[index].Question.StemText;
        Enter(BattlePhase.Reading, at, Settings.ReadingTime(stem.Length), index);
        Stage(Battles.Stage.Shown);
    }

    private void Open(DateTimeOffset at)
    {
        Enter(BattlePhase.Answering, at, _b.Time, _b.Index);
        Await();
        CountMembers();
        Stage(Battles.Stage.Opened);
    }

    private void Close(DateTimeOffset at)
    {
        TakeStock();
        // The answers stay: they are what the distribution and each player's result are made from.
        _b = _b with { Phase = BattlePhase.Reveal, Since = at, Until = _b.IsPaced ? null : at + Settings.Reveal, ClosedAt = null, Awaited = Battle.Nobody };
        Stage(Battles.Stage.Revealed);
    }

    private void GoOn(DateTimeOffset at)
    {
        if (_b.Index + 1 < _b.Questions.Length) Show(at, _b.Index + 1);
        else if (_b.Players.Values.Any(p => (_b.IsPresent(p) && p.HasMissedLeft) || IsAskedLater(p))) ComeBack(at);
        else Finish(at);
    }

    /// <summary>With a guest, and promised to be asked again: the comeback holds for them, whoever else has finished.</summary>
    private static bool IsAskedLater(Player player) => player is { IsParked: true, HasLeft: false, HasMissedLeft: true };

    /// <summary>More time, or no limit, is for who answers. Who is with a guest is waited for as long as ever: nobody else can end an open battle's comeback.</summary>
    private DateTimeOffset HeldUntil() => _b.Since + Settings.UsualComeback(LongestQueue()) + Settings.Grace;

    private int LongestQueue() => _b.Players.Values.Where(p => !p.HasLeft).Select(p => p.Missed.Length).DefaultIfEmpty().Max();

    private static DateTimeOffset Later(DateTimeOffset a, DateTimeOffset b) => a > b ? a : b;

    private void ComeBack(DateTimeOffset at)
    {
        Enter(BattlePhase.Comeback, at, Settings.TimeToComeBack(LongestQueue()), _b.Index);
        Await();
        Stage(Battles.Stage.CameBack);
    }

    private void Enter(BattlePhase phase, DateTimeOffset at, TimeSpan? length, int index) => _b = _b with
    {
        Phase = phase, Index = index, Since = at, Until = at + length, ClosedAt = null, Awaited = Battle.Nobody, Answers = _b.Answers.Clear(),
    };

    private void Await()
    {
        for (var tier = 0; tier < _b.Awaited.Length; tier++) Await(tier);
    }

    private void Freeze(DateTimeOffset at, bool byHost)
    {
        _b = _b with { Pause = new Pause(_b.Phase, at, byHost), Phase = BattlePhase.Paused };
        Stage(Battles.Stage.Paused);
    }

    private void Thaw(DateTimeOffset at)
    {
        if (_b.Pause is not { } pause) return;
        var stood = at - pause.At;
        _b = _b with { Phase = pause.From, Pause = null, Since = _b.Since + stood, Until = _b.Until + stood, ClosedAt = _b.ClosedAt + stood };
        Stage(Battles.Stage.Resumed);
    }

    private void End(DateTimeOffset at)
    {
        if (_b.Underlying == BattlePhase.Answering) TakeStock();
        if (_b.Index >= 0)
        {
            Finish(at);
            return;
        }

        Over(BattlePhase.Cancelled, at);
        Stage(Battles.Stage.Cancelled);
    }

    private void Finish(DateTimeOffset at)
    {
        Over(BattlePhase.Finished, at);
        Stage(Battles.Stage.Finished);
    }

    private void Over(BattlePhase phase, DateTimeOffset at) =>
        _b = _b with { Phase = phase, Since = at, Until = null, ClosedAt = null, Pause = null, Awaited = Battle.Nobody };

    /// <summary>Closes the round in everybody's totals, and notes who missed it and why.</summary>
    private void TakeStock() =>
        _b = _b with { Players = _b.Players.SetItems(_b.Players.Values.Select(p => KeyValuePair.Create(p.Id, Stocktaking.After(p, _b.Index, AnswerOf(p.Id))))) };

    private Answer? AnswerOf(Guid player) => _b.Answers.GetValueOrDefault(new AnswerKey(player, _b.Index, 0));
}
