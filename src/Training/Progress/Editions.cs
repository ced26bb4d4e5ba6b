// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Modules;

namespace Training.Progress;

/// <summary>What documents need of a module as somebody followed it, in French: authors go on writing, what was followed stays.</summary>
/// <param name="Id">The module's slug.</param>
/// <param name="Version">Its semantic version.</param>
/// <param name="Hash">Its content hash.</param>
/// <param name="Title">Its French title, or that of its first language.</param>
/// <param name="Objectives">Its objectives, in the same language.</param>
/// <param name="Minutes">Its published estimated minutes, 1 to 240.</param>
/// <param name="Badge">Slug of its badge.</param>
public sealed record ModuleEdition(string Id, string Version, string Hash, string Title, ImmutableArray<string> Objectives, int Minutes, string Badge)
{
    /// <summary>The module as it stands.</summary>
    public static ModuleEdition Of(Module module)
    {
        ArgumentNullException.ThrowIfNull(module);
        var french = module.In("fr");
        return new ModuleEdition(module.Id, module.Version, module.ContentHash, french.Title, french.Objectives, (int)module.Duration.TotalMinutes, module.Badge);
    }
}

/// <summary>What documents need of a path as somebody finished it.</summary>
/// <param name="Id">The path's slug.</param>
/// <param name="Version">Its semantic version.</param>
/// <param name="Hash">Its content hash.</param>
/// <param name="Title">Its title.</param>
/// <param name="Modules">Slugs of its modules in order.</param>
/// <param name="Nature">Nature of the action, as its author wrote it.</param>
/// <param name="Modality">How it is followed.</param>
/// <param name="Mention">A sentence that documents carry; may be empty.</param>
/// <param name="Summary">What the path announced to who had not begun; empty for one finished before it was kept.</param>
public sealed record PathEdition(
    string Id, string Version, string Hash, string Title, ImmutableArray<string> Modules, string Nature, string Modality, string Mention, string Summary = "")
{
    /// <summary>The path as it stands.</summary>
    public static PathEdition Of(LearningPath path)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new PathEdition(path.Id, path.Version, path.ContentHash, path.Title, path.Modules, path.Nature, path.Modality, path.Mention, path.Summary);
    }
}
