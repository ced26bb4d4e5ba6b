// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Training.Web.Persistence;

/// <summary>
/// What is committed survives a power cut: every connection waits for the disk (SQLite's default in WAL mode does not). Each keeps few pages of its
/// own, since the system keeps the file's: in a full room there are as many connections as threads.
/// </summary>
internal sealed class DurableWrites(DataFolder folder) : DbConnectionInterceptor
{
    private readonly string _pragmas = string.Create(CultureInfo.InvariantCulture, $"PRAGMA synchronous = FULL; PRAGMA busy_timeout = {(int)folder.BusyTimeout.TotalMilliseconds}; PRAGMA cache_size = -{folder.PageCache};");

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = _pragmas;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = _pragmas;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
