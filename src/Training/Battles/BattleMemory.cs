// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>Takes a battle up again from what was kept of it.</summary>
public static class BattleMemory
{
    /// <summary>
    /// A running battle with its totals, its missed questions and its current answers, from its header, its roster and all its answers.
    /// Everybody who had not left counts as heard at <see cref="Battle.Now"/>: whoever is gone is noticed again within the time of presence.
    /// </summary>
    /// <param name="header">Phase, instants, settings, questions; its players and answers are not read.</param>
    /// <param name="roster">Names, teams, flags, tiers, first question, <see cref="Player.ParkedFor"/> and <see cref="Player.Uncounted"/>; their totals are not read.</param>
    /// <param name="answers">Of all rounds.</param>
    public static Battle Restore(Battle header, IEnumerable<Player> roster, IEnumerable<Answer> answers)
    {
        var byKey = answers.ToDictionary(a => a.Key);
        var closed = header.Underlying is BattlePhase.Lobby or BattlePhase.Reading or BattlePhase.Answering ? header.Index : header.Index + 1;
        var players = roster
            .Select(p => p with { Points = 0, Correct = 0, Missed = [], Heard = header.Now, Uncounted = StillUncounted(p, byKey) })
            .Select(p => Replay(p, closed, byKey))
            .ToImmutableDictionary(p => p.Id);
        var pass = header.Underlying == BattlePhase.Comeback ? 1 : 0;
        var battle = header with
        {
            Players = players,
            Answers = byKey.Values.Where(a => a.Key.Pass == pass && (pass == 1 || a.Key.Question == header.Index)).ToImmutableDictionary(a => a.Key),
            LastHeard = header.Now,
            Host = header.Host is { } host ? host with { Heard = header.Now } : null,
            SilenceFrom = header.Phase == BattlePhase.Lobby && players.Count > 0 ? header.Now + header.Settings.LobbySilence : null,
            Listed = players.Values.Count(p => !p.HasLeft),
            Names = players.Values.ToImmutableDictionary(p => DisplayName.KeyOf(p.Name), p => p.Id),
            Labels = players.Values.Select(p => p.Team).OfType<string>().Distinct().ToImmutableDictionary(TeamTotals.KeyOf),
            Teams = TeamsOf(header, players.Values, byKey.Values),
        };
        // All were heard at the same instant, so any of them bears witness.
        return battle with
        {
            Voice = First(players.Values.Where(p => p.IsThere)),
            Awaited = [.. Needs.TimeFactors.Select((_, tier) => First(players.Values.Where(p => p.Tier == tier && battle.Owes(p))) is { } first ? new Witness(first, IsLast: true) : (Witness?)null)],
        };
    }

    /// <summary>Who answered later is counted since then.</summary>
    private static ImmutableArray<int> StillUncounted(Player player, Dictionary<AnswerKey, Answer> answers) =>
        player.Uncounted.RemoveAll(q => answers.ContainsKey(new AnswerKey(player.Id, q, 0)) || answers.ContainsKey(new AnswerKey(player.Id, q, 1)));

    private static ImmutableDictionary<string, Team> TeamsOf(Battle header, IEnumerable<Player> players, IReadOnlyCollection<Answer> answers)
    {
        var members = players.Where(p => p.Team is not null).ToDictionary(p => p.Id);
        var opened = header.Underlying is BattlePhase.Lobby or BattlePhase.Reading ? header.Index : header.Index + 1;
        var teams = new TeamTotals(ImmutableDictionary<string, Team>.Empty);
        foreach (var member in members.Values)
            for (var question = member.FirstQuestion; question < opened; question++)
                if (!member.Uncounted.Contains(question)) teams.Join(member.Team!, question);
        foreach (var answer in answers)
            if (members.TryGetValue(answer.Key.Player, out var member)) teams.Add(member.Team!, answer);
        return teams.Result;
    }

    private static Player Replay(Player player, int closed, Dictionary<AnswerKey, Answer> answers)
    {
        var parkedNow = player.IsParked;
        // Being parked at this moment says nothing of the rounds that closed: ParkedFor does.
        player = player with { IsParked = false };
        for (var question = 0; question < closed; question++)
            player = Stocktaking.After(player, question, answers.GetValueOrDefault(new AnswerKey(player.Id, question, 0)));
        foreach (var missed in player.Missed)
            if (answers.TryGetValue(new AnswerKey(player.Id, missed.Question, 1), out var answer)) player = Stocktaking.AfterComeback(player, answer);
        return player with { IsParked = parkedNow };
    }

    private static Guid? First(IEnumerable<Player> players) => players.OrderBy(p => p.Id).Select(p => (Guid?)p.Id).FirstOrDefault();
}
