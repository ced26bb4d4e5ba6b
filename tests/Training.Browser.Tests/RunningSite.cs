// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Reflection;
using System.Security.Cryptography;

namespace Training.Browser.Tests;

/// <summary>The product as a newcomer runs it: its own process, its own data folder, a port of its own.</summary>
public sealed class RunningSite : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), $"briquet-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}");
    private Process? _process;

    /// <summary>
    /// For journeys in which nobody is meant to be away: a page among a dozen on two cores may be silent for longer than people are waited for, and what is
    /// shown for a while passes by before it is looked at. What is only waited for takes no longer than it must.
    /// </summary>
    public static readonly string[] Patient =
    [
        "--Battles:Presence", "00:00:30", "--Battles:HostSilence", "00:01:00", "--Battles:Reveal", "00:00:14", "--Battles:ComebackPerQuestion", "00:01:00",
        "--Battles:ReadingMin", "00:00:01", "--Battles:ReadingMax", "00:00:02",
    ];

    private readonly string[] _settings;

    private RunningSite(string? content, string[] settings) => _settings = content is null ? settings : ["--Content:Folder", content, .. settings];

    /// <summary>Where it listens, without a slash at the end.</summary>
    public string Address { get; private set; } = "";

    /// <param name="content">A content folder of the test's own; null: the repository's.</param>
    /// <param name="settings">Further ones, as a command line has them.</param>
    public static async Task<RunningSite> StartAsync(string? content = null, params string[] settings)
    {
        // Read now, not while a question waits for its answer.
        AnswerKey.Read();
        var site = new RunningSite(content, settings);
        await site.LaunchAsync("http://127.0.0.1:0");
        return site;
    }

    /// <summary>Killed without a word.</summary>
    public async Task StopAsync()
    {
        _process!.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
    }

    /// <summary>On the same address and folder.</summary>
    public Task StartAgainAsync() => LaunchAsync(Address);

    private async Task LaunchAsync(string urls)
    {
        var project = Path.Combine(Repository, "src", "Training.Web");
        var dll = Path.Combine(project, "bin", Configuration, "net10.0", "Training.Web.dll");
        var start = new ProcessStartInfo("dotnet", [dll, "--urls", urls, "--Data:Folder", _folder, "--contentRoot", project, .. _settings])
        {
            WorkingDirectory = project, RedirectStandardOutput = true, RedirectStandardError = true,
        };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Development";
        var listening = new TaskCompletionSource<string>(TaskCreationOptions.RunContinuationsAsynchronously);
        var said = new List<string>();
        _process = new Process { StartInfo = start, EnableRaisingEvents = true };
        _process.OutputDataReceived += (_, line) =>
        {
            if (line.Data is null) return;
            lock (said) said.Add(line.Data);
            if (line.Data.Split("Now listening on: ") is [_, var address]) listening.TrySetResult(address.Trim());
        };
        _process.ErrorDataReceived += (_, line) =>
        {
            lock (said) said.Add(line.Data ?? "");
        };
        _process.Exited += (_, _) =>
        {
            lock (said) listening.TrySetException(new InvalidOperationException("The site did not start:\n" + string.Join('\n', said)));
        };
        _process.Start();
        _process.BeginOutputReadLine();
        _process.BeginErrorReadLine();
        Address = await listening.Task.WaitAsync(TimeSpan.FromMinutes(3));
    }

    public async ValueTask DisposeAsync()
    {
        if (_process is { HasExited: false })
        {
            _process.Kill(entireProcessTree: true);
            await _process.WaitForExitAsync();
        }

        _process?.Dispose();
        if (Directory.Exists(_folder)) Directory.Delete(_folder, recursive: true);
    }

    private static string Configuration => typeof(RunningSite).Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()?.Configuration ?? "Debug";

    internal static string Repository
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Training.sln"))) folder = folder.Parent;
            return folder?.FullName ?? throw new DirectoryNotFoundException("Training.sln was not found above the tests.");
        }
    }
}
