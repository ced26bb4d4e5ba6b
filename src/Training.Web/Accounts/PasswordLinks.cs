// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Web.Persistence;
using Training.Web.Shared;

namespace Training.Web.Accounts;

/// <summary>A link that lets one person choose a new password, once: shown to whoever asked for it, to be handed over in person.</summary>
/// <param name="Name">Whom it is for.</param>
/// <param name="UserName">Under which name they sign in.</param>
/// <param name="Path">Its address on this site.</param>
public sealed record PasswordLink(string Name, string UserName, string Path);

/// <summary>
/// Gives links for lost passwords. There is no mail: an administrator gives one to anybody else, an HR partner to people who work for nobody but the
/// employers that they keep and hold no right of the house, whoever sits at the server to anybody. Whether the giver may is asked again when the link
/// is used, so that none outlives a right, or opens an account that was given one since.
/// </summary>
internal sealed class PasswordLinks(TrainingDb db, UserManager<Account> users, IOptions<AccountOptions> options, TimeProvider clock)
{
    /// <summary>Who asks at the server's own console.</summary>
    public static readonly Guid Console = Guid.Empty;

    /// <summary>A link for somebody; null when whoever asks may not give one.</summary>
    public async Task<PasswordLink?> GiveAsync(Guid by, Guid person)
    {
        if (await users.FindByIdAsync(person.ToString()) is not { } account || !await MayGiveAsync(by, person)) return null;
        var name = await db.People.Where(p => p.Id == person).Select(p => p.GivenName + " " + p.FamilyName).SingleOrDefaultAsync();
        var token = await users.GenerateUserTokenAsync(account, Provider, PurposeOf(by));
        Note(by == Console ? null : by, "password.link-given", person);
        await db.SaveChangesAsync();
        return new PasswordLink(name ?? account.UserName!, account.UserName!, Addresses.NewPassword(person, by, token));
    }

    /// <summary>Whether <paramref name="by"/> may give a link to <paramref name="person"/> today. Nobody to themselves: they are signed in and know the old password, or somebody else sits there.</summary>
    public async Task<bool> MayGiveAsync(Guid by, Guid person)
    {
        if (by == person || !await db.Users.AnyAsync(u => u.Id == person)) return false;
        return by == Console || await Administrators.IncludesAsync(db, by) || await KeepsAsync(by, person);
    }

    /// <summary>The account that a link opens; null when it is worn out, was used, or may not be given any more.</summary>
    public async Task<Account?> OpenAsync(Guid person, Guid by, string token) =>
        await users.FindByIdAsync(person.ToString()) is { } account
        && await users.VerifyUserTokenAsync(account, Provider, PurposeOf(by), token)
        && await MayGiveAsync(by, person) ? account : null;

    /// <summary>Sets the password. The stamp changes with it: the link is used up and every device is signed out. Null when the link does not open.</summary>
    public async Task<IdentityResult?> UseAsync(Guid person, Guid by, string token, string password)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        if (await OpenAsync(person, by, token) is not { } account) return null;
        var result = await users.ResetPasswordAsync(account, await users.GeneratePasswordResetTokenAsync(account), password);
        if (!result.Succeeded) return result;
        // Who tried until the account rested need not wait; who was locked out by somebody stays so.
        if (!options.Value.IsShutOut(account.LockoutEnd, clock.GetUtcNow())) await users.SetLockoutEndDateAsync(account, null);
        await users.ResetAccessFailedCountAsync(account);
        Note(person, "password.set-by-link", person);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return result;
    }

    /// <summary>The person's own change, who knows the old password.</summary>
    public async Task<IdentityResult> ChangeAsync(Account account, string old, string password)
    {
        await using var transaction = await db.Database.BeginTransactionAsync();
        var result = await users.ChangePasswordAsync(account, old, password);
        if (!result.Succeeded) return result;
        Note(account.Id, "password.changed", account.Id);
        await db.SaveChangesAsync();
        await transaction.CommitAsync();
        return result;
    }

    /// <summary>All that the person belongs to today or later is kept by this partner, and nothing else is theirs to see or to run.</summary>
    private async Task<bool> KeepsAsync(Guid by, Guid person)
    {
        var today = ParisTime.DayOf(clock.GetUtcNow());
        if (await db.UserRoles.AnyAsync(held => held.UserId == person)) return false;
        if (await db.HrScopes.IgnoreQueryFilters().AnyAsync(s => s.PersonId == person && (s.To == null || s.To >= today))) return false;
        var kept = db.KeptScopes.Where(s => s.PersonId == by).Select(s => s.OrganisationId);
        var stays = await (from membership in db.Memberships
                           where membership.PersonId == person && (membership.To == null || membership.To >= today)
                           join house in db.Establishments on membership.EstablishmentId equals house.Id
                           select new { IsOpen = membership.From <= today, IsKept = kept.Contains(house.OrganisationId) }).ToListAsync();
        return stays.Any(s => s.IsOpen) && stays.All(s => s.IsKept);
    }

    private string Provider => users.Options.Tokens.PasswordResetTokenProvider;

    /// <summary>The giver is part of what is sealed: nobody passes a link off as another's.</summary>
    private static string PurposeOf(Guid by) => $"password-link:{by:N}";

    private void Note(Guid? by, string action, Guid person) => db.Add(new AuditRow { At = clock.GetUtcNow(), PersonId = by, Action = action, Subject = person.ToString("N") });
}
