// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Security.Cryptography;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Training.Web.Modules;

namespace Training.Web.Tests.Modules;

/// <summary>A content folder of small modules under its catalogue, changed as authors change it.</summary>
internal sealed class ContentCopy : IAsyncDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromMinutes(2);
    private readonly CatalogueWatch _watch;

    private ContentCopy(TimeSpan sweep)
    {
        Folder = Path.Combine(Path.GetTempPath(), $"briquet-content-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");
        foreach (var id in (string[])["alpha", "beta", "gamma"]) Write(id, Text(id));
        Directory.CreateDirectory(Path.GetDirectoryName(PathFile)!);
        File.WriteAllText(PathFile, "---\nschema: 1\nid: chemin\ntitle: Un chemin\nsummary: Deux modules.\nlang: fr\nversion: 1.0.0\nmodules: [beta, alpha]\n---\n");
        var options = Options.Create(new ContentOptions { Folder = Folder, Sweep = sweep });
        Catalogue = new Catalogue(options, new Environment(), new Site.ManualClock(new DateTimeOffset(2026, 6, 1, 8, 0, 0, TimeSpan.Zero)), Log.CreateLogger<Catalogue>());
        _watch = new CatalogueWatch(Catalogue, options, Log.CreateLogger<CatalogueWatch>());
    }

    public string Folder { get; }

    public Catalogue Catalogue { get; }

    public Logs Log { get; } = new();

    /// <summary>A catalogue that read and is only looked at when told.</summary>
    public static ContentCopy Still()
    {
        var copy = new ContentCopy(Timeout.InfiniteTimeSpan);
        copy.Catalogue.Load();
        return copy;
    }

    /// <summary>A catalogue that watches its folder.</summary>
    public static async Task<ContentCopy> WatchedAsync(TimeSpan? sweep = null)
    {
        var copy = new ContentCopy(sweep ?? TimeSpan.FromMinutes(5));
        copy.Catalogue.Load();
        await copy._watch.StartAsync(CancellationToken.None);
        // The watcher is in place once it told of something.
        await copy.UntilAsync(() => copy.Catalogue.Current.FindPublished("temoin") is not null, () => copy.Write("temoin", Text("temoin")));
        return copy;
    }

    /// <summary>A module without fault.</summary>
    public static string Text(string id, string sentence = "Une phrase.", string status = "published") => $$"""
        ---
        schema: 1
        id: {{id}}
        title: Module {{id}}
        summary: Un module.
        lang: fr
        version: 1.0.0
        status: {{status}}
        audience: [reception]
        theme: accueil
        duration: 10
        objectives: [Dire bonjour]
        sources: [La maison]
        reviewed: 2026-03-31
        ---

        # Module {{id}}

        ## La leçon
        <!-- lesson: id=la-lecon -->

        {{sentence}}

        ## Quiz
        <!-- quiz: id=quiz -->

        ### Dit-on bonjour ?
        <!-- q: id=bonjour objective=1 -->

        - [x] Oui
        - [ ] Non

        > **Explication :** toujours.

        """;

    public string Place(string id, string file = "module.md") => Path.Combine(Folder, "modules", id, file);

    /// <summary>The file of the one path, through <c>beta</c> and <c>alpha</c>.</summary>
    public string PathFile => Path.Combine(Folder, "paths", "chemin.md");

    public void WriteSite(string id)
    {
        Directory.CreateDirectory(Path.Combine(Folder, "sites"));
        File.WriteAllText(Path.Combine(Folder, "sites", id + ".md"),
            $"---\nid: {id}\nname: Le parc\ncommune: Ici\nterritory: lys-artois\nkinds: [nature]\nfor: [families]\nweather: [dry]\nfacts: [F-001]\n---\nUn parc.\n\n## À dire à vos visiteurs\nVenez.\n");
    }

    public void RemoveSite(string id) => File.Delete(Path.Combine(Folder, "sites", id + ".md"));

    public void Write(string id, string text, string file = "module.md")
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Place(id, file))!);
        File.WriteAllText(Place(id, file), text);
    }

    /// <summary>What the first lesson says; null while the module is not served.</summary>
    public string? Lesson(string id) => Catalogue.Current.FindPublished(id) is { } module ? Assert.IsType<Training.Modules.Prose>(module.Lessons[0].Parts[0]).Html : null;

    public IEnumerable<string> Codes(string id) => Catalogue.Workbench.Single(m => m.Id == id).Diagnostics.Select(d => d.Code);

    /// <summary>Does something, then follows the catalogue until it is as expected; fails after a bound.</summary>
    public async Task UntilAsync(Func<bool> expected, Action act)
    {
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        void Look()
        {
            if (expected()) reached.TrySetResult();
        }

        using var subscription = Catalogue.Subscribe(Look);
        act();
        Look();
        await reached.Task.WaitAsync(Bound);
    }

    public async ValueTask DisposeAsync()
    {
        await _watch.StopAsync(CancellationToken.None);
        _watch.Dispose();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>What was logged.</summary>
    internal sealed class Logs : ILoggerFactory, ILogger
    {
        private readonly List<string> _lines = [];

        public IReadOnlyList<string> Lines { get { lock (_lines) return [.. _lines]; } }

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state) where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (_lines) _lines.Add($"{logLevel}: {formatter(state, exception)}");
        }

        public void Dispose()
        {
        }
    }

    private sealed class Environment : IHostEnvironment
    {
        public string EnvironmentName { get; set; } = Environments.Production;

        public string ApplicationName { get; set; } = "Training.Web";

        public string ContentRootPath { get; set; } = Path.GetTempPath();

        public IFileProvider ContentRootFileProvider { get; set; } = new NullFileProvider();
    }
}
