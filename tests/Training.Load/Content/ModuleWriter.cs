// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text;
using Training.Shared;

namespace Training.Load.Content;

/// <summary>Modules of the size of real ones, always the same for the same number: four lessons, twenty questions of all seven types.</summary>
internal static class ModuleWriter
{
    public const int Questions = 20;
    public const string FirstLesson = "lecon-1";

    /// <summary>What the first lesson of each module says.</summary>
    public const string Title = "Première leçon";

    private const int Lessons = 4;

    public static string Id(int number) => string.Create(CultureInfo.InvariantCulture, $"essai-{number:0000}");

    /// <summary>Relative to the content folder.</summary>
    public static string PathOf(int number) => $"modules/{Id(number)}/module.md";

    public static void Write(string content, int modules)
    {
        for (var i = 0; i < modules; i++) WriteOne(content, i, "Passage");
    }

    /// <summary>Writes a module, or writes it again.</summary>
    /// <param name="mark">A heading of the first lesson.</param>
    public static void WriteOne(string content, int number, string mark)
    {
        var target = Path.Combine(content, PathOf(number));
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        File.WriteAllText(target, Text(number, mark));
    }

    private static string Text(int number, string mark)
    {
        var luck = new Luck((ulong)number);
        var text = new StringBuilder(Matter(number));
        for (var lesson = 1; lesson <= Lessons; lesson++) Lesson(text, luck, lesson, mark);
        text.Append("## Quiz d’essai\n<!-- quiz: id=quiz draw=10 shuffle=questions,choices -->\n\n");
        for (var question = Lessons + 1; question <= Questions; question++) QuestionWriter.Write(text, luck, question, question);
        return text.ToString();
    }

    private static string Matter(int number) => $"""
        ---
        schema: 1
        id: {Id(number)}
        title: Module d’essai {number}
        summary: Un module écrit par une machine, de la taille d’un vrai, pour mesurer le temps de lecture de beaucoup de modules.
        lang: fr
        version: 1.0.0
        status: published
        audience: [reception, taxi, restauration, commerce, office, musee]
        territory: [all]
        theme: accueil
        duration: 20
        objectives:
          - Répondre à la première question d’un visiteur
          - Proposer une sortie qui convient à chacun
          - Annoncer une durée et un prix sans se tromper
        sources:
          - Un générateur de textes, sans autre source que ses listes de mots
        reviewed: {DateTime.UtcNow:yyyy-MM-dd}
        ---

        # Module d’essai {number}


        """.ReplaceLineEndings("\n");

    private static void Lesson(StringBuilder text, Luck luck, int number, string mark)
    {
        var title = number == 1 ? Title : $"Leçon {number}";
        text.Append(CultureInfo.InvariantCulture, $"## {title}\n<!-- lesson: id=lecon-{number} facts=F-{luck.Below(300):000} -->\n\n");
        for (var part = 0; part < 4; part++)
        {
            text.Append(CultureInfo.InvariantCulture, $"### {(number == 1 && part == 0 ? mark : Phrases.Heading(luck))}\n\n");
            for (var paragraph = 0; paragraph < 3; paragraph++) text.Append(Phrases.Paragraph(luck, 5)).Append("\n\n");
            text.Append(part switch
            {
                0 => $":::a-retenir\n{Phrases.Paragraph(luck, 1)}\n:::\n\n",
                1 => $"| quand | quoi |\n|---|---|\n| le matin | {Phrases.Thing(luck)} |\n| le soir | {Phrases.Thing(luck)} |\n\n",
                2 => $"- {Phrases.Thing(luck)} ;\n- {Phrases.Thing(luck)} ;\n- **{Phrases.Thing(luck)}**.\n\n",
                _ => ":::phrase {lang=en}\nThe square is five minutes away on foot. Shall I show you on the map?\n:::\n\n",
            });
        }

        QuestionWriter.Write(text, luck, number, 1);
    }
}
