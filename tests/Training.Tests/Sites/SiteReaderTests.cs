// SPDX-License-Identifier: AGPL-3.0-or-later
using Training.Modules;
using Training.Sites;

namespace Training.Tests.Sites;

public sealed class SiteReaderTests
{
    private const string Card = """
        ---
        id: parc-essai
        name: Parc d’essai
        commune: Ici
        territory: lys-artois
        rank: must-see
        kinds: [nature, sport]
        for: [families, walkers]
        weather: [dry]
        seasons: [spring, summer]
        minutes: 90
        access: Sans marche
        with: [autre-parc]
        modules: [demo]
        facts: [F-001]
        ---
        Un **grand** parc.

        ## À dire à vos visiteurs
        Montez au belvédère.

        ## Bon à savoir
        - Entrée libre.
        """;

    private static SiteReadResult Read(string text, string path = "sites/parc-essai.md") =>
        SiteReader.Read(new SourceFile(path, text.ReplaceLineEndings("\n")), new HashSet<string> { "parc-essai", "autre-parc" }, new HashSet<string> { "demo" });

    [Fact]
    public void A_card_is_read_whole()
    {
        var (site, diagnostics) = Read(Card);
        Assert.Empty(diagnostics);
        Assert.Equal(("parc-essai", "Parc d’essai", "Ici", "lys-artois", "must-see", 90, "Sans marche"), (site!.Id, site.Name, site.Commune, site.Territory, site.Rank, site.Minutes, site.Access));
        Assert.Equal("nature sport | families walkers | dry | spring summer | autre-parc | demo | F-001",
            string.Join(" | ", new[] { site.Kinds, site.For, site.Weather, site.Seasons, site.With, site.Modules, site.Facts }.Select(w => string.Join(' ', w))));
        Assert.Equal(("Un grand parc.", "<p>Un <strong>grand</strong> parc.</p>", "<p>Montez au belvédère.</p>"), (site.Intro, site.IntroHtml, site.SayHtml));
        Assert.Contains("<li>Entrée libre.</li>", site.TipsHtml, StringComparison.Ordinal);
    }

    [Fact]
    public void What_no_document_says_may_be_left_out()
    {
        var bare = string.Join('\n', Card.ReplaceLineEndings("\n").Split('\n').Where(l => !(l.StartsWith("rank", StringComparison.Ordinal) || l.StartsWith("seasons", StringComparison.Ordinal)
            || l.StartsWith("minutes", StringComparison.Ordinal) || l.StartsWith("access", StringComparison.Ordinal) || l.StartsWith("with", StringComparison.Ordinal) || l.StartsWith("modules", StringComparison.Ordinal))));
        var (site, diagnostics) = Read(bare[..bare.IndexOf("\n\n## Bon", StringComparison.Ordinal)]);
        Assert.Empty(diagnostics);
        Assert.Equal(("", 0, null, "", ""), (site!.Rank, site.Seasons.Length, site.Minutes, site.Access, site.TipsHtml));
    }

    [Theory]
    [InlineData("QM109", 2, 5, "id: parc-essai", "id: parc-essais")]
    [InlineData("QM107", 5, 12, "territory: lys-artois", "territory: flandre")]
    [InlineData("QM103", 1, 1, "facts: [F-001]\n", "")]
    [InlineData("QM102", 15, 1, "facts: [F-001]\n", "facts: [F-001]\nopen: 9\n", 16)]
    [InlineData("QM106", 11, 10, "minutes: 90", "minutes: 3")]
    [InlineData("QM710", 13, 8, "[autre-parc]", "[autre-park]")]
    [InlineData("QM700", 14, 11, "[demo]", "[domo]")]
    [InlineData("QM710", 17, 4, "Un **grand** parc.", "Un [parc](site:inconnu).")]
    [InlineData("QM603", 17, 16, "Un **grand** parc.", "Un grand parc d'essai.")]
    [InlineData("QM712", 22, 1, "## Bon à savoir", "## Horaires")]
    public void A_fault_is_told_where_it_stands(string code, int line, int column, string good, string bad, int? elsewhere = null)
    {
        var text = Card.ReplaceLineEndings("\n");
        Assert.Contains(good, text, StringComparison.Ordinal);
        var found = Assert.Single(Read(text.Replace(good, bad, StringComparison.Ordinal)).Diagnostics);
        Assert.Equal((code, elsewhere ?? line, column), (found.Code, found.Line, found.Column));
    }

    [Fact]
    public void A_card_without_its_sentence_to_say_is_refused()
    {
        var text = Card[..Card.IndexOf("## À dire", StringComparison.Ordinal)];
        var result = Read(text);
        Assert.Null(result.Site);
        Assert.Equal("QM711", Assert.Single(result.Diagnostics).Code);
    }

    [Fact]
    public void A_card_may_lead_to_another()
    {
        var site = Read(Card.Replace("belvédère.", "belvédère, puis voyez l’[autre parc](site:autre-parc).", StringComparison.Ordinal)).Site;
        Assert.Contains("<a href=\"/sites/autre-parc\">autre parc</a>", site!.SayHtml, StringComparison.Ordinal);
    }
}
