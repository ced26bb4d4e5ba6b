// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;

namespace Training.Web.Battles;

/// <summary>Counts unknown codes by person and by address, so that nobody finds one by trying; a hotel's shared address has a larger budget.</summary>
/// <param name="perPerson">Unknown codes that a person may try in a minute, 1 or more.</param>
/// <param name="perAddress">The same of an address.</param>
/// <param name="clock">Tells the minutes.</param>
internal sealed class CodeGuard(int perPerson, int perAddress, TimeProvider clock)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<string, (DateTimeOffset From, int Count)> _tries = new();

    /// <summary>
    /// Whether these may try a code at all. Somebody signed in who has missed none in the last minute may always: what a neighbour in the same hotel
    /// tried keeps nobody out.
    /// </summary>
    public bool Allows(Guid? person, string? address) => Count(Key(person)) switch
    {
        0 when person is not null => true,
        var missed => missed < perPerson && Count(Key(address)) < perAddress,
    };

    /// <summary>They tried one that does not exist.</summary>
    public void Missed(Guid? person, string? address)
    {
        Add(Key(person));
        Add(Key(address));
        if (_tries.Count > 10_000)
            foreach (var old in _tries.Where(t => clock.GetUtcNow() - t.Value.From > Window)) _tries.TryRemove(old);
    }

    private int Count(string? key) =>
        key is not null && _tries.TryGetValue(key, out var tried) && clock.GetUtcNow() - tried.From <= Window ? tried.Count : 0;

    private void Add(string? key)
    {
        if (key is null) return;
        var now = clock.GetUtcNow();
        _tries.AddOrUpdate(key, (now, 1), (_, tried) => now - tried.From > Window ? (now, 1) : (tried.From, tried.Count + 1));
    }

    private static string? Key(Guid? person) => person is { } id ? $"p:{id:N}" : null;

    private static string? Key(string? address) => address is null ? null : $"a:{address}";
}
