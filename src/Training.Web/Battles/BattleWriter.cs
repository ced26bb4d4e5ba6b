// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Training.Web.Persistence;

namespace Training.Web.Battles;

/// <summary>
/// One thread that writes for all rooms, on one connection: SQLite lets one writer in at a time and its calls block, so they stay off the pool.
/// </summary>
internal sealed class BattleWriter : IDisposable
{
    private readonly BlockingCollection<Job> _jobs = [];
    private readonly IDbContextFactory<TrainingDb> _databases;
    private readonly Thread _thread;

    public BattleWriter(IDbContextFactory<TrainingDb> databases)
    {
        _databases = databases;
        _thread = new Thread(Run) { Name = "battle-writer", IsBackground = true };
        _thread.Start();
    }

    /// <summary>Runs these statements in one transaction; done once the disk has them, failed when one of them did not do what it must.</summary>
    public Task CommitAsync(IReadOnlyList<Statement> statements)
    {
        var job = new Job(statements, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        _jobs.Add(job);
        return job.Done.Task;
    }

    public void Dispose()
    {
        _jobs.CompleteAdding();
        _thread.Join();
        _jobs.Dispose();
    }

    private void Run()
    {
        using var db = _databases.CreateDbContext();
        db.Database.OpenConnection();
        var connection = db.Database.GetDbConnection();
        var prepared = new Dictionary<string, DbCommand>();
        foreach (var job in _jobs.GetConsumingEnumerable())
        {
            try
            {
                Write(connection, prepared, job.Statements);
                job.Done.SetResult();
            }
            catch (Exception problem) when (problem is DbException or DBConcurrencyProblem or InvalidOperationException)
            {
                job.Done.SetException(problem);
            }
        }

        foreach (var command in prepared.Values) command.Dispose();
    }

    private static void Write(DbConnection connection, Dictionary<string, DbCommand> prepared, IReadOnlyList<Statement> statements)
    {
        using var transaction = connection.BeginTransaction();
        foreach (var statement in statements)
        {
            var command = Prepared(connection, prepared, statement);
            command.Transaction = transaction;
            for (var i = 0; i < statement.Values.Length; i++) command.Parameters[i].Value = statement.Values[i] ?? DBNull.Value;
            var rows = command.ExecuteNonQuery();
            if (statement.MustChange && rows == 0) throw new DBConcurrencyProblem(statement.Sql);
        }

        transaction.Commit();
    }

    private static DbCommand Prepared(DbConnection connection, Dictionary<string, DbCommand> prepared, Statement statement)
    {
        if (prepared.TryGetValue(statement.Sql, out var command)) return command;
        command = connection.CreateCommand();
        command.CommandText = statement.Sql;
        for (var i = 0; i < statement.Values.Length; i++)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = string.Create(CultureInfo.InvariantCulture, $"@p{i}");
            command.Parameters.Add(parameter);
        }

        return prepared[statement.Sql] = command;
    }

    private sealed record Job(IReadOnlyList<Statement> Statements, TaskCompletionSource Done);
}

/// <summary>One prepared statement with its values, named @p0, @p1, … in their order.</summary>
/// <param name="Sql">Plain SQL that every provider understands.</param>
/// <param name="Values">As stored: instants and spans as ticks, families and enumerations as text.</param>
/// <param name="MustChange">Fails the transaction when no row matched.</param>
internal sealed record Statement(string Sql, object?[] Values, bool MustChange = false);

/// <summary>Somebody else changed the row: what is in memory is no longer true.</summary>
internal sealed class DBConcurrencyProblem(string statement) : Exception($"No row matched: {statement}");
