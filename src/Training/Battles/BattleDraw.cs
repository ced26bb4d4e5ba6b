// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Attempts;
using Training.Modules;
using Training.Shared;

namespace Training.Battles;

/// <summary>A question chosen for a battle, before it is frozen.</summary>
/// <param name="Module">Where it comes from.</param>
/// <param name="Question">Which one.</param>
/// <param name="Order">Source positions of its choices in the order shown.</param>
public sealed record DrawnForBattle(Module Module, Question Question, ImmutableArray<int> Order);

/// <summary>Draws what a battle asks: the same seed always gives the same draw.</summary>
public static class BattleDraw
{
    /// <summary>Questions of a module that battles can ask.</summary>
    public static IEnumerable<Question> Suitable(Module module) => module.AllQuestions.Where(BattleQuestion.Suits);

    /// <summary>Draws from some modules, evenly over all their questions.</summary>
    /// <param name="modules">One or more.</param>
    /// <param name="count">How many at most; fewer when the modules have fewer.</param>
    /// <param name="seed">Comes from the shell.</param>
    public static ImmutableArray<DrawnForBattle> From(IEnumerable<Module> modules, int count, ulong seed)
    {
        var luck = new Luck(seed);
        var pool = modules.SelectMany(m => Suitable(m).Select(q => (Module: m, Question: q)));
        return
        [
            .. luck.Shuffle(pool).Take(count).Select(p => new DrawnForBattle(
                p.Module, p.Question, Draw.Order(p.Question, luck.Next()))),
        ];
    }

    /// <summary>What the lesson to read again is called, by language; empty when there is none.</summary>
    public static ImmutableSortedDictionary<string, string> LessonTitles(Module module, Question question) =>
        module.Languages
            .Select(lang => KeyValuePair.Create(lang, module.In(lang).Lessons.FirstOrDefault(l => l.Id == question.LessonId)?.Title ?? ""))
            .Where(title => title.Value.Length > 0)
            .ToImmutableSortedDictionary();
}
