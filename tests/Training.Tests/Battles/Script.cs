// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;
using Training.Shared;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

/// <summary>A battle played at random from a seed, with the log of what was asked and when.</summary>
internal sealed class Script
{
    private static readonly decimal[] TimesOfPeople = [1, 1, 1, 1.5m, 2, 3];
    private static readonly string?[] Teams = [null, "Cuisine", "cuisine", "Étage", "Réception"];
    private static readonly string?[] OfRelay = ["Fosse", "fosse", "Fosse", "Jour", "Jour", null];

    private readonly Luck _luck;
    private readonly Guid[] _players;
    private readonly Dictionary<Guid, Needs> _needs;
    private readonly bool _jumps;

    public sealed record Line(Move Move, DateTimeOffset At);

    public Script(ulong seed)
    {
        _luck = new Luck(seed);
        var (settings, questions) = (Settings(), 1 + _luck.Below(4));
        Pit = new Pit(settings, questions, seed, Ghost(settings));
        First = Pit.Battle;
        // The creator hosts what is hosted, plays or not, and is heard like the others.
        _players = [Zoe, .. Enumerable.Range(1, 2 + _luck.Below(5)).Select(Id)];
        _needs = _players.ToDictionary(p => p, _ => new Needs(TimesOfPeople[_luck.Below(TimesOfPeople.Length)]));
        // Every second clock also jumps back now and then; what a refused move saw of it is forgotten, so ticks are sprinkled on the others.
        _jumps = seed % 2 == 1;
    }

    public Pit Pit { get; }
    public Battle First { get; }
    public List<Line> Log { get; } = [];
    public bool MayBeTicked => !_jumps;

    /// <summary>Called after each move that was made.</summary>
    public Action<Battle, Turn> Check { get; init; } = (_, _) => { };

    public void Play(int moves)
    {
        for (var i = 0; i < moves && !Pit.Battle.IsOver; i++) Step();
        // At the end everybody falls silent: even then it ends.
        for (var hours = 0; hours < 13 && !Pit.Battle.IsOver; hours++) Make(new Move.Tick(), TimeSpan.FromHours(1));
    }

    private BattleSettings Settings()
    {
        var format = (BattleFormat)_luck.Below(3);
        var settings = BattleSettings.For(format) with
        {
            Speed = _luck.Below(3) * 0.1m, TimeFactor = _luck.Below(3), MaxPlayers = 2 + _luck.Below(6), MinPlayers = 1 + _luck.Below(2),
            Teams = _luck.Below(2) == 0 ? TeamKind.None : TeamKind.SelfFormed, AllowsGuests = _luck.Below(2) == 0,
        };
        return format == BattleFormat.Relay ? settings with { Teams = TeamKind.Sides, Sides = new Sides("Fosse", _luck.Below(2) == 0 ? null : "Jour") } : settings;
    }

    /// <summary>Of a relay's other side, or of oneself, with fewer questions at times: the one who made it was called away.</summary>
    private Ghost? Ghost(BattleSettings settings) => settings.Format == BattleFormat.Hosted || settings.Sides?.Second is not null || _luck.Below(2) == 0 ? null
        : new Ghost(settings.Sides is null ? null : "Jour", [.. Enumerable.Range(0, _luck.Below(5)).Select(_ => new TeamRound(_luck.Below(3), 500 * _luck.Below(3), _luck.Below(3)))]);

    private void Step()
    {
        var gap = _luck.Below(10) switch { < 6 => _luck.Below(2_000), < 9 => _luck.Below(9_000), _ => _luck.Below(90_000) };
        var by = _luck.Below(20) == 0 ? Stranger : _players[_luck.Below(_players.Length)];
        if (by != Stranger && by != Zoe && !Pit.Battle.Players.ContainsKey(by)) Make(Join(by), TimeSpan.Zero);
        var move = _luck.Below(24) switch
        {
            0 => new Move.Leave(by),
            1 => new Move.Park(by),
            2 or 3 => new Move.Return(by),
            4 => Join(by),
            5 or 6 => new Move.Start(Pit.Battle.IsPaced ? Zoe : by),
            7 => new Move.Tick(),
            8 => _luck.Below(6) == 0 ? new Move.Interrupted(TimeSpan.FromMilliseconds(gap)) : new Move.Tick(),
            < 12 => new Move.Ping(by),
            < 18 => OfHost(_luck.Below(4) == 0 ? by : Pit.Battle.Host?.Person ?? by),
            _ => Answer(by),
        };
        // A server that goes away was ticking until then.
        if (move is Move.Interrupted) Make(new Move.Tick(), TimeSpan.Zero);
        Make(move, TimeSpan.FromMilliseconds(_jumps && move is not Move.Interrupted && _luck.Below(30) == 0 ? -gap : gap));
    }

    private Move.Join Join(Guid by) => new(
        by, "Joueur", _luck.Below(2) == 0, TeamOf(First), by == _players[^1] && _luck.Below(2) == 0, _needs.GetValueOrDefault(by));

    private string? TeamOf(Battle battle)
    {
        var labels = battle.Settings.Sides is null ? Teams : OfRelay;
        return labels[_luck.Below(labels.Length)];
    }

    private Move.Answer Answer(Guid by)
    {
        var asked = Math.Max(0, Pit.Battle.Index - _luck.Below(2));
        var pass = Pit.Battle.Underlying == BattlePhase.Comeback ? 1 : _luck.Below(12) / 11;
        return new Move.Answer(by, asked, pass, _luck.Below(2) == 0 ? Right : new([_luck.Below(6) - 1]), Id(_luck.Below(40)), TimeSpan.FromMilliseconds(_luck.Below(30_000) - 3_000));
    }

    private Move OfHost(Guid by) => _luck.Below(22) switch
    {
        0 => new Move.HandOver(by, _players[_luck.Below(_players.Length)]),
        1 or 2 => new Move.Close(by),
        3 or 4 or 5 or 6 => new Move.Next(by),
        7 => new Move.Pause(by),
        8 or 9 or 10 => new Move.Resume(by),
        11 => new Move.Lock(by, _luck.Below(2) == 0),
        12 => _luck.Below(3) == 0 ? new Move.Remove(by, _players[_luck.Below(_players.Length)]) : new Move.Ping(by),
        13 => new Move.SetTime(by, BattleSettings.TimeFactors[_luck.Below(3)]),
        14 => new Move.SetSpeed(by, _luck.Below(4) * 0.1m),
        15 => _luck.Below(8) == 0 ? new Move.Finish(by) : new Move.Ping(by),
        16 or 17 => new Move.TakeHost(by, _luck.Below(2) == 0),
        _ => new Move.Ping(by),
    };

    private void Make(Move move, TimeSpan gap)
    {
        Pit.Clock += gap;
        Log.Add(new Line(move, Pit.Clock));
        if (Pit.Try(move) is not Turn turn) return;
        Check(Pit.Battle, turn);
        Pit.Battle = turn.Battle;
        Pit.Events.AddRange(turn.Events);
    }

    /// <summary>The same log from the start.</summary>
    public (Battle Battle, List<BattleEvent> Events) Replay() => Replay(false);

    /// <summary>The same log with ticks sprinkled between its moves: many small steps give what one late step gives.</summary>
    public (Battle Battle, List<BattleEvent> Events) ReplayWithTicks() => Replay(true);

    private (Battle Battle, List<BattleEvent> Events) Replay(bool ticks)
    {
        var (battle, events) = (First, new List<BattleEvent>());
        void Play(Move move, DateTimeOffset at)
        {
            if (battle.Play(move, at) is not Turn turn) return;
            battle = turn.Battle;
            events.AddRange(turn.Events);
        }

        foreach (var line in Log)
        {
            var from = battle.Now;
            // Across an outage nobody ticks: the gap is measured from the last sign of the server.
            if (ticks && line.Move is not Move.Interrupted && line.At > from)
                for (var n = _luck.Below(6); n > 0; n--) Play(new Move.Tick(), from += (line.At - from) / (1 + _luck.Below(n + 1)));
            Play(line.Move, line.At);
        }

        return (battle, events);
    }
}
