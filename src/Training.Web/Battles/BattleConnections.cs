// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;

namespace Training.Web.Battles;

/// <summary>An open connection, with the sign-in that opened it.</summary>
internal sealed record OpenConnection(HubCallerContext Context, Seat Seat);

/// <summary>Open connections, so that signing out, locking out or removing somebody ends them at once.</summary>
internal sealed class BattleConnections
{
    private readonly ConcurrentDictionary<string, OpenConnection> _open = new();

    public IEnumerable<OpenConnection> Open => _open.Values;

    public void Add(Seat seat, HubCallerContext context) => _open[context.ConnectionId] = new OpenConnection(context, seat);

    public void Remove(HubCallerContext context) => _open.TryRemove(context.ConnectionId, out _);

    /// <summary>Ends all connections of a person.</summary>
    public void Abort(Guid person) => Abort(c => c.Seat.Caller.Id == person);

    /// <summary>Ends those of a person before one battle.</summary>
    public void Abort(Guid person, Guid battle) => Abort(c => c.Seat.Caller.Id == person && c.Seat.Room?.Battle.Id == battle);

    private void Abort(Func<OpenConnection, bool> which)
    {
        foreach (var connection in _open.Values.Where(which)) connection.Context.Abort();
    }
}
