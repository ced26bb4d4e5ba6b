// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text.RegularExpressions;
using Training.Certificates;
using Training.Web.Certificates.Pdf;

namespace Training.Web.Tests.Certificates;

public sealed partial class RealisationPdfTests
{
    private static readonly byte[] Pdf = Sample.Render(Sample.Realisation, Stamp.Png);

    [Fact]
    public void The_file_is_sound_upright_tagged_titled_and_of_one_page()
    {
        PdfTool.Text(Pdf, "qpdf", "--check", "{}");
        var info = PdfTool.Text(Pdf, "pdfinfo", "{}");
        Assert.Matches(@"Tagged:\s+yes", info);
        Assert.Matches(@"Pages:\s+1\n", info);
        Assert.Contains("Certificat de réalisation, Zoé Delattre, Ambassadeur du Bassin minier", info);
        Assert.Contains("595.276 x 841.89 pts (A4)", info);
    }

    [Fact]
    public void Every_field_of_the_ministrys_model_is_on_the_page_in_its_order()
    {
        var text = Spaces().Replace(Sample.Read(Pdf), " ");
        var at = 0;
        foreach (var field in (string[])
        [
            "Centre de formation du Carreau", "4 rue de la Fosse, 62300 Lens", "SIRET : 123 456 782 00002", "déclaration d’activité : 32 62 01234 62",
            "Certificat de réalisation", "Je soussigné(e) Hélène Vasseur, représentant légal du dispensateur de l’action concourant au développement des compétences Centre de formation du Carreau",
            "atteste que :", "Mme/M. Zoé Delattre", "salarié(e) de l’entreprise Groupe Gaillette", "a suivi l’action « Ambassadeur du Bassin minier »",
            "Nature de l’action concourant au développement des compétences :", "action de formation", "bilan de compétences", "action de VAE",
            "action de formation par apprentissage", "qui s’est déroulée du 5 mai au 2 juin 2025", "pour une durée de 3 h 30 (3,5 h). (1)",
            "Sans préjudice des délais imposés par les règles fiscales, comptables ou commerciales", "pendant une durée de 3 ans", "(1) Dans le cadre des formations à distance",
            "Fait à : Lens", "Cachet et signature du responsable du dispensateur de formation", "Le : 3 juin 2025", "Hélène Vasseur, responsable pédagogique",
            "BQ-7F3K-9QXM-2WBD-4HNT-8", "briquet.example/v/BQ-7F3K-9QXM-2WBD-4HNT-8",
        ])
        {
            var found = text.IndexOf(field, at, StringComparison.Ordinal);
            Assert.True(found >= 0, $"« {field} » is not found after {at} in {text}");
            at = found;
        }
    }

    [Fact]
    public void No_score_no_objective_and_no_forbidden_word_is_printed()
    {
        var text = Sample.Read(Pdf);
        Assert.All(["acquis", "Résultat", "6353", "certifiante", "diplôme", "agréé", "%"], word => Assert.DoesNotContain(word, text));
    }

    [Fact]
    public void Who_hears_the_page_is_told_which_box_is_ticked_and_what_the_pictures_are()
    {
        var structure = PdfTool.Text(Pdf, "qpdf", "--json", "{}");
        Assert.Single(Regex.Matches(structure, "u:Case cochée"));
        Assert.Equal(3, Regex.Count(structure, "u:Case non cochée"));
        Assert.Contains("u:Cachet et signature de Hélène Vasseur", structure);
        var read = Spaces().Replace(PdfTool.Text(Pdf, "pdfinfo", "-struct-text", "{}"), " ");
        Assert.Contains("H1 (block) \"Certificat de réalisation\"", read);
        Assert.Contains("LBody (block) \"bilan de compétences\"", read);
    }

    [Fact]
    public void Two_renderings_are_equal_once_random_identifiers_are_masked() =>
        Assert.Equal(Masking.Of(Pdf), Masking.Of(Sample.Render(Sample.Realisation, Stamp.Png)));

    [Fact]
    public void A_JPEG_stamp_is_drawn_too()
    {
        var pdf = Sample.Render(Sample.Realisation, Stamp.Jpeg);
        PdfTool.Text(pdf, "qpdf", "--check", "{}");
        Assert.Matches(@"image\s+64\s+48\s+", PdfTool.Text(pdf, "pdfimages", "-list", "{}"));
    }

    [Fact]
    public void Long_names_shrink_the_text_and_nothing_leaves_the_page()
    {
        var certificate = Sample.Realisation with
        {
            HolderName = Of(121), Training = Of(120), SignatoryName = Of(120), SignatoryCapacity = Of(120), Place = Of(80),
            Realisation = Sample.Realisation.Realisation! with { Employer = Of(120), Provider = Sample.Provider with { Name = Of(120), Address = Of(240) } },
        };
        AssertWithin(Sample.Render(certificate, Stamp.Png), right: 580);
    }

    [Fact]
    public void Long_names_stay_within_an_attestation_and_clear_of_its_number()
    {
        var certificate = Sample.Certificate with
        {
            HolderName = Of(121), Training = Of(120), SignatoryName = Of(120), SignatoryCapacity = Of(120), Place = Of(80), Establishment = Of(120), EstablishmentCity = Of(80),
            Issuer = Of(120), Mention = Of(300), ValidUntil = new DateOnly(2027, 6, 3),
        };
        var pdf = Sample.Render(certificate);
        AssertWithin(pdf, right: 800);
        // Words of the lower left corner end before the column of the number, which begins at 162 mm or before.
        foreach (Match word in Word().Matches(PdfTool.Text(pdf, "pdftotext", "-bbox", "{}", "-")).Where(w => Value(w, 2) > 470 && Value(w, 1) < 227 + 1))
            Assert.InRange(Value(word, 3), 0, 459);
    }

    /// <summary>As long as a line may be, and made of the widest letters that people have.</summary>
    private static string Of(int length) => string.Join(' ', Enumerable.Repeat("Maximilienne-Wilhelmine WATTRELOS", 10))[..length].Trim();

    private static void AssertWithin(byte[] pdf, double right)
    {
        Assert.Matches(@"Pages:\s+1\n", PdfTool.Text(pdf, "pdfinfo", "{}"));
        foreach (Match word in Word().Matches(PdfTool.Text(pdf, "pdftotext", "-bbox", "{}", "-"))) Assert.InRange(Value(word, 3), 0, right);
    }

    private static double Value(Match word, int group) => double.Parse(word.Groups[group].Value, CultureInfo.InvariantCulture);

    [Fact]
    public void A_provider_whose_name_cannot_be_drawn_is_refused()
    {
        var certificate = Sample.Realisation with { Realisation = Sample.Realisation.Realisation! with { Provider = Sample.Provider with { Address = "вулиця" } } };
        Assert.Equal("в", new CertificatePdf().FirstUnprintable(certificate).ToString());
    }

    [GeneratedRegex(@"\s+")]
    private static partial Regex Spaces();

    [GeneratedRegex(@"<word xMin=""([0-9.]+)"" yMin=""([0-9.]+)"" xMax=""([0-9.]+)""")]
    private static partial Regex Word();
}
