// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Training.Web.Battles;

/// <summary>Open connections by person, so that signing out, locking out or removing somebody ends them at once.</summary>
internal sealed class BattleConnections
{
    private readonly ConcurrentDictionary<string, (Guid Person, HubCallerContext Context)> _open = new();

    public void Add(Guid person, HubCallerContext context) => _open[context.ConnectionId] = (person, context);

    public void Remove(HubCallerContext context) => _open.TryRemove(context.ConnectionId, out _);

    public void Abort(Guid person)
    {
        foreach (var (owner, context) in _open.Values)
            if (owner == person) context.Abort();
    }
}
