// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tests.Modules;

public sealed class TypographyTests
{
    private const string Head = "---\nlang: fr\ntitle: L'essai\n---\n\n";

    [Theory]
    [InlineData("Vrai ? Oui ! Bien ; voilà : fin.", "Vrai\u202F? Oui\u202F! Bien\u202F; voilà\u00A0: fin.")]
    [InlineData("Vrai? Oui! **Mot**: fin", "Vrai\u202F? Oui\u202F! **Mot**\u00A0: fin")]
    [InlineData("« Oui », dit-il", "«\u202FOui\u202F», dit-il")]
    [InlineData("«Oui»", "«\u202FOui\u202F»")]
    [InlineData("Il dit \"oui\" (\"non\").", "Il dit «\u202Foui\u202F» («\u202Fnon\u202F»).")]
    [InlineData("L'eau, l'*air*...", "L’eau, l’*air*…")]
    [InlineData("Déjà juste\u202F; rien à dire\u00A0: «\u202Foui\u202F».", "Déjà juste\u202F; rien à dire\u00A0: «\u202Foui\u202F».")]
    [InlineData("À 10:30, `a ; b`, <https://example.org/a?b> et [x](/y?z=1).", "À 10:30, `a ; b`, <https://example.org/a?b> et [x](/y?z=1).")]
    [InlineData("### Quoi ?\n<!-- q: id=quoi -->\n\n- [ ] Non !\n  > Si : oui.", "### Quoi\u202F?\n<!-- q: id=quoi -->\n\n- [ ] Non\u202F!\n  > Si\u00A0: oui.")]
    [InlineData(":::phrase lang=en\nIt's \"here\"!\n:::", ":::phrase lang=en\nIt's \"here\"!\n:::")]
    [InlineData("| quoi ? | et : \"oui\" |\n|---|---|\n| l'eau ! | **mais** ; non... |", "| quoi\u202F? | et\u00A0: «\u202Foui\u202F» |\n|---|---|\n| l’eau\u202F! | **mais**\u202F; non… |")]
    [InlineData("*[What?](lang:en)* [Oui ?](lang:fr) [**Hoe?** Ja!](lang:nl)", "*[What?](lang:en)* [Oui\u202F?](lang:fr) [**Hoe?** Ja!](lang:nl)")]
    [InlineData("Quoi ?!", "Quoi\u202F?!")]
    [InlineData("Et après…?", "Et après…?")]
    public void French_is_mended_and_the_rest_left_alone(string written, string mended)
    {
        var text = Typography.Mend(Head + written);
        Assert.Equal(Head.Replace("L'essai", "L’essai", StringComparison.Ordinal) + mended, text);
        Assert.Equal(text, Typography.Mend(text));
    }

    [Fact]
    public void Another_language_is_left_alone() => Assert.Equal("---\nlang: en\n---\n\nIt's here !", Typography.Mend("---\nlang: en\n---\n\nIt's here !"));
}
