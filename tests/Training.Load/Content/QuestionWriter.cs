// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text;
using Training.Shared;

namespace Training.Load.Content;

/// <summary>Questions of the seven types in turn.</summary>
internal static class QuestionWriter
{
    private static readonly string[] Types = ["single", "multiple", "truefalse", "text", "number", "match", "order"];

    /// <param name="text">Where it is written.</param>
    /// <param name="luck">Chooses the words.</param>
    /// <param name="number">From 1; its identity in the module.</param>
    /// <param name="turn">Chooses the type.</param>
    public static void Write(StringBuilder text, Luck luck, int number, int turn)
    {
        var type = Types[(turn - 1) % Types.Length];
        var things = Phrases.Things(luck, 5);
        text.Append(CultureInfo.InvariantCulture, $"### {Stem(type, number, luck)}\n");
        text.Append(CultureInfo.InvariantCulture, $"<!-- q: id=question-{number:00} type={type} level={1 + (number % 3)} objective={1 + (number % 3)} tags=essai");
        text.Append(type is "multiple" or "match" or "order" ? " score=partial -->\n\n" : " -->\n\n");
        text.Append("> **Indice :** relisez la leçon avant de répondre.\n\n");
        text.Append(type switch
        {
            "single" => Choices(things, number % 4),
            "multiple" => Choices(things, number % 4, (number + 1) % 4),
            "truefalse" => number % 2 == 0 ? "- [x] Vrai\n- [ ] Faux\n" : "- [ ] Vrai\n- [x] Faux\n",
            "text" => $"- [x] {things[0]}\n- [x] {things[1]}\n",
            "number" => string.Create(CultureInfo.InvariantCulture, $"- [x] {10 + number} ± 2 min\n- [x] {10 + number} ± 5 min (50 %)\n"),
            "match" => $"| ce qu’on cherche | ce qu’on propose |\n|---|---|\n| le calme | {things[0]} |\n| le goût | {things[1]} |\n| la vue | {things[2]} |\n| | {things[3]} |\n",
            _ => $"1. {things[0]}\n2. {things[1]}\n3. {things[2]}\n4. {things[3]}\n",
        });
        text.Append("\n> **Explication :** ").Append(Phrases.Paragraph(luck, 2)).Append("\n> **Source :** <https://www.exemple.fr/essai>\n\n");
    }

    private static string Stem(string type, int number, Luck luck)
    {
        var where = string.Create(CultureInfo.InvariantCulture, $"Devant {Phrases.Thing(luck)}, question {number} : ");
        return where + type switch
        {
            "single" => "que répondez-vous ?",
            "multiple" => "que proposez-vous ?",
            "truefalse" => "on y vient en toute saison.",
            "text" => "quel mot emploie-t-on ?",
            "number" => "combien de minutes annoncez-vous ?",
            "match" => "reliez chaque envie à une idée.",
            _ => "remettez la visite dans l’ordre.",
        };
    }

    private static string Choices(string[] things, params int[] right) => string.Concat(
        things.Take(4).Select((thing, i) => $"- [{(right.Contains(i) ? 'x' : ' ')}] Vous proposez {thing}\n  > {(right.Contains(i) ? "C’est ce qu’il faut dire." : "Ce n’est pas ce que le visiteur demande.")}\n"));
}
