// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Data.Common;
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Web.Persistence;
using Training.Web.Privacy;
using Training.Web.Shared;

namespace Training.Web.Accounts;

/// <summary>Who is signed in, from the connection and never from an argument.</summary>
internal static class CurrentPerson
{
    public const string GivenNameClaim = ClaimTypes.GivenName;
    public const string HrClaim = "hr";

    /// <summary>The person's identity, or null for a visitor.</summary>
    public static Guid? PersonId(this ClaimsPrincipal user) =>
        user.Identity is { IsAuthenticated: true } && Guid.TryParse(user.FindFirstValue(ClaimTypes.NameIdentifier), out var id) ? id : null;

    /// <summary>The person's identity where the page or endpoint already asks for a sign-in.</summary>
    public static Guid RequirePersonId(this ClaimsPrincipal user) =>
        user.PersonId() ?? throw new InvalidOperationException("This address must ask for a sign-in.");

    /// <summary>Whether they may host battles and see what modules ask.</summary>
    public static bool IsTrainer(this ClaimsPrincipal user) => user.IsInRole(Roles.Trainer) || user.IsInRole(Roles.Administrator);

    public static string GivenName(this ClaimsPrincipal user) => user.FindFirstValue(GivenNameClaim) ?? "";
}

/// <summary>Puts the first name and the HR mark beside the identity in the cookie; renewed with the security stamp every few minutes, which is how the account's last day of use is known.</summary>
internal sealed class AccountClaims(
    UserManager<Account> users, RoleManager<IdentityRole<Guid>> roles, IOptions<IdentityOptions> options, IDbContextFactory<TrainingDb> databases, TimeProvider clock)
    : UserClaimsPrincipalFactory<Account, IdentityRole<Guid>>(users, roles, options)
{
    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Account user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        await using var db = await databases.CreateDbContextAsync();
        var givenName = await db.People.Where(p => p.Id == user.Id).Select(p => p.GivenName).SingleOrDefaultAsync();
        if (givenName is not null) identity.AddClaim(new Claim(CurrentPerson.GivenNameClaim, givenName));
        if (await db.HrScopes.AnyAsync(s => s.PersonId == user.Id)) identity.AddClaim(new Claim(CurrentPerson.HrClaim, "true"));
        var notice = await db.Set<NoticeReadingRow>().Where(r => r.PersonId == user.Id).MaxAsync(r => (int?)r.Version) ?? 0;
        identity.AddClaim(new Claim(NoticeGate.Claim, notice.ToString(CultureInfo.InvariantCulture)));
        await NoteUseAsync(db, user);
        return identity;
    }

    /// <summary>Once a day at most. A disk that takes nothing keeps nobody out: the next renewal notes it.</summary>
    private async Task NoteUseAsync(TrainingDb db, Account user)
    {
        var today = ParisTime.DayOf(clock.GetUtcNow());
        if (user.LastActiveOn >= today) return;
        try
        {
            await db.Users.Where(u => u.Id == user.Id).ExecuteUpdateAsync(u => u.SetProperty(a => a.LastActiveOn, today));
        }
        catch (DbException)
        {
            return;
        }

        // Whoever goes on with this very object must not write the day before again.
        user.LastActiveOn = today;
    }
}
