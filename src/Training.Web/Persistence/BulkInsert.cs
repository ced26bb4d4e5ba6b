// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;

namespace Training.Web.Persistence;

/// <summary>Writes many new rows of one kind by one prepared command, as they are mapped: tracking each of a hundred thousand costs more than writing them.</summary>
internal static class BulkInsert
{
    /// <summary>Within the context's transaction, which must have begun. The context does not know the rows afterwards.</summary>
    public static async Task InsertAsync<T>(this TrainingDb db, IEnumerable<T> rows, CancellationToken stop = default)
        where T : class
    {
        var type = db.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T)} is not mapped.");
        var columns = type.GetProperties().Select(p => (Member: p.PropertyInfo!, Mapping: p.GetRelationalTypeMapping(), Name: p.GetColumnName())).ToArray();
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.Transaction = db.Database.CurrentTransaction!.GetDbTransaction();
        var names = db.GetService<ISqlGenerationHelper>();
        command.CommandText = $"INSERT INTO {names.DelimitIdentifier(type.GetTableName()!)} ({string.Join(", ", columns.Select(c => names.DelimitIdentifier(c.Name)))}) VALUES ({string.Join(", ", columns.Select((_, i) => $"@p{i}"))})";
        var cells = columns.Select((_, i) => Parameter(command, $"@p{i}")).ToArray();
        foreach (var row in rows)
        {
            for (var i = 0; i < columns.Length; i++)
            {
                var value = columns[i].Member.GetValue(row);
                cells[i].Value = (columns[i].Mapping.Converter is { } converter ? converter.ConvertToProvider(value) : value) ?? DBNull.Value;
            }

            await command.ExecuteNonQueryAsync(stop);
        }
    }

    private static DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        command.Parameters.Add(parameter);
        return parameter;
    }
}
