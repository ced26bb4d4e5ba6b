// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Training.Attempts;
using Training.Battles;
using Training.Web.Accounts;

namespace Training.Web.Battles;

/// <summary>
/// The doorway to the rooms: it knows who knocks, and decides nothing. <see cref="Join"/> and <see cref="Snapshot"/> bind the connection to one
/// battle; no other call names one, so none can reach another's.
/// </summary>
[Authorize]
internal sealed class BattleHub(Arena arena, CodeGuard guard, BattleConnections connections, IOptions<BattleOptions> options, TimeProvider clock) : Hub<IBattleClient>
{
    /// <summary>Refusals of the doorway itself.</summary>
    public const string NoSuchBattle = "noSuchBattle", TooManyRequests = "tooManyRequests", ServerBusy = "serverBusy";

    private static readonly TimeSpan LongestElapsed = TimeSpan.FromDays(1);

    public override Task OnConnectedAsync()
    {
        var lang = Context.GetHttpContext()?.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture.TwoLetterISOLanguageName ?? "fr";
        Context.Items[typeof(Seat)] = new Seat(Context.User!.RequirePersonId(), lang, new MessageBudget(options.Value, clock));
        connections.Add(Mine.Person, Context);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context);
        Mine.Room?.Feed.Forget(Mine.Person);
        return base.OnDisconnectedAsync(exception);
    }

    public async Task<Reply> Join(string? code, string? name, bool onPodium)
    {
        var (room, refusal) = Find(code);
        if (room is null) return new Reply(refusal);
        var outcome = await room.PlayAsync(new Move.Join(Mine.Person, name ?? "", onPodium));
        return outcome.Refusal is null ? await EnterAsync(room) : new Reply(outcome.Refusal);
    }

    public async Task<Reply> Snapshot(string? code)
    {
        var (room, refusal) = Find(code);
        if (room is null) return new Reply(refusal);
        // Asking is a sign of life. Once it is over nobody is heard any more, and everybody may still look.
        var outcome = await room.PlayAsync(new Move.Ping(Mine.Person));
        return outcome.Refusal is null or Refusals.Over ? await EnterAsync(room) : new Reply(outcome.Refusal);
    }

    public Task<Reply> Start() => PlayAsync(new Move.Start(Mine.Person));

    public async Task<Reply> Answer(int question, int pass, Response? response, Guid answerId, double elapsedMs)
    {
        if (response is null) return new Reply(Refusals.DoesNotFit);
        var elapsed = TimeSpan.FromMilliseconds(Math.Clamp(elapsedMs, 0, LongestElapsed.TotalMilliseconds));
        var shown = Mine.Room?.FromScreen(question, response) ?? response;
        var reply = await PlayAsync(new Move.Answer(Mine.Person, question, pass, shown, answerId, elapsed));
        // A round that closed: the receipt may have been lost on the way, the answer was not.
        if (reply.Refusal is not (Refusals.NotOpen or Refusals.Over or Refusals.IsParked)) return reply;
        var first = await arena.FindReceiptAsync(Mine.Room!, new AnswerKey(Mine.Person, question, pass));
        return first is null ? reply : new Reply(first.AnswerId == answerId ? null : Refusals.AlreadyAnswered, first);
    }

    public Task<Reply> Park() => PlayAsync(new Move.Park(Mine.Person));

    public Task<Reply> Return() => PlayAsync(new Move.Return(Mine.Person));

    public async Task<Reply> Leave()
    {
        var reply = await PlayAsync(new Move.Leave(Mine.Person));
        if (reply.Refusal is null) await UnbindAsync();
        return reply;
    }

    public async Task<Pong> Ping()
    {
        if (Mine.Budget.Take() && Mine.Room is { } room) await room.PlayAsync(new Move.Ping(Mine.Person));
        return new Pong(clock.GetUtcNow());
    }

    private Seat Mine => (Seat)Context.Items[typeof(Seat)]!;

    private (Room? Room, string? Refusal) Find(string? code)
    {
        if (!Mine.Budget.Take()) return (null, TooManyRequests);
        var address = Context.GetHttpContext()?.Connection.RemoteIpAddress?.ToString();
        if (!guard.Allows(Mine.Person, address)) return (null, TooManyRequests);
        if (arena.Find(code) is { } room) return (room, null);
        guard.Missed(Mine.Person, address);
        return (null, NoSuchBattle);
    }

    private async Task<Reply> PlayAsync(Move move)
    {
        if (!Mine.Budget.Take()) return new Reply(TooManyRequests);
        if (Mine.Room is not { } room) return new Reply(Refusals.NotAPlayer);
        var outcome = await room.PlayAsync(move);
        return new Reply(outcome.Refusal, outcome.Receipt);
    }

    /// <summary>Listens first, then reads: what happens in between comes twice and is known by its number.</summary>
    private async Task<Reply> EnterAsync(Room room)
    {
        if (room.SnapshotFor(Mine.Person, Mine.Lang).Mine is null) return new Reply(Refusals.NotAPlayer);
        if (Mine.Room != room)
        {
            await UnbindAsync();
            Mine.Room = room;
            await room.Feed.ListenAsync(room.Battle, Mine.Person, Mine.Lang, Context.ConnectionId);
        }

        return new Reply(null, Snapshot: room.SnapshotFor(Mine.Person, Mine.Lang));
    }

    private async Task UnbindAsync()
    {
        if (Mine.Room is not { } room) return;
        Mine.Room = null;
        await room.Feed.StopAsync(room.Battle, Mine.Person, Mine.Lang, Context.ConnectionId);
    }

    /// <summary>Who sits at this connection, and before which battle.</summary>
    private sealed class Seat(Guid person, string lang, MessageBudget budget)
    {
        public Room? Room { get; set; }
        public Guid Person => person;
        public string Lang => lang;
        public MessageBudget Budget => budget;
    }
}

/// <summary>Names of the rules' refusals that the doorway looks at.</summary>
internal static class Refusals
{
    public const string Over = "over", NotAPlayer = "notAPlayer", NotOpen = "notOpen", IsParked = "isParked", DoesNotFit = "doesNotFit", AlreadyAnswered = "alreadyAnswered";
}
