// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>Who hosts, and what only a host may.</summary>
internal sealed partial class Playing
{
    private bool IsHost(Guid person) => _b.Host?.Person == person;

    private Refusal? AsHost(Move.OfHost move)
    {
        // A host who plays is heard as a player too.
        if (Find(move.By) is { } player) Hear(player with { Heard = now });
        return move switch
        {
            Move.HandOver m => HandOver(m),
            Move.Close => CloseNow(),
            Move.Next => GoOn(),
            Move.Pause => StandStill(),
            Move.Resume => Resume(),
            Move.Lock m => Lock(m.IsLocked),
            Move.Remove m => Remove(m.Player),
            Move.SetTime m => SetTime(m.Factor),
            Move.SetSpeed m => SetSpeed(m.Speed),
            Move.Finish => FinishNow(),
            _ => throw new ArgumentOutOfRangeException(nameof(move), move.GetType().Name, "A host's move without a rule."),
        };
    }

    /// <summary>
    /// Where nobody hosts, or the host is lost: a player of an open battle, a trainer for a hosted one. Whom a host named or who was one, and a hosted
    /// battle's creator, may take it at any time.
    /// </summary>
    private Refusal? TakeHost(Move.TakeHost move)
    {
        if (_b.Removed.Contains(move.By)) return new Refusal.WasRemoved();
        var player = Find(move.By);
        if (player is { IsGuest: true } || _b.IsFixed) return new Refusal.MayNotHost();
        if (player is not null) Hear(player with { Heard = now });
        if (IsHost(move.By)) return null;
        var isHosted = Settings.Format == BattleFormat.Hosted;
        var isNamed = _b.Heirs.Contains(move.By) || (isHosted && move.By == _b.CreatedBy);
        if (isHosted ? !isNamed && !move.IsTrainer : player is null) return new Refusal.MayNotHost();
        if (_b.Host is { IsLost: false } && !isNamed) return new Refusal.HasHost();
        MakeHost(move.By);
        return null;
    }

    private Refusal? HandOver(Move.HandOver move)
    {
        if (_b.Removed.Contains(move.To) || _b.Players.GetValueOrDefault(move.To) is { IsGuest: true }) return new Refusal.MayNotHost();
        if (move.To == move.By) return null;
        if (Find(move.To) is { } player && _b.IsPresent(player)) MakeHost(move.To);
        else _b = _b with { Heirs = _b.Heirs.Add(move.To), Version = _b.Version + 1 };
        return null;
    }

    /// <summary>Who hosted may take it back: the laptop that failed is the usual reason for handing over.</summary>
    private void MakeHost(Guid person)
    {
        var heirs = _b.Host is { } former ? _b.Heirs.Add(former.Person) : _b.Heirs;
        _b = _b with { Host = new BattleHost(person, now), Heirs = heirs.Remove(person), LastHeard = now };
        Pace();
        Stage(Battles.Stage.HostChanged);
    }

    private void HearHost()
    {
        var wasLost = _b.Host!.IsLost;
        _b = _b with { Host = _b.Host with { Heard = now, IsLost = false }, LastHeard = now };
        if (!wasLost) return;
        Pace();
        Stage(Battles.Stage.HostBack);
    }

    /// <summary>A host is there again: what went on by itself waits for them, and what stood still for want of anybody goes on.</summary>
    private void Pace()
    {
        if (!_b.IsPaced) return;
        if (_b.Underlying == BattlePhase.Reveal) _b = _b with { Until = null };
        if (_b.Pause is { ByHost: false }) Thaw(now);
    }

    private void LoseHost(DateTimeOffset at)
    {
        _b = _b with { Host = _b.Host! with { IsLost = true } };
        Stage(Battles.Stage.HostLost);
        PaceItself(at);
    }

    /// <summary>Nobody is left whom the battle could wait for: their pause ends with somebody's presence, and the right answer is shown for its usual time.</summary>
    private void PaceItself(DateTimeOffset at)
    {
        if (_b.Pause is { ByHost: true } pause)
        {
            _b = _b with { Pause = pause with { ByHost = false } };
            if (Expiry(_b.Voice) > at) Thaw(at);
        }

        if (_b is { Underlying: BattlePhase.Reveal, Until: null })
        {
            var (usual, frozen) = (_b.Since + Settings.Reveal, _b.Pause?.At ?? at);
            _b = _b with { Until = usual > frozen ? usual : frozen };
        }
    }

    private Refusal? Lock(bool isLocked)
    {
        if (_b.IsLocked == isLocked) return null;
        _b = _b with { IsLocked = isLocked };
        Stage(isLocked ? Battles.Stage.Locked : Battles.Stage.Unlocked);
        return null;
    }

    private Refusal? Remove(Guid person)
    {
        if (!_b.Players.TryGetValue(person, out var player)) return new Refusal.NoSuchPlayer();
        if (IsHost(person) || person == _b.CreatedBy) return new Refusal.CannotRemove();
        if (_b.Removed.Contains(person)) return null;
        _b = _b with { Removed = _b.Removed.Add(person), Heirs = _b.Heirs.Remove(person) };
        player = player with { HasLeft = true, WasSilent = false };
        Change(player);
        _events.Add(new BattleEvent.Removed(player));
        return null;
    }
}
