// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Modules;

namespace Training.Progress;

/// <summary>Where a person is in one module.</summary>
/// <param name="Module">The module, in the version served today.</param>
/// <param name="Read">Ids of the lessons laid; ids that the module no longer has do not count.</param>
/// <param name="IsLit">Whether its lamp is lit: its quiz was passed once, in any version.</param>
/// <param name="HasOpenAttempt">Whether a quiz is under way.</param>
public sealed record ModuleProgress(Module Module, ImmutableHashSet<string> Read, bool IsLit, bool HasOpenAttempt)
{
    /// <summary>Lessons laid, 0 to the number of lessons.</summary>
    public int Laid => Module.Lessons.Count(l => Read.Contains(l.Id));

    /// <summary>Lessons still to lay.</summary>
    public int LessonsLeft => Module.Lessons.Length - Laid;

    /// <summary>Whether anything was done in it.</summary>
    public bool IsBegun => IsLit || HasOpenAttempt || Laid > 0;

    /// <summary>The first lesson not laid yet; null when all are.</summary>
    public Lesson? NextLesson => Module.Lessons.FirstOrDefault(l => !Read.Contains(l.Id));

    /// <summary>The one thing to do now in this module.</summary>
    public NextStep Next => this switch
    {
        { IsLit: true } => NextStep.Nothing,
        { HasOpenAttempt: true } => NextStep.ResumeQuiz,
        { NextLesson: not null } => IsBegun ? NextStep.ContinueLessons : NextStep.BeginLessons,
        _ => NextStep.TakeQuiz,
    };
}

/// <summary>The one thing to do now in a module.</summary>
public enum NextStep
{
    /// <summary>The lamp is lit.</summary>
    Nothing,

    /// <summary>Read the first lesson.</summary>
    BeginLessons,

    /// <summary>Read on where the person was.</summary>
    ContinueLessons,

    /// <summary>All lessons are laid: take the quiz.</summary>
    TakeQuiz,

    /// <summary>A quiz is under way: go on with it.</summary>
    ResumeQuiz,
}
