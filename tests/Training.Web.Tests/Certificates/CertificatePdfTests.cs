// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Text.RegularExpressions;
using Training.Attempts;
using Training.Certificates;
using Training.Web.Certificates;
using Training.Web.Certificates.Pdf;

namespace Training.Web.Tests.Certificates;

public sealed partial class CertificatePdfTests
{
    private static readonly byte[] Pdf = Sample.Render();

    [Fact]
    public void The_file_is_sound() => PdfTool.Text(Pdf, "qpdf", "--check", "{}");

    [Fact]
    public void The_file_is_tagged_titled_and_French()
    {
        var info = PdfTool.Text(Pdf, "pdfinfo", "{}");
        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Contains("Attestation de fin de formation, Zoé Delattre, Ambassadeur du Bassin minier", info);
        Assert.Contains("841.89 x 595.276 pts (A4)", info);
        var objects = PdfTool.Text(Pdf, "qpdf", "--json", "{}");
        Assert.Contains("\"/Lang\": \"u:fr-FR\"", objects);
        Assert.Contains("\"/DisplayDocTitle\": true", objects);
    }

    [Fact]
    public void Who_hears_the_page_gets_headings_facts_a_table_a_link_and_the_picture_in_words()
    {
        var structure = Spaces().Replace(PdfTool.Text(Pdf, "pdfinfo", "-struct-text", "{}"), " ");
        Assert.Contains("H1 (block) \"Attestation de fin de formation\"", structure);
        Assert.Contains("Lbl (block) \"Durée\" LBody (block) \"3 h 30 (3,5 h)\"", structure);
        Assert.Contains("H2 (block) \"Résultat par objectif\" Table (block) TR TH: /Scope /Row \"Expliquer ce qu’est un terril", structure);
        Assert.Contains("TD \"en cours d’acquisition\"", structure);
        Assert.Contains("Link (inline)", structure);
        Assert.Contains("Figure:", structure);
        Assert.Contains($"u:Code QR vers la page de vérification : {Sample.Address}", PdfTool.Text(Pdf, "qpdf", "--json", "{}"));
    }

    [Fact]
    public void Every_font_is_embedded_and_can_be_read_back()
    {
        var fonts = PdfTool.Text(Pdf, "pdffonts", "{}").Split('\n', StringSplitOptions.RemoveEmptyEntries)[2..];
        Assert.NotEmpty(fonts);
        Assert.All(fonts, font => Assert.Matches(@"Briquet-.*Identity-H\s+yes yes yes", font));
    }

    [Fact]
    public void Every_printed_field_is_on_the_page()
    {
        var text = Sample.Read(Pdf);
        Assert.All(
            [
                "Attestation de fin de formation", "Code du travail, article L. 6313-7, dernier alinéa", "Zoé Delattre", "Hôtel de la Gaillette, Lens",
                "a suivi la formation « Ambassadeur du Bassin minier » et réussi ses évaluations.", "Action de formation", "À distance, en ligne",
                "3 h 30 (3,5 h)", "du 5 mai au 2 juin 2025", "non évalué", "Fait à Lens, le 3 juin 2025", "Hélène Vasseur, responsable pédagogique",
                "Centre de formation du Carreau", "Signé électroniquement par l’organisme", "BQ-7F3K-9QXM-2WBD-4HNT-8", "Vérifier ce document :",
                "briquet.example/v/BQ-7F3K-9QXM-2WBD-4HNT-8",
            ],
            field => Assert.Contains(field, text));
    }

    [Fact]
    public void The_address_in_clear_is_a_link() => Assert.Contains(Sample.Address.AbsoluteUri, PdfTool.Text(Pdf, "pdfinfo", "-url", "{}"));

    [Fact]
    public void Two_renderings_are_equal_once_random_identifiers_are_masked()
    {
        var again = Sample.Render();
        Assert.NotEqual(Pdf, again);
        Assert.Equal(Masking.Of(Pdf), Masking.Of(again));
        Assert.NotEqual(Masking.Of(Pdf), Masking.Of(Sample.Render(Sample.Certificate with { HolderName = "Zoé Delattra" })));
    }

    [Theory]
    [InlineData("œ Œ ł Ł ń ś ż ź ć ą ę ó « » ’ é ë ï ç Š ă ő ĳ ñ ã õ ø å ß ğ İ ş ț – — …")]
    public void Letters_of_our_neighbours_are_drawn_and_read_back(string letters)
    {
        var certificate = Sample.Certificate with { HolderName = letters, Training = letters, Establishment = letters, Objectives = [new(letters, ObjectiveResult.Acquired)] };
        Assert.Null(new CertificatePdf().FirstUnprintable(certificate));
        var text = Sample.Read(Sample.Render(certificate));
        Assert.All(letters.Split(' '), letter => Assert.True(text.Split(letter).Length > 4, $"{letter} is not found in each of the four places."));
    }

    [Fact]
    public void A_letter_and_its_accent_apart_are_drawn_as_one()
    {
        var text = Sample.Read(Sample.Render(Sample.Certificate with { HolderName = "Zoe\u0301 Nowa\u0301k" }));
        Assert.Contains("Zoé Nowák", text);
    }

    [Theory]
    [InlineData("Олена Коваль", "О")]
    [InlineData("Yasmine ياسمين", "ي")]
    [InlineData("Zoé \U0001F41D", "\U0001F41D")]
    public void A_script_that_the_fonts_lack_is_refused_by_its_first_character(string name, string character)
    {
        var certificate = Sample.Certificate with { HolderName = name };
        Assert.Equal(character, new CertificatePdf().FirstUnprintable(certificate).ToString());
        var refused = Assert.Throws<UnprintableCharacterException>(() => Sample.Render(certificate));
        Assert.Equal(character, refused.Character.ToString());
        Assert.Contains($"« {character} »", refused.Message);
    }

    [Fact]
    public void A_document_without_objectives_has_no_table()
    {
        var kind = CertificateKind.Participation;
        var pdf = Sample.Render(Sample.Certificate with { Kind = kind, Wording = CertificateWording.Of(kind), Objectives = [] });
        PdfTool.Text(pdf, "qpdf", "--check", "{}");
        Assert.DoesNotContain("Table", PdfTool.Text(pdf, "pdfinfo", "-struct-text", "{}"));
        Assert.Contains("a participé à « Ambassadeur du Bassin minier ».", Sample.Read(pdf));
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();
}
