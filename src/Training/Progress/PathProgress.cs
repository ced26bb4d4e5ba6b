// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Modules;

namespace Training.Progress;

/// <summary>Where a person is in a path.</summary>
/// <param name="Path">The path.</param>
/// <param name="Modules">Its modules in its order.</param>
public sealed record PathProgress(LearningPath Path, ImmutableArray<ModuleProgress> Modules)
{
    /// <summary>Lamps lit.</summary>
    public int Lit => Modules.Count(m => m.IsLit);

    /// <summary>Whether all lamps are lit.</summary>
    public bool IsFinished => Lit == Modules.Length;

    /// <summary>Lessons laid; a lit module counts all its lessons, since its quiz proved them.</summary>
    public int LessonsLaid => Modules.Sum(m => m.IsLit ? m.Module.Lessons.Length : m.Laid);

    /// <summary>All lessons of all modules.</summary>
    public int Lessons => Modules.Sum(m => m.Module.Lessons.Length);

    /// <summary>Lessons before the document.</summary>
    public int LessonsLeft => Lessons - LessonsLaid;

    /// <summary>Quizzes to pass before the document.</summary>
    public int QuizzesLeft => Modules.Length - Lit;

    /// <summary>The module whose lamp is next: one that was begun first, else the first unlit; null when all are lit.</summary>
    public ModuleProgress? Current =>
        Modules.FirstOrDefault(m => !m.IsLit && m.HasOpenAttempt) ?? Modules.FirstOrDefault(m => !m.IsLit && m.IsBegun) ?? Modules.FirstOrDefault(m => !m.IsLit);
}
