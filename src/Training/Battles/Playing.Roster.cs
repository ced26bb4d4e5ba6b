// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Battles;

/// <summary>Who is in, who is heard, who is with a guest.</summary>
internal sealed partial class Playing
{
    private Refusal? Join(Move.Join move)
    {
        if (_b.Removed.Contains(move.By)) return new Refusal.WasRemoved();
        if (_b.Players.TryGetValue(move.By, out var known)) return Rejoin(known, move);
        if (_b.IsLocked) return new Refusal.IsLocked();
        if (_b.Players.Values.Count(p => !p.HasLeft) >= Settings.MaxPlayers) return new Refusal.IsFull();
        if (DisplayName.Clean(move.Name) is not { } name) return new Refusal.BadName();
        var player = new Player { Id = move.By, Name = name, OnPodium = move.OnPodium, Heard = now, FirstQuestion = NextOpen() };
        Hear(player);
        Tell(player, isNew: true);
        return null;
    }

    /// <summary>The same person is the same player, from whichever tab or device; the name is theirs until the first question.</summary>
    private Refusal? Rejoin(Player known, Move.Join move)
    {
        var player = known with { HasLeft = false, WasSilent = false };
        if (_b.Phase == BattlePhase.Lobby)
        {
            if (DisplayName.Clean(move.Name) is not { } name) return new Refusal.BadName();
            player = player with { Name = name, OnPodium = move.OnPodium };
        }

        var changed = player != known;
        player = player with { Heard = now };
        Hear(player);
        if (changed) Tell(player);
        return null;
    }

    private Refusal? Leave(Guid by)
    {
        if (Find(by) is not { } player) return new Refusal.NotAPlayer();
        Change(player with { HasLeft = true });
        return null;
    }

    private Refusal? Ping(Guid by)
    {
        if (_b.Players.TryGetValue(by, out var silent) && silent.WasSilent)
        {
            var back = silent with { HasLeft = false, WasSilent = false, Heard = now };
            Hear(back);
            Tell(back);
            return null;
        }

        if (Find(by) is not { } player) return new Refusal.NotAPlayer();
        Hear(player with { Heard = now });
        return null;
    }

    private Refusal? Park(Guid by)
    {
        if (Find(by) is not { } player) return new Refusal.NotAPlayer();
        var parked = player with { IsParked = true, Heard = now };
        if (player.IsParked) Put(parked);
        else Change(parked);
        return null;
    }

    private Refusal? Return(Guid by)
    {
        if (Find(by) is not { } player) return new Refusal.NotAPlayer();
        var back = player with { IsParked = false, Heard = now };
        Hear(back);
        if (player.IsParked) Tell(back);
        return null;
    }

    /// <summary>The first question that somebody who comes now can answer.</summary>
    private int NextOpen() => _b.Underlying is BattlePhase.Lobby ? 0 : _b.Underlying is BattlePhase.Reading or BattlePhase.Answering ? _b.Index : _b.Index + 1;

    /// <summary>Somebody was heard: nobody was heard later, so they are the witness of both presences; and time goes on if it stood for want of anybody.</summary>
    private void Hear(Player player)
    {
        Put(player);
        _b = _b with { LastHeard = now, SilenceFrom = _b.Phase == BattlePhase.Lobby ? _b.SilenceFrom ?? now + Settings.LobbySilence : null };
        if (!player.IsThere) return;
        _b = _b with { Voice = player.Id };
        if (_b.Owes(player)) _b = _b with { Awaited = player.Id };
        if (PausesAlone) Thaw();
    }

    private void Change(Player player)
    {
        Put(player);
        Tell(player);
    }

    /// <summary>Replaces a player; a witness who can bear witness no longer is replaced too.</summary>
    private void Put(Player player)
    {
        _b = _b with { Players = _b.Players.SetItem(player.Id, player) };
        if (_b.Voice == player.Id && !player.IsThere) _b = _b with { Voice = LastHeardOf(static p => p.IsThere) };
        Excuse(player);
    }

    private void Excuse(Player player)
    {
        if (_b.Awaited == player.Id && !_b.Owes(player)) Await();
    }

    private Guid? LastHeardOf(Func<Player, bool> which)
    {
        Player? last = null;
        foreach (var player in _b.Players.Values)
            if ((last is null || player.Heard > last.Heard || (player.Heard == last.Heard && player.Id.CompareTo(last.Id) < 0)) && which(player)) last = player;
        return last?.Id;
    }

    /// <summary>Takes off the list who was silent too long in the lobby, and notes when the next one may be.</summary>
    private void DropSilent(DateTimeOffset at)
    {
        var silent = _b.Players.Values.Where(p => !p.HasLeft && p.Heard + Settings.LobbySilence <= at).OrderBy(p => p.Id).ToArray();
        foreach (var player in silent) Change(player with { HasLeft = true, WasSilent = true });
        var listed = _b.Players.Values.Where(p => !p.HasLeft).ToArray();
        _b = _b with { SilenceFrom = listed.Length == 0 ? null : listed.Min(p => p.Heard) + Settings.LobbySilence };
    }
}
