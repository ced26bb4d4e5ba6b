// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using Microsoft.Playwright;
using Training.Modules;
using Training.Web.Attempts;
using Training.Web.Modules;

namespace Training.Browser.Tests;

/// <summary>What is right, read from the authors' files: the browser never holds it before the answer.</summary>
internal static class AnswerKey
{
    private static readonly Lazy<IReadOnlyList<Question>> Questions = new(() =>
    {
        using var battles = new BattleContent();
        return [.. ReadAll(ContentFolder.Find("", AppContext.BaseDirectory)).Concat(ReadAll(battles.Folder))
            .Append(ModuleReader.Read([new SourceFile($"modules/{TrialContent.Module}/module.md", TrialContent.Text)]).Module)
            .OfType<Module>().SelectMany(m => m.AllQuestions)];
    });

    /// <summary>Reads the files now, for whoever cannot wait later.</summary>
    public static void Read() => _ = Questions.Value;

    private static IEnumerable<Module?> ReadAll(string content) => Directory.EnumerateDirectories(Path.Combine(content, "modules"))
        .Select(folder => ModuleReader.Read(ModuleFiles.Read(folder, content, new ContentOptions().HeaviestPicture).Files).Module);

    /// <summary>Two modules may ask the same; what is right is then the same too.</summary>
    public static Question Find(string stem) => Questions.Value.Where(q => Plain(q.StemText) == Plain(stem)).DistinctBy(QuestionMeaning.Of).Single();

    /// <summary>Fills in the form of a question of any type as somebody who knows.</summary>
    public static async Task FillInAsync(ILocator form, string stem)
    {
        switch (Find(stem))
        {
            case ChoiceQuestion question:
                foreach (var right in question.Choices.Where(c => c.IsRight)) await PickAsync(form, right.Text);
                break;
            case ShortText question:
                await form.Locator(".typed input").FillAsync(question.Accepted[0]);
                break;
            case Numeric question:
                await form.Locator(".typed input").FillAsync(question.Accepted.MaxBy(a => a.Credit)!.From.ToString(CultureInfo.GetCultureInfo("fr-FR")));
                break;
            case Matching question:
                await PutAsync(form, question.LeftHtml, i => ShownQuestion.Plain(question.RightHtml[i]));
                break;
            case Ordering question:
                await SortAsync(form, question.ItemsHtml);
                break;
        }
    }

    public static async Task PickAsync(ILocator form, string text)
    {
        var choices = form.Locator(".choice");
        for (var i = 0; i < await choices.CountAsync(); i++)
        {
            if (Plain(await choices.Nth(i).Locator(".choice__b").InnerTextAsync()) != Plain(text)) continue;
            await choices.Nth(i).ClickAsync();
            return;
        }

        throw new InvalidOperationException($"No choice « {text} » on the page.");
    }

    private static async Task PutAsync(ILocator form, IReadOnlyList<string> labels, Func<int, string> option)
    {
        var slots = form.Locator(".slot");
        for (var i = 0; i < await slots.CountAsync(); i++)
        {
            var label = Plain(await slots.Nth(i).Locator("label").InnerTextAsync());
            var at = labels.Select(ShownQuestion.Plain).Select(Plain).ToList().IndexOf(label);
            await slots.Nth(i).Locator("select").SelectOptionAsync(new SelectOptionValue { Label = option(at) });
        }
    }

    /// <summary>Moves each item up to its place with the buttons, the first one first.</summary>
    private static async Task SortAsync(ILocator form, IReadOnlyList<string> items)
    {
        for (var place = 0; place < items.Count; place++)
        {
            var texts = (await form.Locator(".slot label").AllInnerTextsAsync()).Select(Plain).ToList();
            for (var at = texts.IndexOf(Plain(ShownQuestion.Plain(items[place]))); at > place; at--)
                await form.Locator(".slot").Nth(at).Locator("[data-move=up]").ClickAsync();
        }
    }

    // Browsers fold the kinds of spaces that the pages keep.
    public static string Plain(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
