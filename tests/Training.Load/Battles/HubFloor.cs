// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace Training.Load.Battles;

/// <summary>
/// The floor: a bare SignalR hub that carries the same frames as a battle and does nothing else. No rule, no sign-in, no file: its answers
/// are the bytes that it was given.
/// </summary>
internal static class HubFloor
{
    public const string Role = "hub";
    public const string Path = "/floor";

    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton<Recorded>().AddSignalR(options => options.MaximumParallelInvocationsPerClient = 1);
        await using var app = builder.Build();
        app.MapHub<BareHub>(Path);
        await app.StartAsync();
        Console.WriteLine($"Now listening on: {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }

    /// <summary>What the hub says when asked.</summary>
    internal sealed class Recorded
    {
        public ConcurrentDictionary<string, JsonElement> Replies { get; } = new();
    }

    internal sealed class BareHub(Recorded recorded) : Hub
    {
        private const string All = "all";

        public async Task<JsonElement?> Join(string code, string name, bool onPodium, string? team)
        {
            await Groups.AddToGroupAsync(Context.ConnectionId, All);
            return Replied(nameof(Join));
        }

        public JsonElement? Answer(int question, int pass, JsonElement response, Guid answerId, double elapsedMs) => Replied(nameof(Answer));

        public JsonElement? Ping() => Replied(nameof(Ping));

        /// <summary>From now on this method answers with these bytes.</summary>
        public void Record(string method, JsonElement reply) => recorded.Replies[method] = reply.Clone();

        /// <summary>Sends to all; says when it began, in ticks of UTC.</summary>
        public long Broadcast(string target, JsonElement message)
        {
            var began = DateTime.UtcNow.Ticks;
            _ = Clients.Group(All).SendAsync(target, message);
            return began;
        }

        private JsonElement? Replied(string method) => recorded.Replies.TryGetValue(method, out var reply) ? reply : null;
    }
}
