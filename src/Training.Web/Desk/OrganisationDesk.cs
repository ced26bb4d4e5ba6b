// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Desk;

/// <summary>An organisation in the desk's list. <paramref name="People"/> are those with a membership of today.</summary>
internal sealed record DeskOrganisation(Guid Id, string Name, string City, DateOnly? ClosedOn, int Establishments, int People, int Partners);

/// <summary>An establishment of an organisation.</summary>
public sealed record DeskEstablishment(Guid Id, string Name, string City, Trade Trade, string JoinCode, DateOnly? ClosedOn, int People);

/// <summary>An organisation with its establishments.</summary>
internal sealed record DeskSheet(Guid Id, string Name, string City, DateOnly? ClosedOn, ImmutableArray<DeskEstablishment> Establishments)
{
    public int People => Establishments.Sum(e => e.People);
}

/// <summary>What is filled in for an establishment.</summary>
internal sealed record EstablishmentForm(string Name, string City, Trade Trade);

/// <summary>
/// Makes, renames and closes organisations and their establishments, for administrators. Each change stands in the audit log; a command gives
/// the word of what stood in its way, or null.
/// </summary>
internal sealed class OrganisationDesk(IDbContextFactory<TrainingDb> databases, IServiceScopeFactory scopes, TimeProvider clock)
{
    public const int LongestName = 120, LongestCity = 80;

    public async Task<IReadOnlyList<DeskOrganisation>> ListAsync()
    {
        var today = Today;
        await using var db = await databases.CreateDbContextAsync();
        var rows = await db.Organisations.AsNoTracking().Select(o => new DeskOrganisation(
            o.Id, o.Name, o.City, o.ClosedOn, db.Establishments.Count(e => e.OrganisationId == o.Id && e.ClosedOn == null),
            (from e in db.Establishments
             join m in db.Memberships on e.Id equals m.EstablishmentId
             where e.OrganisationId == o.Id && m.From <= today && (m.To == null || m.To >= today)
             select m.PersonId).Distinct().Count(),
            db.HrScopes.Count(s => s.OrganisationId == o.Id))).ToListAsync();
        return [.. rows.OrderBy(o => o.ClosedOn is not null).ThenBy(o => o.Name, StringComparer.CurrentCulture)];
    }

    public async Task<DeskSheet?> FindAsync(Guid id)
    {
        var today = Today;
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Organisations.AsNoTracking().SingleOrDefaultAsync(o => o.Id == id) is not { } organisation) return null;
        var rows = await db.Establishments.Where(e => e.OrganisationId == id).Select(e => new DeskEstablishment(
            e.Id, e.Name, e.City, e.Trade, e.JoinCode, e.ClosedOn,
            db.Memberships.Where(m => m.EstablishmentId == e.Id && m.From <= today && (m.To == null || m.To >= today)).Select(m => m.PersonId).Distinct().Count()))
            .ToListAsync();
        return new DeskSheet(id, organisation.Name, organisation.City, organisation.ClosedOn,
            [.. rows.OrderBy(e => e.ClosedOn is not null).ThenBy(e => e.Name, StringComparer.CurrentCulture)]);
    }

    public async Task<(Guid Id, string? Problem)> CreateAsync(Guid by, string name, string city)
    {
        var now = clock.GetUtcNow();
        await using var db = await databases.CreateDbContextAsync();
        if (await ProblemAsync(db, name, city, null) is { } problem) return (Guid.Empty, problem);
        var organisation = new Organisation { Id = Guid.CreateVersion7(now), Name = name.Trim(), City = city.Trim() };
        db.Add(organisation);
        Note(db, by, "organisation.created", organisation.Id, organisation.Id, organisation.Name);
        await db.SaveChangesAsync();
        return (organisation.Id, null);
    }

    public async Task<string?> RenameAsync(Guid by, Guid id, string name, string city)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Organisations.SingleOrDefaultAsync(o => o.Id == id && o.ClosedOn == null) is not { } organisation) return Missing;
        if (await ProblemAsync(db, name, city, id) is { } problem) return problem;
        var before = organisation.Name;
        (organisation.Name, organisation.City) = (name.Trim(), city.Trim());
        if (!db.ChangeTracker.HasChanges()) return null;
        Note(db, by, "organisation.renamed", id, id, $"{before} → {organisation.Name}");
        await db.SaveChangesAsync();
        return null;
    }

    /// <summary>
    /// Closes for good: nobody joins any more, everybody's membership there ends today, completions and documents stay, and who may see them
    /// keeps their scope. The name has to be typed, because nothing brings it back.
    /// </summary>
    public async Task<string?> CloseAsync(Guid by, Guid id, string typedName)
    {
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await db.Organisations.SingleOrDefaultAsync(o => o.Id == id && o.ClosedOn == null) is not { } organisation) return Missing;
        if (!string.Equals(typedName.Trim(), organisation.Name, StringComparison.OrdinalIgnoreCase)) return "not-confirmed";
        organisation.ClosedOn = Today;
        foreach (var establishment in await db.Establishments.Where(e => e.OrganisationId == id && e.ClosedOn == null).ToListAsync()) await EndAsync(db, establishment);
        Note(db, by, "organisation.closed", id, id, organisation.Name);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return null;
    }

    public async Task<string?> AddEstablishmentAsync(Guid by, Guid organisationId, EstablishmentForm form)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (!await db.Organisations.AnyAsync(o => o.Id == organisationId && o.ClosedOn == null)) return Missing;
        if (ProblemOf(form.Name, form.City) is { } problem) return problem;
        var establishment = new Establishment
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), OrganisationId = organisationId, Name = form.Name.Trim(), City = form.City.Trim(), Trade = form.Trade,
            JoinCode = await FreeCodeAsync(),
        };
        db.Add(establishment);
        Note(db, by, "establishment.added", establishment.Id, organisationId, establishment.Name);
        await db.SaveChangesAsync();
        return null;
    }

    public Task<string?> ChangeEstablishmentAsync(Guid by, Guid id, EstablishmentForm form) => ChangeAsync(by, id, "establishment.changed", establishment =>
    {
        if (ProblemOf(form.Name, form.City) is { } problem) return Task.FromResult<string?>(problem);
        (establishment.Name, establishment.City, establishment.Trade) = (form.Name.Trim(), form.City.Trim(), form.Trade);
        return Task.FromResult<string?>(null);
    });

    /// <summary>A new code to join by, without an end; the old one, wherever it hangs, opens nothing any more.</summary>
    public Task<string?> RenewCodeAsync(Guid by, Guid id) => ChangeAsync(by, id, "establishment.code-renewed", async establishment =>
    {
        (establishment.JoinCode, establishment.JoinCodeUntil) = (await FreeCodeAsync(), null);
        return null;
    });

    /// <summary>Closes for good: memberships there end today.</summary>
    public async Task<string?> CloseEstablishmentAsync(Guid by, Guid id, bool isConfirmed)
    {
        if (!isConfirmed) return "not-confirmed";
        await using var db = await databases.CreateDbContextAsync();
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await db.Establishments.SingleOrDefaultAsync(e => e.Id == id && e.ClosedOn == null) is not { } establishment) return Missing;
        await EndAsync(db, establishment);
        Note(db, by, "establishment.closed", id, establishment.OrganisationId, establishment.Name);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return null;
    }

    /// <summary>The organisation of an establishment; null when there is none such.</summary>
    public async Task<Guid?> OrganisationOfAsync(Guid establishment)
    {
        await using var db = await databases.CreateDbContextAsync();
        return await db.Establishments.Where(e => e.Id == establishment).Select(e => (Guid?)e.OrganisationId).SingleOrDefaultAsync();
    }

    /// <summary>The word for what is not there, or closed.</summary>
    public const string Missing = "missing";

    private DateOnly Today => ParisTime.DayOf(clock.GetUtcNow());

    private async Task<string?> ChangeAsync(Guid by, Guid id, string action, Func<Establishment, Task<string?>> change)
    {
        await using var db = await databases.CreateDbContextAsync();
        if (await db.Establishments.SingleOrDefaultAsync(e => e.Id == id && e.ClosedOn == null) is not { } establishment) return Missing;
        var before = establishment.Name;
        if (await change(establishment) is { } problem) return problem;
        if (!db.ChangeTracker.HasChanges()) return null;
        Note(db, by, action, id, establishment.OrganisationId, before == establishment.Name ? before : $"{before} → {establishment.Name}");
        await db.SaveChangesAsync();
        return null;
    }

    /// <summary>Who began today leaves today; a membership yet to begin never does.</summary>
    private async Task EndAsync(TrainingDb db, Establishment establishment)
    {
        var today = Today;
        establishment.ClosedOn = today;
        await db.Memberships.Where(m => m.EstablishmentId == establishment.Id && m.From > today).ExecuteDeleteAsync();
        await db.Memberships.Where(m => m.EstablishmentId == establishment.Id && (m.To == null || m.To > today)).ExecuteUpdateAsync(m => m.SetProperty(r => r.To, today));
    }

    private async Task<string> FreeCodeAsync()
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<Enrolment>().FreeJoinCodeAsync();
    }

    private static async Task<string?> ProblemAsync(TrainingDb db, string name, string city, Guid? own)
    {
        if (ProblemOf(name, city) is { } problem) return problem;
        // Compared here: SQLite folds no accented letter.
        var taken = await db.Organisations.Where(o => o.Id != own && o.ClosedOn == null).Select(o => o.Name).ToListAsync();
        return taken.Contains(name.Trim(), StringComparer.OrdinalIgnoreCase) ? "name-taken" : null;
    }

    private static string? ProblemOf(string name, string city) =>
        name.Trim().Length is 0 or > LongestName || name.Any(char.IsControl) ? "bad-name"
        : city.Trim().Length is 0 or > LongestCity || city.Any(char.IsControl) ? "bad-city"
        : null;

    private void Note(TrainingDb db, Guid by, string action, Guid subject, Guid organisation, string detail) => db.Add(new AuditRow
    {
        At = clock.GetUtcNow(), PersonId = by, Action = action, Subject = subject.ToString("N"), OrganisationId = organisation, Detail = detail,
    });
}
