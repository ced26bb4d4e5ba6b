// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using Training.Web.Shared;
using Training.Web.Tests.Site;

namespace Training.Web.Tests.Battles;

/// <summary>A signed-in person with one device on the hub.</summary>
internal sealed class Contender(HubSocket hub, string code) : IAsyncDisposable
{
    public HubSocket Hub => hub;

    /// <summary>Comes with a sign-in and enters the battle; without a name, as a device that was in already.</summary>
    public static Task<Contender> EnterAsync(TestSite site, Visitor visitor, string code, string? name) => EnterAsync(site, visitor.Cookies, code, name);

    public static async Task<Contender> EnterAsync(TestSite site, string cookies, string code, string? name)
    {
        var contender = await ConnectAsync(site, cookies, code);
        var reply = name is null ? await contender.Hub.CallAsync("Snapshot", code) : await contender.Hub.CallAsync("Join", code, name, true, null);
        Assert.Null(Refusal(reply));
        contender.First = reply.GetProperty("snapshot");
        return contender;
    }

    public static Task<Contender> ConnectAsync(TestSite site, Visitor visitor, string code) => ConnectAsync(site, visitor.Cookies, code);

    public static async Task<Contender> ConnectAsync(TestSite site, string cookies, string code) =>
        new(await HubSocket.OpenAsync(await site.SocketAsync(Addresses.BattleHub, cookies)), code);

    /// <summary>What it was shown on entering.</summary>
    public JsonElement First { get; private set; }

    /// <summary>
    /// All that was sent but what a snapshot has said in the same bytes: whether a device still hears by itself of its own coming, which it is told in
    /// the reply to that, is chance.
    /// </summary>
    public IEnumerable<string> News
    {
        get
        {
            var snapshots = hub.Frames.Where(f => f.Contains("\"snapshot\":{", StringComparison.Ordinal)).ToArray();
            return hub.Frames.Where(f => !(f.StartsWith("{\"type\":1,", StringComparison.Ordinal) && f.IndexOf("\"arguments\":[", StringComparison.Ordinal) is >= 0 and var at
                && f[(at + 13)..f.LastIndexOf(']')] is { Length: > 0 } said && snapshots.Any(s => s.Contains(said, StringComparison.Ordinal))));
        }
    }

    public static string? Refusal(JsonElement reply) => reply.GetProperty("refusal").GetString();

    public Task<JsonElement> CallAsync(string method, params object?[] values) => hub.CallAsync(method, values);

    public async Task<JsonElement> SnapshotAsync() => (await hub.CallAsync("Snapshot", code)).GetProperty("snapshot");

    /// <summary>The scene of a battle event, once it has come.</summary>
    public async Task<JsonElement> SceneAsync(string stage, int question) =>
        (await hub.WaitAsync("Happened", m => m.GetProperty("stage").GetString() == stage && QuestionOf(m) is var q && (q == question || q is null))).Body.GetProperty("scene");

    /// <summary>Some answer that fits the question, right or wrong.</summary>
    public static object AnswerTo(JsonElement scene) => scene.GetProperty("ask").GetProperty("kind").GetString() == "number"
        ? new { kind = "text", text = "12" }
        : new { kind = "choices", choices = new[] { 0 } };

    public Task<JsonElement> AnswerAsync(JsonElement scene, Guid id, int pass = 0) =>
        CallAsync("Answer", scene.GetProperty("stem").GetProperty("index").GetInt32(), pass, AnswerTo(scene), id, 800);

    public ValueTask DisposeAsync() => hub.DisposeAsync();

    private static int? QuestionOf(JsonElement message) =>
        message.GetProperty("scene").TryGetProperty("stem", out var stem) && stem.ValueKind == JsonValueKind.Object ? stem.GetProperty("index").GetInt32() : null;
}
