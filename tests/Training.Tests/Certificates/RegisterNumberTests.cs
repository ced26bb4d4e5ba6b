// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Certificates;

namespace Training.Tests.Certificates;

public sealed class RegisterNumberTests
{
    [Theory]
    [InlineData("73282932000074", true)]
    [InlineData("12345678200002", true)]
    [InlineData("12345678200003", false)]
    [InlineData("12345678200020", false)]
    [InlineData("35600000000048", true)] // La Poste's seat keeps Luhn's rule
    [InlineData("35600000009075", true)] // its offices do not: 35 is a multiple of five
    [InlineData("35600000009076", false)]
    [InlineData("00000000000000", false)]
    [InlineData("1234567820000", false)]
    [InlineData("123456782000022", false)]
    [InlineData("1234567820000A", false)]
    [InlineData("١٢٣٤٥٦٧٨٩٠٠٠١٢", false)]
    [InlineData("", false)]
    public void A_SIRET_keeps_the_rule_of_its_last_digit(string typed, bool valid) => Assert.Equal(valid, Siret.IsValid(typed));

    [Fact]
    public void Every_single_wrong_digit_of_a_SIRET_is_caught()
    {
        const string right = "12345678200002";
        for (var i = 0; i < right.Length; i++)
            for (var digit = '0'; digit <= '9'; digit++)
                if (digit != right[i]) Assert.False(Siret.IsValid(right[..i] + digit + right[(i + 1)..]));
    }

    [Fact]
    public void Groups_do_not_count_when_typed_and_do_not_break_when_printed()
    {
        Assert.Equal("12345678200002", Siret.Fold(" 123 456\u00a0782\u202f000-02 "));
        Assert.Equal("123\u00a0456\u00a0782\u00a000002", Siret.Printed("12345678200002"));
        Assert.Equal("32620123462", ActivityNumber.Fold("32.62.01234.62"));
        Assert.Equal("32\u00a062\u00a001234\u00a062", ActivityNumber.Printed("32620123462"));
        Assert.Equal("", Siret.Fold(null));
    }

    [Theory]
    [InlineData("32620123462", true)]
    [InlineData("942A012342A", true)]
    [InlineData("942B012342B", true)]
    [InlineData("942C012342C", false)]
    [InlineData("9A620123462", false)]
    [InlineData("3262012346", false)]
    [InlineData("326201234620", false)]
    [InlineData("", false)]
    public void A_declaration_of_activity_has_eleven_symbols(string typed, bool valid) => Assert.Equal(valid, ActivityNumber.IsValid(typed));

    [Theory]
    [InlineData("action de formation", TrainingNature.Training)]
    [InlineData(" Bilan de compétences ", TrainingNature.SkillsReview)]
    [InlineData("action de vae", TrainingNature.PriorLearning)]
    [InlineData("Action de formation par apprentissage", TrainingNature.Apprenticeship)]
    [InlineData("sensibilisation", null)]
    [InlineData("", null)]
    public void A_nature_is_one_of_four(string written, TrainingNature? nature) => Assert.Equal(nature, TrainingNatures.Read(written));
}
