// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace Training.Web.Persistence;

/// <summary>Where everything that must survive is kept: the database file and the data-protection keys.</summary>
internal sealed class DataOptions
{
    public const string Section = "Data";

    /// <summary>Folder of the file and the keys, relative to the content root unless absolute.</summary>
    public string Folder { get; set; } = "data";

    /// <summary>How long a write waits while another process holds the file, in whole seconds, before it is given up.</summary>
    public TimeSpan BusyTimeout { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Pages of the file that each connection keeps, in kibibytes, 1 or more.</summary>
    public int PageCache { get; set; } = 512;
}

/// <summary>The data folder, made when missing.</summary>
internal sealed class DataFolder
{
    public DataFolder(IConfiguration configuration, IHostEnvironment environment)
    {
        var options = configuration.GetSection(DataOptions.Section).Get<DataOptions>() ?? new();
        BusyTimeout = options.BusyTimeout;
        PageCache = Math.Max(1, options.PageCache);
        Root = Path.GetFullPath(options.Folder, environment.ContentRootPath);
        Directory.CreateDirectory(Root);
    }

    public string Root { get; }
    public TimeSpan BusyTimeout { get; }
    public int PageCache { get; }
    public string Database => Path.Combine(Root, "training.db");
    public string Keys => Path.Combine(Root, "keys");

    public string ConnectionString => new SqliteConnectionStringBuilder
    {
        DataSource = Database,
        ForeignKeys = true,
        DefaultTimeout = (int)BusyTimeout.TotalSeconds,
    }.ToString();
}

internal static class PersistenceServices
{
    public static IServiceCollection AddPersistence(this IServiceCollection services, IConfiguration configuration, IHostEnvironment environment)
    {
        var folder = new DataFolder(configuration, environment);
        services.AddSingleton(folder);
        services.AddSingleton<DurableWrites>();
        services.AddDbContextFactory<TrainingDb>((provider, options) => options
            .UseSqlite(folder.ConnectionString)
            .AddInterceptors(provider.GetRequiredService<DurableWrites>()));

        // A restart signs nobody out and refuses no form: the keys live beside the file.
        services.AddDataProtection().SetApplicationName("Briquet").PersistKeysToFileSystem(Directory.CreateDirectory(folder.Keys));
        services.AddHealthChecks().AddDbContextCheck<TrainingDb>();
        return services;
    }

    /// <summary>Makes the file, in write-ahead mode, and brings it to the current shape.</summary>
    public static async Task MigrateAsync(this IServiceProvider services)
    {
        await using var db = await services.GetRequiredService<IDbContextFactory<TrainingDb>>().CreateDbContextAsync();
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode = WAL");
        await db.Database.MigrateAsync();
    }

    /// <summary>A consistent copy of the file while others read and write it (SQLite's online backup).</summary>
    public static async Task BackUpAsync(this IServiceProvider services, string target)
    {
        await using var source = new SqliteConnection(services.GetRequiredService<DataFolder>().ConnectionString);
        await using var copy = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = target, Pooling = false }.ToString());
        await source.OpenAsync();
        await copy.OpenAsync();
        source.BackupDatabase(copy);
    }
}
