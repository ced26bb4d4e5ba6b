// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using Training.Modules;
using Training.Progress;
using Training.Web.Persistence;

namespace Training.Web.Progress;

/// <summary>What an edition is of.</summary>
public enum EditionOf
{
    Module,
    Path,
}

/// <summary>A module or a path as somebody followed it, kept for ever under the hash of its content.</summary>
internal sealed class EditionRow
{
    public required EditionOf Of { get; init; }
    public required string Id { get; init; }
    public required string Hash { get; init; }

    /// <summary>A <see cref="ModuleEdition"/> or <see cref="PathEdition"/>.</summary>
    public required string Json { get; init; }
}

internal sealed class EditionMapping : IEntityTypeConfiguration<EditionRow>
{
    public void Configure(EntityTypeBuilder<EditionRow> edition)
    {
        edition.ToTable("Editions");
        edition.HasKey(e => new { e.Of, e.Id, e.Hash });
    }
}

/// <summary>Freezes what is followed. Runs in the caller's transaction, which SQLite makes the only writer.</summary>
internal static class Editions
{
    /// <summary>Adds the row when it is missing; the caller saves it with what refers to it.</summary>
    public static Task FreezeAsync(TrainingDb db, Module module) =>
        FreezeAsync(db, EditionOf.Module, module.Id, module.ContentHash, () => JsonSerializer.Serialize(ModuleEdition.Of(module)));

    /// <inheritdoc cref="FreezeAsync(TrainingDb, Module)"/>
    public static Task FreezeAsync(TrainingDb db, LearningPath path) =>
        FreezeAsync(db, EditionOf.Path, path.Id, path.ContentHash, () => JsonSerializer.Serialize(PathEdition.Of(path)));

    /// <summary>The module of that content; null when nobody followed it.</summary>
    public static async Task<ModuleEdition?> ModuleAsync(TrainingDb db, string id, string hash) =>
        await JsonAsync(db, EditionOf.Module, id, hash) is { } json ? JsonSerializer.Deserialize<ModuleEdition>(json) : null;

    /// <summary>The path of that content; null when nobody finished it.</summary>
    public static async Task<PathEdition?> PathAsync(TrainingDb db, string id, string hash) =>
        await JsonAsync(db, EditionOf.Path, id, hash) is { } json ? JsonSerializer.Deserialize<PathEdition>(json) : null;

    private static Task<string?> JsonAsync(TrainingDb db, EditionOf of, string id, string hash) =>
        db.Set<EditionRow>().Where(e => e.Of == of && e.Id == id && e.Hash == hash).Select(e => e.Json).SingleOrDefaultAsync();

    private static async Task FreezeAsync(TrainingDb db, EditionOf of, string id, string hash, Func<string> json)
    {
        if (await db.Set<EditionRow>().FindAsync(of, id, hash) is null) db.Add(new EditionRow { Of = of, Id = id, Hash = hash, Json = json() });
    }
}
