// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Threading.Channels;
using Training.Attempts;
using Training.Battles;

namespace Training.Web.Battles;

/// <summary>What became of a move: a refusal by its name, or null; and the receipt of the answer that counts.</summary>
internal sealed record Outcome(string? Refusal, Receipt? Receipt = null)
{
    /// <summary>Nothing was kept; the device sends it once more.</summary>
    public const string Again = BattleHub.ServerBusy;
}

/// <summary>
/// One running battle: its value in memory and one loop that plays what waits on it. A group of moves is written in one transaction, and only
/// then does its value replace the old one, are receipts given and is anybody told.
/// </summary>
internal sealed class Room
{
    private readonly Channel<Entry> _inbox;
    private readonly BattleFeed _feed;
    private readonly BattleStore _store;
    private readonly BattleWriter _writer;
    private readonly TimeProvider _clock;
    private readonly ILogger _log;
    private readonly int _group;
    private readonly TimeSpan _gather;
    private readonly TimeSpan _giveBackFrom;
    private readonly TimeSpan _standstillFrom;
    private readonly Lock _door = new();
    private Battle _battle;
    private bool _isStale;
    private long _committed;
    private long _ended;
    private DateTimeOffset? _reached;
    private TimeSpan _stoodStill;

    public Room(StoredBattle stored, RoomServices services)
    {
        (_battle, Code, Token) = (stored.Battle, stored.Code, stored.Token);
        (_store, _writer, _clock, _log) = (services.Store, services.Writer, services.Clock, services.Log);
        _feed = new BattleFeed(stored.Battle.Id, services);
        Admissions = new RateBudget(services.Options.JoinsPerSecond, services.Options.JoinsPerSecond, services.Clock);
        (_group, _gather) = (services.Options.Group, services.Options.Gather);
        (_giveBackFrom, _standstillFrom) = (services.Options.GiveBackFrom, services.Options.StandstillFrom);
        _inbox = Channel.CreateBounded<Entry>(new BoundedChannelOptions(services.Options.Waiting) { SingleReader = true });
        End(stored.Battle);
        Running = Task.Run(RunAsync);
    }

    public string Code { get; }
    public string Token { get; }

    /// <summary>As its pages announce it.</summary>
    public BattleCard Card => Battle.CardOf(Code, Token);

    /// <summary>The last value that the disk has.</summary>
    public Battle Battle => Volatile.Read(ref _battle);

    public BattleFeed Feed => _feed;

    /// <summary>How many may come in at once.</summary>
    public RateBudget Admissions { get; }

    /// <summary>Timestamp of its end; null while it runs.</summary>
    public long? Ended => Volatile.Read(ref _ended) is var ended and not 0 ? ended : null;

    /// <summary>Done once <see cref="Close"/> was called and what waited has been played.</summary>
    public Task Running { get; }

    /// <summary>Whether somebody may sit down as a host: who hosts, or could take it over.</summary>
    public bool MayHost(Caller caller) => !caller.IsGuest && !Battle.IsFixed && !Battle.Removed.Contains(caller.Id)
        && (IsHost(caller.Id) || Battle.Heirs.Contains(caller.Id)
            || (Battle.Settings.Format == BattleFormat.Hosted ? caller.IsTrainer || Battle.CreatedBy == caller.Id : IsIn(caller.Id)));

    /// <summary>Whether somebody may show it on a big screen; where others play the same questions later only who plays it now, so that nobody sees them first.</summary>
    public bool MayWatch(Caller caller) => !caller.IsGuest && (caller.IsTrainer || IsHost(caller.Id) || Battle.CreatedBy == caller.Id) && (!Battle.IsFixed || IsIn(caller.Id));

    /// <summary>
    /// Whether somebody may read the questions with their answers: of a hosted battle before its start, a trainer who made or hosts it and never sat among
    /// its players. Who left may come back with what they read, and nobody hosts the other formats: who makes one plays it.
    /// </summary>
    public bool MayPreview(Caller caller) => Battle is { Settings.Format: BattleFormat.Hosted, Phase: BattlePhase.Lobby } && caller.IsTrainer
        && !Battle.Players.ContainsKey(caller.Id) && (IsHost(caller.Id) || Battle.CreatedBy == caller.Id);

    /// <summary>Everything that a person's device shows; without anything of theirs when they are not in.</summary>
    public Snapshot SnapshotFor(Guid person, string lang) => Snapshots.Of(Battle, Code, person, lang, _clock.GetUtcNow());

    /// <summary>Positions on the screen to positions of the source; left alone when there is no such question.</summary>
    public Response FromScreen(int question, Response response) =>
        question >= 0 && question < Battle.Questions.Length ? Battle.Questions[question].FromScreen(response) : response;

    /// <summary>Queues a move; done when it is on the disk or refused.</summary>
    public Task<Outcome> PlayAsync(Move move)
    {
        var done = new TaskCompletionSource<Outcome>(TaskCreationOptions.RunContinuationsAsynchronously);
        return Enqueue(move, done) ? done.Task : Task.FromResult(new Outcome(Outcome.Again));
    }

    /// <summary>Lets time pass; nothing happens when so much waits that it passes anyway.</summary>
    public void Tick() => Enqueue(new Move.Tick(), null);

    public void Close() => _inbox.Writer.TryComplete();

    private bool Enqueue(Move move, TaskCompletionSource<Outcome>? done)
    {
        lock (_door) return _inbox.Writer.TryWrite(new Entry(move, Reached(), done));
    }

    /// <summary>
    /// This instant, as one at which something reached the battle. When for long nothing did, its own clock not either, the process or its machine stood
    /// still: nobody could be heard, so nobody was silent, and what comes now stands behind that.
    /// </summary>
    private DateTimeOffset Reached()
    {
        var now = _clock.GetUtcNow();
        if (now - _reached is { } gap && gap >= _standstillFrom && !Battle.IsOver)
        {
            _log.LogWarning("Battle {Code}: the server stood still for {Gap}; the time is given back", Code, gap);
            _inbox.Writer.TryWrite(new Entry(new Move.Interrupted(gap), now, null));
            _stoodStill += gap;
        }

        _reached = now;
        return now;
    }

    private bool IsHost(Guid person) => Battle.Host?.Person == person;

    private bool IsIn(Guid person) => Battle.Players.TryGetValue(person, out var player) && !player.HasLeft;

    private async Task RunAsync()
    {
        var group = new List<Entry>(_group);
        while (await _inbox.Reader.WaitToReadAsync())
        {
            await GatherAsync();
            group.Clear();
            while (group.Count < _group && _inbox.Reader.TryRead(out var entry)) group.Add(entry);
            try
            {
                await PlayAsync(group);
            }
            catch (Exception problem)
            {
                // A bug in a rule or a view must not end the battle for everybody: what was not committed is sent again.
                // Said once, not with each tick, until it goes again: a full disk is not to be filled with this.
                if (!_isStale) _log.LogError(problem, "Battle {Code}: a group of {Count} moves was dropped; it is tried again", Code, group.Count);
                _isStale = true;
                foreach (var entry in group) entry.Done?.TrySetResult(new Outcome(Outcome.Again));
            }
        }
    }

    private async Task PlayAsync(List<Entry> group)
    {
        if (_isStale) await ReloadAsync();
        var before = _battle;
        var after = before;
        var events = new List<BattleEvent>();
        var outcomes = new Outcome[group.Count];
        DateTimeOffset? changed = null;
        for (var i = 0; i < group.Count; i++)
        {
            // When it came, not when its turn came: a slow disk makes nobody late.
            var played = after.Play(group[i].Move, group[i].At);
            outcomes[i] = OutcomeOf(played);
            if (played is not Turn turn) continue;
            after = turn.Battle;
            events.AddRange(turn.Events);
            if (turn.Events.Any(e => e is BattleEvent.Staged)) changed = group[i].At;
        }

        var statements = BattleStatements.Of(before, after, events);
        var stoodBefore = StoodStill().Sum;
        if (statements.Count > 0) await CommitAsync(statements);
        // Read before anybody is told: what happens once they know is no time lost. A standstill in between is given back by itself.
        var (now, stood) = StoodStill();
        var taken = now - changed - (stood - stoodBefore);
        Volatile.Write(ref _battle, after);
        End(after);
        for (var i = 0; i < group.Count; i++) group[i].Done?.TrySetResult(outcomes[i]);
        _feed.Tell(after, events);
        // A file that another process held for a while: the phase began, and nobody knew.
        if (taken > _giveBackFrom) await GiveBackAsync(after, taken.Value);
    }

    /// <summary>Now, and how long the server has stood still until now, in all.</summary>
    private (DateTimeOffset Now, TimeSpan Sum) StoodStill()
    {
        lock (_door) return (Reached(), _stoodStill);
    }

    /// <summary>Lets what comes right after a commit wait for its fellows: a full room's answers share a few transactions, two colleagues' never wait.</summary>
    private async Task GatherAsync()
    {
        var left = _gather - _clock.GetElapsedTime(_committed);
        if (left > TimeSpan.Zero) await Task.Delay(left);
    }

    private async Task CommitAsync(IReadOnlyList<Statement> statements)
    {
        await _writer.CommitAsync(statements);
        _committed = _clock.GetTimestamp();
    }

    /// <summary>After a commit that failed: the disk is right, and the time lost is given back.</summary>
    private async Task ReloadAsync()
    {
        var battle = (await _store.LoadAsync(_battle.Id, _battle.Now)).Battle;
        await GiveBackAsync(battle, _clock.GetUtcNow() - battle.Now);
        _isStale = false;
    }

    /// <summary>Moves all that is under way by the time in which nobody could be told anything, and tells it.</summary>
    private async Task GiveBackAsync(Battle battle, TimeSpan lost)
    {
        if (battle.Play(new Move.Interrupted(lost), _clock.GetUtcNow()) is Turn turn)
        {
            await _writer.CommitAsync(BattleStatements.Of(battle, turn.Battle, turn.Events));
            battle = turn.Battle;
            _feed.Tell(battle, turn.Events);
        }

        Volatile.Write(ref _battle, battle);
        End(battle);
    }

    /// <summary>Read by the arena while this loop writes it, so one word that is whole at any time.</summary>
    private void End(Battle battle)
    {
        if (battle.IsOver && _ended == 0) Volatile.Write(ref _ended, _clock.GetTimestamp());
    }

    private static Outcome OutcomeOf(Played played) => played switch
    {
        Turn turn => new Outcome(null, turn.Events.OfType<BattleEvent.Received>().LastOrDefault()?.Answer.Receipt),
        Refusal.AlreadyAnswered refusal => new Outcome(Refusals.AlreadyAnswered, refusal.First),
        _ => new Outcome(BattleJson.Word(played.GetType().Name)),
    };

    private sealed record Entry(Move Move, DateTimeOffset At, TaskCompletionSource<Outcome>? Done);
}
