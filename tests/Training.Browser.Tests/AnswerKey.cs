// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;
using Training.Web.Modules;

namespace Training.Browser.Tests;

/// <summary>Which choice is right, read from the author's file: the browser never holds it before the answer.</summary>
internal static class AnswerKey
{
    private static readonly Lazy<IReadOnlyList<ChoiceQuestion>> Questions = new(() =>
    {
        var content = ContentFolder.Find("", AppContext.BaseDirectory);
        return [.. Directory.EnumerateDirectories(Path.Combine(content, "modules"))
            .Select(folder => ModuleReader.Read(ModuleFiles.In(folder, content)).Module)
            .OfType<Module>().SelectMany(m => m.AllQuestions).OfType<ChoiceQuestion>()];
    });

    public static string RightChoiceOf(string stem) => Find(stem).Choices.Single(c => c.IsRight).Text;

    private static ChoiceQuestion Find(string stem) => Questions.Value.Single(q => Plain(q.StemText) == Plain(stem));

    // Browsers fold the kinds of spaces that the pages keep.
    private static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
