// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;

namespace Training.Web.Tests.Client;

/// <summary>The client's pure parts have tests in their own language, beside this file.</summary>
public sealed class ClientTests
{
    [Fact]
    public async Task The_clients_state_outbox_and_clocks_keep_their_promises()
    {
        var start = new ProcessStartInfo("node", ["Client/test.mjs"]) { WorkingDirectory = SourceFolder.Web, RedirectStandardOutput = true, RedirectStandardError = true };
        using var node = Process.Start(start)!;
        var said = await Task.WhenAll(node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken), node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken));
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, string.Concat(said));
        Assert.Contains("# fail 0", said[0], StringComparison.Ordinal);
    }
}
