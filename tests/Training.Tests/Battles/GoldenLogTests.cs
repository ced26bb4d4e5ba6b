// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text;
using Training.Battles;
using static Training.Tests.Battles.Pit;

namespace Training.Tests.Battles;

/// <summary>One hosted battle from its lobby to its end, told line by line in <c>golden-battle.txt</c>: what a change of the rules changes is read there.</summary>
public sealed class GoldenLogTests
{
    private static readonly Guid Anne = Id(21), Guest = Id(22);

    [Fact]
    public void A_hosted_battle_of_teams_with_all_that_can_happen_in_it()
    {
        var pit = new Pit(BattleSettings.For(BattleFormat.Hosted) with { Teams = TeamKind.SelfFormed, AllowsGuests = true, Speed = 0.1m });
        var start = pit.Clock;
        pit.Do(new Move.Join(Lukasz, "Łukasz", true, "Fosse")).Do(new Move.Join(Lea, "Léa", true, "fosse", Needs: new Needs(2))).Do(new Move.Join(Id(1), "Zoé", false, "Jour"));
        pit.Do(new Move.Join(Guest, "zoe", true, "Jour", IsGuest: true)).Do(new Move.Join(Stranger, "<img onerror=…>")).Do(new Move.Remove(Zoe, Stranger)).Do(new Move.Lock(Zoe, true));
        Guid[] players = [Lukasz, Lea, Id(1), Guest], all = [Zoe, .. players];
        pit.Do(new Move.Start(Zoe)).Wait(3, all);
        pit.Wait(5, all).Answer(Lukasz, Right, 5).Do(new Move.Park(Id(1))).Wait(5, all).Answer(Guest, Wrong, 9).Wait(14, all).Answer(Lea, Right, 24);
        pit.Do(new Move.Return(Id(1))).Wait(5, all).Do(new Move.HandOver(Zoe, Anne)).Do(new Move.TakeHost(Anne, false)).Do(new Move.SetTime(Anne, 2)).Do(new Move.Next(Anne));
        pit.Wait(3, players).Answer(Lea, Wrong, 2).Wait(13, players).Answer(Lukasz, Right, 15).Do(new Move.Ping(Anne)).Do(new Move.Pause(Anne)).Wait(4, [Anne, .. players]);
        pit.Do(new Move.Resume(Anne)).Answer(Guest, Right, 16).Do(new Move.Close(Anne)).Wait(2, players).Wait(20, players);
        pit.Do(pit.AnswerOf(Id(1), Right) with { Question = 0 }).Do(pit.AnswerOf(Lea, Right) with { Question = 1 }).Do(pit.AnswerOf(Guest, Wrong) with { Question = 0 });
        pit.Do(new Move.TakeHost(Zoe, true)).Wait(2, all).Do(new Move.Next(Zoe));
        Assert.Equal(Resource("golden-battle.txt").ReplaceLineEndings("\n"), Told(pit, start));
    }

    private static string Told(Pit pit, DateTimeOffset start)
    {
        var text = new StringBuilder();
        foreach (var happened in pit.Events) text.Append(Line(happened, start)).Append('\n');
        foreach (var place in BattleView.Standing(pit.Battle))
            text.Append(CultureInfo.InvariantCulture, $"{place.Place}. {place.Player.Name}: {place.Player.Correct:0.##} right, {place.Player.Points} points").Append('\n');
        foreach (var team in Ranking.Of(pit.Battle).Teams) text.Append(CultureInfo.InvariantCulture, $"{team.Place}. {team.Label}: {team.Correct:0.######} right, {team.Points:0.0} points").Append('\n');
        var podium = ((Scene.Finished)BattleView.Scene(pit.Battle, "fr")).Podium;
        return text.Append("podium: ").AppendJoin(", ", podium.Select(p => p.Name)).Append('\n').ToString();
    }

    private static string Line(BattleEvent happened, DateTimeOffset start)
    {
        // Seconds since the lobby opened: the clock starts at a random instant.
        string At(DateTimeOffset instant) => string.Create(CultureInfo.InvariantCulture, $"{(instant - start).TotalSeconds:0.###} s");
        return happened switch
        {
            BattleEvent.Staged s => string.Create(CultureInfo.InvariantCulture, $"{At(s.Battle.Now)} #{s.Seq} {s.What}: {s.Battle.Phase} {s.Battle.Index}, until {(s.Battle.Deadline is { } until ? At(until) : "told")}"),
            BattleEvent.RosterChanged r => $"{r.Player.Name}{(r.IsNew ? " comes in" : "")}{(r.Player.Team is { } team ? $", {team}" : "")}{(r.Player.IsParked ? ", with a guest" : "")}{(r.Player.HasLeft ? ", gone" : "")}",
            BattleEvent.Received r => string.Create(CultureInfo.InvariantCulture, $"{At(r.Answer.At)} {Who(r.Answer.Key.Player)} answers {r.Answer.Key.Question}/{r.Answer.Key.Pass}: {r.Answer.Points} points"),
            BattleEvent.Removed r => $"{r.Player.Name} is removed",
            _ => throw new ArgumentOutOfRangeException(nameof(happened)),
        };
    }

    private static string Who(Guid player) => player == Guest ? "zoe (2)" : player == Id(1) ? "Zoé" : Name(player);
}
