// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Organisations;

/// <summary>What became of a number that was typed.</summary>
internal enum NumberWriting
{
    Kept,

    /// <summary>The person never was in that establishment, or the account does not keep it.</summary>
    NotFound,

    /// <summary>Longer than a staff list may hold.</summary>
    TooLong,

    /// <summary>Somebody else works there under it.</summary>
    Taken,
}

/// <summary>The employer's own numbers, written by hand: namesakes who joined by code have none, and a staff list cannot tell them apart.</summary>
internal sealed class StaffNumbers(IDbContextFactory<TrainingDb> databases, TimeProvider clock)
{
    /// <summary>The word of the audit log.</summary>
    public const string Action = "roster.numbered";

    /// <summary>Establishments in which the account may number people: those of its staff lists.</summary>
    public static IQueryable<Establishment> Houses(TrainingDb db, Guid hrPersonId) =>
        db.Establishments.Where(e => e.ClosedOn == null && db.KeptScopes.Any(s => s.PersonId == hrPersonId && s.OrganisationId == e.OrganisationId));

    /// <summary>Writes the number of a person's latest stay in an establishment; an empty one takes it away.</summary>
    public async Task<NumberWriting> WriteAsync(Guid hrPersonId, Guid person, Guid establishment, string typed)
    {
        var (number, today) = (typed.Trim(), ParisTime.DayOf(clock.GetUtcNow()));
        await using var db = await databases.CreateDbContextAsync();
        var house = await Houses(db, hrPersonId).SingleOrDefaultAsync(e => e.Id == establishment);
        var stay = house is null ? null : await db.Memberships.Where(m => m.PersonId == person && m.EstablishmentId == house.Id).OrderByDescending(m => m.From).FirstOrDefaultAsync();
        if (stay is null) return NumberWriting.NotFound;
        if (number.Length > RosterReader.LongestNumber) return NumberWriting.TooLong;
        var others = await db.Memberships.Where(m => m.EstablishmentId == establishment && m.PersonId != person && (m.To == null || m.To >= today) && m.StaffNumber != "")
            .Select(m => m.StaffNumber).ToListAsync();
        if (others.Contains(number, StringComparer.OrdinalIgnoreCase)) return NumberWriting.Taken;
        if (stay.StaffNumber == number) return NumberWriting.Kept;
        stay.StaffNumber = number;
        db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = hrPersonId, Action = Action, Subject = person.ToString("N"), OrganisationId = house!.OrganisationId });
        await db.SaveChangesAsync();
        return NumberWriting.Kept;
    }
}
