// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

public sealed class BattleMemoryTests
{
    [Fact]
    public void A_battle_taken_up_again_from_its_rows_is_the_same_battle()
    {
        for (ulong seed = 0; seed < 400; seed++)
        {
            var (received, turns) = (new List<Answer>(), 0);
            void Compare(Battle before, Turn turn)
            {
                received.AddRange(turn.Events.OfType<BattleEvent.Received>().Where(r => r.IsFirst).Select(r => r.Answer));
                if (turn.Battle.IsOver || turns++ % 3 > 0) return;
                var (kept, again) = (Comparable(turn.Battle), Comparable(Restored(turn.Battle, received)));
                Assert.True(kept == again, string.Create(CultureInfo.InvariantCulture, $"seed {seed}, turn {turns}\n{kept}\n{again}"));
            }

            new Script(seed) { Check = Compare }.Play(100);
        }
    }

    [Fact]
    public void Who_played_before_an_outage_is_present_after_it_and_missed_when_really_gone()
    {
        var pit = new Pit().Open(Zoe, Lukasz).Answer(Zoe, Right).Wait(2, Zoe);
        pit.Battle = Restored(pit.Battle, [.. pit.Received]);
        pit.Clock = pit.Clock.AddSeconds(60);
        pit.Do(new Move.Interrupted(TimeSpan.FromSeconds(60)));
        Assert.Equal(BattlePhase.Answering, pit.Battle.Phase);
        pit.Wait(5, Zoe);
        Assert.Equal(BattlePhase.Reveal, pit.Battle.Phase);
    }

    private static Battle Restored(Battle battle, IReadOnlyList<Answer> received)
    {
        var header = battle with
        {
            Players = battle.Players.Clear(), Answers = battle.Answers.Clear(), Teams = battle.Teams.Clear(), Names = battle.Names.Clear(), Labels = battle.Labels.Clear(),
            Listed = 0, Voice = null, Awaited = Battle.Nobody,
        };
        // Written when a question opened: that somebody has answered it since is known from the answer.
        var roster = battle.Players.Values.Select(p => p with
        {
            Points = 77, Correct = 7, Missed = [], Uncounted = [.. p.Uncounted.Concat(received.Where(a => a.Key.Player == p.Id).Select(a => a.Key.Question)).Distinct()],
        });
        return BattleMemory.Restore(header, roster, received);
    }

    /// <summary>Without what a restart cannot know: who was heard when.</summary>
    private static string Comparable(Battle battle) => Dump(BattleMemory.Restore(battle, [], []) with
    {
        Players = battle.Players.ToImmutableDictionary(p => p.Key, p => p.Value with { Heard = battle.Now, Uncounted = [.. p.Value.Uncounted.Order()] }),
        Answers = battle.Answers, Teams = battle.Teams, Listed = battle.Listed,
    });
}
