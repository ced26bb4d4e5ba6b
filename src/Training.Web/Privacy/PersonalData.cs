// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Training.Web.Persistence;

namespace Training.Web.Privacy;

/// <summary>Every table that holds something of people, in the order in which an erasure goes through them: what leans on another first.</summary>
internal sealed class PersonalData
{
    public PersonalData(IEnumerable<PersonalTable> tables, IDbContextFactory<TrainingDb> databases)
    {
        using var db = databases.CreateDbContext();
        var model = db.Model;
        Tables = [.. tables.OrderByDescending(t => Depth(model.FindEntityType(t.Row)!)).ThenBy(t => t.Name, StringComparer.Ordinal)];
    }

    public ImmutableArray<PersonalTable> Tables { get; }

    private static int Depth(IEntityType row) =>
        row.GetForeignKeys().Where(key => key.PrincipalEntityType != row).Select(key => 1 + Depth(key.PrincipalEntityType)).DefaultIfEmpty().Max();
}
