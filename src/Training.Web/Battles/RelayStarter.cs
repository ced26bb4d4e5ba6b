// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using System.Resources;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Attempts;
using Training.Battles;
using Training.Web.Modules;
using Training.Web.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Battles;

/// <summary>How much of a battle one may play again against oneself.</summary>
/// <param name="Questions">Those that are still what they were.</param>
/// <param name="Of">All that were asked.</param>
internal sealed record Replayable(int Questions, int Of);

/// <summary>Opens the battles of relays, and those against oneself: always with the same questions, order, time and speed as those before.</summary>
internal sealed class RelayStarter(
    IDbContextFactory<TrainingDb> databases, Arena arena, BattleStore store, RelayBook book, People people, Catalogue catalogue, IOptions<BattleOptions> options, TimeProvider clock)
{
    private static readonly ResourceManager Words = new(typeof(BattlePageWords));

    /// <summary>Challenges an establishment of one's own organisation, or whoever gets the code; opens the lobby of who plays first.</summary>
    /// <param name="person">Who challenges.</param>
    /// <param name="wanted">What is asked.</param>
    /// <param name="against">An establishment; null: by code.</param>
    public async Task<Opening> ChallengeAsync(Guid person, NewBattle wanted, Guid? against)
    {
        var target = against is null ? null : (await book.TargetsAsync(person)).FirstOrDefault(t => t.Id == against);
        if (against is not null && target is null) return new Opening(null, "not-yours");
        var house = target is { IsOwn: true } ? new Workplace(target.Id, target.OrganisationId, target.Name, target.City, default, "") : await HouseAsync(person, target?.OrganisationId);
        var sides = SidesOf(house, target);
        var settings = wanted.Settings with { Sides = sides };
        return await arena.CreateAsync(person, wanted with { Settings = settings }, (db, battle) =>
        {
            var now = clock.GetUtcNow();
            db.Add(new RelayRow
            {
                Id = Guid.CreateVersion7(now), OrganisationId = house?.OrganisationId, CreatedBy = person, CreatedAt = now, FromEstablishmentId = house?.EstablishmentId,
                ToEstablishmentId = target?.Id, FirstLabel = sides.First, SecondLabel = sides.Second!, Delay = options.Value.RelayDelay, FirstBattleId = battle,
            });
            return Task.CompletedTask;
        });
    }

    /// <summary>Where somebody goes who takes a challenge up: into the battle that is theirs to play, opened if nobody has; else to what there is to know of it.</summary>
    /// <returns>Null when it does not concern them.</returns>
    public async Task<string?> AnswerAsync(Guid person, Guid id)
    {
        for (var attempt = 0; ; attempt++)
        {
            if (await book.FindAsync(person, id) is not { } relay) return null;
            if (!relay.MayAnswer) return Addresses.Relay(id);
            if (relay.State != RelayState.Waiting) return Addresses.Battle(relay.Code);
            try
            {
                var opening = await OpenAsync(person, id);
                return opening.Code is { } code ? Addresses.Battle(code) : $"{Addresses.Battles}?problem={opening.Problem}";
            }
            catch (DbUpdateException) when (attempt < 3)
            {
                // A colleague opened it at the same instant: theirs is the one.
            }
        }
    }

    /// <summary>What of a battle that is over one may play again; null when one did not play it.</summary>
    public async Task<Replayable?> ReplayableAsync(Guid person, Guid battle) =>
        await OwnAsync(person, battle) is { } own ? new Replayable(Positions(own.Battle).Count(), own.Battle.Asked) : null;

    /// <summary>Opens the same battle for one person alone, against what they answered.</summary>
    /// <returns>Null when they did not play it.</returns>
    public async Task<Opening?> ReplayAsync(Guid person, Guid battle)
    {
        if (await OwnAsync(person, battle) is not { } own) return null;
        int[] positions = [.. Positions(own.Battle)];
        if (positions.Length == 0) return new Opening(null, "all-changed");
        var settings = own.Battle.Settings with
        {
            Format = BattleFormat.Open, Teams = TeamKind.None, Sides = null, Source = QuestionSource.Modules, AllowsGuests = false, MinPlayers = 1, MaxPlayers = 1,
        };
        return await arena.CreateAsync(person, settings, [.. positions.Select(p => own.Battle.Questions[p])], own.Ghost.Only(positions));
    }

    private async Task<Opening> OpenAsync(Guid person, Guid id)
    {
        await using var db = await databases.CreateDbContextAsync();
        var relay = await db.Set<RelayRow>().AsNoTracking().SingleAsync(r => r.Id == id);
        if (await db.Set<BattleRow>().AnyAsync(b => b.Id == relay.SecondBattleId && b.Phase != BattlePhase.Cancelled)) throw new DbUpdateConcurrencyException("Somebody took it up in between.");
        var first = (await store.LoadAsync(relay.FirstBattleId)).Battle;
        var settings = first.Settings with { Sides = new Sides(relay.SecondLabel), Source = QuestionSource.Modules };
        return await arena.CreateAsync(person, settings, first.Questions, JsonSerializer.Deserialize<Ghost>(relay.First!), async (writing, battle) =>
        {
            var row = await writing.Set<RelayRow>().SingleAsync(r => r.Id == id);
            if (row.SecondBattleId != relay.SecondBattleId) throw new DbUpdateConcurrencyException("Somebody took it up in between.");
            row.SecondBattleId = battle;
        });
    }

    private async Task<(Battle Battle, Ghost Ghost)?> OwnAsync(Guid person, Guid id)
    {
        await using var db = await databases.CreateDbContextAsync();
        var isMine = await db.Set<BattleRow>().AnyAsync(b => b.Id == id && b.Phase == BattlePhase.Finished
            && db.Set<BattlePlayerRow>().Any(p => p.BattleId == id && p.PlayerId == person && !p.IsRemoved));
        if (!isMine) return null;
        var battle = (await store.LoadAsync(id)).Battle;
        if (!BattleResults.IsSeat(battle.Settings, battle.Players[person].Team)) return null;
        return (battle, Ghost.OfOneself(await store.AnswersAsync(id, person), battle.Questions.Length));
    }

    /// <summary>Of the questions that it asked, those that are asked today as they were then: what was withdrawn, or means something else now, is not asked again.</summary>
    private IEnumerable<int> Positions(Battle battle) => Enumerable.Range(0, battle.Asked).Where(i =>
        catalogue.Current.FindPublished(battle.Questions[i].ModuleId)?.AllQuestions
            .Any(q => q.Id == battle.Questions[i].Question.Id && q.Rev == battle.Questions[i].Question.Rev && BattleQuestion.Suits(q)) == true);

    private async Task<Workplace?> HouseAsync(Guid person, Guid? organisation)
    {
        if (organisation is null) return await people.WorkplaceAsync(person, clock.GetUtcNow());
        var own = (await book.TargetsAsync(person)).First(t => t.IsOwn && t.OrganisationId == organisation);
        return new Workplace(own.Id, own.OrganisationId, own.Name, own.City, default, "");
    }

    /// <summary>Two houses by their names; else who goes first, and who comes after. French for all: a side is one, whatever its people read.</summary>
    private static Sides SidesOf(Workplace? house, RelayTarget? target)
    {
        var (first, second) = (Label("side-first"), Label("side-second"));
        if (house is null || target is null || target.IsOwn) return new Sides(first, second);
        var (one, other) = (HouseLabel.Of(house.Establishment), HouseLabel.Of(target.Name));
        if (Sides.IsSame(one, other)) (one, other) = (HouseLabel.Of(house.Establishment, house.City), HouseLabel.Of(target.Name, target.City));
        return Sides.IsSame(one, other) ? new Sides(first, second) : new Sides(one, other);
    }

    private static string Label(string key) => Words.GetString(key, CultureInfo.InvariantCulture)!;
}
