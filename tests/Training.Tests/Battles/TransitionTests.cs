// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Reflection;
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

/// <summary>
/// Every phase met by every move of every role, as tables in <c>transitions.txt</c>: the phase afterwards, a dot when it is the same one, or the
/// refusal. Rows are asked for by the closed families, so a new move or phase without its rows fails.
/// </summary>
public sealed class TransitionTests
{
    private static readonly Dictionary<string, Dictionary<string, string[]>> Tables = Read();

    public static TheoryData<string, string, string> Rows()
    {
        var rows = new TheoryData<string, string, string>();
        foreach (var situation in Cast.Situations)
            foreach (var phase in Enum.GetNames<BattlePhase>())
                foreach (var move in MoveNames()) rows.Add(situation, phase, move);
        return rows;
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Every_phase_meets_every_move_of_every_role(string situation, string phase, string move)
    {
        var roles = Tables[situation]["phase move"];
        var pit = Cast.In(situation, Enum.Parse<BattlePhase>(phase));
        var before = Dump(pit.Battle);
        var outcomes = roles.Select(role => Outcome(pit, Of(situation, move, Cast.Who(role), role == "trainer", pit)));
        Assert.Equal(string.Join(' ', Tables[situation][$"{phase} {move}"]), string.Join(' ', outcomes));
        // Whatever is played, the value it was played on is left as it was.
        Assert.Equal(before, Dump(pit.Battle));
    }

    [Fact]
    public void No_row_stands_for_a_move_that_there_is_not()
    {
        var asked = Rows().Select(r => $"{r.Data.Item1} {r.Data.Item2} {r.Data.Item3}").Concat(Cast.Situations.Select(s => $"{s} phase move"));
        Assert.Equal(asked.Order(StringComparer.Ordinal), Tables.SelectMany(t => t.Value.Keys.Select(k => $"{t.Key} {k}")).Order(StringComparer.Ordinal));
    }

    private static string Outcome(Pit pit, Move move) => pit.Try(move) switch
    {
        Turn turn when turn.Battle.Phase == pit.Battle.Phase => "·",
        Turn turn => turn.Battle.Phase.ToString(),
        var refusal => refusal.GetType().Name,
    };

    private static IEnumerable<string> MoveNames() =>
        typeof(Move).GetNestedTypes(BindingFlags.Public).Where(t => !t.IsAbstract && t.IsSubclassOf(typeof(Move.OfPerson))).Select(t => t.Name);

    private static Move Of(string situation, string move, Guid by, bool isTrainer, Pit pit) => move switch
    {
        nameof(Move.Join) => new Move.Join(by, "Quelqu'un", Team: Cast.SideOf(situation, by), IsGuest: by == Cast.Guest),
        nameof(Move.Leave) => new Move.Leave(by),
        nameof(Move.Ping) => new Move.Ping(by),
        nameof(Move.Park) => new Move.Park(by),
        nameof(Move.Return) => new Move.Return(by),
        nameof(Move.Start) => new Move.Start(by),
        nameof(Move.Answer) => pit.AnswerOf(by, Right) with { Question = Math.Max(0, pit.Battle.Index) },
        nameof(Move.TakeHost) => new Move.TakeHost(by, isTrainer),
        nameof(Move.HandOver) => new Move.HandOver(by, Cast.Other),
        nameof(Move.Close) => new Move.Close(by),
        nameof(Move.Next) => new Move.Next(by),
        nameof(Move.Pause) => new Move.Pause(by),
        nameof(Move.Resume) => new Move.Resume(by),
        nameof(Move.Lock) => new Move.Lock(by, true),
        nameof(Move.Remove) => new Move.Remove(by, Cast.Other),
        nameof(Move.SetTime) => new Move.SetTime(by, 5),
        nameof(Move.SetSpeed) => new Move.SetSpeed(by, 0.1m),
        nameof(Move.Finish) => new Move.Finish(by),
        _ => throw new ArgumentOutOfRangeException(nameof(move), move, "The table cannot make this move."),
    };

    /// <summary>Situation → « phase move » → one outcome for each role; the roles stand under the key « phase move » itself.</summary>
    private static Dictionary<string, Dictionary<string, string[]>> Read()
    {
        var tables = new Dictionary<string, Dictionary<string, string[]>>();
        foreach (var line in Resource("transitions.txt").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (line.StartsWith('#')) tables[line[1..].Trim()] = [];
            else if (line.Split(' ', StringSplitOptions.RemoveEmptyEntries) is [var phase, var move, .. var cells]) tables.Values.Last()[$"{phase} {move}"] = cells;
        }

        return tables;
    }
}
