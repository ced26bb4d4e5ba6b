// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using Training.Attempts;
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>
/// The doorway to the rooms: it knows who knocks, and decides nothing. <see cref="Join"/>, <see cref="Snapshot"/>, <see cref="Host"/> and
/// <see cref="Watch"/> bind the connection to one battle; no other call that does something names one, so none can reach another's.
/// </summary>
// The sign-in that is named last comes first: who has an account is never taken for a guest.
[Authorize(AuthenticationSchemes = $"{GuestPass.Scheme},Identity.Application")]
internal sealed partial class BattleHub(Arena arena, Doorman doorman, BattleConnections connections, IOptions<BattleOptions> options, SteadyTime clock)
    : Hub<IBattleClient>
{
    /// <summary>Refusals of the doorway itself.</summary>
    public const string NoSuchBattle = "noSuchBattle", TooManyRequests = "tooManyRequests", ServerBusy = "serverBusy", MayNotWatch = "mayNotWatch";

    private static readonly TimeSpan LongestElapsed = TimeSpan.FromDays(1);

    public override Task OnConnectedAsync()
    {
        var lang = Context.GetHttpContext()?.Features.Get<IRequestCultureFeature>()?.RequestCulture.UICulture.TwoLetterISOLanguageName ?? "fr";
        var limits = options.Value;
        Context.Items[typeof(Seat)] = new Seat(Caller.Of(Context.User!), lang, new RateBudget(limits.MessageBurst, limits.MessagesPerSecond, clock));
        connections.Add(Mine, Context);
        return base.OnConnectedAsync();
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        connections.Remove(Context);
        Mine.Room?.Feed.Forget(Mine);
        return base.OnDisconnectedAsync(exception);
    }

    public async Task<Reply> Join(string? code, string? name, bool onPodium, string? team)
    {
        var (room, refusal) = Find(code);
        if (room is null) return new Reply(refusal);
        if (!room.Admissions.Take()) return new Reply(TooManyRequests);
        var outcome = await room.PlayAsync(await doorman.JoiningAsync(room.Battle, Mine.Caller, name ?? "", onPodium, team));
        return outcome.Refusal is null ? await EnterAsync(room) : new Reply(outcome.Refusal);
    }

    public async Task<Reply> Snapshot(string? code)
    {
        var (room, refusal) = Find(code);
        if (room is null) return new Reply(refusal);
        // Asking is a sign of life. Once it is over nobody is heard any more, and everybody may still look.
        var outcome = await room.PlayAsync(new Move.Ping(Me));
        if (outcome.Refusal is null or Refusals.Over) return await EnterAsync(room);
        // Who was taken out is told so at every look, not only when they ask to come in again.
        return new Reply(room.Battle.Removed.Contains(Me) ? Refusals.WasRemoved : outcome.Refusal);
    }

    /// <summary>A name to play under: the offer, or one of its two re-draws.</summary>
    public NameReply Pseudonym(string? code, int redraw)
    {
        var (room, refusal) = Find(code);
        if (room is null) return new NameReply(refusal);
        return redraw is < 0 or > Pseudonyms.Redraws ? new NameReply(Refusals.OutOfRange) : new NameReply(null, Doorman.PseudonymFor(room.Battle, Me, redraw));
    }

    public async Task<Reply> Start()
    {
        var reply = await PlayAsync(new Move.Start(Me));
        if (reply.Refusal != Refusals.NoQuestions) return reply;
        // All that speaks against starting was asked before: the questions are dealt to who is there.
        return await PlayAsync(new Move.Start(Me, await arena.DealAsync(Mine.Room!)));
    }

    public async Task<Reply> Answer(int question, int pass, Response? response, Guid answerId, double elapsedMs)
    {
        if (response is null) return new Reply(Refusals.DoesNotFit);
        var elapsed = TimeSpan.FromMilliseconds(Math.Clamp(elapsedMs, 0, LongestElapsed.TotalMilliseconds));
        var shown = Mine.Room?.FromScreen(question, response) ?? response;
        var reply = await PlayAsync(new Move.Answer(Me, question, pass, shown, answerId, elapsed));
        // A round that closed: the receipt may have been lost on the way, the answer was not.
        if (reply.Refusal is not (Refusals.NotOpen or Refusals.Over or Refusals.IsParked)) return reply;
        var first = await arena.FindReceiptAsync(Mine.Room!, new AnswerKey(Me, question, pass));
        return first is null ? reply : new Reply(first.AnswerId == answerId ? null : Refusals.AlreadyAnswered, first);
    }

    public Task<Reply> Park() => PlayAsync(new Move.Park(Me));

    public Task<Reply> Return() => PlayAsync(new Move.Return(Me));

    public async Task<Reply> Leave()
    {
        var reply = await PlayAsync(new Move.Leave(Me));
        if (reply.Refusal is null) await UnbindAsync();
        return reply;
    }

    public async Task<Pong> Ping()
    {
        if (Mine.Budget.Take() && Mine is { Room: { } room, Kind: not SeatKind.Screen }) await room.PlayAsync(new Move.Ping(Me));
        return new Pong(clock.GetUtcNow());
    }

    private Seat Mine => (Seat)Context.Items[typeof(Seat)]!;

    private Guid Me => Mine.Caller.Id;

    /// <summary>The battle of a code, for whom it is open: a guest's token opens one and no other. Who is in it comes back whatever else they tried.</summary>
    private (Room? Room, string? Refusal) Find(string? code)
    {
        if (!Mine.Budget.Take()) return (null, TooManyRequests);
        var address = Context.GetHttpContext()?.Connection.RemoteIpAddress?.ToString();
        var room = arena.Find(code) is { } found && Mine.Caller.MayEnter(found) ? found : null;
        if (room?.Battle.Players.ContainsKey(Me) == true || room?.Battle.Host?.Person == Me) return (room, null);
        if (!doorman.Allows(Me, address)) return (null, TooManyRequests);
        if (room is not null) return (room, null);
        doorman.Missed(Me, address);
        return (null, NoSuchBattle);
    }

    private async Task<Reply> PlayAsync(Move move)
    {
        if (!Mine.Budget.Take()) return new Reply(TooManyRequests);
        if (Mine is not { Room: { } room, Kind: not SeatKind.Screen }) return new Reply(Refusals.NotAPlayer);
        var outcome = await room.PlayAsync(move);
        return new Reply(outcome.Refusal, outcome.Receipt);
    }

    /// <summary>Listens first, then reads: what happens in between comes twice and is known by its number.</summary>
    private async Task<Reply> EnterAsync(Room room)
    {
        if (room.SnapshotFor(Me, Mine.Lang).Mine is null) return new Reply(Refusals.NotAPlayer);
        await BindAsync(room, SeatKind.Player);
        return new Reply(null, Snapshot: room.SnapshotFor(Me, Mine.Lang));
    }

    private async Task BindAsync(Room room, SeatKind kind)
    {
        if (Mine.Room == room && Mine.Kind == kind) return;
        await UnbindAsync();
        (Mine.Room, Mine.Kind) = (room, kind);
        await room.Feed.ListenAsync(Mine, Context.ConnectionId);
    }

    private async Task UnbindAsync()
    {
        if (Mine.Room is not { } room) return;
        Mine.Room = null;
        await room.Feed.StopAsync(Mine, Context.ConnectionId);
    }
}

/// <summary>Names of the rules' refusals that the doorway looks at or gives itself.</summary>
internal static class Refusals
{
    public const string Over = "over", NotAPlayer = "notAPlayer", NotOpen = "notOpen", IsParked = "isParked", DoesNotFit = "doesNotFit", AlreadyAnswered = "alreadyAnswered",
        NoQuestions = "noQuestions", OutOfRange = "outOfRange", MayNotHost = "mayNotHost", NotTheHost = "notTheHost", NoSuchPlayer = "noSuchPlayer", WasRemoved = "wasRemoved";
}
