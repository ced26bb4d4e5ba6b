// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text.Json;
using Training.Attempts;
using Training.Battles;
using Training.Web.Progress;

namespace Training.Web.Battles;

/// <summary>What a turn leaves on the disk.</summary>
internal static class BattleStatements
{
    private const string Header =
        "UPDATE battles SET phase = @p0, paused_from = @p1, paused_at = @p2, position = @p3, since = @p4, until = @p5, seq = @p6, version = @p7, " +
        "is_locked = @p8, alive_at = @p9, ended_at = @p10, paused_by_host = @p11, closed_at = @p12, host_id = @p13, host_is_lost = @p14, heirs = @p15, " +
        "settings = @p16 WHERE id = @p17 AND version = @p18";

    private const string NewPlayer =
        "INSERT INTO battle_players (battle_id, player_id, name, on_podium, team, tier, is_parked, has_left, is_removed, parked_for, uncounted, first_question, is_guest) " +
        "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10, @p11, @p12)";

    private const string KnownPlayer =
        "UPDATE battle_players SET name = @p2, on_podium = @p3, team = @p4, tier = @p5, is_parked = @p6, has_left = @p7, is_removed = @p8, parked_for = @p9, " +
        "uncounted = @p10 WHERE battle_id = @p0 AND player_id = @p1";

    private const string Totals = "UPDATE battle_players SET points = @p0, correct = @p1, tier = 0, place = @p2, on_podium = @p3 WHERE battle_id = @p4 AND player_id = @p5";

    private const string Ranked = "UPDATE battles SET ranked = @p0 WHERE id = @p1";

    private const string Dealt =
        "INSERT INTO battle_questions (battle_id, position, module_id, question_id, rev, text_hash, \"order\", lesson_titles) VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7)";

    private const string Answered =
        "INSERT INTO battle_answers (battle_id, player_id, question, pass, answer_id, response, credit, correct, points, elapsed, at) " +
        "VALUES (@p0, @p1, @p2, @p3, @p4, @p5, @p6, @p7, @p8, @p9, @p10)";

    // A guest has no row among people, hence no review.
    private const string Reviewed =
        "INSERT INTO review_log (person_id, module_id, question_id, rev, source, credit, at) " +
        "SELECT @p0, @p1, @p2, @p3, @p4, @p5, @p6 WHERE EXISTS (SELECT 1 FROM people WHERE id = @p0)";

    // Of a relay: each leads to the one row whose battle it is, or to none.
    private const string FirstSidePlayed = "UPDATE relays SET first = @p0, second = @p1, ended_at = @p2, due_at = @p3 + delay WHERE first_battle_id = @p4";

    private const string OtherSidePlayed = "UPDATE relays SET second = @p0, ended_at = @p1 WHERE second_battle_id = @p2";

    private const string Alive = "UPDATE battles SET alive_at = @p0 WHERE ended_at IS NULL";

    public static Statement AliveAt(DateTimeOffset now) => new(Alive, [now.UtcTicks]);

    /// <summary>What changed between two values of a battle through these events; empty when nothing that is kept did.</summary>
    public static List<Statement> Of(Battle before, Battle after, IEnumerable<BattleEvent> events)
    {
        var statements = new List<Statement>();
        var roster = new Dictionary<Guid, bool>();
        foreach (var happened in events)
        {
            switch (happened)
            {
                case BattleEvent.RosterChanged r:
                    roster[r.Player.Id] = r.IsNew || roster.GetValueOrDefault(r.Player.Id);
                    break;
                // A round ends with its reveal, or with the battle.
                case BattleEvent.Staged { What: Stage.Revealed or Stage.Finished, Battle: var closed }:
                    foreach (var parked in closed.Players.Values.Where(p => p.ParkedFor.Contains(closed.Index))) roster.TryAdd(parked.Id, false);
                    break;
                case BattleEvent.Staged { What: Stage.Opened, Battle: var opened }:
                    foreach (var absent in opened.Players.Values.Where(p => p.Uncounted.Contains(opened.Index))) roster.TryAdd(absent.Id, false);
                    break;
            }
        }

        // Players before their answers: the key of an answer leads to its player.
        foreach (var (id, isNew) in roster) statements.Add(Player(after.Id, after.Players[id], after.Removed.Contains(id), isNew));
        foreach (var answer in events.OfType<BattleEvent.Received>().Where(r => r.IsFirst).Select(r => r.Answer))
        {
            statements.Add(Answer(after.Id, answer));
            statements.Add(Review(after, answer));
        }

        if (before.Questions.IsEmpty) statements.AddRange(after.Questions.Select((question, position) => Question(BattleStore.RowOf(after.Id, position, question))));
        // Once: what is told of its end is not written again with each tick that finds it over.
        if (after.IsOver && !before.IsOver) statements.AddRange(Ends(after));
        if (after.Version != before.Version) statements.Add(HeaderOf(before, after));
        return statements;
    }

    private static Statement HeaderOf(Battle before, Battle after) => new(Header,
    [
        after.Phase.ToString(), after.Pause?.From.ToString(), after.Pause?.At.UtcTicks, after.Index, after.Since.UtcTicks, after.Until?.UtcTicks,
        after.Seq, after.Version, after.IsLocked, after.Now.UtcTicks, after.IsOver ? after.Now.UtcTicks : null,
        after.Pause?.ByHost ?? false, after.ClosedAt?.UtcTicks, after.Host?.Person, after.Host?.IsLost ?? false, string.Join(',', after.Heirs.Order()),
        JsonSerializer.Serialize(after.Settings), after.Id, before.Version,
    ], MustChange: true);

    private static Statement Player(Guid battle, Player player, bool isRemoved, bool isNew)
    {
        // Who was silent in the lobby did not leave: any sign of life brings them back, after a restart too.
        object?[] known =
        [
            battle, player.Id, player.Name, player.OnPodium, player.Team, player.Tier, player.IsParked, player.HasLeft && !player.WasSilent, isRemoved,
            Joined(player.ParkedFor), Joined(player.Uncounted),
        ];
        return isNew ? new Statement(NewPlayer, [.. known, player.FirstQuestion, player.IsGuest]) : new Statement(KnownPlayer, known, MustChange: true);
    }

    private static IEnumerable<Statement> Ends(Battle battle)
    {
        var places = BattleView.Standing(battle).ToDictionary(s => s.Player.Id, s => s.Place);
        var named = BattleView.Named(battle).Select(s => s.Player.Id).ToHashSet();
        foreach (var player in battle.Players.Values)
            yield return new Statement(Totals, [player.Points, player.Correct, places.TryGetValue(player.Id, out var place) ? place : null, named.Contains(player.Id), battle.Id, player.Id]);
        yield return new Statement(Ranked, [places.Count, battle.Id]);
        if (battle is { Phase: BattlePhase.Finished, Settings.Sides: { } sides }) yield return Handed(battle, sides);
    }

    /// <summary>What a side leaves to the other, or what both made of it at once; figures, for people may be erased.</summary>
    private static Statement Handed(Battle battle, Sides sides)
    {
        string Of(string label) => JsonSerializer.Serialize(battle.GhostOf(label));
        var now = battle.Now.UtcTicks;
        return battle.Ghost is null
            ? new Statement(FirstSidePlayed, [Of(sides.First), sides.Second is { } second ? Of(second) : null, sides.Second is null ? null : now, now, battle.Id])
            : new Statement(OtherSidePlayed, [Of(sides.First), now, battle.Id]);
    }

    private static Statement Question(BattleQuestionRow row) =>
        new(Dealt, [row.BattleId, row.Position, row.ModuleId, row.QuestionId, row.Rev, row.TextHash, row.Order, row.LessonTitles]);

    private static Statement Answer(Guid battle, Answer answer) => new(Answered,
    [
        battle, answer.Key.Player, answer.Key.Question, answer.Key.Pass, answer.Id, JsonSerializer.Serialize(answer.Response),
        answer.Credit, answer.Correct, answer.Points, answer.Elapsed.Ticks, answer.At.UtcTicks,
    ]);

    private static Statement Review(Battle battle, Answer answer)
    {
        var question = battle.Questions[answer.Key.Question];
        return new Statement(Reviewed,
            [answer.Key.Player, question.ModuleId, question.Question.Id, question.Question.Rev, ReviewSources.Battle, answer.Credit, answer.At.UtcTicks]);
    }

    private static string Joined(IEnumerable<int> positions) => string.Join(',', positions.Select(q => q.ToString(CultureInfo.InvariantCulture)));
}
