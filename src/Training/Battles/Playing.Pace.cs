// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>A host's hand on time.</summary>
internal sealed partial class Playing
{
    private Refusal? CloseNow()
    {
        if (_b.Phase is not (BattlePhase.Answering or BattlePhase.Comeback)) return new Refusal.NotNow(_b.Phase);
        if (_b.ClosedAt is not null) return null;
        _b = _b with { ClosedAt = now };
        Stage(Battles.Stage.Closing);
        return null;
    }

    private Refusal? GoOn()
    {
        switch (_b.Phase)
        {
            case BattlePhase.Reading: Open(now); return null;
            case BattlePhase.Reveal: GoOn(now); return null;
            case BattlePhase.Comeback: Finish(now); return null;
            default: return new Refusal.NotNow(_b.Phase);
        }
    }

    private Refusal? StandStill()
    {
        if (_b.Phase is not (BattlePhase.Reading or BattlePhase.Answering or BattlePhase.Reveal or BattlePhase.Comeback)) return new Refusal.NotNow(_b.Phase);
        Freeze(now, byHost: true);
        return null;
    }

    private Refusal? Resume()
    {
        // Being heard may have ended the pause already: then what was asked is done.
        if (!_stoodStill) return new Refusal.NotNow(_b.Phase);
        Thaw(now);
        return null;
    }

    /// <summary>Longer at once, shorter from the next question on: nobody loses time on which they counted.</summary>
    private Refusal? SetTime(int factor)
    {
        if (!BattleSettings.TimeFactors.Contains(factor)) return new Refusal.OutOfRange();
        if (factor == Settings.TimeFactor) return null;
        _b = _b with { Settings = Settings with { TimeFactor = factor } };
        if (_b is { Underlying: BattlePhase.Answering or BattlePhase.Comeback, Until: { } until })
        {
            var wanted = _b.Since + (_b.Underlying == BattlePhase.Answering ? Settings.TimeToAnswer(_b.Current!.Question.Time) : Settings.TimeToComeBack(LongestQueue()));
            if (wanted is null || wanted > until) _b = _b with { Until = wanted };
        }

        Stage(Battles.Stage.SettingsChanged);
        return null;
    }

    /// <summary>Not while answers are taken: those given and those to come are worth the same.</summary>
    private Refusal? SetSpeed(decimal speed)
    {
        if (speed is < 0 or > Scoring.MaxSpeed) return new Refusal.OutOfRange();
        if (_b.Underlying == BattlePhase.Answering) return new Refusal.NotNow(_b.Phase);
        if (speed == Settings.Speed) return null;
        _b = _b with { Settings = Settings with { Speed = speed } };
        Stage(Battles.Stage.SettingsChanged);
        return null;
    }

    private Refusal? FinishNow()
    {
        End(now);
        return null;
    }
}
