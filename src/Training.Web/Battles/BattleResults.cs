// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Training.Attempts;
using Training.Battles;
using Training.Web.Persistence;

namespace Training.Web.Battles;

/// <summary>A battle that is over, in somebody's list.</summary>
/// <param name="Id">Its results' address.</param>
/// <param name="Code">As it was.</param>
/// <param name="EndedAt">When.</param>
/// <param name="Questions">How many it asked: fewer than it had where it ended early.</param>
/// <param name="Correct">Summed correctness of the reader; null when they did not play.</param>
internal sealed record PastBattle(Guid Id, string Code, DateTimeOffset EndedAt, int Questions, decimal? Correct);

/// <summary>What remains of a battle for one reader.</summary>
/// <param name="Code">As it was.</param>
/// <param name="EndedAt">When.</param>
/// <param name="Mine">Question by question; null when they did not play.</param>
/// <param name="Failed">For who hosted: what was failed most first; null for others.</param>
/// <param name="Duel">Against oneself; null where one played against others.</param>
internal sealed record PastResults(string Code, DateTimeOffset EndedAt, MyResults? Mine, ImmutableArray<AskedQuestion>? Failed, DuelView? Duel = null);

/// <summary>One's own battle.</summary>
internal sealed record MyResults(int Points, decimal Correct, ImmutableArray<AnsweredInBattle> Questions);

/// <summary>A question, how one answered, and what that earned.</summary>
/// <param name="Question">With what is right.</param>
/// <param name="Response">In screen positions; the first answer, else the comeback's; null: none.</param>
/// <param name="Credit">Of that answer, 0 to 1.</param>
/// <param name="Points">Of both passes.</param>
/// <param name="Mended">Right in the comeback after all.</param>
/// <param name="CameLater">It was asked before one came.</param>
internal sealed record AnsweredInBattle(PreviewView Question, Response? Response, decimal Credit, int Points, bool Mended, bool CameLater);

/// <summary>A question and how many had it right.</summary>
/// <param name="Question">With what is right, and the distribution.</param>
/// <param name="Answers">How many answered; null: too few to be told.</param>
/// <param name="Right">How many had it wholly right.</param>
internal sealed record AskedQuestion(PreviewView Question, int? Answers, int Right);

/// <summary>Battles that are over: to each player their own answers, to who hosted how questions were answered. Never a name, never a rank.</summary>
internal sealed class BattleResults(IDbContextFactory<TrainingDb> databases, BattleStore store)
{
    /// <summary>Groups under five are not shown in what outlives a battle.</summary>
    public const int FewestAnswers = 5;

    /// <summary>Battles of which a person may read something: those that they played, hosted, or made as a trainer; latest first.</summary>
    public async Task<IReadOnlyList<PastBattle>> OfAsync(Guid person, bool isTrainer, int most)
    {
        await using var db = await databases.CreateDbContextAsync();
        var led = Led(db, person, isTrainer);
        var found = (from battle in db.Set<BattleRow>()
                     where battle.Phase == BattlePhase.Finished && battle.EndedAt != null
                     from player in db.Set<BattlePlayerRow>().Where(p => p.BattleId == battle.Id && p.PlayerId == person).DefaultIfEmpty()
                     let isLed = led.Any(l => l.Id == battle.Id)
                     where player != null || isLed
                     orderby battle.EndedAt descending
                     select new
                     {
                         battle.Settings, Player = player, IsLed = isLed,
                         Past = new PastBattle(
                             battle.Id, battle.Code, battle.EndedAt!.Value, battle.Position + 1, player == null ? null : player.Correct),
                     }).AsNoTracking().AsAsyncEnumerable();
        var past = new List<PastBattle>();
        await foreach (var battle in found)
        {
            var isSeat = battle.Player is not null && IsSeat(battle.Settings, battle.Player.Team);
            if (isSeat || battle.IsLed) past.Add(isSeat ? battle.Past : battle.Past with { Correct = null });
            if (past.Count == most) break;
        }

        return past;
    }

    /// <summary>What remains of a battle for this reader; null while it runs, and for who was not in it.</summary>
    public async Task<PastResults?> FindAsync(Guid person, bool isTrainer, Guid id, string lang)
    {
        await using var db = await databases.CreateDbContextAsync();
        var row = await db.Set<BattleRow>().AsNoTracking().SingleOrDefaultAsync(b => b.Id == id && b.Phase == BattlePhase.Finished);
        if (row is not { EndedAt: { } ended }) return null;
        var player = await db.Set<BattlePlayerRow>().AsNoTracking().SingleOrDefaultAsync(p => p.BattleId == id && p.PlayerId == person);
        if (player is not null && !IsSeat(row.Settings, player.Team)) player = null;
        var hosted = await Led(db, person, isTrainer).AnyAsync(b => b.Id == id);
        if (player is null && !hosted) return null;
        // What it had still to ask when it ended was nobody's to answer.
        var asked = new Asked([.. (await store.QuestionsAsync(db, id)).Take(row.Position + 1)], row, lang);
        return new PastResults(row.Code, ended, player is null ? null : await MineAsync(db, asked, player), hosted ? await FailedAsync(db, asked, id) : null,
            player is null ? null : DuelOf(row, player));
    }

    /// <summary>Battles whose questions somebody may read in whole because they hosted them, or made them as a trainer; those of a relay once both sides have played.</summary>
    private static IQueryable<BattleRow> Led(TrainingDb db, Guid person, bool isTrainer) => db.Set<BattleRow>().Where(b =>
        (b.HostId == person || (isTrainer && b.CreatedBy == person))
        && !db.Set<RelayRow>().Any(r => r.EndedAt == null && (r.FirstBattleId == b.Id || r.SecondBattleId == b.Id)));

    /// <summary>Whether who sat down under this label played: in a relay the other side may have been sent away at the start, and has the same questions before it.</summary>
    /// <param name="settings">Of the battle, as stored.</param>
    /// <param name="team">Label of the seat.</param>
    public static bool IsSeat(string settings, string? team) => IsSeat(JsonSerializer.Deserialize<BattleSettings>(settings)!, team);

    /// <summary>The same.</summary>
    public static bool IsSeat(BattleSettings settings, string? team) => settings.Sides is not { } sides || sides.Has(team);

    /// <summary>A relay's sides are told by the relay: they outlive their players.</summary>
    private static DuelView? DuelOf(BattleRow row, BattlePlayerRow player)
    {
        if (row.Ghost is null || player.Team is not null) return null;
        var (now, then) = (new DuelSide(player.Points ?? 0, player.Correct ?? 0), JsonSerializer.Deserialize<Ghost>(row.Ghost)!.Whole);
        var wasCutShort = JsonSerializer.Deserialize<BattleSettings>(row.Settings)!.IsSpent(row.CreatedAt, row.Since);
        return new DuelView(null, true, now, then, null, null, wasCutShort ? DuelOutcome.Absent : now.Against(then));
    }

    private static async Task<MyResults> MineAsync(TrainingDb db, Asked asked, BattlePlayerRow player)
    {
        var answers = await db.Set<BattleAnswerRow>().AsNoTracking().Where(a => a.BattleId == player.BattleId && a.PlayerId == player.PlayerId).ToListAsync();
        var byQuestion = answers.ToLookup(a => a.Question);
        return new MyResults(player.Points ?? 0, player.Correct ?? 0,
        [
            .. Enumerable.Range(0, asked.Questions.Length).Select(i =>
            {
                var (first, second) = (byQuestion[i].FirstOrDefault(a => a.Pass == 0), byQuestion[i].FirstOrDefault(a => a.Pass == 1));
                var shown = first ?? second;
                return new AnsweredInBattle(
                    asked.View(i), shown is null ? null : asked.Questions[i].ToScreen(JsonSerializer.Deserialize<Response>(shown.Response)!), shown?.Credit ?? 0,
                    (first?.Points ?? 0) + (second?.Points ?? 0), first is not null && second?.Credit == 1, shown is null && i < player.FirstQuestion);
            }),
        ]);
    }

    /// <summary>What was failed most comes first; questions that too few answered stand last and say nothing.</summary>
    private static async Task<ImmutableArray<AskedQuestion>> FailedAsync(TrainingDb db, Asked asked, Guid battle)
    {
        var answers = (await db.Set<BattleAnswerRow>().Where(a => a.BattleId == battle && a.Pass == 0).Select(a => new { a.Question, a.Response, a.Credit }).ToListAsync())
            .ToLookup(a => a.Question, a => (a.Response, a.Credit));
        var erased = await db.Set<BattleTallyRow>().AsNoTracking().Where(t => t.BattleId == battle).ToDictionaryAsync(t => t.Position);
        return
        [
            .. Enumerable.Range(0, asked.Questions.Length)
                .Select(i => (Index: i, Tally: AnswerTally.Of(answers[i]) + AnswerTally.Of(erased.GetValueOrDefault(i))))
                .OrderBy(q => q.Tally.Answers < FewestAnswers)
                .ThenBy(q => q.Tally.Answers < FewestAnswers ? 0 : (decimal)q.Tally.Right / q.Tally.Answers).ThenBy(q => q.Index)
                .Select(q => q.Tally.Answers < FewestAnswers ? new AskedQuestion(asked.View(q.Index), null, 0) : new AskedQuestion(asked.View(q.Index, q.Tally), q.Tally.Answers, q.Tally.Right)),
        ];
    }

    /// <summary>The questions of a battle that is over, as they are read.</summary>
    private sealed class Asked(ImmutableArray<BattleQuestion> questions, BattleRow row, string lang)
    {
        private readonly Battle _battle = Battle.Create(row.Id, row.CreatedBy, new BattleSettings(), questions, row.CreatedAt);

        public ImmutableArray<BattleQuestion> Questions => questions;

        public PreviewView View(int index) => BattleView.Preview(_battle, index, lang);

        public PreviewView View(int index, AnswerTally tally)
        {
            var (view, order) = (View(index), questions[index].Order);
            return view with
            {
                Solution = view.Solution with
                {
                    Answers = tally.Answers,
                    Choices = [.. view.Solution.Choices.Select((c, i) => c with { Count = order[i] < tally.Picks.Length ? tally.Picks[order[i]] : 0 })],
                },
            };
        }
    }
}
