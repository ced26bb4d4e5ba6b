// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Training.Organisations;
using Training.Shared;
using Training.Web.Certificates;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Shared;

namespace Training.Web.Accounts;

/// <summary>What a person fills in to join.</summary>
internal sealed record NewPerson(string GivenName, string FamilyName, string Password, string? Email = null);

/// <summary>Makes people with their accounts, and memberships from an establishment's code.</summary>
internal sealed class Enrolment(TrainingDb db, UserManager<Account> users, TimeProvider clock)
{
    public const int MaxNameLength = 60;
    public const int JoinCodeLength = 8;

    /// <summary>Under which an account keeps the form that made it, beside what else may lead to it.</summary>
    private const string JoinForm = "join-form";

    /// <summary>The establishment whose code was typed; null for none, and for one that is closed.</summary>
    public Task<Establishment?> FindByCodeAsync(string? typed)
    {
        var (code, today) = (PlainCode.Fold(typed), ParisTime.DayOf(clock.GetUtcNow()));
        return db.Establishments.AsNoTracking().SingleOrDefaultAsync(e =>
            e.JoinCode == code && (e.JoinCodeUntil == null || e.JoinCodeUntil >= today) && e.ClosedOn == null && db.Organisations.Any(o => o.Id == e.OrganisationId && o.ClosedOn == null));
    }

    /// <summary>
    /// A person with an account of a generated user name; whom the establishment's staff list awaits under that name gets the account to that identity.
    /// Errors are Identity's own (a short password, a used e-mail).
    /// </summary>
    public async Task<(Account Account, IdentityResult Result)> CreateAsync(NewPerson person, Guid? establishmentId = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var (account, result) = await AddAsync(person, establishmentId);
        if (result.Succeeded) await transaction.CommitAsync();
        return (account, result);
    }

    /// <summary>
    /// Carries a form of joining out, once: posted again, by a second tap or because the answer got lost, it leads to the account that it made.
    /// SQLite lets one transaction after the other write, so that also two at once make one person, and no two take one user name.
    /// </summary>
    /// <param name="form">What was drawn for the form when it was shown.</param>
    /// <param name="person">Under other names the same form, which a shared tablet shows again, is somebody else's.</param>
    /// <param name="establishmentId">Where they join.</param>
    /// <returns>The account; <c>IsKnown</c> when it was there already, and its password is still to be asked.</returns>
    public async Task<(Account Account, IdentityResult Result, bool IsKnown)> JoinAsync(string form, NewPerson person, Guid establishmentId)
    {
        var key = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{form}|{RosterEntry.KeyOf(person.GivenName, person.FamilyName)}")));
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await users.FindByLoginAsync(JoinForm, key) is { } known) return (known, IdentityResult.Success, IsKnown: true);
        var (account, result) = await AddAsync(person, establishmentId);
        if (!result.Succeeded) return (account, result, IsKnown: false);
        await users.AddLoginAsync(account, new UserLoginInfo(JoinForm, key, null));
        await AddMembershipAsync(account.Id, establishmentId, "");
        await transaction.CommitAsync();
        return (account, result, IsKnown: false);
    }

    private async Task<(Account Account, IdentityResult Result)> AddAsync(NewPerson person, Guid? establishmentId)
    {
        var awaited = establishmentId is { } establishment ? await AwaitedAsync(establishment, person) : null;
        var account = new Account { Id = awaited?.Id ?? Guid.CreateVersion7(clock.GetUtcNow()), Email = string.IsNullOrWhiteSpace(person.Email) ? null : person.Email.Trim() };
        account.UserName = await FreeUserNameAsync(person.GivenName, person.FamilyName);
        var result = await users.CreateAsync(account, person.Password);
        if (!result.Succeeded) return (account, result);
        if (awaited is not null) (awaited.GivenName, awaited.FamilyName, awaited.Language) = (person.GivenName.Trim(), person.FamilyName.Trim(), CultureInfo.CurrentUICulture.TwoLetterISOLanguageName);
        else db.People.Add(new Person
        {
            Id = account.Id, GivenName = person.GivenName.Trim(), FamilyName = person.FamilyName.Trim(), JoinedAt = clock.GetUtcNow(),
            Language = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName,
        });
        await db.SaveChangesAsync();
        return (account, result);
    }

    /// <summary>The one person of that name who is on the staff list and never had an account: nothing of theirs is there for a namesake to see.</summary>
    private async Task<Person?> AwaitedAsync(Guid establishmentId, NewPerson person)
    {
        var today = ParisTime.DayOf(clock.GetUtcNow());
        var awaited = await (from membership in db.Memberships
                             where membership.EstablishmentId == establishmentId && (membership.To == null || membership.To >= today)
                             join someone in db.People on membership.PersonId equals someone.Id
                             // Whose account an erasure took away may have left documents, which are nobody else's to open.
                             where !db.Users.Any(u => u.Id == someone.Id) && !db.Set<DocumentRow>().Any(d => d.PersonId == someone.Id) && !PartlyErased.People(db).Contains(someone.Id)
                             select someone).ToListAsync();
        var key = RosterEntry.KeyOf(person.GivenName, person.FamilyName);
        var named = awaited.DistinctBy(p => p.Id).Where(p => RosterEntry.KeyOf(p.GivenName, p.FamilyName) == key).ToArray();
        return named.Length == 1 ? named[0] : null;
    }

    /// <summary>« Anne D. »: enough for colleagues to tell who is meant.</summary>
    public async Task<string> ShortNameAsync(Guid personId)
    {
        var person = await db.People.AsNoTracking().SingleOrDefaultAsync(p => p.Id == personId);
        return person is not { FamilyName.Length: > 0 } ? person?.GivenName ?? "" : $"{person.GivenName} {StringInfo.GetNextTextElement(person.FamilyName)}.";
    }

    /// <summary>A membership from today on; joining twice changes nothing.</summary>
    public async Task JoinAsync(Guid personId, Guid establishmentId, string service = "")
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        await AddMembershipAsync(personId, establishmentId, service);
        await transaction.CommitAsync();
    }

    private async Task AddMembershipAsync(Guid personId, Guid establishmentId, string service)
    {
        var today = ParisTime.DayOf(clock.GetUtcNow());
        var alreadyThere = await db.Memberships.AnyAsync(m =>
            m.PersonId == personId && m.EstablishmentId == establishmentId && (m.To == null || m.To >= today));
        if (alreadyThere) return;
        db.Memberships.Add(new Membership
        {
            Id = Guid.CreateVersion7(clock.GetUtcNow()), PersonId = personId, EstablishmentId = establishmentId, From = today, Service = service,
        });
        await db.SaveChangesAsync();
    }

    /// <summary>A code that no establishment has.</summary>
    public async Task<string> FreeJoinCodeAsync()
    {
        while (true)
        {
            var code = PlainCode.Draw(new Luck(BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(8))), JoinCodeLength);
            if (!await db.Establishments.AnyAsync(e => e.JoinCode == code)) return code;
        }
    }

    private async Task<string> FreeUserNameAsync(string givenName, string familyName)
    {
        var wanted = $"{Plain(givenName)}.{Plain(familyName)}".Trim('.');
        if (wanted.Length == 0) wanted = "briquet";
        for (var n = 1; ; n++)
        {
            var name = n == 1 ? wanted : string.Create(CultureInfo.InvariantCulture, $"{wanted}{n}");
            if (await users.FindByNameAsync(name) is null) return name;
        }
    }

    private static string Plain(string name)
    {
        var letters = name.Trim().ToLowerInvariant().Replace('ł', 'l').Replace("œ", "oe", StringComparison.Ordinal).Replace("æ", "ae", StringComparison.Ordinal)
            .Normalize(NormalizationForm.FormD);
        return string.Concat(letters.Where(c => c is >= 'a' and <= 'z' or >= '0' and <= '9'));
    }
}
