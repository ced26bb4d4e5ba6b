// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>The host's calls, and the big screen's. That only the host may is said by the rules.</summary>
internal sealed partial class BattleHub
{
    /// <summary>Takes a host's seat without taking the role, and without a player's.</summary>
    public async Task<HostReply> Host(string? code)
    {
        var (room, refusal) = Find(code);
        if (room is null) return new HostReply(refusal);
        if (!room.MayHost(Mine.Caller)) return new HostReply(Refusals.MayNotHost);
        if (room.Battle.Host?.Person == Me) await room.PlayAsync(new Move.Ping(Me));
        await BindAsync(room, SeatKind.Host);
        return new HostReply(null, Snapshots.Host(room, Me, Mine.Lang, clock.GetUtcNow()));
    }

    /// <summary>A big screen, for all to see: it plays nothing and counts for nobody.</summary>
    public async Task<ScreenReply> Watch(string? code)
    {
        var (room, refusal) = Find(code);
        if (room is null) return new ScreenReply(refusal);
        if (!room.MayWatch(Mine.Caller)) return new ScreenReply(MayNotWatch);
        await BindAsync(room, SeatKind.Screen);
        return new ScreenReply(null, Snapshots.Screen(room, Mine.Lang, clock.GetUtcNow()));
    }

    /// <summary>A page of the players, counted from 0; the last one where there are fewer.</summary>
    public RosterReply Roster(int page)
    {
        if (!Mine.Budget.Take()) return new RosterReply(TooManyRequests);
        if (Mine is not { Room: { } room, Kind: not SeatKind.Screen } || room.Battle.Host?.Person != Me) return new RosterReply(Refusals.NotTheHost);
        return page < 0 ? new RosterReply(Refusals.OutOfRange) : new RosterReply(null, Snapshots.Roster(room, page));
    }

    public Task<Reply> TakeHost() => PlayAsync(new Move.TakeHost(Me, Mine.Caller.IsTrainer));

    public Task<Reply> HandOver(string? handle) => PlayAsync(handle, to => new Move.HandOver(Me, to));

    public Task<Reply> Close() => PlayAsync(new Move.Close(Me));

    public Task<Reply> Next() => PlayAsync(new Move.Next(Me));

    public Task<Reply> Pause() => PlayAsync(new Move.Pause(Me));

    public Task<Reply> Resume() => PlayAsync(new Move.Resume(Me));

    public Task<Reply> Lock(bool isLocked) => PlayAsync(new Move.Lock(Me, isLocked));

    public Task<Reply> Remove(string? handle) => PlayAsync(handle, player => new Move.Remove(Me, player));

    public Task<Reply> SetTime(int factor) => PlayAsync(new Move.SetTime(Me, factor));

    public Task<Reply> SetSpeed(decimal speed) => PlayAsync(new Move.SetSpeed(Me, speed));

    public Task<Reply> Finish() => PlayAsync(new Move.Finish(Me));

    private async Task<Reply> PlayAsync(string? handle, Func<Guid, Move> move)
    {
        var room = Mine.Room;
        var player = room is null ? null : Handles.Find(room.Token, room.Battle, handle);
        // The host is told that nobody is called so; from anybody else the rules refuse the move before they look at whom it means.
        if (player is not null || room?.Battle.Host?.Person != Me) return await PlayAsync(move(player ?? Guid.Empty));
        return new Reply(Mine.Budget.Take() ? Refusals.NoSuchPlayer : TooManyRequests);
    }
}
