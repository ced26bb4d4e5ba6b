// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Training.Battles;
using Training.Modules;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Attempts;
using Training.Web.Battles;
using Training.Web.Modules;
using Training.Web.Persistence;
using Training.Web.Privacy;

namespace Training.Load.Battles;

/// <summary>
/// A data folder as a server finds it: people with accounts, and a battle whose lobby is open. The server takes it up as after a restart.
/// Sign-ins are made with the key ring of the folder, by the product's own settings.
/// </summary>
/// <param name="Code">What players type.</param>
/// <param name="Cookies">One sign-in a player.</param>
internal sealed record PreparedBattle(string Code, IReadOnlyList<string> Cookies)
{
    private const string TheCode = "LAMPES";

    private static readonly int NoticeInForce = new Notices().Current;

    /// <param name="data">Folder that the server will be given.</param>
    /// <param name="content">Where the questions come from.</param>
    /// <param name="players">People.</param>
    /// <param name="rounds">Questions.</param>
    /// <param name="settings">Of the battle.</param>
    public static async Task<PreparedBattle> WriteAsync(string data, string content, int players, int rounds, BattleSettings settings)
    {
        using var host = await OpenAsync(data);
        var people = await AddPeopleAsync(host.Services, players);
        await AddBattleAsync(host.Services, people[0].Id, content, rounds, settings);
        return new PreparedBattle(TheCode, [.. people.Select(p => Cookie(host.Services, p))]);
    }

    /// <summary>The people alone: one sign-in each.</summary>
    public static async Task<IReadOnlyList<string>> WritePeopleAsync(string data, int count)
    {
        using var host = await OpenAsync(data);
        return [.. (await AddPeopleAsync(host.Services, count)).Select(p => Cookie(host.Services, p))];
    }

    /// <summary>Answers on the disk of that folder, as another connection reads them.</summary>
    public static async Task<IReadOnlyList<Committed>> CommittedAsync(string data)
    {
        await using var connection = new Microsoft.Data.Sqlite.SqliteConnection($"Data Source={Path.Combine(data, "training.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = "SELECT answer_id, battle_id, player_id, question, pass FROM battle_answers";
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<Committed>();
        while (await rows.ReadAsync()) found.Add(new Committed(rows.GetGuid(0), rows.GetGuid(1), rows.GetGuid(2), rows.GetInt32(3), rows.GetInt32(4)));
        return found;
    }

    private static async Task<IHost> OpenAsync(string data)
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Configuration["Data:Folder"] = data;
        builder.Services.AddLogging().AddSingleton(TimeProvider.System).AddPersistence(builder.Configuration, builder.Environment).AddAccounts(builder.Configuration)
            .AddAttempts().AddSingleton<BattleStore>();
        var host = builder.Build();
        await host.Services.MigrateAsync();
        return host;
    }

    private static async Task<List<Account>> AddPeopleAsync(IServiceProvider services, int count)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<TrainingDb>>().CreateDbContextAsync();
        var accounts = Enumerable.Range(1, count).Select(i => new Account
        {
            Id = Guid.CreateVersion7(), UserName = string.Create(CultureInfo.InvariantCulture, $"essai.{i}"), SecurityStamp = Guid.NewGuid().ToString("N"),
        }).ToList();
        db.People.AddRange(accounts.Select((a, i) => new Person { Id = a.Id, GivenName = $"Essai {i + 1}", FamilyName = "Machine", JoinedAt = DateTimeOffset.UtcNow }));
        db.Users.AddRange(accounts);
        // They have read the notice: a sign-in that is renewed asks the database for it.
        db.AddRange(accounts.Select(a => new NoticeReadingRow { PersonId = a.Id, Version = NoticeInForce, Language = "fr", At = DateTimeOffset.UtcNow }));
        await db.SaveChangesAsync();
        return accounts;
    }

    private static async Task AddBattleAsync(IServiceProvider services, Guid creator, string content, int rounds, BattleSettings settings)
    {
        var modules = Directory.EnumerateDirectories(Path.Combine(content, "modules")).Order(StringComparer.Ordinal)
            .Select(folder => ModuleReader.Read(ModuleFiles.Read(folder, content, new ContentOptions().HeaviestPicture).Files).Module).OfType<Module>();
        var drawn = BattleDraw.From(modules, rounds, seed: 1);
        if (drawn.Length < rounds) throw new ArgumentException($"The content has {drawn.Length} questions for battles: --rounds {drawn.Length} at most.");
        await services.GetRequiredService<BattleStore>().AddAsync(creator, new NewBattle(settings, rounds, []), drawn, TheCode, "lampes-allumees-partout", DateTimeOffset.UtcNow);
    }

    private static string Cookie(IServiceProvider services, Account account)
    {
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(IdentityConstants.ApplicationScheme);
        var identity = new ClaimsIdentity(
            [
                new(ClaimTypes.NameIdentifier, account.Id.ToString()), new(ClaimTypes.Name, account.UserName!),
                new(CurrentPerson.GivenNameClaim, account.UserName!), new("AspNet.Identity.SecurityStamp", account.SecurityStamp!),
                new(NoticeGate.Claim, NoticeInForce.ToString(CultureInfo.InvariantCulture)),
            ],
            IdentityConstants.ApplicationScheme);
        var times = new AuthenticationProperties { IssuedUtc = DateTimeOffset.UtcNow, ExpiresUtc = DateTimeOffset.UtcNow + options.ExpireTimeSpan };
        return $"{options.Cookie.Name}={options.TicketDataFormat.Protect(new AuthenticationTicket(new ClaimsPrincipal(identity), times, IdentityConstants.ApplicationScheme))}";
    }
}
