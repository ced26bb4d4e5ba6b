// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Modules;

namespace Training.Attempts;

/// <summary>Which lessons help most with what was missed.</summary>
public static class ReadAgain
{
    /// <summary>Most lessons named for one objective: more would be « read it all again ».</summary>
    public const int AtMost = 3;

    /// <summary>
    /// Lessons to read again for an objective. Those that share a fact with the missed questions, the more shared the sooner they are taken;
    /// where no fact tells, those whose questions in passing evaluate the objective.
    /// </summary>
    /// <param name="module">As it is served today, so that every lesson named is there to be read.</param>
    /// <param name="objective">From 1.</param>
    /// <param name="missed">The questions that did not earn their whole credit, as drawn; those of other objectives are left aside.</param>
    /// <returns>None to three, in the order of reading; none when nothing was missed.</returns>
    public static ImmutableArray<Lesson> For(Module module, int objective, IEnumerable<Question> missed)
    {
        var facts = missed.Where(q => q.Objectives.Contains(objective)).Select(q => q.Facts.ToHashSet()).ToArray();
        if (facts.Length == 0) return [];
        var shared = module.Lessons.Select((lesson, i) => (Lesson: lesson, At: i, Facts: facts.Sum(f => lesson.Facts.Count(f.Contains)))).ToArray();
        var chosen = shared.Where(l => l.Facts > 0).OrderByDescending(l => l.Facts).ThenBy(l => l.At).ToArray();
        if (chosen.Length == 0) chosen = [.. shared.Where(l => l.Lesson.Checks.Any(q => q.Objectives.Contains(objective)))];
        return [.. chosen.Take(AtMost).OrderBy(l => l.At).Select(l => l.Lesson)];
    }
}
