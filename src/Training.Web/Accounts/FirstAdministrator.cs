// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;

namespace Training.Web.Accounts;

/// <summary>
/// Outside Development nobody has an account at first: the console prints a link with a token that lives as long as the process,
/// works once and only while no account exists at all.
/// </summary>
internal sealed class FirstAdministrator(IDbContextFactory<TrainingDb> databases)
{
    private readonly string _token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));

    public async Task<bool> IsAwaitedAsync()
    {
        await using var db = await databases.CreateDbContextAsync();
        return !await db.Users.AnyAsync();
    }

    public string Link(string address) => $"{address.TrimEnd('/')}/first-administrator?token={_token}";

    public async Task<bool> AcceptsAsync(string? token) =>
        token is not null
        && CryptographicOperations.FixedTimeEquals(System.Text.Encoding.UTF8.GetBytes(token), System.Text.Encoding.UTF8.GetBytes(_token))
        && await IsAwaitedAsync();
}
