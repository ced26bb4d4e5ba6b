// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text;

namespace Training.Modules;

/// <summary>
/// What was published of a module, kept as <c>module.lock</c> beside it: ids never disappear, and a question whose meaning changes raises
/// its revision, because people's history rests on both.
/// </summary>
public static class ModuleLock
{
    /// <summary>The name of the file.</summary>
    public const string FileName = "module.lock";

    /// <summary>Writes the lock of a module as it stands; the lines follow the order of the module, so that a change reads well.</summary>
    public static string Write(Module module)
    {
        var text = new StringBuilder("# Tenu par la commande « accept ». Ne l’écrivez pas à la main.\n");
        foreach (var lesson in module.Lessons.Concat(module.RetiredLessons)) text.Append("lesson ").Append(lesson.Id).Append('\n');
        if (module.Quiz is { } quiz) text.Append("quiz ").Append(quiz.Id).Append('\n');
        foreach (var question in module.AllQuestions) text.Append(Line(question)).Append('\n');
        return text.ToString();
    }

    internal static string Line(Question question) => $"question {question.Id} rev={Reading.FrontMatter.Number(question.Rev)} meaning={QuestionMeaning.Of(question)}";
}
