// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Security.Cryptography;
using Microsoft.AspNetCore.SignalR;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Battles;
using Training.Shared;
using Training.Web.Persistence;

namespace Training.Web.Battles;

/// <summary>What every room works with.</summary>
internal sealed record RoomServices(
    IHubContext<BattleHub, IBattleClient> Hub, BattleStore Store, BattleWriter Writer, BattleConnections Connections,
    TimeProvider Clock, BattleOptions Options, ILogger Log);

/// <summary>A battle as its page announces it.</summary>
/// <param name="Id">Its identity, by which its results are found.</param>
/// <param name="Code">Six symbols.</param>
/// <param name="LinkToken">What the QR code carries.</param>
/// <param name="Phase">In camel case.</param>
/// <param name="Questions">How many are asked.</param>
/// <param name="Format">In camel case.</param>
/// <param name="Teams">Kind of teams, in camel case.</param>
public sealed record BattleCard(Guid Id, string Code, string LinkToken, string Phase, int Questions, string Format, string Teams)
{
    /// <summary>Nobody comes in any more.</summary>
    public bool IsOver => Phase is "finished" or "cancelled";
}

/// <summary>What became of the wish to open a battle: its code, or a word for why not.</summary>
internal sealed record Opening(string? Code, string? Problem);

/// <summary>A battle in a person's list.</summary>
/// <param name="Code">To come in by.</param>
/// <param name="Players">On its list.</param>
/// <param name="Phase">In camel case.</param>
/// <param name="IsLed">They host it without playing, or may.</param>
internal sealed record RunningBattle(string Code, int Players, string Phase, bool IsLed);

/// <summary>The rooms of this process: one for each running battle, and for a while those of battles that just ended.</summary>
internal sealed class Arena(
    IHubContext<BattleHub, IBattleClient> hub, BattleStore store, BattleWriter writer, BattleConnections connections, QuestionPicker picker,
    SteadyTime clock, IOptions<BattleOptions> options, ILogger<Arena> log)
{
    private readonly ConcurrentDictionary<string, Room> _byCode = new();
    private readonly ConcurrentDictionary<string, Room> _byToken = new();
    private readonly RoomServices _services = new(hub, store, writer, connections, clock, options.Value, log);

    public IEnumerable<Room> Rooms => _byToken.Values;

    /// <summary>The room of a code as typed, or of a QR code's token; null when no battle of this process has it.</summary>
    public Room? Find(string? typed)
    {
        var code = PlainCode.Fold(typed);
        return _byCode.GetValueOrDefault(code) ?? _byToken.GetValueOrDefault(code);
    }

    /// <summary>The room of a QR code's token, which nobody finds by trying; null for anything else.</summary>
    public Room? FindByToken(string? scanned) => _byToken.GetValueOrDefault(PlainCode.Fold(scanned));

    /// <summary>What a page says of a battle, running or ended; null when no battle has this code.</summary>
    public async Task<BattleCard?> FindAsync(string code) =>
        Find(code) is { } room ? room.Card : await store.FindEndedAsync(PlainCode.Fold(code));

    /// <summary>Where a battle stands for this person; null when they are not in it. One that ended long ago is read from its rows.</summary>
    public async Task<Snapshot?> SnapshotAsync(Guid person, string code, string lang)
    {
        var snapshot = Find(code) is { } room
            ? room.SnapshotFor(person, lang)
            : await store.LoadEndedAsync(person, PlainCode.Fold(code)) is { } ended ? Snapshots.Of(ended.Battle, ended.Code, person, lang, clock.GetUtcNow()) : null;
        return snapshot?.Mine is null ? null : snapshot;
    }

    /// <summary>Battles under way that this person is in, made or hosts, newest first.</summary>
    public Task<IReadOnlyList<RunningBattle>> MineAsync(Guid person) => Task.FromResult<IReadOnlyList<RunningBattle>>(
    [
        .. from room in Rooms
           let battle = room.Battle
           let isIn = battle.Players.GetValueOrDefault(person) is { HasLeft: false }
           where !battle.IsOver && (isIn || battle.CreatedBy == person || battle.Host?.Person == person)
           orderby battle.CreatedAt descending
           select new RunningBattle(
               room.Code, battle.Players.Values.Count(p => !p.HasLeft), BattleJson.Word(battle.Phase.ToString()),
               !isIn && (battle.Settings.Format == BattleFormat.Hosted || battle.Host?.Person == person)),
    ]);

    /// <summary>Opens the lobby of an open battle on some modules and gives its code; null when it could not be opened.</summary>
    public async Task<string?> CreateAsync(Guid person, IReadOnlyList<string> moduleIds, int questions) =>
        (await CreateAsync(person, new NewBattle(new BattleSettings(), questions, [.. moduleIds]))).Code;

    /// <summary>Opens a lobby: draws its questions and freezes them.</summary>
    /// <param name="person">Who makes it.</param>
    /// <param name="wanted">What they ask for.</param>
    /// <param name="alongside">Writes what goes with this battle, in the same transaction; null: nothing does.</param>
    public async Task<Opening> CreateAsync(Guid person, NewBattle wanted, Func<TrainingDb, Guid, Task>? alongside = null)
    {
        var isDealtLater = wanted.Settings.Source == QuestionSource.WeakSpots;
        var drawn = isDealtLater ? [] : picker.Draw(wanted, Seed());
        return (isDealtLater ? picker.Playable.IsEmpty : drawn.IsEmpty)
            ? new Opening(null, "no-module")
            : await CreateAsync(person, wanted.Settings, await store.FreezeAsync(drawn), null, alongside);
    }

    /// <summary>Opens a lobby for questions that are frozen already.</summary>
    /// <param name="person">Who makes it.</param>
    /// <param name="settings">By which it is played.</param>
    /// <param name="questions">What is asked.</param>
    /// <param name="ghost">Against what; null: nothing.</param>
    /// <param name="alongside">Writes what goes with this battle, in the same transaction; null: nothing does.</param>
    public async Task<Opening> CreateAsync(
        Guid person, BattleSettings settings, ImmutableArray<BattleQuestion> questions, Ghost? ghost, Func<TrainingDb, Guid, Task>? alongside = null)
    {
        if (Rooms.Count(r => r.Battle.CreatedBy == person && !r.Battle.IsOver) >= options.Value.RunningPerPerson) return new Opening(null, "enough");
        var now = clock.GetUtcNow();
        var battle = Battle.Create(Guid.CreateVersion7(now), person, settings, questions, now) with { Ghost = ghost };
        return new Opening((await OpenAsync(battle, alongside is null ? null : db => alongside(db, battle.Id))).Code, null);
    }

    private async Task<Room> OpenAsync(Battle battle, Func<TrainingDb, Task>? alongside)
    {
        while (true)
        {
            var code = PlainCode.Draw(new Luck(Seed()), options.Value.CodeLength);
            if (_byCode.TryGetValue(code, out var taken) && !taken.Battle.IsOver) continue;
            try
            {
                return Add(await store.AddAsync(new StoredBattle(battle, code, PlainCode.Draw(new Luck(Seed()), options.Value.TokenLength)), alongside));
            }
            catch (DbUpdateException) when (_byCode.ContainsKey(code))
            {
                // Two lobbies drew the same code at the same instant; the index kept one.
            }
        }
    }

    /// <summary>Questions from the weak spots of who is there now; what a guest missed is known nowhere.</summary>
    public async Task<ImmutableArray<BattleQuestion>> DealAsync(Room room)
    {
        var here = room.Battle.Players.Values.Where(p => !p.IsGuest && room.Battle.IsPresent(p)).Select(p => p.Id).ToArray();
        return await store.FreezeAsync(await picker.DrawWeakSpotsAsync(here, room.Battle.Settings.Wanted, Seed()));
    }

    /// <summary>The receipt of an answer of an earlier round; null when there is none.</summary>
    public Task<Receipt?> FindReceiptAsync(Room room, AnswerKey key) => store.FindReceiptAsync(room.Battle.Id, key);

    /// <summary>Takes up what ran when the last process ended: every instant moves by the time nobody was served.</summary>
    public async Task ResumeAsync()
    {
        foreach (var id in await store.RunningAsync())
        {
            var stored = await store.LoadAsync(id);
            clock.NotBefore(stored.Battle.Now);
            var room = Add(stored);
            await room.PlayAsync(new Move.Interrupted(clock.GetUtcNow() - stored.Battle.Now));
        }
    }

    /// <summary>Time passes in every room; those that ended a while ago are cleared.</summary>
    public void Tick()
    {
        foreach (var room in Rooms)
        {
            if (room.Ended is { } ended && clock.GetElapsedTime(ended) > options.Value.KeepEnded) Remove(room);
            else room.Tick();
        }
    }

    /// <summary>One mark of life for all running battles.</summary>
    public Task MarkAliveAsync() =>
        Rooms.Any(r => !r.Battle.IsOver) ? writer.CommitAsync([BattleStatements.AliveAt(clock.GetUtcNow())]) : Task.CompletedTask;

    public async Task CloseAsync()
    {
        foreach (var room in Rooms) room.Close();
        await Task.WhenAll(Rooms.Select(r => r.Running));
    }

    private Room Add(StoredBattle stored)
    {
        var room = new Room(stored, _services);
        _byCode[room.Code] = room;
        _byToken[room.Token] = room;
        return room;
    }

    private void Remove(Room room)
    {
        room.Close();
        _byToken.TryRemove(room.Token, out _);
        _byCode.TryRemove(KeyValuePair.Create(room.Code, room));
    }

    private static ulong Seed() => BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8));
}
