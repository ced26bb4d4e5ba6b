// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tests.Modules;

public sealed class QuestionTextTests
{
    private static readonly Module Demo = Modules.Demo.Read(Modules.Demo.Text).Module!;

    [Fact]
    public void What_was_frozen_comes_back_whole()
    {
        foreach (var question in Demo.AllQuestions)
        {
            var frozen = QuestionText.Of(Demo, question.Id);
            var back = QuestionText.Parse(frozen.Json);
            Assert.Equal(frozen.Hash, back.Hash);
            Assert.Equal(frozen.Json, QuestionText.Of(back.Languages).Json);
            Assert.Equal(question.GetType(), back.In("fr").GetType());
            Assert.Equal(((ChoiceQuestion)question).Choices, ((ChoiceQuestion)back.In("nl")).Choices);
        }
    }

    [Fact]
    public void Moving_a_question_in_its_file_keeps_its_hash_and_rewording_it_does_not()
    {
        var hash = QuestionText.Of(Demo, "vrai").Hash;
        Module Other(string text) => Modules.Demo.Read(text).Module!;
        Assert.Equal(hash, QuestionText.Of(Other(Modules.Demo.With("Un conseil.", "Un\nconseil.")), "vrai").Hash);
        Assert.NotEqual(hash, QuestionText.Of(Other(Modules.Demo.With("C’est vrai", "Est-ce vrai")), "vrai").Hash);
    }

    [Fact]
    public void A_question_that_the_module_lacks_is_a_bug() => Assert.Throws<ArgumentException>(() => QuestionText.Of(Demo, "absente"));
}
