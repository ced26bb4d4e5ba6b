// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Training.Web.Battles;
using Training.Web.Modules;
using Training.Web.Persistence;

namespace Training.Web.Tests.Site;

/// <summary>The real application on a file in a temporary folder, with the demo's people and the repository's content.</summary>
public sealed class TestSite : IDisposable
{
    private readonly string _folder;
    private readonly bool _ownsFolder;
    private static readonly DateTimeOffset Start = new DateTimeOffset(DateTime.UtcNow.Date, TimeSpan.Zero).AddMinutes(RandomNumberGenerator.GetInt32(1440, 500_000));

    /// <summary>The file as a first start leaves it, made once: sites begin with a copy, since migrations and a dozen passwords take longer than most tests.</summary>
    private static readonly Lazy<string> Delivered = new(Deliver, LazyThreadSafetyMode.PublicationOnly);

    /// <summary>The repository's content, read once: a site finds by their hashes that its files are the same.</summary>
    private static Catalogue? _catalogue;

    private static readonly Lock Reading = new();

    private readonly Factory _factory;

    public TestSite() : this(Path.Combine(Path.GetTempPath(), $"briquet-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}"), ownsFolder: true)
    {
    }

    private TestSite(string folder, bool ownsFolder, IReadOnlyDictionary<string, string>? settings = null, ManualClock? clock = null, bool isLive = false, Action<IServiceCollection>? change = null)
    {
        (_folder, _ownsFolder, Clock) = (folder, ownsFolder, clock ?? Clock);
        var isDemo = settings is null || !settings.ContainsKey(WebHostDefaults.EnvironmentKey);
        if (ownsFolder && isDemo && !isLive)
        {
            Directory.CreateDirectory(folder);
            File.Copy(Delivered.Value, Path.Combine(folder, Path.GetFileName(Delivered.Value)));
        }

        _factory = new Factory(folder, isLive ? null : Clock, settings ?? new Dictionary<string, string>(), change);
        if (!isLive) return;
        _factory.UseKestrel(0);
        _factory.StartServer();
    }

    /// <summary>
    /// Starts at an instant that each run draws, so that no test leans on a date. Never in the past: connections close when their sign-in has ended
    /// by the machine's own clock, which SignalR reads.
    /// </summary>
    internal ManualClock Clock { get; } = new(Start);

    internal string Folder => _folder;

    /// <summary>Where a site that listens is reached.</summary>
    internal Uri Address => _factory.ClientOptions.BaseAddress;

    internal IServiceProvider Services => _factory.Services;

    internal TrainingDb OpenDb() => Services.GetRequiredService<IDbContextFactory<TrainingDb>>().CreateDbContext();

    internal HttpClient Client() => _factory.CreateDefaultClient(_factory.ClientOptions.BaseAddress);

    internal Visitor Visit() => new(Client());

    /// <summary>Somebody who comes with a cookie; see <see cref="Tickets"/>.</summary>
    internal Visitor Visit(string cookie) => Visit().Holding(cookie);

    /// <summary>A WebSocket with these cookies, as a page of this site opens it unless another origin is given.</summary>
    internal async Task<System.Net.WebSockets.WebSocket> SocketAsync(string path, string cookies, string? origin = null)
    {
        var client = _factory.Server.CreateWebSocketClient();
        var site = _factory.ClientOptions.BaseAddress;
        client.ConfigureRequest = request =>
        {
            request.Headers.Cookie = cookies;
            request.Headers.Origin = origin ?? site.GetLeftPart(UriPartial.Authority);
        };
        return await client.ConnectAsync(new Uri(site, path), CancellationToken.None);
    }

    /// <summary>A site on the same folder: what a restart of the process finds.</summary>
    internal TestSite Restart()
    {
        _factory.Dispose();
        return new TestSite(_folder, ownsFolder: false, clock: Clock);
    }

    /// <summary>A site of its own with other settings.</summary>
    internal static TestSite With(params (string Key, string Value)[] settings) => new(
        Path.Combine(Path.GetTempPath(), $"briquet-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}"), ownsFolder: true,
        settings.ToDictionary(s => s.Key, s => s.Value));

    /// <summary>A site of its own that listens on a socket and goes by the machine's clock: <see cref="Clock"/> says when it was made, and moves nothing.</summary>
    internal static TestSite Live(params (string Key, string Value)[] settings) => new(
        Path.Combine(Path.GetTempPath(), $"briquet-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}"), ownsFolder: true,
        settings.ToDictionary(s => s.Key, s => s.Value), new ManualClock(DateTimeOffset.UtcNow), isLive: true);

    /// <summary>A site of its own in which something is not as it is delivered.</summary>
    internal static TestSite With(Action<IServiceCollection> change) => new(
        Path.Combine(Path.GetTempPath(), $"briquet-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}"), ownsFolder: true, change: change);

    public void Dispose()
    {
        // Pooled connections are left to age out: clearing all pools would close those of tests that run beside.
        _factory.Dispose();
        if (!_ownsFolder) return;
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private static string Deliver()
    {
        var folder = Directory.CreateTempSubdirectory("briquet-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        using var factory = new Factory(Path.Combine(folder, "first"), new ManualClock(Start), new Dictionary<string, string>(), change: null);
        var file = Path.Combine(folder, Path.GetFileName(factory.Services.GetRequiredService<DataFolder>().Database));
        factory.Services.BackUpAsync(file).GetAwaiter().GetResult();
        return file;
    }

    private static Catalogue Read(IServiceProvider services)
    {
        lock (Reading) return _catalogue ??= ActivatorUtilities.CreateInstance<Catalogue>(services);
    }

    private sealed class Factory(string folder, ManualClock? clock, IReadOnlyDictionary<string, string> settings, Action<IServiceCollection>? change) : WebApplicationFactory<Program>
    {
        protected override void ConfigureWebHost(IWebHostBuilder builder)
        {
            builder.UseSetting("Data:Folder", folder);
            // A clock that moves when told leaps over what a machine would call a standstill.
            if (clock is not null) builder.UseSetting("Battles:StandstillFrom", "1.00:00:00");
            // How busy the machine is, is not what is tested; and nobody changes the settings of a site that runs.
            builder.UseSetting("Data:BusyTimeout", "00:02:00").UseSetting("hostBuilder:reloadConfigOnChange", "false");
            foreach (var (key, value) in settings) builder.UseSetting(key, value);
            builder.ConfigureServices(services =>
            {
                change?.Invoke(services);
                if (!settings.ContainsKey("Content:Folder")) services.Replace(ServiceDescriptor.Singleton(Read));
                services.Configure<Microsoft.AspNetCore.SignalR.HubOptions>(hub => hub.HandshakeTimeout = TimeSpan.FromMinutes(2));
                if (clock is null) return;
                services.Replace(ServiceDescriptor.Singleton<TimeProvider>(clock)).Replace(ServiceDescriptor.Singleton<SteadyTime>(new SteadyManualTime(clock)));
            });
        }
    }
}

/// <summary>Time that moves when told.</summary>
internal sealed class ManualClock(DateTimeOffset start) : TimeProvider
{
    private long _ticks = start.UtcTicks;
    private long _passed;

    public override DateTimeOffset GetUtcNow() => new(Interlocked.Read(ref _ticks), TimeSpan.Zero);

    /// <summary>How far it was moved.</summary>
    public TimeSpan Passed => new(Interlocked.Read(ref _passed));

    public void Advance(TimeSpan by)
    {
        Interlocked.Add(ref _passed, by.Ticks);
        Set(by);
    }

    /// <summary>Somebody sets the clock: no time passes.</summary>
    public void Set(TimeSpan by) => Interlocked.Add(ref _ticks, by.Ticks);
}

/// <summary>The time of battles on a clock that moves when told.</summary>
internal sealed class SteadyManualTime(ManualClock clock) : SteadyTime(clock)
{
    private readonly TimeSpan _begun = clock.Passed;

    protected override TimeSpan Passed => clock.Passed - _begun;
}
