// SPDX-License-Identifier: AGPL-3.0-or-later
namespace Training.Modules;

/// <summary>Who may follow a module.</summary>
public enum ModuleStatus
{
    /// <summary>Being written: trainers preview it, nobody follows it.</summary>
    Draft,

    /// <summary>Open to all.</summary>
    Published,

    /// <summary>No longer begun; the history keeps its names.</summary>
    Archived,
}
