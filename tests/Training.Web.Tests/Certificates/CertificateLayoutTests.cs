// SPDX-License-Identifier: AGPL-3.0-or-later
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Training.Attempts;
using Training.Certificates;
using Training.Web.Certificates.Pdf;

namespace Training.Web.Tests.Certificates;

public sealed partial class CertificateLayoutTests
{
    private const double PointsPerMillimetre = 72 / 25.4;

    [Theory]
    [InlineData("Zoé Delattre", 1, 40)]
    [InlineData("Marie-Christine Vandenbroucke", 1, 30)]
    [InlineData("Anne-Sophie Wattrelos-Vandenberghe de la Fontaine", 2, 28)]
    [InlineData("Maximilienne-Alexandrine Vandenbroucke-Wattrelos de la Fontaine-au-Bois et de Saint-Venant-Robecq", 2, 15)]
    [InlineData("Wolfeschlegelsteinhausenbergerdorffwelchevoralternwarengewissenhaftschaferswessenschafe", 2, 15)]
    public void A_long_name_shrinks_then_takes_two_lines_and_never_leaves_the_page(string name, int lines, double atLeast)
    {
        var words = Words(Sample.Render(Sample.Certificate with { HolderName = name }));
        var drawn = words.Where(w => w.Top > 30 && w.Bottom < 63 && w.Size >= 14).ToArray();
        Assert.Equal(lines, drawn.Select(w => Math.Round(w.Bottom)).Distinct().Count());
        Assert.True(drawn.Max(w => w.Size) >= atLeast, $"{drawn.Max(w => w.Size)} points");
        Assert.All(words.Where(w => w.Right > 70), w => Assert.InRange(w.Right, 80, 281.3));
    }

    [Fact]
    public void A_long_title_takes_two_lines_and_never_parts_its_quotation_marks()
    {
        // The line's end meets every place of the sentence in turn.
        for (var shift = 0; shift < 24; shift++)
        {
            var pdf = Sample.Render(Sample.Certificate with { Training = new string('i', shift + 1) + string.Concat(Enumerable.Repeat(" Bassin\u202f!", 13)) });
            Assert.All(Words(pdf).Where(w => w.Right > 70), w => Assert.InRange(w.Right, 80, 281.3));
            var lines = PdfTool.Text(pdf, "pdftotext", "-layout", "{}", "-").Split('\n').Select(l => l.Trim()).ToArray();
            Assert.Equal(2, lines.Count(l => l.Contains("Bassin")));
            Assert.DoesNotContain(lines, l => l.StartsWith('!') || l.StartsWith('»') || l.EndsWith('«'));
        }
    }

    [Theory]
    [InlineData(6, 1)]
    [InlineData(10, 1)]
    [InlineData(11, 2)]
    [InlineData(60, 3)]
    public void Objectives_tighten_then_go_on_with_the_next_page(int count, int pages)
    {
        var pdf = Sample.Render(Sample.Certificate with
        {
            Objectives = [.. Enumerable.Range(1, count).Select(i => new CertifiedObjective($"Décrire le lieu numéro {i}.", (ObjectiveResult)(i % 3)))],
        });
        PdfTool.Text(pdf, "qpdf", "--check", "{}");
        Assert.Matches($@"Pages:\s+{pages}\n", PdfTool.Text(pdf, "pdfinfo", "{}"));
        var text = Sample.Read(pdf);
        Assert.All(Enumerable.Range(1, count), i => Assert.Contains($"numéro {i}.", text));
        Assert.All(Words(pdf).Where(w => w.Text == "numéro" && w.Page == 1), w => Assert.InRange(w.Bottom, 97, 163.5));
    }

    [Fact]
    public void The_QR_code_drawn_is_the_address_with_four_modules_of_margin_on_32_millimetres()
    {
        var modules = QrSquare.Modules(Sample.Address);
        var (dark, side) = Square(Sample.Render());
        for (var y = 0; y < modules.Count; y++)
            for (var x = 0; x < modules.Count; x++)
            {
                Assert.Equal(modules[y][x], dark((int)((x + .5) * side / modules.Count), (int)((y + .5) * side / modules.Count)));
                if (Math.Min(Math.Min(x, y), modules.Count - 1 - Math.Max(x, y)) < 4) Assert.False(modules[y][x]);
            }

        Assert.True(modules[4][4]);
    }

    /// <summary>The square at 249 × 167 mm as a picture.</summary>
    private static (Func<int, int, bool> Dark, int Side) Square(byte[] pdf)
    {
        const int dots = 508, side = dots * 320 / 254;
        string At(int millimetres) => (millimetres * dots * 10 / 254).ToString(CultureInfo.InvariantCulture);
        var picture = PdfTool.Bytes(pdf, "pdftoppm", "-gray", "-r", $"{dots}", "-x", At(249), "-y", At(167), "-W", $"{side}", "-H", $"{side}", "{}");
        var start = picture.Length - side * side;
        Assert.StartsWith($"P5\n{side} {side}\n255\n", Encoding.Latin1.GetString(picture, 0, start) + "\n");
        return ((x, y) => picture[start + y * side + x] < 128, side);
    }

    private sealed record Word(int Page, string Text, double Top, double Bottom, double Right)
    {
        /// <summary>Points; a word's box is 1.088 times the size in the letter of names.</summary>
        public double Size => Math.Round((Bottom - Top) * PointsPerMillimetre / 1.088, 1);
    }

    /// <summary>Words with their boxes in millimetres.</summary>
    private static List<Word> Words(byte[] pdf)
    {
        var page = 0;
        List<Word> words = [];
        foreach (Match match in Box().Matches(PdfTool.Text(pdf, "pdftotext", "-bbox", "{}", "-")))
        {
            if (match.Groups[1].Success)
            {
                page++;
                continue;
            }

            double Millimetres(int group) => double.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture) / PointsPerMillimetre;
            words.Add(new Word(page, match.Groups[5].Value, Millimetres(2), Millimetres(4), Millimetres(3)));
        }

        return words;
    }

    [GeneratedRegex("""(<page )|<word xMin="[^"]*" yMin="([^"]*)" xMax="([^"]*)" yMax="([^"]*)">([^<]*)</word>""")]
    private static partial Regex Box();
}
