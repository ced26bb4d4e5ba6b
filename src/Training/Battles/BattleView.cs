// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Training.Attempts;
using Training.Modules;

namespace Training.Battles;

/// <summary>Makes from a battle what may leave the server.</summary>
public static partial class BattleView
{
    /// <summary>Most players whose names the lobby shows.</summary>
    public const int NamesInLobby = 40;

    /// <summary>Most players whose names are shown in play.</summary>
    public const int NamesInPlay = 6;

    /// <summary>What everybody is shown, in a language.</summary>
    public static Scene Scene(Battle battle, string lang) => battle.Phase switch
    {
        BattlePhase.Lobby => new Scene.Lobby(battle.Questions.IsEmpty ? battle.Settings.Wanted : battle.Questions.Length, battle.IsLocked, Rules(battle), Rival(battle)),
        BattlePhase.Reading => new Scene.Reading(Stem(battle, battle.Index, lang), battle.Until),
        BattlePhase.Answering => new Scene.Answering(Stem(battle, battle.Index, lang), Ask(battle, battle.Index, lang), battle.Since, battle.Deadline),
        BattlePhase.Reveal => new Scene.Reveal(Stem(battle, battle.Index, lang), Solution(battle, battle.Index, lang, Distribution(battle, battle.Settings.DistributionFrom)), battle.Until),
        BattlePhase.Comeback => new Scene.Comeback(battle.Deadline),
        BattlePhase.Paused => new Scene.Paused(battle.Underlying == BattlePhase.Comeback ? null : Stem(battle, battle.Index, lang), battle.Pause!.ByHost),
        BattlePhase.Finished => new Scene.Finished(Podium(battle), battle.Asked),
        _ => new Scene.Cancelled(),
    };

    /// <summary>What one player is told of themselves; null for who is not, or no longer, in the battle.</summary>
    public static Mine? Mine(Battle battle, Guid id, string lang)
    {
        if (!battle.Players.TryGetValue(id, out var player) || player.HasLeft) return null;
        var answer = battle.Answers.GetValueOrDefault(new AnswerKey(id, battle.Index, 0));
        return new Mine(
            player.Name, player.OnPodium, player.IsParked, battle.Host?.Person == id, OwnTeam(battle, player),
            battle.Pause is null && player.FirstQuestion <= battle.Index ? battle.DeadlineOf(player) : null, player.Points, player.Correct,
            answer?.Receipt, answer is null ? null : battle.Current!.ToScreen(answer.Response),
            battle.Underlying == BattlePhase.Reveal && player.FirstQuestion <= battle.Index ? Result(battle, player, answer, lang) : null,
            battle.Underlying == BattlePhase.Comeback ? [.. player.Missed.Select(m => Card(battle, player, m, lang))] : [],
            battle.Phase == BattlePhase.Finished ? new Ending(player.Correct, player.Points, Ranking.Of(battle).PlaceOf(id)) : null,
            Duel(battle, player));
    }

    /// <summary>The standings: who is still in, and who left with something earned; not who was removed.</summary>
    public static ImmutableArray<Standing> Standing(Battle battle) => Ranking.Of(battle).Players;

    internal static RulesView Rules(Battle battle) =>
        new(battle.Settings.Format, battle.Settings.Teams, battle.Settings.TimeFactor, battle.Settings.Speed, battle.Settings.AllowsGuests, battle.Settings.MinPlayers);

    private static TeamLine? OwnTeam(Battle battle, Player player)
    {
        if (player.Team is not { } label) return null;
        var ranking = Ranking.Of(battle);
        if (battle.Phase == BattlePhase.Lobby) return new TeamLine(label, ranking.Members.GetValueOrDefault(label), null, null);
        if (!ranking.TellsTeams) return new TeamLine(label, ranking.Members.GetValueOrDefault(label), null, null);
        var own = ranking.Teams.First(t => t.Label == label);
        return new TeamLine(label, own.Members, Standings.Told(own.Place, ranking.Teams.Length), own.Points);
    }

    private static ImmutableArray<PodiumPlace> Podium(Battle battle) =>
        [.. Named(battle).Select(s => new PodiumPlace(s.Place, s.Player.Name, s.Player.Correct, s.Player.Points))];

    /// <summary>Who stands on the podium. Where places were kept, so was who did: nobody takes the place of somebody erased.</summary>
    public static ImmutableArray<Standing> Named(Battle battle) =>
        battle.Final is null ? Standings.Podium(Standing(battle)) : [.. Standing(battle).Where(s => s.Player.OnPodium)];

    internal static StemView Stem(Battle battle, int index, string lang)
    {
        var text = battle.Questions[index].Text;
        return new StemView(index, battle.Questions.Length, text.In(lang).StemHtml, text.LangFor(lang));
    }

    private static AskView Ask(Battle battle, int index, string lang)
    {
        var question = battle.Questions[index];
        return question.Text.In(lang) switch
        {
            ChoiceQuestion q => new AskView(Kind(q), [.. question.Order.Select(i => q.Choices[i]).Select(c => new ChoiceView(c.Html, c.Image))], ""),
            Numeric q => new AskView(Kind(q), [], q.Unit),
            var q => new AskView(Kind(q), [], ""),
        };
    }

    private static string Kind(Question question) => question switch { MultipleChoice => "multiple", ChoiceQuestion => "single", _ => "number" };

    internal static SolutionView Solution(Battle battle, int index, string lang, ImmutableArray<int>? distribution)
    {
        var frozen = battle.Questions[index];
        var question = frozen.Text.In(lang);
        var choices = question is ChoiceQuestion q
            ? frozen.Order.Select(i => new SolvedChoice(q.Choices[i].Html, q.Choices[i].Image, q.Choices[i].IsRight, distribution?[i])).ToImmutableArray()
            : [];
        var lesson = question.LessonId is { } id ? new LessonView(frozen.ModuleId, id, frozen.LessonTitle(lang)) : null;
        return new SolutionView(
            Kind(question), choices, question is Numeric n ? Number(n, lang) : "", question is Numeric { Unit: var unit } ? unit : "",
            question.ExplanationHtml, question.SourceHtml, lesson, distribution is null ? null : battle.Answers.Count);
    }

    private static string Number(Numeric question, string lang)
    {
        var best = question.Accepted.MaxBy(a => a.Credit)!;
        var culture = CultureInfo.GetCultureInfo(lang);
        return best.From == best.To ? question.Written(best.From, culture) : $"{question.Written(best.From, culture)} – {question.Written(best.To, culture)}";
    }

    /// <summary>How often each source position was picked; null when too few answered.</summary>
    internal static ImmutableArray<int>? Distribution(Battle battle, int from)
    {
        if (battle.Answers.Count < from || battle.Current!.Question is not ChoiceQuestion question) return null;
        var counts = new int[question.Choices.Length];
        foreach (var answer in battle.Answers.Values)
            foreach (var picked in ((ChoiceResponse)answer.Response).Choices) counts[picked]++;
        return [.. counts];
    }

    private static MyResult Result(Battle battle, Player player, Answer? answer, string lang) =>
        answer is null
            ? new MyResult(false, 0, 0, player.ParkedFor.Contains(battle.Index), "")
            : new MyResult(true, answer.Credit, answer.Points, false, Feedback(battle.Questions[answer.Key.Question].Text.In(lang), answer.Response));

    private static string Feedback(Question question, Response response) =>
        question is ChoiceQuestion choices && response is ChoiceResponse picked
            ? string.Join(' ', picked.Choices.Order().Select(i => choices.Choices[i].FeedbackHtml).Where(f => f.Length > 0))
            : "";

    private static CardView Card(Battle battle, Player player, Missed missed, string lang)
    {
        var question = battle.Questions[missed.Question];
        var answer = battle.Answers.GetValueOrDefault(new AnswerKey(player.Id, missed.Question, 1));
        return new CardView(
            Stem(battle, missed.Question, lang), Ask(battle, missed.Question, lang), missed.WasParked,
            answer is null ? null : new AnsweredCard(question.ToScreen(answer.Response), Result(battle, player, answer, lang), Solution(battle, missed.Question, lang, null)));
    }
}
