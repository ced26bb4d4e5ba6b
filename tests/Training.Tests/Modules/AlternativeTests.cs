// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;

namespace Training.Tests.Modules;

/// <summary>Whether the words of a picture choice leave as much to guess as the picture.</summary>
public sealed class AlternativeTests
{
    private static string Codes(string stem, string right, string wrong) => string.Join(", ", ModuleReader.Read(
    [
        new SourceFile("demo/module.md", Demo.With("Combien de terrils\u202F?", stem)
            .Replace("- [x] Deux", $"- [x] ![{right}](img/a.webp)", StringComparison.Ordinal)
            .Replace("- [ ] Trois", $"- [ ] ![{wrong}](img/a.webp)", StringComparison.Ordinal)),
        new SourceFile("demo/img/a.webp", null),
    ]).Diagnostics.Select(d => $"{d.Code} {d.Line}:{d.Column}"));

    [Theory]
    [InlineData("Lequel est un beffroi", "Une tour carrée", "Une tour ronde", "")]
    [InlineData("Lequel est un beffroi", "Le beffroi de Béthune", "Une tour ronde", "QM274 39:7")]
    [InlineData("Voyez-vous les beffrois", "Un Beffroi", "Une tour ronde", "QM274 39:7")]
    [InlineData("Lequel est un beffroi", "Un beffroi carré", "Un beffroi rond", "")]
    [InlineData("Lequel est un beffroi", "Une tour carrée", "Un beffroi", "")]
    [InlineData("Lequel est un beffroi", "Tour carrée (bonne réponse)", "Une tour ronde", "QM274 39:7")]
    [InlineData("Lequel est un beffroi", "Une tour carrée", "Mauvais choix", "QM274 40:7")]
    [InlineData("Lequel est un beffroi", "Vrai", "Faux", "QM274 39:7, QM274 40:7")]
    [InlineData("Lequel est un beffroi", "The right answer", "Het foute antwoord", "QM274 39:7, QM274 40:7")]
    public void An_alternative_text_that_gives_the_answer_away_is_told(string stem, string right, string wrong, string expected) =>
        Assert.Equal(expected, Codes(stem, right, wrong));
}
