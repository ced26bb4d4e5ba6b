// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Diagnostics;
using Microsoft.Extensions.Options;
using Training.Modules;
using Training.Web.Shared;

namespace Training.Web.Modules;

/// <summary>
/// What can be learned, read from the content folder. Only what changed is read again; a module with an error keeps its last good version and
/// touches no other; when the folder itself goes away, what was is served on.
/// </summary>
internal sealed class Catalogue(IOptions<ContentOptions> options, IHostEnvironment environment, TimeProvider clock, ILogger<Catalogue> log)
{
    private static readonly Comparer<WorkbenchModule> ById = Comparer<WorkbenchModule>.Create((a, b) => string.CompareOrdinal(a.Id, b.Id));

    private readonly Lock _reading = new();
    private ContentReading _read = ContentReading.Empty;
    private Shelf _shelf = new(CatalogueContent.Empty, []);
    private ImmutableArray<Subscription> _subscriptions = [];
    private bool _isGone;

    /// <summary>What is served and what authors see of it, swapped together.</summary>
    private sealed record Shelf(CatalogueContent Content, ImmutableArray<WorkbenchModule> Workbench);

    public string Folder { get; } = ContentFolder.Find(options.Value.Folder, environment.ContentRootPath);

    public CatalogueContent Current => Volatile.Read(ref _shelf).Content;

    /// <summary>What is served, in the language of the page that asks: what readers are shown comes from here.</summary>
    public CatalogueContent Shown => Current.In(Words.Lang);

    /// <summary>All modules on the disk by id, with their faults.</summary>
    public ImmutableArray<WorkbenchModule> Workbench => Volatile.Read(ref _shelf).Workbench;

    /// <summary>A module's folder, well written or not; null when there is none of that name.</summary>
    public WorkbenchModule? Find(string id)
    {
        var bench = Workbench;
        var at = bench.BinarySearch(new WorkbenchModule(id, null, null, []), ById);
        return at < 0 ? null : bench[at];
    }

    public bool IsReady { get; private set; }

    /// <summary>How many follow it now.</summary>
    public int Followers => _subscriptions.Length;

    /// <summary>Reads everything, and says what is wrong with it.</summary>
    public void Load()
    {
        var start = Stopwatch.GetTimestamp();
        Look(_ => true, everything: true, sheets: true);
        IsReady = true;
        log.LogInformation("{Modules} modules read in {Seconds:0.0} s", Workbench.Length, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <summary>Reads these modules again, and paths and sites when asked to; true when something had changed.</summary>
    public bool Reread(IReadOnlySet<string> moduleIds, bool sheets) => Look(moduleIds.Contains, everything: false, sheets);

    /// <summary>Looks at sizes and times of all files and reads again what changed; true when something had.</summary>
    public bool Sweep() => Look(_ => false, everything: true, sheets: false);

    /// <summary>Calls back after each change, on the thread that noticed it: return at once. Disposing twice is harmless.</summary>
    public IDisposable Subscribe(Action changed)
    {
        var subscription = new Subscription(this, changed);
        ImmutableInterlocked.Update(ref _subscriptions, all => all.Add(subscription));
        return subscription;
    }

    private bool Look(Func<string, bool> look, bool everything, bool sheets)
    {
        lock (_reading)
        {
            var desk = new ContentDesk(Folder, options.Value.HeaviestPicture, ParisTime.DayOf(clock.GetUtcNow()), log);
            if (!IsThere(desk.Ids(), out var ids)) return false;
            var before = _read;
            var wanted = everything ? [.. ids.Union(before.Modules.Keys)] : ids.Union(before.Modules.Keys).Where(look).ToArray();
            var siteIds = desk.SiteIds(before.SiteIds);
            var sameSites = siteIds.SequenceEqual(before.SiteIds);
            var read = before with { SiteIds = siteIds, Modules = desk.Modules(sameSites ? wanted : [.. ids.Union(before.Modules.Keys)], look, siteIds.ToHashSet(), sameSites, before.Modules) };
            read = read with { Paths = desk.Paths(read.Ids, sheets, before.Paths), Sites = desk.Sites(siteIds, read.Ids, sheets, before.Sites), Communes = desk.Communes(before.Communes) };
            _read = read;
            if (!LogNews(before, read)) return false;
            Volatile.Write(ref _shelf, new Shelf(read.Content, read.Workbench));
        }

        foreach (var subscription in _subscriptions) Tell(subscription);
        return true;
    }

    private bool IsThere(ImmutableArray<string>? found, out ImmutableArray<string> ids)
    {
        ids = found ?? [];
        var wasGone = _isGone;
        _isGone = found is null;
        if (_isGone && !wasGone) log.LogError("No module in {Folder}: what was read before is served on", Path.Combine(Folder, "modules"));
        return !_isGone;
    }

    /// <summary>Logs what is new; false when nothing is.</summary>
    private bool LogNews(ContentReading before, ContentReading now)
    {
        var modules = now.Modules.Values.Where(m => before.Modules.GetValueOrDefault(m.Bench.Id)?.Bench != m.Bench).ToList();
        var sheets = News(before.Paths, now.Paths).Concat(News(before.Sites, now.Sites)).ToList();
        var communes = before.Communes == now.Communes ? [] : now.Communes.Communes.Diagnostics;
        foreach (var diagnostic in modules.SelectMany(m => m.Bench.Diagnostics).Concat(sheets.SelectMany(s => s)).Concat(communes))
            log.Log(diagnostic.Severity == Severity.Error ? LogLevel.Error : LogLevel.Warning, "{Diagnostic}", diagnostic);
        var gone = before.Modules.Keys.Except(now.Modules.Keys).Concat(Gone(before.Paths, now.Paths)).Concat(Gone(before.Sites, now.Sites)).ToList();
        foreach (var name in gone) log.LogInformation("{Name} is no longer in the content", name);
        return modules.Count + sheets.Count + gone.Count > 0 || before.Communes != now.Communes;
    }

    /// <summary>What the reader said of each file that is new or changed.</summary>
    private static IEnumerable<ImmutableArray<Diagnostic>> News<T>(SheetFolder<T> before, SheetFolder<T> now) where T : class =>
        now.Files.Where(f => before.Files.GetValueOrDefault(f.Key) != f.Value).Select(f => f.Value.Diagnostics);

    private static IEnumerable<string> Gone<T>(SheetFolder<T> before, SheetFolder<T> now) where T : class => before.Files.Keys.Except(now.Files.Keys);

    private void Tell(Subscription subscription)
    {
        try
        {
            subscription.Changed();
        }
        catch (Exception problem)
        {
            log.LogError(problem, "Somebody who follows the catalogue failed");
        }
    }

    private sealed class Subscription(Catalogue catalogue, Action changed) : IDisposable
    {
        public Action Changed { get; } = changed;

        public void Dispose() => ImmutableInterlocked.Update(ref catalogue._subscriptions, all => all.Remove(this));
    }
}
