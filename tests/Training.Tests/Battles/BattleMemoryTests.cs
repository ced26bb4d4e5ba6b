// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Training.Battles;
using Training.Shared;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

public sealed class BattleMemoryTests
{
    [Fact]
    public void A_battle_taken_up_again_from_its_rows_is_the_same_battle()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            var luck = new Luck(seed);
            var players = Enumerable.Range(1, 4).Select(Id).ToArray();
            var pit = new Pit(new BattleSettings { Speed = 0.2m }, 3, seed).Join(players).Do(new Move.Start(players[0]));
            for (var i = 0; i < 60 && !pit.Battle.IsOver; i++)
            {
                Play(pit, luck, players);
                if (pit.Battle.IsOver) break;
                Assert.True(Comparable(pit.Battle) == Comparable(Restored(pit)),
                    string.Create(CultureInfo.InvariantCulture, $"seed {seed}, step {i}\n{Comparable(pit.Battle)}\n{Comparable(Restored(pit))}"));
            }
        }
    }

    [Fact]
    public void Who_played_before_an_outage_is_present_after_it_and_missed_when_really_gone()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Answer(Zoe, Right).Wait(2, Zoe);
        pit.Battle = Restored(pit);
        pit.Clock = pit.Clock.AddSeconds(60);
        pit.Do(new Move.Interrupted(TimeSpan.FromSeconds(60)));
        Assert.Equal(BattlePhase.Answering, pit.Battle.Phase);
        pit.Wait(5, Zoe);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
    }

    private static void Play(Pit pit, Luck luck, Guid[] players)
    {
        pit.Clock = pit.Clock.AddMilliseconds(luck.Below(3_000));
        var by = players[luck.Below(players.Length)];
        Move move = luck.Below(8) switch
        {
            0 => new Move.Park(by),
            1 or 2 => new Move.Return(by),
            3 => new Move.Leave(by),
            4 => new Move.Join(by, "J"),
            _ => pit.AnswerOf(by, luck.Below(2) == 0 ? Right : Wrong) with { Question = luck.Below(pit.Battle.Index + 1) },
        };
        foreach (var other in players.Append(by))
            foreach (var each in new[] { new Move.Ping(other), other == by ? move : new Move.Tick() })
                if (pit.Try(each) is Turn turn) { pit.Battle = turn.Battle; pit.Events.AddRange(turn.Events); }
    }

    private static Battle Restored(Pit pit)
    {
        var header = pit.Battle with { Players = pit.Battle.Players.Clear(), Answers = pit.Battle.Answers.Clear() };
        var roster = pit.Battle.Players.Values.Select(p => p with { Points = 77, Correct = 7, Missed = [] });
        return BattleMemory.Restore(header, roster, pit.Received);
    }

    /// <summary>Without what a restart cannot know: who was heard when.</summary>
    private static string Comparable(Battle battle) => Dump(BattleMemory.Restore(battle, [], []) with
    {
        Players = battle.Players.ToImmutableDictionary(p => p.Key, p => p.Value with { Heard = battle.Now }),
        Answers = battle.Answers,
    });
}
