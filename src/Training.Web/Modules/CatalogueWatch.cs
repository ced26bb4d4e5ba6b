// SPDX-License-Identifier: AGPL-3.0-or-later
using Microsoft.Extensions.Options;

namespace Training.Web.Modules;

/// <summary>
/// A saved file is live at once: events of the disk are folded until it is quiet, then what they name is read again. Systems lose events, and
/// folders get replaced under their watcher: a sweep now and then finds what was missed, and then watches anew.
/// </summary>
internal sealed class CatalogueWatch(Catalogue catalogue, IOptions<ContentOptions> options, ILogger<CatalogueWatch> log) : BackgroundService
{
    private readonly Lock _noting = new();
    private readonly SemaphoreSlim _noted = new(0, 1);
    private HashSet<string> _modules = [];
    private bool _sheets;
    private bool _more;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            using var watcher = Watch();
            // What changed before it watched.
            catalogue.Sweep();
            while (!await MissedSomethingAsync(watcher is not null, stoppingToken)) { }
        }
    }

    /// <summary>Waits for one change or for the time of a sweep; true when the watcher can no longer be trusted.</summary>
    private async Task<bool> MissedSomethingAsync(bool isWatching, CancellationToken stoppingToken)
    {
        if (!await _noted.WaitAsync(options.Value.Sweep, stoppingToken)) return !isWatching || catalogue.Sweep();
        await SettleAsync(stoppingToken);
        return Catch();
    }

    /// <summary>Waits until the disk is quiet; a burst without end is read in the middle.</summary>
    private async Task SettleAsync(CancellationToken stoppingToken)
    {
        for (var i = 0; i < 20 && await _noted.WaitAsync(options.Value.Settle, stoppingToken); i++) { }
    }

    /// <summary>Reads what was noted; true when events were lost, so that only a sweep can tell.</summary>
    private bool Catch()
    {
        HashSet<string> modules;
        bool sheets, more;
        lock (_noting)
        {
            (modules, sheets, more) = (_modules, _sheets, _more);
            (_modules, _sheets, _more) = ([], false, false);
        }

        if (modules.Count > 0 || sheets) catalogue.Reread(modules, sheets);
        return more;
    }

    private FileSystemWatcher? Watch()
    {
        FileSystemWatcher? watcher = null;
        try
        {
            watcher = new FileSystemWatcher(catalogue.Folder) { IncludeSubdirectories = true };
            watcher.Changed += (_, e) => Note(e.FullPath);
            watcher.Created += (_, e) => Note(e.FullPath);
            watcher.Deleted += (_, e) => Note(e.FullPath);
            watcher.Renamed += (_, e) => { Note(e.OldFullPath); Note(e.FullPath); };
            watcher.Error += (_, _) => Note(catalogue.Folder);
            watcher.EnableRaisingEvents = true;
            return watcher;
        }
        catch (Exception problem) when (problem is IOException or ArgumentException or UnauthorizedAccessException)
        {
            // No folder, or no watch left on this machine: the sweeps see changes, only later.
            log.LogWarning("{Folder} cannot be watched: {Problem}", catalogue.Folder, problem.Message);
            watcher?.Dispose();
            return null;
        }
    }

    /// <summary>An event names a module's folder, the paths, the sites, or something above them.</summary>
    private void Note(string path)
    {
        lock (_noting)
        {
            switch (Path.GetRelativePath(catalogue.Folder, path).Split(Path.DirectorySeparatorChar))
            {
                case ["modules", var id, ..]: _modules.Add(id); break;
                case ["paths" or "sites", ..]: _sheets = true; break;
                default: _more = true; break;
            }

            if (_noted.CurrentCount == 0) _noted.Release();
        }
    }
}
