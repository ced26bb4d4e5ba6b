// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;

namespace Training.Load.Shared;

/// <summary>A server in a process of its own, so that its memory and its processor time are its own.</summary>
internal sealed class Server : IAsyncDisposable
{
    private readonly Process _process;

    private Server(Process process, string address, TimeSpan start) => (_process, Address, StartTime) = (process, address, start);

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; }

    /// <summary>From the process's start to listening.</summary>
    public TimeSpan StartTime { get; }

    /// <summary>Processor time so far, user and system.</summary>
    public TimeSpan Processor
    {
        get
        {
            _process.Refresh();
            return _process.TotalProcessorTime;
        }
    }

    /// <summary>Resident memory now, in megabytes (10⁶ bytes).</summary>
    public double ResidentMegabytes
    {
        get
        {
            _process.Refresh();
            return _process.WorkingSet64 / 1e6;
        }
    }

    /// <summary>Open files and sockets now (Linux).</summary>
    public int Handles => Entries("fd");

    /// <summary>Threads now (Linux).</summary>
    public int Threads => Entries("task");

    private int Entries(string folder) => Directory.EnumerateFileSystemEntries($"/proc/{_process.Id.ToString(CultureInfo.InvariantCulture)}/{folder}").Count();

    /// <summary>Starts the published site in production, on a folder of data of its own.</summary>
    /// <param name="site">Folder of the published files.</param>
    /// <param name="data">Folder of its database and keys.</param>
    /// <param name="core">The one processor it may use; null: all.</param>
    /// <param name="settings">As on the command line, without dashes.</param>
    public static Task<Server> StartSiteAsync(string site, string data, int? core, params (string Key, string Value)[] settings) => StartAsync(
        [Path.Combine(site, "Training.Web.dll"), "--contentRoot", site, "--Data:Folder", data, "--Site:Address", "http://127.0.0.1",
            "--urls", "http://127.0.0.1:0", .. settings.SelectMany(s => new[] { $"--{s.Key}", s.Value })],
        core);

    /// <summary>Starts this very program in another role.</summary>
    public static Task<Server> StartFloorAsync(string role, int? core, params string[] arguments) =>
        StartAsync([typeof(Server).Assembly.Location, "floor", role, .. arguments], core);

    /// <summary>An address for a server that must be found again where it was. Not among the ports that the system gives to those who call: one of them would be in its place.</summary>
    public static string FixedAddress()
    {
        while (true)
        {
            var port = RandomNumberGenerator.GetInt32(15_000, 30_000);
            try
            {
                using var listener = new TcpListener(IPAddress.Loopback, port);
                listener.Start();
                return string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}");
            }
            catch (SocketException)
            {
                // Taken.
            }
        }
    }

    /// <summary>As <c>kill -9</c>: nothing in it gets to do anything any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process.Dispose();
    }

    private static async Task<Server> StartAsync(string[] command, int? core)
    {
        // From its first instruction: a runtime sizes its pools and its collector by the processors that it finds.
        var pinned = core is { } only && OperatingSystem.IsLinux();
        string[] pin = pinned ? ["-c", core!.Value.ToString(CultureInfo.InvariantCulture), "dotnet"] : [];
        var start = new ProcessStartInfo(pinned ? "taskset" : "dotnet", [.. pin, .. command]) { RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        void Hear(string? line)
        {
            if (line is null) return;
            lock (said) said.Add(line);
            if (line.Split("Now listening on: ") is [_, var address]) listening.TrySetResult(address.Trim());
        }

        var watch = Stopwatch.StartNew();
        var process = new Process { StartInfo = start, EnableRaisingEvents = true };
        process.OutputDataReceived += (_, line) => Hear(line.Data);
        process.ErrorDataReceived += (_, line) => Hear(line.Data);
        process.Exited += (_, _) =>
        {
            lock (said) listening.TrySetException(new InvalidOperationException("The server ended:\n" + string.Join('\n', said.TakeLast(30))));
        };
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        return new Server(process, await listening.Task.WaitAsync(TimeSpan.FromMinutes(2)), watch.Elapsed);
    }
}
