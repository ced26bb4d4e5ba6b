// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Linq.Expressions;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Battles;
using Training.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Battles;

/// <summary>An establishment that may be challenged.</summary>
/// <param name="IsOwn">The person works there: then it is the other shift.</param>
public sealed record RelayTarget(Guid Id, string Name, string City, Guid OrganisationId, bool IsOwn);

/// <summary>
/// Knows relays, as far as they concern somebody: those between establishments of an organisation only to who works in one of the two today, those by
/// code to whoever has the code. Nothing of others is told but the name that they chose for the battle.
/// </summary>
internal sealed class RelayBook(IDbContextFactory<TrainingDb> databases, IOptions<BattleOptions> options, TimeProvider clock)
{
    /// <summary>A relay; null when it does not concern this person, or no longer does: who neither played nor challenged may look as long as it is shown.</summary>
    public Task<RelayCard?> FindAsync(Guid person, Guid id) => FindAsync(person, r => r.Id == id);

    /// <summary>The relay of which this battle is a part; null: of none, or it does not concern this person.</summary>
    public Task<RelayCard?> OfBattleAsync(Guid person, Guid battle) => FindAsync(person, r => r.FirstBattleId == battle || r.SecondBattleId == battle);

    /// <summary>The relay to which a code as typed, or a QR code's token, still leads after its first battle; null: to none.</summary>
    public async Task<Guid?> OfCodeAsync(string code)
    {
        var since = clock.GetUtcNow() - options.Value.RelayShown;
        await using var db = await databases.CreateDbContextAsync();
        return await (from relay in db.Set<RelayRow>()
                      join first in db.Set<BattleRow>() on relay.FirstBattleId equals first.Id
                      where (first.Code == code || first.Token == code) && first.Phase == BattlePhase.Finished && relay.DueAt > since
                      orderby relay.CreatedAt descending
                      select (Guid?)relay.Id).FirstOrDefaultAsync();
    }

    /// <summary>Those that wait for this person, are under way for them, or ended a short while ago; the most urgent first.</summary>
    public async Task<IReadOnlyList<RelayCard>> OfAsync(Guid person)
    {
        var (now, since) = (clock.GetUtcNow(), clock.GetUtcNow() - options.Value.RelayShown);
        await using var db = await databases.CreateDbContextAsync();
        var entries = await Entries(db, person, r => r.EndedAt == null ? r.DueAt == null || r.DueAt > since : r.EndedAt > since)
            .Where(e => e.First != BattlePhase.Cancelled && (e.Seat != null || e.IsInSecond || e.IsInTo)).ToListAsync();
        return [.. entries.Select(e => CardOf(e, person, now)).OrderBy(c => c.EndedAt ?? c.DueAt ?? DateTimeOffset.MaxValue)];
    }

    /// <summary>
    /// Under which label somebody plays in a battle of a relay; null: under none. Until the start who could be on either side says on which; who played
    /// first never plays second.
    /// </summary>
    public async Task<string?> LabelAsync(Guid battle, Guid person, string? asked)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await Entries(db, person, r => r.FirstBattleId == battle || r.SecondBattleId == battle).SingleOrDefaultAsync() is not { } entry) return null;
        var side = SideOf(entry, person, asked);
        if (entry.Relay.FirstBattleId == battle) return side switch { RelaySide.First => entry.Relay.FirstLabel, RelaySide.Second => entry.Relay.SecondLabel, _ => null };
        return side == RelaySide.Second ? entry.Relay.SecondLabel : null;
    }

    /// <summary>Whom somebody may challenge, their own house first: all open establishments of the organisations for which they work today.</summary>
    public async Task<IReadOnlyList<RelayTarget>> TargetsAsync(Guid person)
    {
        await using var db = await databases.CreateDbContextAsync();
        var day = ParisTime.DayOf(clock.GetUtcNow());
        var own = Own(db, person, day);
        return await (from establishment in db.Establishments
                      where establishment.ClosedOn == null && own.Any(o => o.OrganisationId == establishment.OrganisationId)
                      let isOwn = own.Any(o => o.Id == establishment.Id)
                      orderby isOwn descending, establishment.Name
                      select new RelayTarget(establishment.Id, establishment.Name, establishment.City, establishment.OrganisationId, isOwn)).ToListAsync();
    }

    private async Task<RelayCard?> FindAsync(Guid person, Expression<Func<RelayRow, bool>> which)
    {
        await using var db = await databases.CreateDbContextAsync();
        var now = clock.GetUtcNow();
        if (await Entries(db, person, which).SingleOrDefaultAsync() is not { } entry) return null;
        var card = CardOf(entry, person, now);
        return card is { IsIn: false, IsMine: false, State: RelayState.Decided or RelayState.Expired } && (card.EndedAt ?? card.DueAt) <= now - options.Value.RelayShown ? null : card;
    }

    /// <summary>The scope stands here: who works in neither house today gets no row, whatever they played.</summary>
    private IQueryable<Entry> Entries(TrainingDb db, Guid person, Expression<Func<RelayRow, bool>> which)
    {
        var own = Own(db, person, ParisTime.DayOf(clock.GetUtcNow()));
        var (battles, seats) = (db.Set<BattleRow>(), db.Set<BattlePlayerRow>().Where(p => !p.IsRemoved));
        return from relay in db.Set<RelayRow>().AsNoTracking().Where(which)
               let isInFrom = own.Any(o => o.Id == relay.FromEstablishmentId && o.OrganisationId == relay.OrganisationId)
               let isInTo = own.Any(o => o.Id == relay.ToEstablishmentId && o.OrganisationId == relay.OrganisationId)
               where relay.ToEstablishmentId == null || isInFrom || isInTo
               join first in battles on relay.FirstBattleId equals first.Id
               select new Entry
               {
                   Relay = relay, IsInFrom = isInFrom, IsInTo = isInTo, First = first.Phase, FirstCode = first.Code, Settings = first.Settings,
                   Second = battles.Where(b => b.Id == relay.SecondBattleId).Select(b => (BattlePhase?)b.Phase).FirstOrDefault(),
                   SecondCode = battles.Where(b => b.Id == relay.SecondBattleId).Select(b => b.Code).FirstOrDefault(),
                   Seat = seats.Where(p => p.BattleId == relay.FirstBattleId && p.PlayerId == person).Select(p => p.Team).FirstOrDefault(),
                   IsInSecond = seats.Any(p => p.BattleId == relay.SecondBattleId && p.PlayerId == person),
                   Challenger = seats.Where(p => p.BattleId == relay.FirstBattleId && p.PlayerId == relay.CreatedBy).Select(p => p.Name).FirstOrDefault(),
                   House = db.Establishments.Where(e => e.Id == relay.FromEstablishmentId).Select(e => e.Name).FirstOrDefault(),
                   Questions = db.Set<BattleQuestionRow>().Count(q => q.BattleId == relay.FirstBattleId),
               };
    }

    private static IQueryable<Establishment> Own(TrainingDb db, Guid person, DateOnly day) =>
        db.Establishments.Where(e => db.Memberships.Any(m => m.PersonId == person && m.EstablishmentId == e.Id && m.From <= day && (m.To == null || m.To >= day)));

    private static RelaySide? SideOf(Entry entry, Guid person, string? asked)
    {
        var (relay, isOpen) = (entry.Relay, entry.First is not (BattlePhase.Finished or BattlePhase.Cancelled));
        if (entry.First != BattlePhase.Lobby)
        {
            if (entry.Seat is { } seat && Sides.IsSame(seat, relay.FirstLabel)) return RelaySide.First;
            if (entry.IsInSecond || entry.Seat is not null) return RelaySide.Second;
        }

        // Who chose the battle may follow its first side from close by, without a seat: the same questions are not theirs to answer later.
        if (relay.CreatedBy == person) return RelaySide.First;
        var mayBeFirst = isOpen && entry.IsInFrom;
        var mayBeSecond = relay.ToEstablishmentId is null ? !mayBeFirst : entry.IsInTo;
        if (mayBeFirst && mayBeSecond) return asked == relay.SecondLabel ? RelaySide.Second : RelaySide.First;
        return mayBeSecond ? RelaySide.Second : mayBeFirst || entry.IsInFrom ? RelaySide.First : null;
    }

    private static RelayCard CardOf(Entry entry, Guid person, DateTimeOffset now)
    {
        var relay = entry.Relay;
        var (played, answered) = (GhostOf(relay.First), GhostOf(relay.Second));
        var (first, second) = (Figures(played), Figures(answered));
        var facts = new Relay(entry.First, relay.SecondBattleId is null && relay.Second is not null, entry.Second, relay.DueAt);
        var side = SideOf(entry, person, null);
        var (ours, theirs) = side == RelaySide.Second ? (second, first) : (first, second);
        var isIn = entry.IsInFirst || entry.IsInSecond;
        var isTold = isIn || (IsMany(played) && IsMany(answered));
        var isSecond = entry.Second is not (null or BattlePhase.Cancelled);
        return new RelayCard(
            relay.Id, facts.At(now), side, isIn, relay.FirstLabel, relay.SecondLabel, entry.House, entry.Challenger,
            relay.CreatedBy == person, relay.ToEstablishmentId is null, entry.Questions, relay.DueAt, relay.EndedAt,
            isSecond ? entry.Second!.Value : entry.First, isSecond ? entry.SecondCode! : entry.FirstCode,
            entry.IsInSecond ? relay.SecondBattleId : entry.IsInFirst ? relay.FirstBattleId : null, entry.FirstCode, isTold ? ours : null, isTold ? theirs : null, facts.Outcome(ours, theirs, now));
    }

    /// <summary>Of a side that was called away before the end there are none: it has lost nothing.</summary>
    private static DuelSide? Figures(Ghost? ghost) => ghost is { IsUnfinished: false } played ? played.Whole : null;

    private static Ghost? GhostOf(string? stored) => stored is null ? null : JsonSerializer.Deserialize<Ghost>(stored);

    /// <summary>The rule of what outlives a battle holds for a side's figures too: a mean of a few is one person's.</summary>
    private static bool IsMany(Ghost? ghost) => ghost?.Fewest >= BattleResults.FewestAnswers;

    private sealed class Entry
    {
        public required RelayRow Relay { get; init; }
        public required bool IsInFrom { get; init; }
        public required bool IsInTo { get; init; }
        public required BattlePhase First { get; init; }
        public required string FirstCode { get; init; }

        /// <summary>Of the first battle.</summary>
        public required string Settings { get; init; }
        public BattlePhase? Second { get; init; }
        public string? SecondCode { get; init; }

        /// <summary>Label under which they sat in the first battle.</summary>
        public string? Seat { get; init; }
        public bool IsInSecond { get; init; }

        /// <summary>They play or played the first battle; who was sent away at its start sat there for nothing.</summary>
        public bool IsInFirst => Seat is not null && BattleResults.IsSeat(Settings, Seat);
        public string? Challenger { get; init; }
        public string? House { get; init; }
        public int Questions { get; init; }
    }
}
