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
        if (move.IsGuest && !Settings.AllowsGuests) return new Refusal.NoGuests();
        // The one seat against oneself is kept for who opened it, also before they sit down.
        if (_b.Listed >= Settings.MaxPlayers || (_b.Ghost is { Name: null } && Settings.MaxPlayers == 1 && move.By != _b.CreatedBy)) return new Refusal.IsFull();
        if (OnSide(move.Team) is { } elsewhere) return elsewhere;
        var player = new Player { Id = move.By, Name = "", Heard = now, FirstQuestion = NextOpen(), IsGuest = move.IsGuest, Tier = move.Needs?.Tier ?? 0 };
        if (Present(ref player, move) is { } refusal) return refusal;
        // Not there when it opened: its mean leaves them out until they answer.
        if (player.Team is not null && _b.Underlying == BattlePhase.Answering && player.FirstQuestion == _b.Index) player = player with { Uncounted = [_b.Index] };
        Hear(player);
        Tell(player, isNew: true);
        return null;
    }

    /// <summary>The same person is the same player, from whichever tab or device; name and team are theirs to change until the first question.</summary>
    private Refusal? Rejoin(Player known, Move.Join move)
    {
        if (OnSide(_b.Phase == BattlePhase.Lobby ? move.Team : known.Team) is { } elsewhere) return elsewhere;
        var player = known with { HasLeft = false, WasSilent = false };
        // Not in the middle of a phase that already waits for them.
        if (_b.Underlying is not (BattlePhase.Answering or BattlePhase.Comeback)) player = player with { Tier = move.Needs?.Tier ?? 0 };
        if (_b.Phase == BattlePhase.Lobby && Present(ref player, move) is { } refusal) return refusal;
        var changed = player != known;
        player = player with { Heard = now };
        Hear(player);
        if (changed) Tell(player);
        return null;
    }

    /// <summary>How somebody is shown to the others: a name that nobody else has here, and a team as its first member wrote it.</summary>
    private Refusal? Present(ref Player player, Move.Join move)
    {
        if (DisplayName.Clean(move.Name) is not { } name) return new Refusal.BadName();
        var team = Settings.Teams == TeamKind.None || string.IsNullOrWhiteSpace(move.Team) ? null : move.Team;
        var longest = Settings.Teams == TeamKind.SelfFormed ? DisplayName.Longest : Team.LongestLabel;
        if (team is not null && (team = DisplayName.Clean(team, longest)) is null) return new Refusal.BadTeam();
        if (team is not null) team = LabelOf(team);
        var id = player.Id;
        _b = _b with { Names = _b.Names.Remove(DisplayName.KeyOf(player.Name)) };
        for (var (n, typed) = (2, name); _b.Names.ContainsKey(DisplayName.KeyOf(name)); n++) name = DisplayName.Numbered(typed, n);
        _b = _b with { Names = _b.Names.Add(DisplayName.KeyOf(name), id) };
        player = player with { Name = name, OnPodium = move.OnPodium, Team = team };
        return null;
    }

    private string LabelOf(string team)
    {
        var key = TeamTotals.KeyOf(team);
        if (_b.Labels.TryGetValue(key, out var first)) return first;
        _b = _b with { Labels = _b.Labels.Add(key, team) };
        return team;
    }

    private Refusal? Leave(Guid by)
    {
        if (Find(by) is not { } player) return new Refusal.NotAPlayer();
        Change(player with { HasLeft = true });
        if (!IsHost(by) || Settings.Format == BattleFormat.Hosted) return null;
        // The host of an open battle is one of its players: who leaves gives the role back.
        _b = _b with { Host = null };
        Stage(Battles.Stage.HostChanged);
        PaceItself(now);
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

        if (Find(by) is { } player) Hear(player with { Heard = now });
        else if (!IsHost(by)) return new Refusal.NotAPlayer();
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

    /// <summary>The first question that somebody who comes now can answer; not one that is open for others' last answers only.</summary>
    private int NextOpen() => _b.Underlying switch
    {
        BattlePhase.Lobby => 0,
        BattlePhase.Reading => _b.Index,
        BattlePhase.Answering => _b.Pause is null && _b.Deadline <= now ? _b.Index + 1 : _b.Index,
        _ => _b.Index + 1,
    };

    /// <summary>Somebody was heard: nobody was heard later, so they bear witness that somebody is there; and time goes on if it stood for want of anybody.</summary>
    private void Hear(Player player, bool isAnswering = false)
    {
        Put(player);
        _b = _b with { LastHeard = now, SilenceFrom = _b.Phase == BattlePhase.Lobby ? _b.SilenceFrom ?? now + Settings.LobbySilence : null };
        if (!player.IsThere) return;
        _b = _b with { Voice = player.Id };
        if (!isAnswering && _b.Owes(player)) Nominate(player);
        if (PausesAlone && _b.Pause is { ByHost: false }) Thaw(now);
    }

    private void Change(Player player)
    {
        Put(player);
        Tell(player);
    }

    /// <summary>Replaces a player; a witness who can bear witness no longer is replaced too.</summary>
    private void Put(Player player)
    {
        var wasListed = Find(player.Id) is not null;
        _b = _b with { Players = _b.Players.SetItem(player.Id, player), Listed = _b.Listed + (player.HasLeft ? 0 : 1) - (wasListed ? 1 : 0) };
        if (_b.Voice == player.Id && !player.IsThere) _b = _b with { Voice = LastHeardOf(static p => p.IsThere) };
        if (_b.Awaited[player.Tier]?.Player == player.Id && !_b.Owes(player)) Await(player.Tier);
    }

    /// <summary>Somebody who is awaited was heard. A witness who is still present stays: replacing them at each sign of life would mean a walk at each answer.</summary>
    private void Nominate(Player player)
    {
        if (_b.Awaited[player.Tier] is { } known && known.Player != player.Id && Expiry(known.Player) > now)
        {
            if (known.IsLast) Bear(player.Tier, known with { IsLast = false });
        }
        else Bear(player.Tier, new Witness(player.Id, IsLast: true));
    }

    private void Bear(int tier, Witness? witness) => _b = _b with { Awaited = _b.Awaited.SetItem(tier, witness) };

    private void Await(int tier) => Bear(tier, LastHeardOf(p => p.Tier == tier && _b.Owes(p)) is { } last ? new Witness(last, IsLast: true) : null);

    /// <summary>Walks through all. Of several heard at the same instant any will do.</summary>
    private Guid? LastHeardOf(Func<Player, bool> which)
    {
        Player? last = null;
        foreach (var player in _b.Players.Values)
            if ((last is null || player.Heard >= last.Heard) && which(player)) last = player;
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
