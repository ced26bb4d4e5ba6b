// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tests.Modules;

public sealed class ModuleLockTests
{
    private static readonly string Lock = ModuleLock.Write(Demo.Read(Demo.Text).Module!);

    private static string Codes(string text, string locked) => string.Join(", ",
        Demo.Read(text, new SourceFile("content/modules/demo/module.lock", locked)).Diagnostics.Select(d => $"{d.Path.Split('/')[^1]} {d.Code} {d.Line}:{d.Column}"));

    [Fact]
    public void A_lock_lists_ids_revisions_and_meanings_in_the_order_of_the_module()
    {
        Assert.Matches("""
            \A# .*
            lesson une-lecon
            quiz quiz
            question combien rev=1 meaning=[0-9a-f]{16}
            question vrai rev=1 meaning=[0-9a-f]{16}
            \z
            """, Lock);
        Assert.Equal("", Codes(Demo.Text, Lock));
    }

    [Fact]
    public void Other_words_are_no_other_meaning() => Assert.Equal("", Codes(Demo.With("- [ ] Trois", "- [ ] Sept").Replace("objective=2", "objective=2 level=2", StringComparison.Ordinal), Lock));

    [Theory]
    [InlineData("module.md QM502 33:12", "- [ ] Trois", "- [ ] Trois\n- [ ] Sept")]
    [InlineData("module.md QM502 33:12", "type=single", "type=multiple")]
    [InlineData("module.md QM502 33:12", "- [ ] Quatre ou cinq\n  > C’est trop.\n- [x] Deux", "- [x] Deux\n- [ ] Quatre ou cinq")]
    [InlineData("module.lock QM501 5:1", "id=vrai", "id=vraiment")]
    [InlineData("module.lock QM501 2:1", "id=une-lecon", "id=la-lecon")]
    [InlineData("module.lock QM504 1:1", "type=single", "type=multiple rev=2")]
    [InlineData("module.lock QM504 1:1", "### C’est vrai", "### Neuf\n<!-- q: id=neuve type=truefalse -->\n\n- [x] Vrai\n- [ ] Faux\n\n> **Explication\u00A0:** oui.\n\n### C’est vrai")]
    public void What_was_published_holds(string expected, string good, string bad) => Assert.Equal(expected, Codes(Demo.With(good, bad), Lock));

    [Fact]
    public void A_revision_does_not_fall()
    {
        var later = ModuleLock.Write(Demo.Read(Demo.With("id=combien", "id=combien rev=3")).Module!);
        Assert.Equal("module.md QM503 33:12", Codes(Demo.With("id=combien", "id=combien rev=2"), later));
    }

    [Fact]
    public void A_line_that_a_hand_spoilt_is_told() => Assert.Equal("module.lock QM500 3:1", Codes(Demo.Text, Lock.Replace("quiz quiz", "quiz  quiz", StringComparison.Ordinal)));

    [Theory]
    [InlineData("12 km", "12,0 miles", true)]
    [InlineData("12", "13", false)]
    [InlineData("12 ± 1", "11..13", true)]
    [InlineData("12", "12 ± 1", false)]
    public void The_meaning_of_a_number_is_its_intervals(string one, string other, bool isSame)
    {
        string Meaning(string line) => QuestionMeaning.Of(Demo.Read(Demo.With(
            "type=truefalse objective=2 facts=F-002 -->\n\n- [x] Vrai\n- [ ] Faux", $"type=number objective=2 -->\n\n- [x] {line}")).Module!.Find("vrai")!);
        Assert.Equal(isSame, Meaning(one) == Meaning(other));
    }
}
