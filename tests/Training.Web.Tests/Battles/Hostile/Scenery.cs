// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Battles;
using Training.Web.Battles;

namespace Training.Web.Tests.Battles.Hostile;

/// <summary>A hosted battle of two questions in some phase, with somebody of each role in it and one who never answers.</summary>
internal sealed class Scenery(Room room, IReadOnlyDictionary<string, Guid> people, string handleElsewhere)
{
    public Room Room => room;

    public string Code => room.Code;

    public Battle Battle => room.Battle;

    public string HandleElsewhere => handleElsewhere;

    public Guid Person(string role) => people[role];

    public string Handle(string role) => Handles.Of(room.Token, people[role]);

    /// <summary>Plays the battle to a phase. The clock stands: whoever was heard is present.</summary>
    public async Task PlayToAsync(BattlePhase phase)
    {
        await PlayAsync([
            .. Playing.Select(role => new Move.Join(Person(role), role, Team: "Les Verts", IsGuest: role == "guest")),
            new Move.HandOver(Person("former"), Host), new Move.TakeHost(Host, IsTrainer: true), new Move.Remove(Host, Person("removed")), new Move.Park(Person("parked"))]);
        if (phase == BattlePhase.Cancelled) await PlayAsync([new Move.Finish(Host)]);
        if (phase is BattlePhase.Lobby or BattlePhase.Cancelled) return;
        await PlayAsync([new Move.Start(Host), new Move.Next(Host), .. Answers(0)]);
        if (phase == BattlePhase.Reveal) return;
        await PlayAsync([new Move.Next(Host)]);
        if (phase == BattlePhase.Reading) return;
        await PlayAsync([new Move.Next(Host)]);
        if (phase == BattlePhase.Comeback) await PlayAsync([.. Answers(1), new Move.Next(Host)]);
        if (phase == BattlePhase.Paused) await PlayAsync([new Move.Pause(Host)]);
        if (phase == BattlePhase.Finished) await PlayAsync([new Move.Finish(Host)]);
    }

    private static string[] Playing => ["player", "guest", "parked", "removed", "bystander"];

    private Guid Host => Person("host");

    private IEnumerable<Move> Answers(int question) => ((string[])["player", "guest", "bystander"])
        .Select(role => new Move.Answer(Person(role), question, 0, Hall.ResponseTo(Battle.Questions[question], isRight: false), Guid.NewGuid(), TimeSpan.FromSeconds(1)));

    private async Task PlayAsync(Move[] moves) => Assert.All(await Task.WhenAll(moves.Select(room.PlayAsync)), outcome => Assert.Null(outcome.Refusal));
}
