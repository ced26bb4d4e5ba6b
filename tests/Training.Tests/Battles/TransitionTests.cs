// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

/// <summary>Every phase met by every move of every role, as one table: the phase afterwards, or the refusal.</summary>
public sealed class TransitionTests
{
    private const string Table = """
        phase      move      player          parked          left            stranger        removed
        Lobby      Join      Lobby           Lobby           Lobby           Lobby           WasRemoved
        Lobby      Leave     Lobby           Lobby           NotAPlayer      NotAPlayer      NotAPlayer
        Lobby      Ping      Lobby           Lobby           NotAPlayer      NotAPlayer      NotAPlayer
        Lobby      Park      Lobby           Lobby           NotAPlayer      NotAPlayer      NotAPlayer
        Lobby      Return    Lobby           Lobby           NotAPlayer      NotAPlayer      NotAPlayer
        Lobby      Start     Reading         Reading         NotAPlayer      NotAPlayer      NotAPlayer
        Lobby      Answer    NotOpen         IsParked        NotAPlayer      NotAPlayer      NotAPlayer
        Reading    Join      Reading         Reading         Reading         Reading         WasRemoved
        Reading    Leave     Reading         Reading         NotAPlayer      NotAPlayer      NotAPlayer
        Reading    Ping      Reading         Reading         NotAPlayer      NotAPlayer      NotAPlayer
        Reading    Park      Reading         Reading         NotAPlayer      NotAPlayer      NotAPlayer
        Reading    Return    Reading         Reading         NotAPlayer      NotAPlayer      NotAPlayer
        Reading    Start     NotNow          NotNow          NotAPlayer      NotAPlayer      NotAPlayer
        Reading    Answer    NotOpen         IsParked        NotAPlayer      NotAPlayer      NotAPlayer
        Answering  Join      Answering       Answering       Answering       Answering       WasRemoved
        Answering  Leave     Answering       Answering       NotAPlayer      NotAPlayer      NotAPlayer
        Answering  Ping      Answering       Answering       NotAPlayer      NotAPlayer      NotAPlayer
        Answering  Park      Answering       Answering       NotAPlayer      NotAPlayer      NotAPlayer
        Answering  Return    Answering       Answering       NotAPlayer      NotAPlayer      NotAPlayer
        Answering  Start     NotNow          NotNow          NotAPlayer      NotAPlayer      NotAPlayer
        Answering  Answer    Answering       IsParked        NotAPlayer      NotAPlayer      NotAPlayer
        Reveal     Join      Reveal          Reveal          Reveal          Reveal          WasRemoved
        Reveal     Leave     Reveal          Reveal          NotAPlayer      NotAPlayer      NotAPlayer
        Reveal     Ping      Reveal          Reveal          NotAPlayer      NotAPlayer      NotAPlayer
        Reveal     Park      Reveal          Reveal          NotAPlayer      NotAPlayer      NotAPlayer
        Reveal     Return    Reveal          Reveal          NotAPlayer      NotAPlayer      NotAPlayer
        Reveal     Start     NotNow          NotNow          NotAPlayer      NotAPlayer      NotAPlayer
        Reveal     Answer    NotOpen         IsParked        NotAPlayer      NotAPlayer      NotAPlayer
        Comeback   Join      Comeback        Comeback        Comeback        Comeback        WasRemoved
        Comeback   Leave     Comeback        Comeback        NotAPlayer      NotAPlayer      NotAPlayer
        Comeback   Ping      Comeback        Comeback        NotAPlayer      NotAPlayer      NotAPlayer
        Comeback   Park      Comeback        Comeback        NotAPlayer      NotAPlayer      NotAPlayer
        Comeback   Return    Comeback        Comeback        NotAPlayer      NotAPlayer      NotAPlayer
        Comeback   Start     NotNow          NotNow          NotAPlayer      NotAPlayer      NotAPlayer
        Comeback   Answer    Comeback        IsParked        NotAPlayer      NotAPlayer      NotAPlayer
        Paused     Join      Answering       Paused          Answering       Answering       WasRemoved
        Paused     Leave     Paused          Paused          NotAPlayer      NotAPlayer      NotAPlayer
        Paused     Ping      Answering       Paused          NotAPlayer      NotAPlayer      NotAPlayer
        Paused     Park      Paused          Paused          NotAPlayer      NotAPlayer      NotAPlayer
        Paused     Return    Answering       Answering       NotAPlayer      NotAPlayer      NotAPlayer
        Paused     Start     NotNow          NotNow          NotAPlayer      NotAPlayer      NotAPlayer
        Paused     Answer    Reveal          IsParked        NotAPlayer      NotAPlayer      NotAPlayer
        Finished   Join      Over            Over            Over            Over            Over
        Finished   Leave     Over            Over            Over            Over            Over
        Finished   Ping      Over            Over            Over            Over            Over
        Finished   Park      Over            Over            Over            Over            Over
        Finished   Return    Over            Over            Over            Over            Over
        Finished   Start     Over            Over            Over            Over            Over
        Finished   Answer    Over            Over            Over            Over            Over
        Cancelled  Join      Over            Over            Over            Over            Over
        Cancelled  Leave     Over            Over            Over            Over            Over
        Cancelled  Ping      Over            Over            Over            Over            Over
        Cancelled  Park      Over            Over            Over            Over            Over
        Cancelled  Return    Over            Over            Over            Over            Over
        Cancelled  Start     Over            Over            Over            Over            Over
        Cancelled  Answer    Over            Over            Over            Over            Over
        """;

    private static readonly Guid Parked = Id(101), Left = Id(102), Removed = Id(103), Wren = Id(104), Finch = Id(105);

    public static TheoryData<string, string, string, string> Cells()
    {
        var cells = new TheoryData<string, string, string, string>();
        var lines = Table.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        var roles = lines[0].Split(' ', StringSplitOptions.RemoveEmptyEntries)[2..];
        foreach (var words in lines[1..].Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)))
            for (var i = 0; i < roles.Length; i++) cells.Add(words[0], words[1], roles[i], words[i + 2]);
        return cells;
    }

    [Theory]
    [MemberData(nameof(Cells))]
    public void Every_phase_meets_every_move_of_every_role(string phase, string move, string role, string expected)
    {
        var pit = In(Enum.Parse<BattlePhase>(phase));
        Assert.Equal(phase, pit.Battle.Phase.ToString());
        var before = Dump(pit.Battle);
        var played = pit.Try(Of(move, Who(role), pit));
        Assert.Equal(expected, played is Turn turn ? turn.Battle.Phase.ToString() : played.GetType().Name);
        // Whatever is played, the value it was played on is left as it was.
        Assert.Equal(before, Dump(pit.Battle));
    }

    [Fact]
    public void The_table_has_every_phase_and_every_move_of_a_person()
    {
        var moves = typeof(Move).GetNestedTypes().Where(t => !t.IsAbstract && t.BaseType == typeof(Move.OfPerson) && t != typeof(Move.TakeHost)).Select(t => t.Name).ToArray();
        var expected = from phase in Enum.GetNames<BattlePhase>() from move in moves select phase + move;
        Assert.Equal(expected.Order(StringComparer.Ordinal), Cells().Select(c => c.Data.Item1 + c.Data.Item2).Distinct().Order(StringComparer.Ordinal));
    }

    private static Guid Who(string role) => role switch { "player" => Zoe, "parked" => Parked, "left" => Left, "removed" => Removed, _ => Stranger };

    private static Move Of(string move, Guid by, Pit pit) => move switch
    {
        "Join" => new Move.Join(by, "Quelqu'un"),
        "Leave" => new Move.Leave(by),
        "Ping" => new Move.Ping(by),
        "Park" => new Move.Park(by),
        "Return" => new Move.Return(by),
        "Start" => new Move.Start(by),
        _ => pit.AnswerOf(by, Right) with { Question = Math.Max(0, pit.Battle.Index) },
    };

    /// <summary>Zoé, two others who have yet to answer, somebody with a guest, somebody who left, somebody removed: in each phase.</summary>
    private static Pit In(BattlePhase phase)
    {
        var pit = new Pit(questions: phase is BattlePhase.Comeback or BattlePhase.Finished ? 1 : 2).Join(Zoe, Wren, Finch, Parked, Left, Removed);
        pit.Do(new Move.Park(Parked)).Do(new Move.Leave(Left));
        pit.Battle = pit.Battle with { Removed = [Removed], Players = pit.Battle.Players.Remove(Removed), };
        pit.Do(new Move.Ping(Zoe));
        Guid[] all = [Zoe, Wren, Finch];
        if (phase == BattlePhase.Lobby) return pit;
        if (phase == BattlePhase.Cancelled) return pit.Wait(3600);
        pit.Do(new Move.Start(Zoe));
        return phase switch
        {
            BattlePhase.Reading => pit,
            BattlePhase.Answering => pit.Wait(3, all),
            BattlePhase.Paused => pit.Wait(3, all).Wait(6),
            BattlePhase.Reveal => pit.Wait(3 + 22, all),
            BattlePhase.Comeback => pit.Wait(3 + 22 + 8, all),
            _ => pit.Wait(3600),
        };
    }
}
