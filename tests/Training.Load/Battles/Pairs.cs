// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using Training.Load.Shared;
using Training.Testing;

namespace Training.Load.Battles;

/// <summary>What a pair of rounds cost.</summary>
/// <param name="Ours">How it arrived.</param>
/// <param name="Floor">How the same bytes arrived from the bare hub.</param>
/// <param name="OursProcessor">Processor time of the site over the window.</param>
/// <param name="FloorProcessor">Processor time of the bare hub over a window of the same length.</param>
/// <param name="Megabytes">Resident memory of the site at the end of the round.</param>
internal sealed record Pair(Round Ours, Round Floor, TimeSpan OursProcessor, TimeSpan FloorProcessor, double Megabytes);

/// <summary>Rounds in turn. Only one of the two hubs is spoken to at a time.</summary>
internal sealed class Pairs(Crowd ours, Crowd bare, Server server, Server floor)
{
    /// <summary>What a round is measured over: opening, a second of answers, the reveal.</summary>
    public static readonly TimeSpan Window = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan TallyEvery = TimeSpan.FromMilliseconds(250);

    public async Task<List<Pair>> RunAsync(int rounds)
    {
        var shown = Shown();
        var started = await ours.First.CallAsync("Start");
        if (started.GetProperty("refusal").GetString() is { } why) throw new InvalidOperationException($"The battle did not start: {why}");
        var pairs = new List<Pair>();
        for (var round = 0; round < rounds; round++)
        {
            var opensAt = await shown.Task.WaitAsync(Patience);
            shown = Shown();
            await UntilAsync(opensAt - TimeSpan.FromMilliseconds(50));
            var (own, spent) = await WindowAsync(server, ours, _ => Task.CompletedTask);
            var megabytes = server.ResidentMegabytes;
            if (round == 0) await RecordAsync();
            // The floor's turn: while the answer is shown, nothing depends on anybody's sign of life.
            (ours.IsAlive, bare.IsAlive) = (false, true);
            var (other, floorSpent) = await WindowAsync(floor, bare, BareRoundAsync);
            (ours.IsAlive, bare.IsAlive) = (true, false);
            pairs.Add(new Pair(own, other, spent, floorSpent, megabytes));
        }

        return pairs;
    }

    /// <summary>When the choices of the question that is shown next will come.</summary>
    private TaskCompletionSource<DateTimeOffset> Shown()
    {
        var next = new TaskCompletionSource<DateTimeOffset>(TaskCreationOptions.RunContinuationsAsynchronously);
        void Hear(string stage, DateTimeOffset? until)
        {
            if (stage != "shown") return;
            ours.Staged -= Hear;
            next.TrySetResult(until!.Value);
        }

        ours.Staged += Hear;
        return next;
    }

    private static async Task<(Round Round, TimeSpan Processor)> WindowAsync(Server measured, Crowd crowd, Func<Round, Task> play)
    {
        var from = DateTimeOffset.UtcNow;
        var before = measured.Processor;
        var round = crowd.Begin();
        await play(round);
        await Task.WhenAll(round.AllAcknowledged.Task, round.AllRevealed.Task).WaitAsync(Patience);
        await UntilAsync(from + Window);
        return (round, measured.Processor - before);
    }

    /// <summary>Gives the bare hub the bytes of the first round: all its rounds are made of them.</summary>
    private async Task RecordAsync()
    {
        await bare.First.CallAsync("Record", "Answer", Recorded("Answer"));
        await bare.First.CallAsync("Record", "Ping", JsonSerializer.SerializeToElement(new { serverNow = DateTimeOffset.UtcNow }));
    }

    /// <summary>Opens, takes answers, tells counts as often as ours does, reveals.</summary>
    private async Task BareRoundAsync(Round round)
    {
        var began = await BroadcastAsync("Happened", "opened");
        var answered = round.AllAcknowledged.Task;
        while (!answered.IsCompleted)
        {
            await BroadcastAsync(nameof(Heard.Tallied), nameof(Heard.Tallied));
            await Task.WhenAny(answered, Task.Delay(TallyEvery));
        }

        await BroadcastAsync("Happened", "revealed");
        await round.AllOpened.Task.WaitAsync(Patience);
        round.OpenedAt = began;
    }

    private async Task<long> BroadcastAsync(string target, string recorded) => (await bare.First.CallAsync("Broadcast", target, Recorded(recorded))).GetInt64();

    private JsonElement Recorded(string what) => JsonElement.Parse(ours.Recorded[what]);

    private static async Task UntilAsync(DateTimeOffset instant)
    {
        var left = instant - DateTimeOffset.UtcNow;
        if (left > TimeSpan.Zero) await Task.Delay(left);
    }
}
