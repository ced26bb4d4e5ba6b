// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Collections.Immutable;
using System.Globalization;
using Training.Attempts;
using Training.Modules;
using Training.Tests.Modules;

namespace Training.Tests.Attempts;

public sealed class ReadAgainTests
{
    /// <summary>Lessons as « facts/objectives of its questions in passing », named a, b, c… in the order of reading.</summary>
    private static Module Module(string lessons) => Demo.Read(Demo.Text).Module! with
    {
        Lessons = [.. lessons.Split(' ').Select((text, i) => Lesson($"{(char)('a' + i)}", text.Split('/')))],
    };

    private static Lesson Lesson(string id, string[] parts) => new(
        id, id, Words(parts[0]), [.. Words(parts.ElementAtOrDefault(1) ?? "").Select(o => new Check(Question("", o)))], 100, null);

    /// <summary>A question as « facts/objectives ».</summary>
    private static SingleChoice Question(string facts, string objectives) => new()
    {
        Id = "q", StemHtml = "", StemText = "", Choices = [], Facts = Words(facts),
        Objectives = [.. Words(objectives).Select(o => int.Parse(o, CultureInfo.InvariantCulture))],
    };

    private static ImmutableArray<string> Words(string list) => [.. list.Split(',', StringSplitOptions.RemoveEmptyEntries)];

    [Theory]
    // Nothing missed, or nothing of this objective.
    [InlineData("F1 F2", "", "")]
    [InlineData("F1 F2", "F1/2", "")]
    // The lesson that holds the missed fact.
    [InlineData("F1 F2 F3", "F2/1", "b")]
    [InlineData("F1 F2 F3", "F3/1 F1/1", "a c")]
    [InlineData("F1 F2 F3", "F3/1 F1/2", "c")]
    [InlineData("F1 F2 F3", "F3/1,2", "c")]
    // A fact told in two lessons names both.
    [InlineData("F1 F2,F1 F3", "F1/1", "a b")]
    // Three at most: those that share most, and in the order of reading.
    [InlineData("F1 F2 F3 F4,F5", "F1,F2,F3,F4,F5/1", "a b d")]
    [InlineData("F1 F2 F3,F9 F4,F9", "F1,F2,F3,F4,F9/1", "a c d")]
    [InlineData("F1 F2 F3 F4", "F1,F2,F3,F4/1 F4/1 F3/1", "a c d")]
    // No fact tells: the questions in passing do.
    [InlineData("F1/2 F2/1 F3/1", "/1", "b c")]
    [InlineData("F1/2 F2/1 F3/1", "F8/1", "b c")]
    [InlineData("F1/1 F2/1 F3/1 F4/1", "/1", "a b c")]
    [InlineData("F1/1 F2", "F2/1", "b")]
    [InlineData("F1 F2", "/1", "")]
    public void A_missed_question_names_the_lessons_that_tell_it(string lessons, string missed, string expected)
    {
        var questions = missed.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(q => q.Split('/')).Select(q => Question(q[0], q[1]));
        Assert.Equal(expected, string.Join(' ', ReadAgain.For(Module(lessons), 1, questions).Select(l => l.Id)));
    }

    [Fact]
    public void Every_question_of_the_real_modules_that_rests_on_facts_names_a_lesson()
    {
        foreach (var module in ContentFolder.ModuleIds().Select(id => ModuleReader.Read(ContentFolder.Module(id)).Module!).Where(m => m.Quiz is not null))
            foreach (var question in module.Quiz!.Live.Where(q => q.Facts.Length > 0 && q.Objectives.Length > 0))
                Assert.True(ReadAgain.For(module, question.Objectives[0], [question]).Length > 0, $"{module.Id}/{question.Id}");
    }
}
