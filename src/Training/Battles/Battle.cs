// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;

namespace Training.Battles;

/// <summary>
/// One battle as it stands, and its rules: <see cref="Play"/> is the only way from one value to the next. It reads no clock and draws nothing.
/// It holds the answers of the current round with running totals; earlier rounds live in the database.
/// </summary>
public sealed record Battle
{
    /// <summary>Its identity.</summary>
    public required Guid Id { get; init; }

    /// <summary>Who made it.</summary>
    public required Guid CreatedBy { get; init; }

    /// <summary>When it was made.</summary>
    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What was decided for it.</summary>
    public required BattleSettings Settings { get; init; }

    /// <summary>What is asked, in order; one or more, but where they are dealt at the start: then none in the lobby.</summary>
    public required ImmutableArray<BattleQuestion> Questions { get; init; }

    /// <summary>The latest instant that it has seen; it never goes backwards.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Where it stands.</summary>
    public BattlePhase Phase { get; init; } = BattlePhase.Lobby;

    /// <summary>Position of the current question from 0; −1 before the first.</summary>
    public int Index { get; init; } = -1;

    /// <summary>When the phase opened; moved by pauses and outages, so that <c>Now − Since</c> is the time that counted.</summary>
    public DateTimeOffset Since { get; init; }

    /// <summary>When the phase ends at the latest, grace not counted; null: when somebody says so, or everybody has answered.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>When the host ended the time to answer of this phase; null: they did not.</summary>
    public DateTimeOffset? ClosedAt { get; init; }

    /// <summary>Set while the phase is Paused.</summary>
    public Pause? Pause { get; init; }

    /// <summary>Who hosts; null: nobody.</summary>
    public BattleHost? Host { get; init; }

    /// <summary>Who may become the host because a host named them, or was one.</summary>
    public ImmutableHashSet<Guid> Heirs { get; init; } = [];

    /// <summary>Everybody who ever came, those who left included, by identity.</summary>
    public ImmutableDictionary<Guid, Player> Players { get; init; } = ImmutableDictionary<Guid, Player>.Empty;

    /// <summary>Who was removed and may not come back.</summary>
    public ImmutableHashSet<Guid> Removed { get; init; } = [];

    /// <summary>Nobody new may come in.</summary>
    public bool IsLocked { get; init; }

    /// <summary>Answers of the current round; in the comeback, those of the comeback.</summary>
    public ImmutableDictionary<AnswerKey, Answer> Answers { get; init; } = ImmutableDictionary<AnswerKey, Answer>.Empty;

    /// <summary>Totals of the teams by their folded label; empty where everybody plays alone, and before the first question opens.</summary>
    public ImmutableDictionary<string, Team> Teams { get; init; } = ImmutableDictionary<string, Team>.Empty;

    /// <summary>Number of the last event that everybody is told.</summary>
    public long Seq { get; init; }

    /// <summary>Counts phases, settings and roster, not answers.</summary>
    public int Version { get; init; }

    /// <summary>Against what it is played; null: against nobody who played before.</summary>
    public Ghost? Ghost { get; init; }

    /// <summary>Places at its end, as they were kept; null: they follow from the players.</summary>
    public FinalPlaces? Final { get; init; }

    /// <summary>When anybody was last heard.</summary>
    public DateTimeOffset LastHeard { get; init; }

    /// <summary>Of those who are there, one who was heard last: while they are present somebody is. Spares a walk through all at each move.</summary>
    internal Guid? Voice { get; init; }

    /// <summary>Of those there whose answer is awaited, one for each tier of time.</summary>
    internal ImmutableArray<Witness?> Awaited { get; init; } = Nobody;

    /// <summary>How many are on the list: came and did not leave.</summary>
    internal int Listed { get; init; }

    /// <summary>Whose a folded name is, those who left included.</summary>
    internal ImmutableDictionary<string, Guid> Names { get; init; } = ImmutableDictionary<string, Guid>.Empty;

    /// <summary>Nobody can have been silent too long in the lobby before this instant; null: ask all.</summary>
    internal DateTimeOffset? SilenceFrom { get; init; }

    /// <summary>How the first member of a team wrote its label, by the folded one.</summary>
    internal ImmutableDictionary<string, string> Labels { get; init; } = ImmutableDictionary<string, string>.Empty;

    /// <summary>Nobody may change its pace or its points: others play, or played, by the same.</summary>
    public bool IsFixed => Settings.Sides is not null || Ghost is not null;

    /// <summary>How many questions were asked so far: one that ends early asks fewer than it has.</summary>
    public int Asked => Index + 1;

    /// <summary>The current question; null in the lobby.</summary>
    public BattleQuestion? Current => Index >= 0 ? Questions[Index] : null;

    /// <summary>Whether nothing can happen any more.</summary>
    public bool IsOver => Phase is BattlePhase.Finished or BattlePhase.Cancelled;

    /// <summary>Others were to play, or had played, by the same, and it ended because its time was up: whoever played it was called away and did not come back.</summary>
    public bool WasCutShort => Phase == BattlePhase.Finished && IsFixed && Settings.IsSpent(CreatedAt, Since);

    /// <summary>The phase, or the one that a pause interrupts.</summary>
    public BattlePhase Underlying => Pause?.From ?? Phase;

    /// <summary>T, the common time to answer the current question; null for no limit. What it was opened with, while it is open.</summary>
    public TimeSpan? Time => Underlying == BattlePhase.Answering ? Until - Since : Settings.TimeToAnswer(Current?.Question.Time);

    /// <summary>The common deadline that people see; null: none. While time stands still it means nothing.</summary>
    public DateTimeOffset? Deadline => Earlier(Until, ClosedAt);

    /// <summary>Whether a host sets the pace: in a hosted battle, while they are heard.</summary>
    public bool IsPaced => Settings.Format == BattleFormat.Hosted && Host is { IsLost: false };

    /// <summary>Nobody is awaited, whatever their time.</summary>
    internal static ImmutableArray<Witness?> Nobody { get; } = [.. Needs.TimeFactors.Select(_ => (Witness?)null)];

    /// <summary>A new battle with its lobby open; a hosted one is hosted by who makes it.</summary>
    /// <param name="id">Its identity.</param>
    /// <param name="createdBy">Who makes it.</param>
    /// <param name="settings">What they decided.</param>
    /// <param name="questions">What was drawn; one or more, or none where they are dealt at the start.</param>
    /// <param name="now">The present instant.</param>
    /// <exception cref="ArgumentException">There is no question.</exception>
    public static Battle Create(Guid id, Guid createdBy, BattleSettings settings, ImmutableArray<BattleQuestion> questions, DateTimeOffset now)
    {
        if (questions.IsDefaultOrEmpty && settings.Source != QuestionSource.WeakSpots) throw new ArgumentException("A battle asks at least one question.", nameof(questions));
        return new Battle
        {
            Id = id, CreatedBy = createdBy, CreatedAt = now, Settings = settings, Questions = questions.IsDefault ? [] : questions, Now = now, Since = now, LastHeard = now,
            Host = settings.Format == BattleFormat.Hosted ? new BattleHost(createdBy, now) : null,
        };
    }

    /// <summary>Makes a move. What the passing of time brings happens first, at its own instants, so that one late move equals many small ones.</summary>
    /// <param name="move">Who asks what.</param>
    /// <param name="now">The present instant; earlier than the last one seen counts as that one.</param>
    /// <returns>A <see cref="Turn"/>, or a <see cref="Refusal"/> that changes nothing.</returns>
    public Played Play(Move move, DateTimeOffset now) => new Playing(this, now > Now ? now : Now).Play(move);

    /// <summary>Whether somebody is there and was heard within the time that counts as presence.</summary>
    public bool IsPresent(Player player) => player.IsThere && Now - player.Heard < Settings.Presence;

    /// <summary>Whether the current phase waits for this player's answer.</summary>
    public bool Owes(Player player) => player.IsThere && Underlying switch
    {
        BattlePhase.Answering => player.FirstQuestion <= Index && !Answers.ContainsKey(new AnswerKey(player.Id, Index, 0)),
        BattlePhase.Comeback => player.HasMissedLeft,
        _ => false,
    };

    /// <summary>When this player's own time to answer is over, grace not counted; null: no limit, or nothing is answered now. For their eyes only.</summary>
    public DateTimeOffset? DeadlineOf(Player player) => Underlying is BattlePhase.Answering or BattlePhase.Comeback ? DeadlineOf(player.Tier) : null;

    /// <summary>What a side leaves behind, with the questions that are closed.</summary>
    /// <param name="label">Of the side.</param>
    public Ghost GhostOf(string label) => Ghost.Of(Teams.GetValueOrDefault(TeamTotals.KeyOf(label)), label) with { IsUnfinished = WasCutShort };

    internal DateTimeOffset? DeadlineOf(int tier) => Earlier(Since + Longer(Until - Since, tier), ClosedAt);

    /// <summary>T of this player for the current question; null for no limit.</summary>
    internal TimeSpan? TimeOf(Player player) => Longer(Time, player.Tier);

    private static TimeSpan? Longer(TimeSpan? time, int tier) => time is { } t ? new TimeSpan((long)(t.Ticks * Needs.TimeFactors[tier])) : null;

    private static DateTimeOffset? Earlier(DateTimeOffset? a, DateTimeOffset? b) => a is null || b < a ? b : a;
}
