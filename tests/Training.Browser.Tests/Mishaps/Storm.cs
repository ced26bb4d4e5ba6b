// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Browser.Tests.Mishaps;

/// <summary>All mishaps at all moments, side by side: begun once, so that what takes minutes takes them together. Each test asks for the outcome of one.</summary>
public sealed class Storm : IAsyncLifetime
{
    private readonly List<Table> _tables = [];
    private readonly Dictionary<(Mishap, Moment), Task> _outcomes = [];
    private readonly List<Task> _endings = [];
    private MishapGround? _ground;

    /// <summary>Whether somebody asks for it.</summary>
    public static bool IsAsked => Environment.GetEnvironmentVariable("FROZEN") is { Length: > 0 };

    public async ValueTask InitializeAsync()
    {
        if (!IsAsked) return;
        _ground = await MishapGround.OpenAsync();
        foreach (var moment in Enum.GetValues<Moment>())
        {
            var table = new Table(_ground, moment);
            _tables.Add(table);
            foreach (var (mishap, outcome) in await table.BeginAsync(Enum.GetValues<Mishap>().Where(m => m < Mishap.HostGone))) _outcomes[(mishap, moment)] = outcome;
            _endings.Add(table.EndAsync());
        }

        // While the long sleepers sleep.
        foreach (var moment in Enum.GetValues<Moment>())
        {
            _outcomes[(Mishap.HostGone, moment)] = new LostHost(_ground, moment).PlayAsync();
            _outcomes[(Mishap.LastOnesLeave, moment)] = new EmptyChairs(_ground, moment).PlayAsync();
        }
    }

    internal Task OutcomeOf(Mishap mishap, Moment moment) => _outcomes[(mishap, moment)];

    public async ValueTask DisposeAsync()
    {
        try
        {
            await Task.WhenAny(Task.WhenAll(_endings.Concat(_outcomes.Values)));
        }
        finally
        {
            foreach (var table in _tables) await table.DisposeAsync();
            if (_ground is not null) await _ground.DisposeAsync();
        }
    }
}
