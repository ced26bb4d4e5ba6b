// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Diagnostics;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace Training.Browser.Tests;

/// <summary>The main job from end to end, as a newcomer meets it.</summary>
public sealed partial class ThreadJourneyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData(820, 1180)]
    [InlineData(360, 780)]
    public async Task A_newcomer_reads_a_lesson_passes_its_quiz_and_finishes_the_path(int width, int height)
    {
        await using var site = await RunningSite.StartAsync();
        await using var browser = await Browser.LaunchAsync();
        await using var zoe = await browser.OpenAsync(site.Address, width, height);
        var clock = Stopwatch.StartNew();

        await zoe.Page.GotoAsync("/");
        await zoe.SeesAnAccessiblePageAsync();
        await zoe.Page.GotoAsync("/sign-in");
        await zoe.SeesAnAccessiblePageAsync();
        await zoe.SignInAsync("zoe.delattre");
        await ReadsTheModuleAsync(zoe);
        await PassesTheQuizAsync(zoe);

        output.WriteLine($"{clock.Elapsed.TotalSeconds:0.0} s from the first request");
        Assert.Empty(zoe.Complaints);
    }

    private static async Task ReadsTheModuleAsync(Person zoe)
    {
        await zoe.Link("Lire la leçon").ClickAsync();
        for (var lesson = 1; lesson <= 4; lesson++)
        {
            await Assertions.Expect(zoe.Page.GetByRole(AriaRole.Img, new PageGetByRoleOptions { Name = $"Leçon {lesson} sur 4" })).ToBeVisibleAsync();
            await zoe.SeesAnAccessiblePageAsync();
            await zoe.Page.Locator(".dock button").ClickAsync();
        }

        await Assertions.Expect(zoe.Page).ToHaveURLAsync(QuizAddress());
        await zoe.SeesAnAccessiblePageAsync();
    }

    private static async Task PassesTheQuizAsync(Person zoe)
    {
        await zoe.Button("Commencer").ClickAsync();
        for (var question = 1; question <= 10; question++)
        {
            await Assertions.Expect(zoe.Page.GetByText($"Question {question} sur 10").First).ToBeVisibleAsync();
            if (question == 1) await zoe.SeesAnAccessiblePageAsync();
            await AnswersRightAsync(zoe);
            await Assertions.Expect(zoe.Page.Locator("[role=status] h2")).ToHaveTextAsync("C’est juste");
            if (question == 1) await zoe.SeesAnAccessiblePageAsync();
            await zoe.Page.Locator(".dock a.btn--act").ClickAsync();
        }

        await Assertions.Expect(zoe.Heading("Lampe allumée")).ToBeVisibleAsync();
        await zoe.SeesAnAccessiblePageAsync();
    }

    /// <summary>The person knows the lesson: here, the author's file tells what is right.</summary>
    private static async Task AnswersRightAsync(Person zoe)
    {
        var stem = await zoe.Page.Locator("h1").InnerTextAsync();
        await AnswerKey.FillInAsync(zoe.Page.Locator("form#answer"), stem);
        await zoe.Button("Valider ma réponse").ClickAsync();
    }

    [GeneratedRegex("/modules/bassin-minier/quiz$")]
    private static partial Regex QuizAddress();
}
