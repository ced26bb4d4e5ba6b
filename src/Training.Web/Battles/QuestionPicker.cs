// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using Training.Attempts;
using Training.Battles;
using Training.Modules;
using Training.Shared;
using Training.Web.Modules;

namespace Training.Web.Battles;

/// <summary>Draws a battle's questions from its source; the same seed on the same content gives the same draw.</summary>
internal sealed class QuestionPicker(Catalogue catalogue, MissedQuestions missed)
{
    /// <summary>The word for the whole destination among territories.</summary>
    public const string Whole = "all";

    /// <summary>Published modules that hold something battles can ask.</summary>
    public ImmutableArray<Module> Playable => [.. catalogue.Current.Published.Where(m => BattleDraw.Suitable(m).Any())];

    /// <summary>Places that a module names, in the order of the vocabulary.</summary>
    public ImmutableArray<string> Territories =>
        [.. Vocabulary.Territories.Where(t => t != Whole && Playable.Any(m => m.Territory.Contains(t)))];

    /// <summary>A draw from the modules or the place that were chosen; empty when they hold nothing to ask.</summary>
    public ImmutableArray<DrawnForBattle> Draw(NewBattle wanted, ulong seed) => wanted.Territory is { } place
        ? DrawAbout(place, wanted.Questions, seed)
        : BattleDraw.From(Playable.Where(m => wanted.Modules.Contains(m.Id)), wanted.Questions, seed);

    /// <summary>
    /// What these people missed last time: first what most of them missed, equals in a drawn order. What is lacking comes from all modules.
    /// Nothing of the draw tells who missed what.
    /// </summary>
    public async Task<ImmutableArray<DrawnForBattle>> DrawWeakSpotsAsync(IReadOnlyCollection<Guid> people, int count, ulong seed)
    {
        var luck = new Luck(seed);
        var known = Playable.SelectMany(m => BattleDraw.Suitable(m).Select(q => (Module: m, Question: q))).ToDictionary(p => (p.Module.Id, p.Question.Id));
        var weak = luck.Shuffle(await missed.OfAsync(people)).OrderByDescending(m => m.People)
            .Select(m => (m.ModuleId, m.QuestionId)).Where(known.ContainsKey).Take(count).ToArray();
        var rest = luck.Shuffle(known.Keys.Except(weak)).Take(count - weak.Length);
        return [.. luck.Shuffle(weak.Concat(rest)).Select(key => Drawn(known[key].Module, known[key].Question, luck.Next()))];
    }

    private ImmutableArray<DrawnForBattle> DrawAbout(string territory, int count, ulong seed)
    {
        var about = BattleDraw.From(Playable.Where(m => territory == Whole || m.Territory.Contains(territory)), count, seed);
        if (about.IsEmpty || about.Length == count) return about;
        var rest = BattleDraw.From(Playable.Where(m => m.Territory.Contains(Whole) && !m.Territory.Contains(territory)), count - about.Length, ~seed);
        return [.. about, .. rest];
    }

    private static DrawnForBattle Drawn(Module module, Question question, ulong seed) => new(module, question, Training.Attempts.Draw.Order(question, seed));
}
