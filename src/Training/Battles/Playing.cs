// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>One move in the making. Mutable for the length of <see cref="Battle.Play"/>, then thrown away.</summary>
internal sealed partial class Playing(Battle battle, DateTimeOffset now)
{
    private readonly ImmutableArray<BattleEvent>.Builder _events = ImmutableArray.CreateBuilder<BattleEvent>();
    private Battle _b = battle;
    private bool _stoodStill;

    public Played Play(Move move)
    {
        if (_b.IsOver) return new Refusal.Over();
        if (move is Move.Interrupted outage) Shift(outage.Gap);
        CatchUp();
        if (_b.IsOver && move is not (Move.Tick or Move.Interrupted)) return new Refusal.Over();
        if (Make(move) is { } refusal) return refusal;
        CatchUp();
        return new Turn(_b, _events.ToImmutable());
    }

    private Refusal? Make(Move move)
    {
        _stoodStill = _b.Phase == BattlePhase.Paused;
        if (move is Move.OfPerson { By: var by } && IsHost(by)) HearHost();
        return move switch
        {
            Move.Join m => Join(m),
            Move.Leave m => Leave(m.By),
            Move.Ping m => Ping(m.By),
            Move.Park m => Park(m.By),
            Move.Return m => Return(m.By),
            Move.Start m => Start(m),
            Move.Answer m => Answer(m),
            Move.TakeHost m => TakeHost(m),
            Move.OfHost m => IsHost(m.By) ? AsHost(m) : new Refusal.NotTheHost(),
            Move.Tick or Move.Interrupted => null,
            _ => throw new ArgumentOutOfRangeException(nameof(move), move.GetType().Name, "A move without a rule."),
        };
    }

    private BattleSettings Settings => _b.Settings;

    /// <summary>Who plays, or null: never came, left, or was removed.</summary>
    private Player? Find(Guid id) => _b.Players.TryGetValue(id, out var player) && !player.HasLeft ? player : null;

    private void Stage(Stage what)
    {
        _b = _b with { Seq = _b.Seq + 1, Version = _b.Version + 1 };
        _events.Add(new BattleEvent.Staged(_b.Seq, what, _b));
    }

    private void Tell(Player player, bool isNew = false)
    {
        _b = _b with { Version = _b.Version + 1 };
        _events.Add(new BattleEvent.RosterChanged(player, isNew));
    }

    /// <summary>Moves everything that was under way by the time in which nobody could do anything.</summary>
    private void Shift(TimeSpan gap)
    {
        if (gap <= TimeSpan.Zero) return;
        _b = _b with
        {
            Since = _b.Since + gap,
            Until = _b.Until + gap,
            ClosedAt = _b.ClosedAt + gap,
            Pause = _b.Pause is { } pause ? pause with { At = pause.At + gap } : null,
            Host = _b.Host is { } host ? host with { Heard = host.Heard + gap } : null,
            LastHeard = _b.LastHeard + gap,
            SilenceFrom = _b.SilenceFrom + gap,
            // Who was there may take as long to be heard again as anybody may: a device looks for its link for up to four seconds.
            Players = _b.Players.SetItems(_b.Players.Values.Select(p => KeyValuePair.Create(p.Id, p with { Heard = _b.IsPresent(p) && p.Heard + gap < now ? now : p.Heard + gap }))),
        };
        Stage(Battles.Stage.Shifted);
    }
}
