// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Training.Certificates;
using Training.Organisations;
using Training.Web.Accounts;
using Training.Web.Certificates;
using Training.Web.Persistence;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Certificates;

/// <summary>The application on a file in a temporary folder, whose tables are those of the model of the day, whatever the migrations say.</summary>
internal sealed class DocumentsHost(int pagesPerMinute = 10_000, params (string Key, string Value)[] settings) : WebApplicationFactory<Program>
{
    public const string PersonHeader = "X-Person";
    public const string RolesHeader = "X-Roles";
    private readonly string _folder = Directory.CreateTempSubdirectory("documents").FullName;

    public ManualClock Clock { get; } = new(new DateTimeOffset(2026, 3, 14, 15, 0, 0, TimeSpan.Zero));

    public T Get<T>() where T : notnull => Services.GetRequiredService<T>();

    public TrainingDb Db() => Get<IDbContextFactory<TrainingDb>>().CreateDbContext();

    public HttpClient Browser(Guid? personId = null)
    {
        var client = CreateClient(new WebApplicationFactoryClientOptions { AllowAutoRedirect = false, BaseAddress = new Uri("https://localhost") });
        if (personId is { } person) client.DefaultRequestHeaders.Add(PersonHeader, person.ToString());
        return client;
    }

    /// <summary>Somebody's browser without script, which follows redirects and fills forms in.</summary>
    public Visitor Visit(Guid personId, params string[] roles)
    {
        var client = CreateDefaultClient(new Uri("https://localhost"));
        client.DefaultRequestHeaders.Add(PersonHeader, personId.ToString());
        if (roles.Length > 0) client.DefaultRequestHeaders.Add(RolesHeader, roles);
        return new Visitor(client);
    }

    /// <summary>An organisation with one establishment.</summary>
    public async Task<(Guid Organisation, Guid Establishment)> AddOrganisationAsync(string name, string signatory = "Hélène Vasseur")
    {
        await using var db = Db();
        var organisation = new Organisation { Id = Guid.NewGuid(), Name = name, City = "Lens", Signatory = signatory, SignatoryCapacity = "responsable pédagogique" };
        var establishment = new Establishment
        {
            Id = Guid.NewGuid(), OrganisationId = organisation.Id, Name = $"Maison {name}", City = "Béthune", Trade = Trade.Reception, JoinCode = Guid.NewGuid().ToString("N"),
        };
        db.AddRange(organisation, establishment);
        await db.SaveChangesAsync();
        return (organisation.Id, establishment.Id);
    }

    public async Task<Guid> AddPersonAsync(string given = "Zoé", string family = "Delattre")
    {
        await using var db = Db();
        var person = new Person { Id = Guid.NewGuid(), GivenName = given, FamilyName = family, JoinedAt = Clock.GetUtcNow() };
        db.Add(person);
        await db.SaveChangesAsync();
        return person.Id;
    }

    public async Task AddAsync(object row)
    {
        await using var db = Db();
        db.Add(row);
        await db.SaveChangesAsync();
    }

    /// <summary>An HR partner of an organisation.</summary>
    public async Task<Guid> AddHrAsync(Guid organisation)
    {
        var hr = await AddPersonAsync("Claire", "Hennebelle");
        await AddAsync(new HrScope(hr, organisation));
        return hr;
    }

    /// <summary>Somebody who administers, as the desk asks the file each time.</summary>
    public async Task<Guid> AddAdministratorAsync()
    {
        var person = await AddPersonAsync("Agnès", "Morel");
        await AddAsync(new Account { Id = person, UserName = "agnes.morel", SecurityStamp = "" });
        var role = new IdentityRole<Guid>(Roles.Administrator) { Id = Guid.NewGuid() };
        await AddAsync(role);
        await AddAsync(new IdentityUserRole<Guid> { UserId = person, RoleId = role.Id });
        return person;
    }

    /// <summary>Fills the provider's sheet in, whole.</summary>
    public async Task KeepSheetAsync(Guid organisation) => Assert.IsType<SheetKeeping.Kept>(await Get<ProviderSheets>().KeepAsync(
        new Keeper(await AddPersonAsync("Agnès", "Morel"), IsAdministrator: true), organisation,
        new ProviderSheet { Provider = Sample.Provider, City = "Lens", Signatory = "Hélène Vasseur", Capacity = "responsable pédagogique" },
        new StampChange(Stamp.Png)));

    public Task JoinAsync(Guid person, Guid establishment, DateOnly from, DateOnly? to = null) =>
        AddAsync(new Membership { Id = Guid.NewGuid(), PersonId = person, EstablishmentId = establishment, From = from, To = to });

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Testing");
        builder.UseSetting("Data:Folder", _folder).UseSetting("hostBuilder:reloadConfigOnChange", "false");
        builder.UseSetting("Site:Address", "https://briquet.example");
        builder.UseSetting("Verification:PagesPerMinute", $"{pagesPerMinute}");
        foreach (var (key, value) in settings) builder.UseSetting(key, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            services.ConfigureDbContext<TrainingDb>(options => options.ConfigureWarnings(w => w.Ignore(RelationalEventId.PendingModelChangesWarning)));
            services.AddAuthentication().AddScheme<AuthenticationSchemeOptions, HeaderAuthentication>("Header", null);
            services.PostConfigure<AuthenticationOptions>(options => options.DefaultAuthenticateScheme = "Header");
        });
    }

    protected override IHost CreateHost(IHostBuilder builder)
    {
        var options = new DbContextOptionsBuilder<TrainingDb>().UseSqlite($"Data Source={Path.Combine(_folder, "training.db")};Pooling=false").Options;
        using (var db = new TrainingDb(options))
        {
            db.Database.EnsureCreated();
            var history = db.GetService<IHistoryRepository>();
            db.Database.ExecuteSqlRaw(history.GetCreateScript());
            foreach (var migration in db.Database.GetMigrations()) db.Database.ExecuteSqlRaw(history.GetInsertScript(new HistoryRow(migration, "10")));
        }

        return base.CreateHost(builder);
    }

    protected override void Dispose(bool disposing)
    {
        base.Dispose(disposing);
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Whoever the header names is signed in.</summary>
    private sealed class HeaderAuthentication(
        IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory log, UrlEncoder encoder, IDbContextFactory<TrainingDb> databases)
        : AuthenticationHandler<AuthenticationSchemeOptions>(options, log, encoder)
    {
        protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if (!Request.Headers.TryGetValue(PersonHeader, out var header)) return AuthenticateResult.NoResult();
            var person = Guid.Parse(header.ToString());
            await using var db = await databases.CreateDbContextAsync();
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, person.ToString())], Scheme.Name);
            if (await db.HrScopes.AnyAsync(s => s.PersonId == person)) identity.AddClaim(new Claim(CurrentPerson.HrClaim, "true"));
            identity.AddClaims(Request.Headers[RolesHeader].Select(role => new Claim(ClaimTypes.Role, role!)));
            return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
        }
    }
}
