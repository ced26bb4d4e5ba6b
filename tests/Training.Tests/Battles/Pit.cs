// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Training.Attempts;
using Training.Battles;
using Training.Modules;

namespace Training.Tests.Battles;

/// <summary>A battle being played in a test: keeps the value, the clock and what happened.</summary>
internal sealed class Pit
{
    public static readonly Guid Zoe = new("00000000-0000-0000-0000-00000000000a");
    public static readonly Guid Lukasz = new("00000000-0000-0000-0000-00000000000b");
    public static readonly Guid Lea = new("00000000-0000-0000-0000-00000000000c");
    public static readonly Guid Stranger = new("00000000-0000-0000-0000-0000000000ff");

    private int _answers;

    public Pit(BattleSettings? settings = null, int questions = 2, ulong start = 7, Ghost? ghost = null)
    {
        // A random instant: no test may lean on a round one.
        Clock = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero).AddSeconds(new Training.Shared.Luck(start).Below(30_000_000));
        Battle = Battle.Create(new Guid(9, 9, 9, new byte[8]), Zoe, settings ?? new BattleSettings(), [.. Enumerable.Range(0, questions).Select(Question)], Clock) with { Ghost = ghost };
    }

    public Battle Battle { get; set; }
    public DateTimeOffset Clock { get; set; }
    public List<BattleEvent> Events { get; } = [];
    public IEnumerable<Stage> Stages => Events.OfType<BattleEvent.Staged>().Select(e => e.What);
    public IEnumerable<Answer> Received => Events.OfType<BattleEvent.Received>().Where(r => r.IsFirst).Select(r => r.Answer);

    /// <summary>Four choices of which the third of the source is right, shown in the order 2, 0, 3, 1.</summary>
    public static BattleQuestion Question(int n)
    {
        var question = new SingleChoice
        {
            Id = string.Create(CultureInfo.InvariantCulture, $"q-{n}"), StemHtml = "Quelle <em>fosse</em> ?", StemText = "Quelle fosse ?", LessonId = "fosses",
            ExplanationHtml = "Parce que la solution est ici.", SourceHtml = "une source",
            Choices = [new("Un", "Un", false, "pas un"), new("Deux", "Deux", false), new("Trois", "Trois", true, "bien vu"), new("Quatre", "Quatre", false)],
        };
        return new BattleQuestion("module", QuestionText.Of([KeyValuePair.Create("fr", (Question)question)]), [2, 0, 3, 1]) { LessonTitles = ImmutableSortedDictionary<string, string>.Empty.Add("fr", "Les fosses").Add("nl", "De schachten") };
    }

    public static ChoiceResponse Right => new([2]);
    public static ChoiceResponse Wrong => new([0]);

    /// <summary>A table or a log that lies beside the tests.</summary>
    public static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(Pit).Assembly.GetManifestResourceStream(name) ?? throw new FileNotFoundException(name));
        return reader.ReadToEnd();
    }

    public static Guid Id(int n) => new(n, 0, 0, new byte[8]);

    public Played Try(Move move) => Battle.Play(move, Clock);

    public Pit Do(Move move)
    {
        if (Try(move) is not Turn turn) throw new InvalidOperationException($"{move} was refused: {Try(move)}");
        Battle = turn.Battle;
        Events.AddRange(turn.Events);
        return this;
    }

    public Pit Tick() => Do(new Move.Tick());

    /// <summary>Somebody comes in on a side.</summary>
    public Pit JoinAs(string side, params Guid[] players)
    {
        foreach (var player in players) Do(new Move.Join(player, Name(player), Team: side));
        return this;
    }

    public Pit Join(params Guid[] players)
    {
        foreach (var player in players) Do(new Move.Join(player, Name(player)));
        return this;
    }

    public static string Name(Guid player) => player == Zoe ? "Zoé" : player == Lukasz ? "Łukasz" : player == Lea ? "Léa" : "J" + player.ToString("N")[..8];

    /// <summary>Time passes while these players are heard every two seconds.</summary>
    public Pit Wait(double seconds, params Guid[] heard)
    {
        var end = Clock.AddSeconds(seconds);
        while (Clock < end)
        {
            Clock = end - Clock < TimeSpan.FromSeconds(2) ? end : Clock.AddSeconds(2);
            foreach (var player in heard)
                if (Try(new Move.Ping(player)) is Turn turn) { Battle = turn.Battle; Events.AddRange(turn.Events); }
        }

        return Battle.IsOver ? this : Tick();
    }

    /// <summary>From the lobby to the first question's choices.</summary>
    public Pit Open(params Guid[] players) => Join(players).Do(new Move.Start(players[0])).Wait(3, players);

    public Move.Answer AnswerOf(Guid player, Response response, double elapsed = 1, Guid? id = null) =>
        new(player, Battle.Index, Battle.Underlying == BattlePhase.Comeback ? 1 : 0, response, id ?? Id(++_answers), TimeSpan.FromSeconds(elapsed));

    public Pit Answer(Guid player, Response response, double elapsed = 1) => Do(AnswerOf(player, response, elapsed));

    /// <summary>Everything that a battle is, in a fixed order, so that two can be compared.</summary>
    public static string Dump(Battle b)
    {
        var text = new StringBuilder();
        text.AppendLine(CultureInfo.InvariantCulture, $"{b.Phase} {b.Index} {b.Since:O} {b.Until:O} {b.Pause} {b.Now:O} {b.Seq} {b.Version} {b.IsLocked} {b.LastHeard:O} {b.SilenceFrom:O}");
        text.AppendLine(CultureInfo.InvariantCulture, $"{b.Host} [{string.Join(',', b.Heirs.Order())}] [{string.Join(',', b.Removed.Order())}] {b.ClosedAt:O} {b.Settings.TimeFactor} {b.Settings.Speed} {b.Listed} {b.Questions.Length}");
        foreach (var team in b.Teams.Values.OrderBy(t => t.Label, StringComparer.Ordinal)) text.AppendLine(CultureInfo.InvariantCulture, $"{team.Label} {string.Join(',', team.Rounds)}");
        foreach (var p in b.Players.Values.OrderBy(p => p.Id))
            text.AppendLine(CultureInfo.InvariantCulture, $"{p.Id} {p.Name} {p.Heard:O} {p.OnPodium} {p.IsParked} {p.HasLeft} {p.WasSilent} {p.Team} {p.IsGuest} {p.Tier} {p.FirstQuestion} [{string.Join(',', p.ParkedFor)}] [{string.Join(',', p.Uncounted)}] {p.Points} {p.Correct:0.####} [{string.Join(',', p.Missed)}]");
        foreach (var a in b.Answers.Values.OrderBy(a => a.Key.Player).ThenBy(a => a.Key.Question))
            text.AppendLine(CultureInfo.InvariantCulture, $"{a.Key} {a.Id} {((ChoiceResponse)a.Response).Choices[0]} {a.Credit} {a.Correct} {a.Points} {a.Elapsed} {a.At:O}");
        return text.ToString();
    }
}
